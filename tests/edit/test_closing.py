"""An open item is ticked or cancelled where it stands, in the style of its line."""

# ruff: noqa: E501 - one note, one line
from __future__ import annotations

from datetime import date

import pytest

from tests.edit.editing import PATH, RULES, edit
from vaultnet.edit import CloseItem, Refused, edited, overwritten, stands
from vaultnet.edit.sheet import lay_open
from vaultnet.model.item import item_keys

DAY = date(2026, 6, 30)


def key_of(text: str, at: int = 0) -> str:
    return item_keys("ana", lay_open(PATH, text, RULES).entries.items)[at]


def close(text: str, status: str = "x", at: int = 0) -> str:
    return edit(text, CloseItem("ana", key_of(text, at), status, DAY))


BRACKET = "[completion:: 2026-06-30]"
CASES = [
    ("- [ ] promise: a\n", f"- [x] promise: a {BRACKET}\n"),
    ("- [/] promise: a", f"- [x] promise: a {BRACKET}"),
    ("- [ ] promise: a [due:: 2026-01-01] ^b1\r\n", f"- [x] promise: a [due:: 2026-01-01] {BRACKET} ^b1\r\n"),
    ("- [ ] promise: a  [due:: 2026-01-01]\n", f"- [x] promise: a  [due:: 2026-01-01]  {BRACKET}\n"),
    ("- [ ] promise: a (due:: 2026-01-01)\n", "- [x] promise: a (due:: 2026-01-01) (completion:: 2026-06-30)\n"),
    ("- [ ] promise: a (give:: help)\n", f"- [x] promise: a (give:: help) {BRACKET}\n"),
    ("- [ ] promise: a 📅 2026-01-01\n", "- [x] promise: a 📅 2026-01-01 ✅ 2026-06-30\n"),
    ("- [ ] promise: a  ⏫  📅 2026-01-01  ^b\n", "- [x] promise: a  ⏫  📅 2026-01-01  ✅ 2026-06-30  ^b\n"),
    ("- [ ] promise: a [give:: help] ➕ 2026-01-01 #t\n", "- [x] promise: a [give:: help] ➕ 2026-01-01 #t ✅ 2026-06-30\n"),
    ("- [ ] promise: a 😀\n", f"- [x] promise: a 😀 {BRACKET}\n"),
    ("- [ ] promise: a  \n  more\n", f"- [x] promise: a {BRACKET}  \n  more\n"),
    ("- [ ] promise: a [completion:: ] [give:: help]\n", f"- [x] promise: a {BRACKET} [give:: help]\n"),
    ("- [ ] promise: a [completion:: 2026-01-01]\n", "- [x] promise: a [completion:: 2026-01-01]\n"),
    ("- [ ] promise: a `[due:: 2026-01-01]`\n", f"- [x] promise: a `[due:: 2026-01-01]` {BRACKET}\n"),
    ("- [ ] promise: a (see\n", f"- [x] promise: a (see {BRACKET}\n"),
    ("- [ ] promise: a ^ b\n", f"- [x] promise: a ^ b {BRACKET}\n"),
    ("- [ ] \n", f"- [x] {BRACKET} \n"),
    ("- [ ]", f"- [x] {BRACKET}"),
    ("  1)  [ ]\tpromise: a\n", f"  1)  [x]\tpromise: a {BRACKET}\n"),
    ("- [?] [ ] a\n", f"- [x] [ ] a {BRACKET}\n"),
    ("- x\n\t- [ ] ask: a\n\t\t- b\n", f"- x\n\t- [x] ask: a {BRACKET}\n\t\t- b\n"),
    ("- - [ ] ask: a\n", f"- - [x] ask: a {BRACKET}\n"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "new"), CASES)
def test_an_item_is_ticked_in_the_style_of_its_line(text: str, new: str) -> None:
    assert close(text) == new


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("- [ ] ask: a [due:: 2026-01-01] ^b\n", "- [-] ask: a [due:: 2026-01-01] [cancelled:: 2026-06-30] ^b\n"),
        ("- [ ] ask: a 📅 2026-01-01\n", "- [-] ask: a 📅 2026-01-01 ❌ 2026-06-30\n"),
    ],
)  # fmt: skip
def test_an_item_is_cancelled_in_the_style_of_its_line(text: str, new: str) -> None:
    assert close(text, "-") == new


def test_of_items_that_are_alike_the_one_that_is_meant_is_closed() -> None:
    text = "- [ ] ask: a\n- [ ] ask: a\n- [ ] ask: a\n"
    assert close(text, at=1) == f"- [ ] ask: a\n- [x] ask: a {BRACKET}\n- [ ] ask: a\n"


def test_an_item_is_found_again_after_it_has_moved() -> None:
    key = key_of("- [ ] ask: a\n")
    moved = "# Asks\r\n\r\n* [/] ask: a\r\n"
    new = edit(moved, CloseItem("ana", key, "x", DAY))
    assert new == f"# Asks\r\n\r\n* [x] ask: a {BRACKET}\r\n"


@pytest.mark.parametrize(
    ("text", "status", "why"),
    [
        ("\n- [-] ask: a\n", "x", ":2: this item is cancelled already"),
        ("\n- [x] ask: a\n", "-", ":2: this item is done already"),
        ("- [ ] ask: a 🔁 every week\n", "x", ":1: this item comes back; tick it in Obsidian, so that Tasks makes the next one"),
        ("- [ ] ask: a [repeat:: every week]\n", "-", ":1: this item comes back; cancel it in Obsidian, so that Tasks makes the next one"),
    ],
)  # fmt: skip
def test_what_is_not_ours_to_close_is_refused(text: str, status: str, why: str) -> None:
    with pytest.raises(Refused) as refusal:
        edited(PATH, text, CloseItem("ana", key_of(text), status, DAY), RULES)
    assert str(refusal.value) == PATH + why


def test_an_item_that_says_something_else_by_now_is_refused() -> None:
    operation = CloseItem("ana", key_of("- [ ] ask: a\n"), "x", DAY)
    with pytest.raises(Refused) as refusal:
        edited(PATH, "- [ ] ask: b\n", operation, RULES)
    assert str(refusal.value) == f"{PATH}: this item is not there as it was"
    assert not stands(PATH, "- [ ] ask: b\n", operation, RULES)
    assert not overwritten(PATH, "- [ ] ask: b\n", operation, RULES)


def test_a_tick_that_somebody_made_stands() -> None:
    text = "- [X] ask: a [completion:: 2026-01-01]\n"
    assert close(text) == text


def test_a_tick_is_lost_where_the_box_is_open_again_and_not_where_it_is_cancelled() -> None:
    operation = CloseItem("ana", key_of("- [ ] ask: a\n"), "x", DAY)
    assert overwritten(PATH, "- [ ] ask: a\n", operation, RULES)
    assert not overwritten(PATH, "- [-] ask: a\n", operation, RULES)


def test_a_line_that_a_hard_break_ends_is_left_to_the_person() -> None:
    text = "- [ ] promise: a\\\n  more\n"
    with pytest.raises(Refused, match="a hard line break ends this line; close the item by hand"):
        close(text)

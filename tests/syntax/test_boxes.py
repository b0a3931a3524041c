"""Boxes that vaultnet issued: what is ticked, and what was added, is told from what stood there."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.syntax.boxes import boxed, find_ticks, is_key, marked, seal, unboxed

KEY = "due-2026-W27-bo-lindqvist"
LINE = "[[Bo Lindqvist]] — overdue, latest was 2026-05-03 · call or video"
PAGE = boxed(f"# Due\n\n- {LINE} {marked(KEY)}\n- [[Ana Ruiz]] — no box\n")

#: What a person writes into a line: no part of the line itself, nothing that is no text.
ADDED = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=25
)


def ticked(page: str = PAGE) -> str:
    return page.replace("- [ ]", "- [x]")


def test_a_marked_line_becomes_a_box_with_a_key_and_a_seal() -> None:
    assert PAGE.split("\n")[2] == f"- [ ] {LINE} ^{KEY}-{seal(KEY, LINE)}"
    assert PAGE.split("\n")[3] == "- [[Ana Ruiz]] — no box"


def test_where_nobody_can_tick_a_marked_line_is_a_bullet() -> None:
    assert unboxed(f"- {LINE} {marked(KEY)}\n") == f"- {LINE}\n"


def test_an_unticked_page_has_no_ticks() -> None:
    assert find_ticks(PAGE) == (PAGE, ())


@pytest.mark.parametrize("sign", ["x", "X"])
def test_a_tick_is_found_and_taken_back_in_the_text(sign: str) -> None:
    before, (tick,) = find_ticks(PAGE.replace("- [ ]", f"- [{sign}]"), 5)
    assert before == PAGE
    assert (tick.key, tick.added, tick.line) == (KEY, "", 7)


@pytest.mark.parametrize(
    ("page", "added"),
    [
        (PAGE.replace(" — over", " coffee by the river — over"), "coffee by the river"),
        (PAGE.replace(" — over", " a — b — over"), "a — b"),
        (PAGE.replace(" — over", ": call: hi [give:: ideas] — over"), ": call: hi [give:: ideas]"),
        (PAGE.replace(" ^due", " for an hour ^due"), "for an hour"),
        (PAGE.replace("- [ ] ", "- [ ] at last "), "at last"),
        (PAGE.replace("\n- [[Ana", " and so on\n- [[Ana"), "and so on"),
        (PAGE.replace("video ", "video (both) "), "(both)"),
    ],
)
def test_what_was_added_to_a_ticked_line_is_told_from_what_stood_there(
    page: str, added: str
) -> None:
    before, (tick,) = find_ticks(ticked(page))
    assert before == PAGE
    assert tick.added == added


@given(ADDED, st.sampled_from([" — over", " ^due", "\n- [[Ana"]))
def test_whatever_is_added_is_found_again(added: str, place: str) -> None:
    page = PAGE.replace(place, f" {added} {place.lstrip(' ')}" if place[0] == " " else "\0", 1)
    page = page.replace("\0", f" {added}{place}")
    before, (tick,) = find_ticks(ticked(page))
    assert before == PAGE
    assert tick.added.split() == added.split()


@pytest.mark.parametrize(
    "page",
    [
        PAGE.replace("overdue", "OVERDUE"),  # what vaultnet said was changed
        PAGE.replace("bo-lindqvist", "ana-ruiz"),  # the key of another box
        PAGE.replace(seal(KEY, LINE), "00000000"),
        f"- [ ] {LINE} ^{KEY}\n",  # no seal
        f"- [ ] anything ^promise-1f00ba12-{seal(KEY, LINE)}\n",
        f"- [ ] {LINE}\n",
        PAGE.replace("- [ ]", "> - [ ]"),
        PAGE.replace("- [ ]", "    text - [ ]"),
    ],
)
def test_an_id_that_was_not_issued_for_the_line_is_not_sound(page: str) -> None:
    text, ticks = find_ticks(ticked(page))
    assert text == ticked(page)
    assert not any(tick.sound for tick in ticks)


@pytest.mark.parametrize(
    "done",
    [
        "✅ 2026-06-29",
        "✅\ufe0f2026-06-29",
        "[completion:: 2026-06-29]",
        "(completion:: 2026-06-29)",
    ],
)
@pytest.mark.parametrize("added", ["", " a walk"])
def test_the_day_that_tasks_writes_is_told_from_what_the_person_wrote(
    done: str, added: str
) -> None:
    page = PAGE.replace(" ^due", f" {done} ^due").replace(" — over", f"{added} — over")
    before, (tick,) = find_ticks(ticked(page))
    assert before == PAGE
    assert (tick.done, tick.added) == (date(2026, 6, 29), added.strip())


def test_a_page_full_of_odd_boxes_costs_little() -> None:
    line = f"- [x] {'a ' * 300}^due-2026-W27-ana-00000000\n"
    _, ticks = find_ticks(line * 200)
    assert len(ticks) == 200
    assert not any(tick.sound for tick in ticks)


@pytest.mark.parametrize("sign", ["-", "/", " ", "?"])
def test_other_signs_in_a_box_are_no_tick(sign: str) -> None:
    page = PAGE.replace("- [ ]", f"- [{sign}]")
    assert find_ticks(page) == (page, ())


def test_line_ends_of_windows_and_other_bullets_do_not_matter() -> None:
    page = PAGE.replace("\n", "\r\n")
    before, (tick,) = find_ticks(ticked(page))
    assert (before, tick.added) == (page, "")
    _, (tick,) = find_ticks(PAGE.replace("- [ ]", "* [x]"))
    assert tick.key == KEY


@pytest.mark.parametrize("text", ["", "w", "Due-1", "due-", "due-a b", "due-^x", "due-x-", "é-1"])
def test_what_cannot_be_a_key(text: str) -> None:
    assert not is_key(text)

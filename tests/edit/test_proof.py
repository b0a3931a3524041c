"""An edit that does more than was planned is found out, whoever made it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.edit.editing import PATH, RULES
from vaultnet.edit import AddEntry, AddItem, CloseItem, SetProperty, Unname
from vaultnet.edit.proof import (
    proves_addition,
    proves_closing,
    proves_property,
    proves_removal,
    proves_unnaming,
)
from vaultnet.edit.sheet import Sheet, lay_open

DAY = date(2026, 6, 30)
CALL = AddEntry("2026-06-30 call: hi")
ASK = AddItem("ask", "ask: a chair")


def sheet(text: str) -> Sheet:
    return lay_open(PATH, text, RULES)


NOTE = "---\na: 1\n---\n# Ana\n- 2026-01-01 x\n  - y\n- [ ] ask: z\n"


@pytest.mark.parametrize(
    ("new", "index", "operation"),
    [
        (NOTE, 4, CALL),
        (NOTE + "- 2026-06-30 call: ho\n", 4, CALL),
        (NOTE + "- 2026-06-30 call: hi\n- x\n", 4, CALL),
        (NOTE + "text\n- 2026-06-30 call: hi\n", 4, CALL),
        (NOTE + "> - 2026-06-30 call: hi\n", 4, CALL),
        (NOTE + "  - 2026-06-30 call: hi\n", 4, CALL),
        (NOTE + "- [x] ask: a chair\n", 4, ASK),
        (NOTE + "- [ ] ask: a chair\n", 3, ASK),
        (NOTE.replace("a: 1", "a: 2") + "- 2026-06-30 call: hi\n", 4, CALL),
        (NOTE.replace("a: 1", "b: 1") + "- 2026-06-30 call: hi\n", 4, CALL),
        (NOTE.replace("# Ana", "## Ana") + "- 2026-06-30 call: hi\n", 4, CALL),
        (NOTE.replace("- 2026-01-01 x\n", "") + "- 2026-06-30 call: hi\n", 4, CALL),
        (NOTE.replace("ask: z", "ask: zz") + "- 2026-06-30 call: hi\n", 4, CALL),
        (NOTE + "# Asks\n- 2026-06-30 call: hi\n# X\n", 4, CALL),
    ],
)
def test_an_addition_is_one_line_of_a_list(
    new: str, index: int, operation: AddEntry | AddItem
) -> None:
    assert not proves_addition(sheet(NOTE), sheet(new), index, operation)


def test_a_heading_that_gives_other_tasks_a_kind_is_found_out() -> None:
    before, after = sheet("x\n\n- [ ] y\n"), sheet("x\n\n# Asks\n- 2026-06-30 call: hi\n- [ ] y\n")
    assert not proves_addition(before, after, 2, CALL)


@pytest.mark.parametrize(
    "new",
    [
        NOTE,
        NOTE.replace("[ ] ask: z", "[x] ask: z"),
        NOTE.replace("[ ] ask: z", "[x] ask: z [completion:: 2026-06-29]"),
        NOTE.replace("[ ] ask: z", "[X] ask: z [completion:: 2026-06-30]"),
        NOTE.replace("[ ] ask: z", "[x] ask: zz [completion:: 2026-06-30]"),
        NOTE.replace("[ ] ask: z", "[x] ask: z [completion:: 2026-06-30]").replace("y", "w"),
        NOTE.replace("[ ] ask: z", "[x] ask: z [completion:: 2026-06-30]").replace("a: 1", "a: x"),
        NOTE.replace("[ ] ask: z", "[x] ask: z [completion:: 2026-06-30]") + "more\n",
    ],
)
def test_a_closing_is_one_box_and_one_date(new: str) -> None:
    before = sheet(NOTE)
    operation = CloseItem("ana", "", "x", DAY)
    assert not proves_closing(before, sheet(new), before.entries.items[0], operation)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("---\nk: 1\n---\n", "---\nk: 2\n---\n"),
        ("---\nk: 1\n---\n", "---\nj: new\n---\n"),
        ("---\na: 1\nk: 1\n---\n", "---\nk: new\na: 1\n---\n"),
        ("---\na: 1\nk: 1\n---\n", "---\na: true\nk: new\n---\n"),
        ("---\na: 1\nk: 1\n---\n", "---\nk: new\n---\n"),
        ("---\na: 1\n---\n", "---\nk: new\na: 1\n---\n"),
        ("---\nk: 1\n---\nx", "---\nk: new\n---\ny"),
        ("---\nk: 1\n---\nx", "---\nk: new\n---\nx\n"),
        ("---\nk: 1\n---\n", "---\nk: new\na: &b 1\n---\n"),
        ("---\nk: 1\na: b\n---\n", "---\nk: new\na: b {{c}}\n---\n"),
    ],
)
def test_a_property_is_one_value(old: str, new: str) -> None:
    assert not proves_property(sheet(old), sheet(new), SetProperty("k", "new"))


@pytest.mark.parametrize(
    "new",
    [
        "---\nk: [a, Bo]\n---\n",
        "---\nk: [a]\n---\nx",
        "---\nk: [b]\n---\n",
        "---\nk: []\n---\n",
        "---\nj: [a]\n---\n",
        "---\nk: [a]\nj: 1\n---\n",
    ],
)
def test_a_name_that_goes_takes_nothing_along(new: str) -> None:
    before = sheet("---\nk: [a, Bo]\n---\n")
    assert not proves_removal(before, sheet(new), "k", Unname((), ("bo",)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[[Bo]] [[Bo]]\n", "someone [[Bo]]\n"),
        ("[[Bo]]\n", "# someone\n"),
        ("[[Bo]]\n", "someone\nx\n"),
        ("    [[Bo]]\n", "    someone\n"),
        ("- 2026-01-01 [[Bo]]\n", "- 2026-01-02 someone\n"),
        ("- 2026-01-01 [[Bo]]\n", "- someone\n"),
        ("- [ ] ask: [[Bo]] [due:: 2026-01-01]\n", "- [ ] ask: someone\n"),
    ],
)
def test_no_line_becomes_another_when_a_name_goes(old: str, new: str) -> None:
    assert not proves_unnaming(sheet(old), sheet(new), Unname(("bo",), ()))

"""One operation on one text: what is written, what is refused, what is told of it afterwards."""

# ruff: noqa: E501 - one case, one line
from __future__ import annotations

from datetime import date

import pytest

from tests.edit.editing import PATH, RULES, edit
from vaultnet.edit import (
    AddEntry,
    AddItem,
    CloseItem,
    Operation,
    Refused,
    SetProperty,
    Unname,
    edited,
    overwritten,
    stands,
)

OPERATIONS: tuple[Operation, ...] = (
    AddEntry("2026-06-30 call: lunch"),
    AddItem("ask", "ask: a chair"),
    CloseItem("ana", "ask-0", "x", date(2026, 6, 30)),
    SetProperty("tier", "many"),
    Unname(("bo",), ()),
)

UNFIT = [
    ("---\ntype: {{type}}\n---\n", ": this note is a template"),
    ("---\ngenerated_by: vaultnet\n---\n", ": this note is vaultnet's own, made anew with each build"),
    ("x\n<<<<<<< a\nb\n=======\nc\n>>>>>>> d\n", ":2: a merge left its conflict markers here"),
    ("a\nb \ud800\n", ":2: not UTF-8 (byte 0xed); save it as UTF-8"),
    ("\ufeff---\na: 1\n---\n", ":1: a second byte order mark hides how the note begins"),
]  # fmt: skip


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: type(one).__name__)
@pytest.mark.parametrize(("text", "why"), UNFIT)
def test_a_note_that_is_not_for_typing_into_is_refused(
    text: str, why: str, operation: Operation
) -> None:
    with pytest.raises(Refused) as refusal:
        edited(PATH, text, operation, RULES)
    assert str(refusal.value) == PATH + why


def test_a_conflict_copy_can_be_edited() -> None:
    path = "People/Ana (conflicted copy 2026-10-02).md"
    assert edited(path, "[[Bo]]\n", Unname(("bo",), ()), RULES) == "someone\n"


def test_several_edits_follow_each_other() -> None:
    text = "---\r\ntype: person\r\n---\r\n\r\n# Ana\r\n"
    for operation in (*OPERATIONS[:2], *OPERATIONS[3:]):
        text = edit(text, operation)
    assert text == (
        "---\r\ntype: person\r\ntier: many\r\n---\r\n\r\n# Ana\r\n\r\n## Log\r\n\r\n"
        "- 2026-06-30 call: lunch\r\n\r\n## Open\r\n\r\n- [ ] ask: a chair\r\n"
    )


def test_what_was_added_is_lost_where_it_is_not_there() -> None:
    for operation in OPERATIONS[:2]:
        assert overwritten(PATH, "# Ana\n", operation, RULES)
        assert not stands(PATH, "# Ana\n", operation, RULES)


@pytest.mark.parametrize(
    ("head", "before", "lost"),
    [
        ("---\ntier: critical\n---\n", "critical", True),
        ("---\ntier: critical\n---\n", None, False),
        ("---\ntier: inner\n---\n", "critical", False),
        ("---\ntier: many\n---\n", "critical", False),
        ("---\ntier: many\n---\n", "many", False),
        ("---\ntier:\n---\n", "", True),
        ("", "", True),
    ],
)
def test_a_property_is_lost_only_where_it_says_what_it_said_before(
    head: str, before: str | None, *, lost: bool
) -> None:
    assert overwritten(PATH, head, SetProperty("tier", "many", before), RULES) == lost


def test_what_a_property_said_before_does_not_decide_whether_it_stands() -> None:
    assert stands(PATH, "---\ntier: many\n---\n", SetProperty("tier", "many", "x"), RULES)

"""For any note and any edit: what is outside the splice stays, and the change is read back."""

# ruff: noqa: E501 - one case, one line
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from tests.conftest import SHARED
from tests.edit.editing import PATH, RULES, edit
from tests.edit.heads import HEADS
from tests.syntax.odd_heads import ODD_HEADS
from vaultnet.edit import AddEntry, AddItem, CloseItem, Operation, Refused, SetProperty, Unname
from vaultnet.edit.sheet import lay_open
from vaultnet.model import Interaction, Item
from vaultnet.model.item import item_keys
from vaultnet.read.note import decode
from vaultnet.syntax.entries import format_item, format_log
from vaultnet.syntax.frontmatter import read_head
from vaultnet.syntax.regions import find_conflict

DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
WORDS = st.sampled_from(
    ["a", "lunch (long", "[[Bo]]", "`x`", "é 😀", "a: b", "5%", "x ^y z", "a  b"]
)
FIELDS = st.sampled_from([(), (("give", "ideas"),), (("for", "a, b"), ("by", "them"))])
ENTRIES = st.builds(
    Interaction,
    DAYS,
    st.sampled_from(["call", "meet", "note"]),
    WORDS,
    st.just(0),
    fields=FIELDS,
    block=st.sampled_from(["", "a1"]),
)
ITEMS = st.builds(
    Item,
    st.sampled_from(["promise", "ask", "raise"]),
    st.just(" "),
    WORDS,
    st.just(0),
    due=st.none() | DAYS,
    fields=FIELDS,
    block=st.sampled_from(["", "b1"]),
)
LOG_LINES = ENTRIES.map(format_log)
ITEM_LINES = st.tuples(ITEMS, st.sampled_from(["dataview", "emoji"])).map(lambda a: format_item(*a))

#: Lines of which a note is put together, in any order and at any depth.
LINES = st.one_of(
    LOG_LINES.map("- {}".format),
    LOG_LINES.map("* {}".format),
    LOG_LINES.map("  - {}".format),
    ITEM_LINES.map("- [ ] {}".format),
    ITEM_LINES.map("- [x] {}".format),
    ITEM_LINES.map("\t- [/] {}".format),
    ITEM_LINES.map("> - [ ] {}".format),
    st.sampled_from(
        [
            "", "", "  ", "# Ana", "## Log", "## Open", "### Favors", "Log", "===", "---", "text",
            "  text", "    code", "> quote", "```", "~~~", "%%", "<!-- c", "-->", "<div>", "- a",
            "1. b", "-", "- [ ]", "- - c", "- # d", "***", "| a | b |", "[[Bo]]", "\\", "&amp;",
            "<!-- vaultnet:begin due -->", "<!-- vaultnet:end due -->", "^a1", "- [ ] x 🔁 every day",
        ]
    ),
)  # fmt: skip
BLOCKS = st.sampled_from(["", *(h.block for h in HEADS), *(h.block for h in ODD_HEADS)])


@st.composite
def notes(draw: st.DrawFn) -> str:
    head = draw(st.none() | BLOCKS)
    text = "" if head is None else f"---\n{head}---\n"
    newlines = draw(st.sampled_from([["\n"], ["\n"], ["\r\n"], ["\r"], ["\n", "\r\n", "\r"]]))
    for line in draw(st.lists(LINES, max_size=14)):
        text += line + draw(st.sampled_from(newlines))
    return text if draw(st.booleans()) else text.rstrip("\r\n")


VALUES = st.one_of(
    st.text(max_size=8),
    st.booleans(),
    st.none(),
    st.lists(st.text(max_size=5), max_size=3).map(tuple),
)
KEYS = st.sampled_from(["k", "a", "b", "K", "type", "date met"])
OPERATIONS = st.one_of(
    st.builds(AddEntry, LOG_LINES),
    ITEMS.map(lambda item: AddItem(item.kind, format_item(item))),
    st.builds(SetProperty, KEYS, VALUES),
    st.just(Unname(("bo",), ("bo", "x"))),
)


class Reading(NamedTuple):
    """What a note says, so that two can be compared."""

    values: dict[str, str]
    log: Counter[Interaction]
    items: Counter[Item]


def reading(text: str) -> Reading:
    sheet = lay_open(PATH, text, RULES)
    log = Counter(entry._replace(line=0) for entry in sheet.entries.log)
    items = Counter(item._replace(line=0) for item in sheet.entries.items)
    return Reading({key: repr(value) for key, value in sheet.head.values.items()}, log, items)


def is_spliced(old: str, new: str, most: int) -> bool:
    """Whether one text is the other with a stretch of at most so many characters replaced."""
    start = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), None)
    start = min(len(old), len(new)) if start is None else start
    rest = min(len(old), len(new)) - start
    end = next((i for i in range(rest) if old[-1 - i] != new[-1 - i]), rest)
    return len(old) - start - end <= most


def check(text: str, operation: Operation) -> bool:
    """Whether the edit was made, and that it is what was meant and nothing besides."""
    try:
        new = edit(text, operation)
    except Refused:
        return False
    before, after = reading(text), reading(new)
    match operation:
        case AddEntry() | AddItem() if new != text:
            assert is_spliced(text, new, 0)
            assert after.values == before.values
            added = [*(after.log - before.log), *(after.items - before.items)]
            assert len(added) == 1
            assert not before.log - after.log
            assert not before.items - after.items
            assert operation.line in new
        case CloseItem():
            assert after.values == before.values
            assert after.log == before.log
            assert len(list((before.items - after.items).elements())) == 1
        case SetProperty():
            assert new[read_head(new).body :] == text[read_head(text).body :]
            others = {
                key: v
                for key, v in after.values.items()
                if key.strip().lower() != operation.key.lower()
            }
            assert others.items() <= before.values.items()
            assert (after.log, after.items) == (before.log, before.items)
        case _:
            assert after.values.keys() == before.values.keys()
            assert sum(after.log.values()) == sum(before.log.values())
    return True


@settings(deadline=None, max_examples=600)
@given(notes(), OPERATIONS)
def test_an_edit_of_any_note_is_the_planned_one_or_none(text: str, operation: Operation) -> None:
    event(f"{type(operation).__name__} {'made' if check(text, operation) else 'refused'}")


@settings(deadline=None, max_examples=200)
@given(notes(), st.sampled_from(["x", "-"]), DAYS)
def test_any_open_item_can_be_closed(text: str, status: str, day: date) -> None:
    assume("\ud800" not in text)  # no file holds half a character
    for operation, item in closings(text, status, day):
        made = check(text, operation)
        event("made" if made else "refused")
        refusable = "repeat" in dict(item.fields) or is_form(text) or find_conflict(text)
        assert made or refusable


def closings(text: str, status: str, day: date) -> list[tuple[CloseItem, Item]]:
    items = lay_open(PATH, text, RULES).entries.items
    keyed = zip(item_keys("ana", items), items, strict=True)
    return [(CloseItem("ana", key, status, day), item) for key, item in keyed if item.is_open]


def is_form(text: str) -> bool:
    return read_head(text).template or "generated_by" in text


@settings(deadline=None, max_examples=150)
@given(st.lists(LINES, max_size=10), LOG_LINES, ITEMS)
def test_a_note_without_open_ends_takes_every_line(lines: list[str], line: str, item: Item) -> None:
    never_closed = ("```", "~~~", "%%", "<!--", "<div>", "-->", "vaultnet:")
    assume(not any(mark in one for one in lines for mark in never_closed))
    text = "\n".join(lines)
    assert check(text, AddEntry(line))
    assert check(text, AddItem(item.kind, format_item(item)))


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("block", sorted({head.block for head in (*HEADS, *ODD_HEADS)}))
def test_an_edit_of_the_body_leaves_any_head_as_it_is(block: str, newline: str) -> None:
    text = f"---{newline}{block}---{newline}- 2026-01-01 [[Zed]]\r\n- [ ] ask: x [to:: Zed]"
    if "\ud800" in block or "<<<<<<< " in block or is_form(text):
        return
    head = read_head(text)
    for operation in (
        AddEntry("2026-06-30 call: lunch"),
        AddItem("promise", "promise: the study"),
        CloseItem("ana", closings(text, "x", date(2026, 6, 30))[0][0].key, "x", date(2026, 6, 30)),
        Unname(("zed",), ("zed",)),
    ):
        new = edit(text, operation)
        assert new.startswith(text[: head.body])
        assert new != text
        assert read_head(new) == head


def real_notes() -> Iterable[Path]:
    return sorted((SHARED / "real-vaults").rglob("*.md"))


@pytest.mark.skipif(not (SHARED / "real-vaults").exists(), reason="real-vaults is not here")
def test_real_notes_take_every_kind_of_edit() -> None:
    refused = 0
    for path in real_notes():
        text, fault = decode(path.name, path.read_bytes())
        if fault or read_head(text).template:
            continue
        operations: list[Operation] = [
            AddEntry("2026-06-30 call: lunch [give:: ideas]"),
            AddItem("promise", "promise: the study"),
            SetProperty("tier", "critical"),
            SetProperty("needs", ("one", "two: three")),
            *(SetProperty(key, "new") for key in [*read_head(text).values][:2]),
            *(operation for operation, _ in closings(text, "x", date(2026, 6, 30))),
        ]
        refused += sum(not check(text, operation) for operation in operations)
    assert refused <= 40, refused

"""A note as a row of JSON, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from types import MappingProxyType
from typing import Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.dates import Birthday, Cadence
from vaultnet.memory.codec import decode, encode
from vaultnet.model import (
    Contact,
    Hook,
    Idea,
    Interaction,
    Introduction,
    Item,
    Mention,
    Named,
    Note,
    Problem,
    Region,
)
from vaultnet.model.note import KINDS

# Lone halves of characters come out of bytes that are not UTF-8: only low ones. A high half
# before a low one is left out: no file can give it, and JSON reads the two as one character.
TEXTS = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("\udc80\udcff\x00\x1b\x7f\x85\u2028\ufeff\"'\\\n\r"),
    ),
    max_size=8,
)
DAYS = st.dates()
MAYBE = st.none() | DAYS
LINES = st.integers(0, 10**6)
FIELDS = st.lists(st.tuples(TEXTS, TEXTS), max_size=2).map(tuple)
WORDS = st.lists(TEXTS, max_size=3).map(tuple)
ANSWERS = st.none() | st.booleans()
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXTS, inner, max_size=2),
    max_leaves=4,
)
VALUES: dict[object, st.SearchStrategy[Any]] = {
    str: TEXTS,
    tuple[str, ...]: WORDS,
    date | None: MAYBE,
    bool: st.booleans(),
    bool | None: ANSWERS,
    float | None: st.none() | st.floats(allow_nan=False),
    Cadence | None: st.none()
    | st.builds(Cadence, st.integers(1, 99), st.sampled_from(["days", "months"])),
    Birthday | None: st.none()
    | st.builds(Birthday, st.integers(1, 12), st.integers(1, 28), st.none() | st.integers(1, 9999)),
    Mapping[str, object]: st.dictionaries(TEXTS, PLAIN, max_size=2).map(MappingProxyType),
}


def contact_of(values: dict[str, Any]) -> Contact:
    return Contact(**values)


CONTACTS = st.fixed_dictionaries(
    {"uid": TEXTS, "name": TEXTS},
    optional={
        name: VALUES[kind]
        for name, kind in get_type_hints(Contact).items()
        if name not in ("uid", "name")
    },
).map(contact_of)
INTERACTIONS = st.builds(Interaction, DAYS, TEXTS, TEXTS, LINES, WORDS, FIELDS, TEXTS)
ITEMS = st.builds(
    Item, TEXTS, TEXTS, TEXTS, LINES, MAYBE, MAYBE, MAYBE, MAYBE, FIELDS, TEXTS
)  # fmt: skip
CARDS = st.one_of(
    st.builds(Introduction, *[TEXTS] * 5, *[MAYBE] * 9, TEXTS),
    st.builds(Hook, TEXTS, TEXTS, WORDS, MAYBE, st.booleans(), TEXTS, st.booleans()),
    st.builds(Idea, TEXTS, TEXTS, WORDS, MAYBE),
)
NOTES = st.builds(
    Note,
    TEXTS,
    st.sampled_from(KINDS),
    st.none() | CONTACTS,
    MAYBE,
    TEXTS,
    st.lists(INTERACTIONS, max_size=2).map(tuple),
    st.lists(ITEMS, max_size=2).map(tuple),
    st.lists(st.builds(Mention, TEXTS, LINES, TEXTS), max_size=2).map(tuple),
    st.lists(st.builds(Named, TEXTS, LINES, TEXTS, st.booleans(), TEXTS), max_size=2).map(tuple),
    st.lists(st.builds(Region, TEXTS, LINES, TEXTS, TEXTS, st.booleans()), max_size=2).map(tuple),
    st.lists(st.builds(Problem, TEXTS, LINES, TEXTS, st.booleans()), max_size=2).map(tuple),
    st.none() | CARDS,
)


def kinds(value: object) -> object:
    """The types of a value and of all that it holds; views of dictionaries count as these."""
    if isinstance(value, dict | MappingProxyType):
        return {key: kinds(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return type(value), [kinds(inner) for inner in value]
    return type(value)


@settings(deadline=None)
@given(NOTES)
def test_every_note_comes_back_as_it_was(note: Note) -> None:
    line = encode(note)
    if not line:
        assert note == Note(note.path)
        return
    assert b"\n" not in line
    again = decode(json.loads(line))
    assert again == note
    assert kinds(again) == kinds(note)


def test_a_note_that_says_nothing_takes_no_place() -> None:
    assert encode(Note("Other/notes.md")) == b""
    assert encode(Note("Other/notes.md", kind="dated")) != b""


def test_only_what_differs_from_the_defaults_is_written() -> None:
    contact = Contact("ana", "Ana", cadence=Cadence(6, "weeks"), birthday=Birthday(5, 2))
    assert json.loads(encode(Note("Ana.md", "person", contact)))[2] == [
        "ana",
        "Ana",
        {"cadence": [6, "weeks"], "birthday": [5, 2, None]},
        {},
        {},
    ]


def test_a_contact_with_a_key_that_is_none_of_ours_is_refused() -> None:
    row = json.loads(encode(SAMPLE))
    row[2][2]["colour"] = "green"
    with pytest.raises(ValueError):  # noqa: PT011 - nobody reads what it says
        decode(row)


@pytest.mark.parametrize("column", range(7))
def test_a_log_with_columns_of_different_lengths_is_refused(column: int) -> None:
    row = json.loads(encode(SAMPLE))
    row[5][column] *= 2
    with pytest.raises(ValueError, match="zip"):
        decode(row)


@pytest.mark.parametrize("fields", [(), (("", ""),), (("a|b", "%7C%"), ("", "%25"), ("|", "|"))])
def test_inline_fields_come_back_whatever_they_hold(fields: tuple[tuple[str, str], ...]) -> None:
    note = Note("A.md", log=(Interaction(date(2026, 6, 1), "call", "x", 1, (), fields),))
    assert decode(json.loads(encode(note))) == note


def test_what_has_no_place_in_a_note_is_not_written() -> None:
    contact = Contact("ana", "Ana", extra={"odd": {1, 2}})
    with pytest.raises(TypeError, match="set has no place in a note"):
        encode(Note("Ana.md", "person", contact))


SAMPLE = Note(
    "Ana.md",
    "person",
    Contact("ana", "Ana", added=date(2026, 1, 2), aliases=("A",), cadence=Cadence(1, "days")),
    date(2026, 6, 30),
    "touch",
    (Interaction(date(2026, 6, 1), "call", "x", 1, ("Bo",), (("by", "me"),), "b"),),
    (Item("ask", " ", "x", 2, date(2026, 6, 2), None, None, None, (("a", "b"),), ""),),
    (Mention("Bo", 3),),
    (Named("Cy", 3, "to", inline=True),),
    (Region("due", 4, "e", "s", edited=False),),
    (Problem("Ana.md", 5, "x"),),
    Hook("Ana.md", "story", ("ships",), date(2026, 6, 3), words="x"),
)
JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.just(10**30),
    st.floats(),
    st.text(max_size=3),
    st.lists(st.integers(), max_size=3),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


def spoilt(row: object, place: int, junk: object) -> tuple[object, int]:
    """The row with junk at one place of all its places, and how many places are left to go."""
    if place == 0:
        return junk, -1
    place -= 1
    if isinstance(row, list | dict):
        keys = list(row) if isinstance(row, dict) else range(len(row))
        for key in keys:
            inner = row[key]
            row[key], place = spoilt(inner, place, junk)
            if place < 0:
                break
    return row, place


@settings(deadline=None, max_examples=400)
@given(st.integers(0, 60), JUNK)
def test_a_row_that_is_not_ours_raises_only_what_the_reader_expects(
    place: int, junk: object
) -> None:
    row: Any = spoilt(json.loads(encode(SAMPLE)), place, junk)[0]
    with suppress(TypeError, ValueError, LookupError, AttributeError):
        assert isinstance(decode(row), Note)


@pytest.mark.parametrize("row", [[], ["Ana.md"], list(range(11)), ["x"] * 10, "0123456789"])
def test_a_row_of_another_shape_is_refused(row: list[object]) -> None:
    with pytest.raises((TypeError, ValueError, LookupError, AttributeError)):
        decode(row)


def test_a_day_beyond_all_bounds_is_refused() -> None:
    row = json.loads(encode(SAMPLE))
    with pytest.raises(ValueError, match="int"):
        decode([*row[:3], 10**30, *row[4:]])

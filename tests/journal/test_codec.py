"""Records on disk: written and read back the same; what is none of ours is no record."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.edit import AddEntry, AddItem, CloseItem, Operation, SetProperty, Unname
from vaultnet.journal.codec import decode, encode
from vaultnet.journal.records import Record, Step

TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)
LISTS = st.lists(TEXTS, max_size=3).map(tuple)
OPERATIONS: st.SearchStrategy[Operation] = st.one_of(
    st.builds(AddEntry, TEXTS),
    st.builds(AddItem, st.sampled_from(["promise", "ask", "raise"]), TEXTS),
    st.builds(CloseItem, TEXTS, TEXTS, st.sampled_from("x-"), st.dates()),
    st.builds(SetProperty, TEXTS, TEXTS | st.booleans() | LISTS | st.none(), TEXTS | st.none()),
    st.builds(Unname, LISTS, LISTS),
)
STEPS = st.builds(
    Step,
    TEXTS,
    TEXTS | st.none(),
    TEXTS | st.none(),
    st.lists(OPERATIONS, max_size=3).map(tuple),
    TEXTS,
)
RECORDS = st.builds(
    Record,
    st.just("name"),
    TEXTS,
    st.integers(0, 2**63),
    st.lists(STEPS, max_size=3).map(tuple),
    st.integers(0, 9),
    TEXTS,
)

RECORD = Record(
    "name",
    "log Ana Ruiz",
    1,
    (Step("People/Ana.md", "old", "new", (CloseItem("ana", "ask-1", "x", date(2026, 6, 1)),)),),
)


@given(RECORDS)
def test_a_record_reads_back_as_it_was(record: Record) -> None:
    assert decode("/v", "name", encode("/v", record)) == record


@given(st.binary(max_size=60))
def test_whatever_the_file_holds_reading_never_raises(data: bytes) -> None:
    assert decode("/v", "name", data) is None


@given(st.integers(0, len(encode("/v", RECORD)) - 2))
def test_half_a_record_is_none(length: int) -> None:
    assert decode("/v", "name", encode("/v", RECORD)[:length]) is None


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"vault": "/w"},
        {"steps": [{"path": 1}]},
        {"steps": [{"path": 1, "old": "a", "new": "b", "operations": [], "aside": ""}]},
        {"steps": [{"path": "p", "old": "a", "new": "b", "operations": [["exec", "x"]]}]},
        {"steps": [{"path": "p", "old": "a", "new": "b", "operations": [["AddEntry"]]}]},
        {"steps": None},
        {"at_ns": "soon"},
    ],
)
def test_a_record_of_another_kind_is_none(change: dict[str, Any]) -> None:
    row = json.loads(encode("/v", RECORD)) | change
    assert decode("/v", "name", json.dumps(row).encode()) is None

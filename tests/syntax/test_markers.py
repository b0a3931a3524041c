"""The two markers of a region: what is written is found, alike in a text and on a line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.syntax.blocks import scan
from vaultnet.syntax.markers import (
    BEGIN,
    BEGIN_SIGN,
    END,
    END_SIGN,
    begin_mark,
    beginnings,
    begun_region,
    end_mark,
    endings,
    region_ends,
)
from vaultnet.syntax.regions import find_regions

NAMES = st.from_regex(r"\w[\w-]{0,8}", fullmatch=True)


@settings(deadline=None)
@given(NAMES, st.from_regex(r"[0-9a-f]{8}|", fullmatch=True))
def test_what_is_written_is_found(name: str, digest: str) -> None:
    begin, end = begin_mark(name), end_mark(name, digest)
    assert begun_region(begin) == name
    assert region_ends([begin, end, end], 5) == {name: [7, 6]}
    found = BEGIN.search(f"a\n{begin}\r\n"), END.search(f"\r {end}\t")
    assert [match and match[1] for match in found] == [name, name]
    assert found[1] is not None
    assert (found[1][2] or "") == digest


def test_each_marker_has_its_sign() -> None:
    assert begin_mark("due").startswith(BEGIN_SIGN)
    assert end_mark("due").startswith(END_SIGN)


@pytest.mark.parametrize(
    "raw",
    [
        "<!-- vaultnet:begin -->", "<!-- vaultnet:begin - -->", "<!-- vaultnet:begin due-->",
        "<!-- vaultnet:begin due days=7 -->", "<!-- vaultnet:begin due! -->",
        "<!-- vaultnet:begin due --> x", "<!--vaultnet:begin due -->", "",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_marker_begins_nothing(raw: str) -> None:
    assert begun_region(raw) == ""
    assert BEGIN.search(raw) is None


LINES = st.lists(
    st.sampled_from(
        ["<!-- vaultnet:begin due -->", "<!-- vaultnet:begin Due -->", "<!-- vaultnet:end due -->",
         "<!-- vaultnet:end Due 0123abcd -->", "<!-- vaultnet:begin due x -->", "text", "```", ""]
    ),
    max_size=8,
)  # fmt: skip


@settings(deadline=None)
@given(LINES)
def test_both_readers_see_the_same_regions(lines: list[str]) -> None:
    text = "\n".join(lines)
    generated = {line.number for line in scan(text) if line.kind == "generated"}
    spans, faults = find_regions(text)
    told = {span.line for span in spans} | {fault.line for fault in faults}
    assert {span.line for span in spans} <= generated
    assert {number for number in generated if number - 1 not in generated} <= told


_BITS = st.sampled_from(
    [BEGIN_SIGN, END_SIGN, " ", "\t", " due", " due 01234567", " -->", "-->", "\n", "\r\n", "\r",
     "\u2028", "<!--", "vaultnet:begin", "x", "é", "begin_mark", begin_mark("due"),
     end_mark("due", "01234567"), "\n" + begin_mark("due") + "\n", "\n \t" + end_mark("due") + "\n"]
)  # fmt: skip


@settings(deadline=None, max_examples=400)
@given(st.lists(_BITS, max_size=12).map("".join), st.integers(0, 60), st.integers(0, 200))
def test_by_their_signs_the_same_markers_are_found(text: str, start: int, end: int) -> None:
    assert [found.span() for found in endings(text)] == [m.span() for m in END.finditer(text)]
    found = [(m.span(), m[1]) for m in beginnings(text, start, end)]
    assert found == [(m.span(), m[1]) for m in BEGIN.finditer(text, start, end)]

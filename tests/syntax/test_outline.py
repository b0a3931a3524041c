"""Lines that tell by themselves what they are come out as the walk down the note finds them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.syntax.blocks import scan
from vaultnet.syntax.outline import Point, outline, read_plainly

PIECES = st.sampled_from(
    [
        "",
        "words",
        "words \t",
        "| a | b |",
        "- 2026-01-01 call: x  ",
        "- 2026. x",
        "- ²²²²-x",
        "- word",
        "* *word*",
        "+ [[Ana]]",
        "- [ ] task ",
        "- [x] task",
        "- [#] task",
        "- [ ]",
        "-",
        "- # heading",
        "## Heading",
        "## Heading #",
        "##",
        "#tag",
        "  - nested",
        "  - [ ] nested",
        "    indented",
        "\tindented",
        " ",
        "1. first",
        "2026-01-01",
        "> quote",
        "> - [ ] quoted",
        "```",
        "---",
        "===",
        "%%",
        "<!-- x -->",
        "<!-- vaultnet:begin due -->",
        "<!-- vaultnet:end due -->",
        "<div>",
        "_x_",
        "Ünder",
        "é\x0b",
    ]
)
ENDS = st.sampled_from(["\n", "\n", "\n", "\r\n", "\r"])
TEXTS = st.lists(st.tuples(PIECES, ENDS).map("".join), max_size=8).map("".join)


def walked(text: str) -> list[Point]:
    return [
        (line.number, line.kind, line.text, line.task)
        for line in scan(text, 5)
        if line.kind != "blank"
    ]


def test_the_lines_of_a_usual_note_are_read_plainly() -> None:
    text = "# Ana\n\nWe met.\n\n- 2026-01-01 call: x \n- [ ] ask: y\n  \ngoing on".replace(
        "  \n", ""
    )
    assert read_plainly(text, 5) == walked(text)
    assert outline(text, 5) == walked(text)


@pytest.mark.parametrize("text", ["a\r\nb", "  - nested", "> quote", "```\ncode\n```", "a\n---"])
def test_what_needs_the_walk_is_not_read_plainly(text: str) -> None:
    assert read_plainly(text, 1) is None


def test_only_what_stands_in_no_quote_and_outermost_or_with_a_box_may_be_an_entry() -> None:
    text = "> - a\n\n- b\n  - c\n  - [ ] d\n    - [x] e\n\n> # f\n# g\n"
    assert [(kind, words) for _, kind, words, _ in outline(text, 1)] == [
        ("item", "b"),
        ("item", "d"),
        ("item", "e"),
        ("heading", "g"),
    ]


@settings(max_examples=1000)
@given(TEXTS)
def test_what_is_read_plainly_is_what_the_walk_finds(text: str) -> None:
    assert read_plainly(text, 5) in (None, walked(text))


@settings(max_examples=1000)
@given(TEXTS)
def test_the_outline_holds_every_heading_and_entry(text: str) -> None:
    found = [point for point in outline(text, 5) if point[1] != "text"]
    assert found == [
        (line.number, line.kind, line.text, line.task)
        for line in scan(text, 5)
        if not line.quoted
        and (
            line.kind == "heading"
            or (line.kind == "item" and (line.task is not None or line.depth == 0))
        )
    ]

"""A line that is plainly written says the same as when its parts are read one by one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.syntax.entries import parse_log
from vaultnet.syntax.inline import find_fields
from vaultnet.syntax.plain_lines import PLAIN_LOG, plain_fields, plain_line
from vaultnet.syntax.tasks import cut, split_block

PIECES = st.sampled_from(
    [
        *"a( )[]!^`\\%<:,.🌲\xa0\u2003\u2028\x1c",
        "lunch",
        "[[Ana Ruiz]]",
        "[[Ana|her]] ",
        "[[Bo#^b2]]",
        "[[a:: b]]",
        "![[Photo.png]]",
        "[site](https://example.org)",
        "[give:: help]",
        "[by:: them] ",
        "[for:: hire (two), soon ]",
        "[to:: [[Bo]]]",
        "[because-of:: [[Bo#^b2]]] ",
        "[seniority:: \u2028executive]",
        "(due:: 2026-05-03)",
        " ^a1",
        "^",
    ]
)
LINES = st.lists(PIECES, max_size=7).map("".join)

PLAIN = [
    ("lunch with [[Ana Ruiz|Ana]]!", ("lunch with [[Ana Ruiz|Ana]]!", [], "")),
    ("(long) call [give:: help] ^a3", ("(long) call", [("give", "help")], "a3")),
    ("[to:: [[Bo#^b2]]]", ("", [("to", "[[Bo#^b2]]")], "")),
    ("a  [a:: b][c-d:: e, f ]  ", ("a", [("a", "b"), ("c-d", "e, f")], "")),
]

ODD = [
    "code `x` [give:: help]",
    "a comment %%x%% [give:: help]",
    r"escaped \[give:: help]",
    "![[Photo.png]]",
    "[site](https://example.org)",
    "[give:: help] and more",
    "(give:: help)",
    "[[a:: b]] [give:: help]",
    "[Give:: help]",
    "a lone ^",
]


def one_by_one(text: str) -> tuple[str, list[tuple[str, str]], str]:
    """Words, fields and block id of a line, as the readers of each find them."""
    said, block = split_block(text)
    found = find_fields(said)
    fields = [(field.key, field.value) for field in found]
    return (cut(said, found) if found else said), fields, block


def at_once(text: str) -> tuple[str, list[tuple[str, str]], str] | None:
    """The same by the pattern for plain lines; None where it declines."""
    if (plain := plain_line(text)) is None:
        return None
    said, written, block = plain
    return said, plain_fields(written), block


@pytest.mark.parametrize(("text", "parts"), PLAIN)
def test_a_plain_line_is_taken_apart(
    text: str, parts: tuple[str, list[tuple[str, str]], str]
) -> None:
    assert at_once(text) == parts


@pytest.mark.parametrize("text", ODD)
def test_what_needs_a_closer_look_is_declined(text: str) -> None:
    assert plain_line(text) is None


@settings(max_examples=800)
@given(LINES.map(str.strip))
def test_a_plain_line_has_the_parts_that_are_found_one_by_one(text: str) -> None:
    assert at_once(text) in (None, one_by_one(text))


@settings(max_examples=800)
@given(LINES)
def test_a_plain_log_line_says_the_same_as_one_with_a_dash_behind_its_day(text: str) -> None:
    text = text.rstrip(" \t")
    assert PLAIN_LOG.fullmatch(f"2026-01-01 - call: {text}") is None
    assert parse_log(f"2026-01-01 call: {text}", 3) == parse_log(f"2026-01-01 - call: {text}", 3)


@pytest.mark.parametrize("text", ["2026-02-30 call: x", "0000-01-01 call: x", "2026-01-01 zap: x"])
def test_a_plain_line_of_no_day_or_no_channel_is_told_as_ever(text: str) -> None:
    assert PLAIN_LOG.fullmatch(text) is not None
    assert parse_log(text, 1) == parse_log(text.replace(" ", "  ", 1), 1)
    assert parse_log(text, 1)[0] is None

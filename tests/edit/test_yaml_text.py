"""Values of properties, written as Obsidian writes them."""

# ruff: noqa: E501 - one case, one line
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.edit.yaml_text import block_list, flow_list, is_sayable, scalar
from vaultnet.syntax.frontmatter import plain_text, read_head

PLAIN = [
    "x", "two words", "2026-01-01", "10:30", "--05-28", "05-28", "yes", "NO", "on", "P6M", "1_000",
    "a:b", "a#b", "-a", "?x", "https://a.b/c?d", "+351 555 0101", "8", "-3", "48.85", "it's", "a, b",
    "a [b] {c}", "花子", "a\xa0b", "1983", "x = y", "a\\b", "6 weeks",
]  # fmt: skip
QUOTED = [
    ("", '""'), ("[[X]]", '"[[X]]"'), ("a: b", '"a: b"'), ("a:", '"a:"'), ("#x", '"#x"'),
    ("a #b", '"a #b"'), ("@x", '"@x"'), ("true", '"true"'), ("False", '"False"'), ("null", '"null"'),
    ("~", '"~"'), (" x", '" x"'), ("x ", '"x "'), ("007", '"007"'), ("01234", '"01234"'),
    ("+351555", '"+351555"'), ("1.50", '"1.50"'), ("1e3", '"1e3"'), ("0x1F", '"0x1F"'),
    (".inf", '".inf"'), ("-", '"-"'), ("- a", '"- a"'), ("? a", '"? a"'), ("&x", '"&x"'), ("*x", '"*x"'),
    ("!x", '"!x"'), ("|", '"|"'), (">x", '">x"'), ("%x", '"%x"'), ("`x`", '"`x`"'), ("'x'", "\"'x'\""),
    ('"x"', "'\"x\"'"), ("\"x's\"", '"\\"x\'s\\""'), ("[x\\", '"[x\\\\"'), ("{x}", '"{x}"'),
    ("x -", '"x -"'), ("---", '"---"'), ("...", "..."),
]  # fmt: skip


@pytest.mark.parametrize("text", PLAIN)
def test_a_text_that_stays_the_same_has_no_quotes(text: str) -> None:
    assert scalar(text) == text


@pytest.mark.parametrize(("text", "written"), QUOTED)
def test_a_text_that_would_be_something_else_has_quotes(text: str, written: str) -> None:
    assert scalar(text) == written


def test_truth_and_nothing_are_words() -> None:
    assert [scalar(True), scalar(False), scalar(None)] == ["true", "false", ""]


def test_in_brackets_their_signs_are_quoted() -> None:
    assert flow_list(("a, b", "[x]", "c]d", "e")) == '["a, b", "[x]", "c]d", e]'


@settings(deadline=None, max_examples=400)
@given(st.lists(st.text(max_size=12).filter(is_sayable), min_size=1, max_size=3).map(tuple))
def test_whatever_is_written_is_read_back(values: tuple[str, ...]) -> None:
    if not is_sayable(values):
        return
    for written in (block_list(values, "\n"), f" {flow_list(values)}"):
        found = read_head(f"---\nk:{written}\na: {scalar(values[0])}\n---\n").values
        assert isinstance(found["k"], list)
        assert [plain_text(value) for value in found["k"]] == list(values)
        assert plain_text(found["a"]) == values[0]

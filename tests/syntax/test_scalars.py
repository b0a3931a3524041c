"""What one word of the properties means."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.syntax.frontmatter import names, number, plain_text
from vaultnet.syntax.scalars import resolve

DIGITS = st.text("0123456789.+-eExo_fF", max_size=24)


@settings(deadline=None)
@given(DIGITS | st.text())
def test_a_number_printed_is_the_text_that_was_written(text: str) -> None:
    value = resolve(text)
    assert value is None or isinstance(value, bool) or str(value) == text


@settings(deadline=None)
@given(st.integers(-(10**15) + 1, 10**15 - 1) | st.floats(-1e6, 1e6).map(lambda x: round(x, 4)))
def test_a_number_as_people_write_it_is_a_number(value: float) -> None:
    text = str(value)
    assert "e" in text or resolve(text) == value


def test_a_number_that_no_other_program_holds_exactly_stays_text() -> None:
    assert resolve("9" * 15) == 10**15 - 1
    assert resolve("9" * 16) == "9" * 16


@settings(deadline=None)
@given(DIGITS | st.text())
def test_number_gives_a_finite_number_or_none(text: str) -> None:
    found = number(text)
    assert found is None or math.isfinite(found)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (8, 8),
        (0.5, 0.5),
        ("+8", 8),
        ("007", 7),
        ("1.10", 1.1),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("5.", 5.0),
        ("0x1F", 31),
        ("0o17", 15),
        ("-3", -3),
        ("1e999", None),
        ("9" * 65, None),
        (".inf", None),
        ("1_000", None),
        ("10:30", None),
        ("٣", None),
        ("", None),
        ("eight", None),
        (True, None),
        (None, None),
        ([8], None),
    ],
)
def test_a_number_is_read_where_a_key_wants_one(value: object, found: float | None) -> None:
    assert number(value) == found


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("x", "x"),
        (" x ", " x "),
        (None, ""),
        (True, "true"),
        (False, "false"),
        (8, "8"),
        (1.5, "1.5"),
        (["x"], ""),
        ({"a": 1}, ""),
    ],
)
def test_a_value_has_a_text(value: object, text: str) -> None:
    assert plain_text(value) == text


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (None, ()),
        ("", ()),
        ("  ", ()),
        ([], ()),
        (" Ana ", ("Ana",)),
        ("Ana, Bo", ("Ana, Bo",)),
        (8, ("8",)),
        (["Ana", None, " ", 8, True, ["x"], {"a": 1}, " Bo"], ("Ana", "8", "true", "Bo")),
        ({"a": 1}, ()),
    ],
)
def test_a_list_key_takes_a_list_one_scalar_or_nothing(
    value: object, found: tuple[str, ...]
) -> None:
    assert names(value) == found

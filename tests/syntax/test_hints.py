"""What is wrong with a line, and what was meant."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.syntax.hints import Fault, near_date, unknown, unseen


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2026-1-5 call: x", '"2026-1-5" is not a date; write 2026-01-05'),
        ("2026-02-30 call: x", '"2026-02-30" is not a date'),
        ("31.12.2026 x", '"31.12.2026" is not a date; write 2026-12-31'),
        ("1/2/2026 x", '"1/2/2026" is not a date; write it as YYYY-MM-DD'),
        ("[[26-01-05]] x", '"26-01-05" is not a date; write 2026-01-05'),
    ],
)
def test_a_date_that_is_none_is_told_with_the_day_that_was_meant(text: str, message: str) -> None:
    assert near_date(text) == (Fault(message),)


@pytest.mark.parametrize("text", ["2026-01-05 x", "99-99-99 x", "12 eggs", "[[2026-1-5 plan]]"])
def test_what_is_a_date_or_nothing_like_one_is_no_fault(text: str) -> None:
    assert near_date(text) == ()


def test_an_unknown_word_comes_with_the_one_most_like_it() -> None:
    assert unknown("channel", "Cal", ["call", "meet"]).message == (
        'unknown channel "Cal"; did you mean "call"? one of: call, meet'
    )
    assert unknown("give", "zzz", ["ideas"]).message == 'unknown give "zzz"; one of: ideas'


def test_hidden_fields_are_a_notice() -> None:
    assert unseen(("due",)).notice
    assert "the field due, because" in unseen(("due",)).message
    assert "the fields due, repeat, because" in unseen(("due", "repeat")).message


@settings(deadline=None)
@given(st.from_regex(r"\[?\[?[0-9./-]{1,12}.{0,5}", fullmatch=True))
def test_no_beginning_is_too_strange(text: str) -> None:
    assert len(near_date(text)) <= 1

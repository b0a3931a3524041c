"""Days as people say them, on Tuesday 2026-06-30."""

from __future__ import annotations

from datetime import date

import pytest

from tests.running import TODAY
from vaultnet.cli.days import day_of
from vaultnet.errors import VaultnetError


def back(text: str, today: date = TODAY) -> str:
    return day_of(text, today, ahead=False).isoformat()


def ahead(text: str, today: date = TODAY) -> str:
    return day_of(text, today, ahead=True).isoformat()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-02-29", "2024-02-29"),
        ("today", "2026-06-30"),
        ("Yesterday", "2026-06-29"),
        ("tomorrow", "2026-07-01"),
        ("the day before yesterday", "2026-06-28"),
        ("day after tomorrow", "2026-07-02"),
        ("3 days ago", "2026-06-27"),
        ("3d ago", "2026-06-27"),
        ("a week ago", "2026-06-23"),
        ("two weeks ago", "2026-06-16"),
        ("four months ago", "2026-02-28"),
        ("in 2 weeks", "2026-07-14"),
        ("in 8 months", "2027-02-28"),
        ("in a year", "2027-06-30"),
        ("last friday", "2026-06-26"),
        ("last Fri.", "2026-06-26"),
        ("next monday", "2026-07-06"),
        ("next tuesday", "2026-07-07"),
        ("last tuesday", "2026-06-23"),
        ("this friday", "2026-07-03"),
        ("this monday", "2026-06-29"),
        ("this tuesday", "2026-06-30"),
        ("last week", "2026-06-23"),
        ("next month", "2026-07-30"),
        ("last year", "2025-06-30"),
        ("12 may 2025", "2025-05-12"),
        ("May 12, 2025", "2025-05-12"),
    ],
)
def test_a_day_with_a_direction_of_its_own_is_the_same_both_ways(text: str, day: str) -> None:
    assert (back(text), ahead(text)) == (day, day)


@pytest.mark.parametrize(
    ("text", "last", "following"),
    [
        ("friday", "2026-06-26", "2026-07-03"),
        ("on monday", "2026-06-29", "2026-07-06"),
        ("tue", "2026-06-23", "2026-07-07"),
        ("2 weeks", "2026-06-16", "2026-07-14"),
        ("10d", "2026-06-20", "2026-07-10"),
        ("1 month", "2026-05-30", "2026-07-30"),
        ("12 may", "2026-05-12", "2027-05-12"),
        ("the 1st of july", "2025-07-01", "2026-07-01"),
        ("june 30", "2026-06-30", "2026-06-30"),
        ("29 february", "2024-02-29", "2028-02-29"),
    ],
)
def test_a_day_without_one_goes_back_in_a_log_and_ahead_in_a_plan(
    text: str, last: str, following: str
) -> None:
    assert (back(text), ahead(text)) == (last, following)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2026-6-1", "2026-02-30", "t", "ma 3", "in 3 days ago", "31 june", "next",
     "fridays", "0 may", "１２ may", "9000 years ago"],
)  # fmt: skip
def test_what_is_no_day_is_refused_with_examples(text: str) -> None:
    with pytest.raises(VaultnetError) as stopped:
        back(text)
    assert str(stopped.value) == (
        f'"{text}" is no day that I know; say it like yesterday, last friday, 3 days ago or'
        " 2026-06-01"
    )


def test_a_plan_gets_examples_of_days_to_come() -> None:
    with pytest.raises(VaultnetError, match="tomorrow, next friday, in 3 weeks or 2026-06-01"):
        ahead("soon")


@pytest.mark.parametrize("text", ["9999-12-31", "1700-01-01", "500 years ago"])
def test_a_day_beyond_all_lives_is_refused(text: str) -> None:
    with pytest.raises(VaultnetError, match="is not a day that anybody lives to see"):
        ahead(text)


def test_months_are_clamped_to_their_last_day() -> None:
    assert ahead("in 1 month", date(2026, 1, 31)) == "2026-02-28"

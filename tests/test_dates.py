"""Cadences, birthdays and weeks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.dates import (
    Birthday,
    Cadence,
    add_days,
    add_months,
    floor_cadence,
    iso_week,
    monday,
    next_anniversary,
    parse_birthday,
    parse_cadence,
    parse_date,
)

DAYS = st.dates()


def test_a_date_is_four_two_and_two_digits() -> None:
    assert parse_date("2026-06-30") == date(2026, 6, 30)


@pytest.mark.parametrize(
    "text",
    ["", "2026-6-1", "2026-02-30", "2026-13-01", "0000-01-01", "26-06-30", " 2026-06-30",
     "2026-06-30\n", "2026-06-30T10:00", "２０２６-06-30", "soon"],
)  # fmt: skip
def test_anything_else_is_no_date(text: str) -> None:
    assert parse_date(text) is None


@given(DAYS)
def test_every_date_is_read_back(day: date) -> None:
    assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize(
    ("text", "cadence"),
    [
        ("6 months", Cadence(6, "months")),
        ("1 month", Cadence(1, "months")),
        ("30 days", Cadence(30, "days")),
        ("2 weeks", Cadence(2, "weeks")),
        ("1 year", Cadence(1, "years")),
        ("45", Cadence(45, "days")),
        (" 6  Months ", Cadence(6, "months")),
        ("6months", Cadence(6, "months")),
        ("month", Cadence(1, "months")),
        ("weekly", Cadence(1, "weeks")),
        ("biweekly", Cadence(2, "weeks")),
        ("quarterly", Cadence(3, "months")),
        ("annually", Cadence(1, "years")),
        ("100 years", Cadence(100, "years")),
    ],
)
def test_a_cadence_is_a_number_and_a_unit(text: str, cadence: Cadence) -> None:
    assert parse_cadence(text) == cadence


@pytest.mark.parametrize(
    "text",
    ["", "0", "0 days", "-3 days", "1.5 months", "often", "days 3", "3 moons", "101 years",
     "36526", "999999 days", "3 weekly", "months", "３ months", "every 3 days"],
)  # fmt: skip
def test_anything_else_is_no_cadence(text: str) -> None:
    assert parse_cadence(text) is None


def test_a_cadence_is_written_as_it_is_read() -> None:
    assert str(Cadence(6, "months")) == "6 months"
    assert str(Cadence(1, "years")) == "1 year"


@given(st.integers(1, 99), st.sampled_from(["days", "weeks", "months", "years"]))
def test_a_written_cadence_is_read_back(number: int, unit: str) -> None:
    assert parse_cadence(str(Cadence(number, unit))) == Cadence(number, unit)


@pytest.mark.parametrize(
    ("cadence", "days"),
    [
        (Cadence(30, "days"), 30),
        (Cadence(2, "weeks"), 14),
        (Cadence(1, "months"), 30),
        (Cadence(3, "months"), 91),
        (Cadence(6, "months"), 182),
        (Cadence(12, "months"), 365),
        (Cadence(1, "years"), 365),
        (Cadence(4, "years"), 1460),
    ],
)
def test_a_cadence_has_a_mean_length(cadence: Cadence, days: int) -> None:
    assert cadence.days == days


@pytest.mark.parametrize(
    ("day", "cadence", "due"),
    [
        ("2026-01-31", Cadence(1, "months"), "2026-02-28"),
        ("2024-01-31", Cadence(1, "months"), "2024-02-29"),
        ("2024-02-29", Cadence(1, "years"), "2025-02-28"),
        ("2026-11-30", Cadence(3, "months"), "2027-02-28"),
        ("2026-12-31", Cadence(1, "days"), "2027-01-01"),
        ("2026-02-20", Cadence(2, "weeks"), "2026-03-06"),
        ("9999-12-01", Cadence(6, "months"), "9999-12-31"),
        ("9999-12-01", Cadence(60, "days"), "9999-12-31"),
    ],
)
def test_months_and_years_follow_the_calendar(day: str, cadence: Cadence, due: str) -> None:
    assert cadence.after(date.fromisoformat(day)) == date.fromisoformat(due)


@given(DAYS, DAYS, st.integers(1, 200), st.sampled_from(["days", "weeks", "months", "years"]))
def test_a_later_day_is_never_due_earlier(a: date, b: date, number: int, unit: str) -> None:
    cadence = Cadence(number, unit)
    assert cadence.after(min(a, b)) <= cadence.after(max(a, b))


def test_months_can_be_taken_away() -> None:
    assert add_months(date(2026, 3, 31), -1) == date(2026, 2, 28)
    assert add_months(date(2026, 1, 15), -1) == date(2025, 12, 15)


def test_months_beyond_the_calendar_are_refused() -> None:
    with pytest.raises(ValueError, match="year"):
        add_months(date(9999, 12, 1), 1)
    with pytest.raises(ValueError, match="year"):
        add_months(date(1, 1, 1), -1)


@pytest.mark.parametrize(
    ("touches", "gap"),
    [(1, 365), (2, 182), (3, 121), (4, 91), (6, 60), (12, 30), (52, 7), (365, 1), (1000, 1)],
)
def test_the_gap_of_so_many_touches_a_year(touches: int, gap: int) -> None:
    assert floor_cadence(touches) == gap


@pytest.mark.parametrize("touches", [1, 2, 3, 4, 6, 12, 52])
def test_the_gap_is_the_longest_that_keeps_the_promise_in_every_365_days(touches: int) -> None:
    def least(gap: int) -> int:
        days = range(0, 365 * 3 + gap, gap)
        starts = range(365)
        return min(sum(start <= day < start + 365 for day in days) for start in starts)

    assert least(floor_cadence(touches)) >= touches
    assert least(floor_cadence(touches) + 1) < touches


@pytest.mark.parametrize(
    ("text", "birthday"),
    [
        ("1979-05-02", Birthday(5, 2, 1979)),
        ("--05-02", Birthday(5, 2)),
        ("05-02", Birthday(5, 2)),
        ("02-29", Birthday(2, 29)),
        ("1980-02-29", Birthday(2, 29, 1980)),
        (" --12-31 ", Birthday(12, 31)),
    ],
)
def test_a_birthday_may_lack_its_year(text: str, birthday: Birthday) -> None:
    assert parse_birthday(text) == birthday


@pytest.mark.parametrize(
    "text",
    ["", "1979", "1979-05", "02-30", "1979-02-29", "0000-05-02", "-05-02", "---05-02",
     "5-2", "2 May", "1979-05-02T00:00"],
)  # fmt: skip
def test_anything_else_is_no_birthday(text: str) -> None:
    assert parse_birthday(text) is None


@given(st.dates(), st.booleans())
def test_a_written_birthday_is_read_back(day: date, known: bool) -> None:
    birthday = Birthday(day.month, day.day, day.year if known else None)
    assert parse_birthday(str(birthday)) == birthday


@pytest.mark.parametrize(
    ("month", "day", "seen", "feb29", "found"),
    [
        (2, 29, "2027-01-10", "02-28", "2027-02-28"),
        (2, 29, "2027-01-10", "03-01", "2027-03-01"),
        (2, 29, "2028-01-10", "02-28", "2028-02-29"),
        (2, 29, "2027-02-28", "02-28", "2027-02-28"),
        (2, 29, "2027-03-01", "03-01", "2027-03-01"),
        (2, 29, "2028-03-01", "03-01", "2029-03-01"),
        (2, 29, "2027-03-01", "02-28", "2028-02-29"),
        (2, 29, "1900-01-01", "02-28", "1900-02-28"),
        (1, 3, "2026-12-28", "02-28", "2027-01-03"),
        (6, 30, "2026-06-30", "02-28", "2026-06-30"),
        (6, 29, "2026-06-30", "02-28", "2027-06-29"),
        (1, 1, "9999-12-31", "02-28", "9999-01-01"),
    ],
)
def test_an_anniversary_comes_round(
    month: int, day: int, seen: str, feb29: str, found: str
) -> None:
    assert next_anniversary(month, day, date.fromisoformat(seen), feb29) == date.fromisoformat(
        found
    )


@given(st.dates(max_value=date(9998, 12, 31)), st.dates())
def test_an_anniversary_is_never_more_than_a_year_ahead(seen: date, born: date) -> None:
    found = next_anniversary(born.month, born.day, seen)
    assert timedelta(0) <= found - seen <= timedelta(days=366)


def test_a_week_begins_on_monday() -> None:
    assert monday(date(2026, 6, 30)) == date(2026, 6, 29)
    assert monday(date(2026, 6, 29)) == date(2026, 6, 29)
    assert monday(date(2026, 7, 5)) == date(2026, 6, 29)
    assert monday(date.min) == date.min
    assert monday(date.max) == date(9999, 12, 27)


@pytest.mark.parametrize(
    ("day", "week"),
    [
        ("2026-06-30", "2026-W27"),
        ("2026-12-31", "2026-W53"),
        ("2027-01-01", "2026-W53"),
        ("2027-01-04", "2027-W01"),
        ("2024-12-30", "2025-W01"),
        ("0001-01-01", "0001-W01"),
    ],
)
def test_a_week_belongs_to_the_year_of_its_thursday(day: str, week: str) -> None:
    assert iso_week(date.fromisoformat(day)) == week


@settings(deadline=None)
@given(DAYS)
def test_all_days_of_one_week_share_its_monday_and_its_name(day: date) -> None:
    assert monday(day) <= day
    assert monday(day).weekday() == 0
    assert iso_week(monday(day)) == iso_week(day)


def test_days_are_added_inside_the_calendar() -> None:
    assert add_days(date(2026, 2, 28), 1) == date(2026, 3, 1)
    assert add_days(date(2026, 3, 1), -1) == date(2026, 2, 28)
    assert add_days(date.max, 1) == date.max
    assert add_days(date.min, -1) == date.min
    assert add_days(date(2026, 1, 1), 10**12) == date.max

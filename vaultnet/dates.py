"""Calendar arithmetic: cadences, birthdays and weeks. Nothing here reads a clock."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from vaultnet.patterns import pattern

_CADENCE = pattern(r"(?:(\d{1,5})\s*)?([a-z]+)?", re.ASCII)
_BIRTHDAY = pattern(r"(?:(\d{4})-|--)?(\d{2})-(\d{2})", re.ASCII)

_UNITS = {
    "day": "days", "days": "days",
    "week": "weeks", "weeks": "weeks",
    "month": "months", "months": "months",
    "year": "years", "years": "years",
}  # fmt: skip
_WORDS = {
    "daily": (1, "days"),
    "weekly": (1, "weeks"),
    "biweekly": (2, "weeks"),
    "monthly": (1, "months"),
    "quarterly": (3, "months"),
    "yearly": (1, "years"),
    "annually": (1, "years"),
}
_LONGEST_DAYS = 36_525  # a century: beyond it a cadence is a typing slip


def parse_date(text: str) -> date | None:
    """The day that `YYYY-MM-DD` names, or None for anything else, impossible days included."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        return None  # among it what the library would read besides: `20260101`, `2026-W01-1`
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


class Cadence(NamedTuple):
    """How often to be in touch, as the person wrote it: a number and a calendar unit.

    Days and weeks are exact; months and years follow the calendar and are clamped to the last
    day of a shorter month (T2).
    """

    number: int
    unit: str

    def __str__(self) -> str:
        """As Obsidian's Bases and Dataview read it: `6 months`."""
        return f"{self.number} {self.unit if self.number != 1 else self.unit[:-1]}"

    @property
    def days(self) -> int:
        """Its length in days; months and years by their mean length, rounded down."""
        return _days_of(self.number, self.unit)

    def after(self, day: date) -> date:
        """The day one cadence after `day`; the last day of the calendar where it would run out."""
        try:
            if self.unit == "days":
                return day + timedelta(days=self.number)
            if self.unit == "weeks":
                return day + timedelta(weeks=self.number)
            return add_months(day, self.number * (12 if self.unit == "years" else 1))
        except (OverflowError, ValueError):
            return date.max


def _days_of(count: int, unit: str) -> int:
    match unit:
        case "days":
            return count
        case "weeks":
            return 7 * count
        case "months":
            return count * 146_097 // 4_800
        case _:
            return count * 146_097 // 400


def parse_cadence(text: str) -> Cadence | None:
    """Read `6 months`, `30 days`, `2 weeks`, `1 year`, a bare number of days, or `quarterly`.

    None for anything else, for zero, and for more than a century.
    """
    match = _CADENCE.fullmatch(text.strip().lower())
    if match is None or not any(match.groups()):
        return None
    number, word = match.groups()
    if number is None:
        if word in _WORDS:
            return Cadence(*_WORDS[word])
        return Cadence(1, _UNITS[word]) if word in ("day", "week", "month", "year") else None
    if word is not None and word not in _UNITS:
        return None
    cadence = Cadence(int(number), _UNITS[word] if word else "days")
    return cadence if 0 < cadence.days <= _LONGEST_DAYS else None


def add_months(day: date, months: int) -> date:
    """`day` some months later, clamped to the month's last day.

    Raises:
        ValueError: where the year would leave 1 to 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, _days_in(year, month + 1)))


def _days_in(year: int, month: int) -> int:
    """How many days a month has (the library's calendar would bring every language's names)."""
    if month == 12:
        return 31  # a January may follow in which no date lies any more
    return (date(year, month + 1, 1) - timedelta(days=1)).day


def floor_cadence(touches_per_year: int) -> int:
    """The largest gap in days that still gives so many touches in every 365 days (T1).

    At least a day, since two touches of one day are one.

    Args:
        touches_per_year: 1 or more.
    """
    return max(1, 365 // touches_per_year)


class Birthday(NamedTuple):
    """A birthday; the year is None where it is not known."""

    month: int
    day: int
    year: int | None = None

    def __str__(self) -> str:
        """As vCard writes it: `1979-05-02` or `--05-02`."""
        year = "-" if self.year is None else f"{self.year:04}"
        return f"{year}-{self.month:02}-{self.day:02}"


def parse_birthday(text: str) -> Birthday | None:
    """Read `1979-05-02`, `--05-02` or `05-02`; None for anything else."""
    if (whole := parse_date(text)) is not None:
        return Birthday(whole.month, whole.day, whole.year)
    match = _BIRTHDAY.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if month is None or day is None:
        return None
    try:
        date(year if year is not None else 2000, month, day)
    except ValueError:
        return None
    return Birthday(month, day, year)


def next_anniversary(month: int, day: int, on_or_after: date, feb29: str = "02-28") -> date:
    """The next time that month and day come round, on `on_or_after` or later (T9).

    29 February falls on `feb29` (`02-28` or `03-01`) in common years. In the calendar's last
    year there is no next time: then it is this year's, even where that has passed.
    """
    found = _anniversary(on_or_after.year, month, day, feb29)
    if found >= on_or_after or on_or_after.year == date.max.year:
        return found
    return _anniversary(on_or_after.year + 1, month, day, feb29)


def _anniversary(year: int, month: int, day: int, feb29: str) -> date:
    if (month, day) == (2, 29) and _days_in(year, 2) == 28:
        return date(year, 3, 1) if feb29 == "03-01" else date(year, 2, 28)
    return date(year, month, day)


def monday(day: date) -> date:
    """The Monday of the ISO week that holds `day`."""
    return day - timedelta(days=day.weekday())  # the calendar itself opens on a Monday


def iso_week(day: date) -> str:
    """The ISO week, as `2026-W27`."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def add_days(day: date, days: int) -> date:
    """`day` some days later, kept inside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min

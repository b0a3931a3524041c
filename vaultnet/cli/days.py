"""A day as people say it, into a date: `yesterday`, `last friday`, `in 2 weeks`. English words.

Nothing here reads a clock: what is said is said on the day that is handed in.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from vaultnet.dates import add_days, add_months, parse_date
from vaultnet.errors import VaultnetError

#: What can be asked about; some dates follow a year or two later than a day that is named.
FIRST: Final = date(1900, 1, 1)
LAST: Final = date(9000, 1, 1)

_NAMED: Final = {
    "today": 0,
    "now": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "day before yesterday": -2,
    "day after tomorrow": 2,
}
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_NUMBERS: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_UNITS: Final = {"d": "day", "w": "week", "m": "month", "y": "year"}

_SPAN = re.compile(
    rf"(in )?(?:([0-9]{{1,4}}) ?|({'|'.join(_NUMBERS)}) )(day|week|month|year|[dwmy])s?( ago)?"
)
_TURN = re.compile(r"(last|next) (week|month|year)")
_WEEKDAY = re.compile(r"(?:on )?(?:(last|next|this) )?([a-z]{3,9})")
_IN_MONTH = re.compile(
    r"(?:on )?(?:([0-9]{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3,9})"
    r"|([a-z]{3,9}) ([0-9]{1,2})(?:st|nd|rd|th)?)(?:,? ([0-9]{4}))?"
)

_EXAMPLES: Final = {
    False: "yesterday, last friday, 3 days ago or 2026-06-01",
    True: "tomorrow, next friday, in 3 weeks or 2026-06-01",
}


def day_of(text: str, today: date, *, ahead: bool) -> date:
    """The day that is meant.

    Args:
        ahead: whether a day that is said without a direction (`friday`, `2 weeks`, `12 may`) is
            the next such day, or else the last one. A weekday alone is never today.

    Raises:
        VaultnetError: if it cannot be understood; the text gives examples.
    """
    said = " ".join(text.casefold().replace(".", " ").split()).removeprefix("the ")
    try:
        day = (
            parse_date(said)
            or _near(said, today, ahead=ahead)
            or _in_month(said, today, ahead=ahead)
        )
    except (OverflowError, ValueError):
        day = None
    if day is None:
        raise VaultnetError(f'"{text}" is no day that I know; say it like {_EXAMPLES[ahead]}')
    if not FIRST <= day <= LAST:
        raise VaultnetError(f'"{text}" is not a day that anybody lives to see')
    return day


def _near(said: str, today: date, *, ahead: bool) -> date | None:
    """A day counted from today."""
    if said in _NAMED:
        return add_days(today, _NAMED[said])
    if turn := _TURN.fullmatch(said):
        return _moved(today, 1 if turn[1] == "next" else -1, turn[2])
    if span := _SPAN.fullmatch(said):
        coming, digits, word, unit, ago = span.groups()
        if coming and ago:
            return None
        sign = 1 if coming else -1 if ago or not ahead else 1
        count = int(digits) if digits else _NUMBERS[word]
        return _moved(today, sign * count, _UNITS.get(unit, unit))
    return _weekday(said, today, ahead=ahead)


def _moved(today: date, count: int, unit: str) -> date:
    match unit:
        case "day":
            return add_days(today, count)
        case "week":
            return add_days(today, 7 * count)
        case "month":
            return add_months(today, count)
        case _:
            return add_months(today, 12 * count)


def _weekday(said: str, today: date, *, ahead: bool) -> date | None:
    found = _WEEKDAY.fullmatch(said)
    place = _place(found[2], _WEEKDAYS) if found else None
    if found is None or place is None:
        return None
    if found[1] == "this":
        return add_days(today, place - today.weekday())
    if found[1] == "next" or (found[1] is None and ahead):
        return add_days(today, (place - today.weekday() - 1) % 7 + 1)
    return add_days(today, -((today.weekday() - place - 1) % 7 + 1))


def _in_month(said: str, today: date, *, ahead: bool) -> date | None:
    """`12 may`, `may 12`, `12 may 2025`."""
    found = _IN_MONTH.fullmatch(said)
    place = _place(found[2] or found[3], _MONTHS) if found else None
    if found is None or place is None:
        return None
    number = int(found[1] or found[4])
    if found[5]:
        return date(int(found[5]), place + 1, number)
    # 29 February is looked for in the years in which there is one.
    years = range(today.year, today.year + 9) if ahead else range(today.year, today.year - 9, -1)
    for year in years:
        try:
            day = date(year, place + 1, number)
        except ValueError:
            continue
        if day >= today if ahead else day <= today:
            return day
    return None


def _place(word: str, words: tuple[str, ...]) -> int | None:
    """Which of the words it is, or the beginning of."""
    found = [place for place, full in enumerate(words) if full.startswith(word)]
    return found[0] if len(found) == 1 else None

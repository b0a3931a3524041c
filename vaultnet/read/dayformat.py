"""File names of dated notes, by the date formats that Obsidian's daily notes use (Moment's)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

#: A weekday's name in any language (`среда`, `sexta-feira`).
_WORD: Final = r"[^\W\d_]+(?:-feira)?"
#: Moment's token -> (regex, group name); groups without a name are matched and not used.
_TOKENS: Final[dict[str, tuple[str, str]]] = {
    "YYYY": (r"[0-9]{4}", "year"),
    "YY": (r"[0-9]{2}", "short_year"),
    "MMMM": (r"[^\W\d_]+", "month_name"),
    "MMM": (r"[^\W\d_]+\.?", "month_name"),
    "MM": (r"[0-9]{2}", "month"),
    "M": (r"[0-9]{1,2}", "month"),
    "DDDD": (r"[0-9]{3}", "day_of_year"),
    "DDD": (r"[0-9]{1,3}", "day_of_year"),
    "Do": (r"[0-9]{1,2}(?:st|nd|rd|th)", "day_suffixed"),
    "DD": (r"[0-9]{2}", "day"),
    "D": (r"[0-9]{1,2}", "day"),
    "GGGG": (r"[0-9]{4}", "iso_year"),
    "WW": (r"[0-9]{2}", "iso_week"),
    "W": (r"[0-9]{1,2}", "iso_week"),
    "E": (r"[1-7]", "iso_day"),
    "dddd": (_WORD, ""),
    "ddd": (_WORD + r"\.?", ""),
    "dd": (_WORD, ""),
    "gggg": (r"[0-9]{4}", ""),
    "ww": (r"[0-9]{2}", ""),
    "w": (r"[0-9]{1,2}", ""),
    "Q": (r"[1-4]", ""),
    "HH": (r"[0-9]{2}", ""),
    "H": (r"[0-9]{1,2}", ""),
    "hh": (r"[0-9]{2}", ""),
    "h": (r"[0-9]{1,2}", ""),
    "mm": (r"[0-9]{2}", ""),
    "ss": (r"[0-9]{2}", ""),
    "A": (r"[AP]M", ""),
    "a": (r"[ap]m", ""),
}
_LONGEST_FIRST: Final = sorted(_TOKENS, key=len, reverse=True)
_MONTHS: Final = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip

#: Reads the date in a note's path without `.md`, or None.
DayReader = Callable[[str], date | None]


def day_reader(formats: Sequence[str]) -> DayReader:
    """A function that finds the date in a path by the first format that fits.

    The name must be the formatted date, or begin with it and go on after a blank
    (`2026-10-14 Harbour pilot`). A format with `/` also looks at the folders above.
    Formats that name no single day (`YYYY-[W]WW`) or use unknown tokens find nothing.
    """
    patterns = [(*pattern, fmt.count("/")) for fmt in formats if (pattern := _compile(fmt))]

    def read(path: str) -> date | None:
        for pattern, groups, depth in patterns:
            tail = "/".join(path.split("/")[-depth - 1 :]) if depth else path.rpartition("/")[2]
            match = pattern.match(tail)
            if match and (day := _day(groups, match.groups())):
                return day
        return None

    return read


def _compile(fmt: str) -> tuple[re.Pattern[str], tuple[str, ...]] | None:
    """The pattern of a format and what each of its groups says; None where it names no day."""
    parts: list[str] = []
    groups: list[str] = []
    rest = fmt.strip()
    while rest:
        regex, group, rest = _first_piece(rest)
        if regex is None:
            return None
        parts.append(f"({regex})" if group else f"(?:{regex})")
        groups += [group] if group else []
    if not _names_a_day(set(groups)):
        return None
    return re.compile("".join(parts) + r"(?=\Z| )"), tuple(groups)


def _first_piece(fmt: str) -> tuple[str | None, str, str]:
    """The regex and the group of what a format begins with, and the rest; no regex if unknown."""
    if fmt[0] == "[" and "]" in fmt:
        literal, _, rest = fmt[1:].partition("]")
        return re.escape(literal), "", rest
    for token in _LONGEST_FIRST:
        if fmt.startswith(token):
            return *_TOKENS[token], fmt[len(token) :]
    letter = fmt[0].isascii() and fmt[0].isalpha()
    return None if letter else re.escape(fmt[0]), "", fmt[1:]


def _names_a_day(groups: set[str]) -> bool:
    year = bool(groups & {"year", "short_year"})
    month = bool(groups & {"month", "month_name"})
    day = bool(groups & {"day", "day_suffixed"})
    return (
        (year and month and day)
        or (year and "day_of_year" in groups)
        or {"iso_year", "iso_week", "iso_day"} <= groups
    )


def _day(groups: Sequence[str], texts: Sequence[str]) -> date | None:
    found: dict[str, int] = {}
    for group, text in zip(groups, texts, strict=True):
        number = _month(text) if group == "month_name" else int(text.rstrip("stndrh"))
        if found.setdefault(group, number) != number:
            return None  # the folder above says another day than the name
    try:
        if "iso_week" in found and "iso_day" in found:
            return date.fromisocalendar(found["iso_year"], found["iso_week"], found["iso_day"])
        year = found["year"] if "year" in found else _century(found["short_year"])
        if "day_of_year" in found:
            day = date.fromordinal(date(year, 1, 1).toordinal() + found["day_of_year"] - 1)
            return day if day.year == year else None
        month = found.get("month") or found["month_name"]
        return date(year, month, found["day"] if "day" in found else found["day_suffixed"])
    except (ValueError, KeyError, OverflowError):
        return None


def _century(year: int) -> int:
    """The year that two digits mean to Moment."""
    return year + (1900 if year > 68 else 2000)


def _month(name: str) -> int:
    """The number of an English month name; 0, which no date has, for any other word."""
    short = name.casefold()[:3]
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0

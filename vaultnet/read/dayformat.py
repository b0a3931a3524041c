"""File names of dated notes, by the date formats that Obsidian's daily notes use (Moment's)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

#: Moment's token -> (regex, group name); groups without a name are matched and not used.
_TOKENS: Final[dict[str, tuple[str, str]]] = {
    "YYYY": (r"\d{4}", "year"),
    "YY": (r"\d{2}", "short_year"),
    "MMMM": (r"[^\W\d_]+", "month_name"),
    "MMM": (r"[^\W\d_]+\.?", "month_name"),
    "MM": (r"\d{2}", "month"),
    "M": (r"\d{1,2}", "month"),
    "DDDD": (r"\d{3}", "day_of_year"),
    "DDD": (r"\d{1,3}", "day_of_year"),
    "Do": (r"\d{1,2}(?:st|nd|rd|th)", "day_suffixed"),
    "DD": (r"\d{2}", "day"),
    "D": (r"\d{1,2}", "day"),
    "GGGG": (r"\d{4}", "iso_year"),
    "WW": (r"\d{2}", "iso_week"),
    "W": (r"\d{1,2}", "iso_week"),
    "E": (r"[1-7]", "iso_day"),
    "dddd": (r"[^\W\d_]+", ""),
    "ddd": (r"[^\W\d_]+\.?", ""),
    "dd": (r"[^\W\d_]+", ""),
    "gggg": (r"\d{4}", ""),
    "ww": (r"\d{2}", ""),
    "w": (r"\d{1,2}", ""),
    "Q": (r"[1-4]", ""),
    "HH": (r"\d{2}", ""),
    "H": (r"\d{1,2}", ""),
    "hh": (r"\d{2}", ""),
    "h": (r"\d{1,2}", ""),
    "mm": (r"\d{2}", ""),
    "ss": (r"\d{2}", ""),
    "A": (r"[AP]M", ""),
    "a": (r"[ap]m", ""),
}
_TOKEN = re.compile(
    r"\[([^\]]*)\]|(" + "|".join(sorted(_TOKENS, key=len, reverse=True)) + r")|([A-Za-z]+)|(.)",
    re.DOTALL,
)
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
    patterns = [(pattern, fmt.count("/")) for fmt in formats if (pattern := _compile(fmt))]

    def read(path: str) -> date | None:
        for pattern, depth in patterns:
            tail = "/".join(path.split("/")[-depth - 1 :]) if depth else path.rpartition("/")[2]
            match = pattern.match(tail)
            if match and (day := _day(match.groupdict())):
                return day
        return None

    return read


def _compile(fmt: str) -> re.Pattern[str] | None:
    parts: list[str] = []
    seen: set[str] = set()
    for literal, token, unknown, other in _TOKEN.findall(fmt.strip()):
        if unknown:
            return None
        regex, name = _TOKENS.get(token, (re.escape(literal or other), ""))
        if name and name not in seen:
            regex = f"(?P<{name}>{regex})"
            seen.add(name)
        parts.append(f"(?:{regex})")
    if not _names_a_day(seen):
        return None
    return re.compile("".join(parts) + r"(?=$| )", re.ASCII if _is_numeric(seen) else 0)


def _names_a_day(groups: set[str]) -> bool:
    year = bool(groups & {"year", "short_year"})
    month = bool(groups & {"month", "month_name"})
    day = bool(groups & {"day", "day_suffixed"})
    return (
        (year and month and day)
        or (year and "day_of_year" in groups)
        or {"iso_year", "iso_week", "iso_day"} <= groups
    )


def _is_numeric(groups: set[str]) -> bool:
    return "month_name" not in groups


def _day(found: dict[str, str | None]) -> date | None:
    number = {key: int(value) for key, value in found.items() if value and value.isdecimal()}
    try:
        if "iso_week" in number and "iso_day" in number:
            return date.fromisocalendar(number["iso_year"], number["iso_week"], number["iso_day"])
        year = number.get("year") or 2000 + number["short_year"]
        if "day_of_year" in number:
            first = date(year, 1, 1)
            day = date.fromordinal(first.toordinal() + number["day_of_year"] - 1)
            return day if day.year == year and number["day_of_year"] else None
        month = number.get("month") or _month(found.get("month_name") or "")
        suffixed = re.match(r"\d+", found.get("day_suffixed") or "")
        return date(year, month, number.get("day") or int(suffixed[0] if suffixed else 0))
    except (ValueError, KeyError, OverflowError):
        return None


def _month(name: str) -> int:
    """The number of an English month name; 0, which no date has, for any other word."""
    short = name.casefold()[:3]
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0

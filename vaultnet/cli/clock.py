"""The clock: read here and nowhere else, and handed down."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta, tzinfo


def now_ns() -> int:
    """Nanoseconds since the epoch."""
    return time.time_ns()


def today_in(timezone: str) -> date:
    """Today's date in the vault's time zone, whatever the machine's is."""
    return datetime.now(_zone(timezone)).date()


def span_of_day(timezone: str, day: date) -> tuple[float, float]:
    """When a day begins and ends in a time zone, in seconds since the epoch."""
    zone = _zone(timezone)
    first = datetime(day.year, day.month, day.day, tzinfo=zone)
    following = day + timedelta(days=1)
    last = datetime(following.year, following.month, following.day, tzinfo=zone)
    return first.timestamp(), last.timestamp()


def time_of_day() -> str:
    """Hours and minutes by the machine's own clock, for lines that tell when something happened."""
    return time.strftime("%H:%M")


def moment(timezone: str, at_ns: int) -> str:
    """A moment as a day and a time in the vault's time zone: `2026-06-30 14:05`."""
    seconds = at_ns // 1_000_000_000
    return datetime.fromtimestamp(seconds, tz=_zone(timezone)).strftime("%Y-%m-%d %H:%M")


def _zone(timezone: str) -> tzinfo:
    if timezone == "UTC":
        return UTC
    from zoneinfo import ZoneInfo

    return ZoneInfo(timezone)

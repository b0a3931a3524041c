"""Which names are names of time zones."""

from __future__ import annotations


def is_zone(name: str) -> bool:
    """Whether there is a time zone of that name, such as `Europe/Lisbon`."""
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name)
    except (OSError, ValueError, LookupError):
        return False
    return True

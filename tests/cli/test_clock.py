"""The clock: today, and when it begins and ends."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.cli import clock
from vaultnet.cli.clock import now_ns, span_of_day, today_in

ZONES = [
    "UTC", "Europe/Lisbon", "America/Sao_Paulo", "America/Havana", "Asia/Kathmandu",
    "Pacific/Kiritimati", "Pacific/Apia", "Australia/Lord_Howe", "Africa/Cairo", "Asia/Beirut",
]  # fmt: skip


@settings(deadline=None)
@given(st.sampled_from(ZONES), st.dates(date(2005, 1, 1), date(2040, 1, 1)))
def test_a_day_begins_and_ends_where_its_date_does(zone: str, day: date) -> None:
    start, end = span_of_day(zone, day)
    there = ZoneInfo(zone)
    if start == end:  # a day that a country left out when it moved over the date line
        assert (zone, day) == ("Pacific/Apia", date(2011, 12, 30))
        return
    assert 23 * 3600 <= end - start <= 25 * 3600
    for moment in (start, (start + end) / 2, end - 1):
        assert datetime.fromtimestamp(moment, there).date() == day
    assert datetime.fromtimestamp(start - 1, there).date() < day
    assert datetime.fromtimestamp(end, there).date() > day


def test_days_follow_each_other_without_a_gap() -> None:
    for zone in ZONES:
        days = [date(2026, 1, 1) + timedelta(days=count) for count in range(366)]
        spans = [span_of_day(zone, day) for day in days]
        assert all(one[1] == two[0] for one, two in pairwise(spans))


def test_the_machines_own_time_zone_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    found = set()
    for zone in ("UTC", "Pacific/Kiritimati", "America/Los_Angeles"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        found.add((today_in("Asia/Tokyo"), span_of_day("Asia/Tokyo", date(2026, 6, 30))))
    monkeypatch.delenv("TZ")
    time.tzset()
    assert len(found) == 1


def test_today_is_the_date_in_the_vaults_time_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    class Frozen(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            assert tz is not None
            return datetime(2026, 6, 30, 23, 30, tzinfo=UTC).astimezone(tz)  # type: ignore[arg-type]

    monkeypatch.setattr(clock, "datetime", Frozen)
    assert today_in("UTC") == date(2026, 6, 30)
    assert today_in("Europe/Lisbon") == date(2026, 7, 1)
    assert today_in("America/Havana") == date(2026, 6, 30)


def test_now_is_in_nanoseconds() -> None:
    before = time.time()
    assert before <= now_ns() / 1e9 <= time.time() + 1

"""The day that a note's name says, by the formats of daily notes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.read.dayformat import day_reader

DAY = date(2026, 10, 14)
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


@pytest.mark.parametrize(
    ("fmt", "path"),
    [
        ("YYYY-MM-DD", "2026-10-14"),
        ("YYYY-MM-DD", "Journal/2026-10-14"),
        ("YYYY-MM-DD", "2026-10-14 Harbour pilot"),
        (" YYYY-MM-DD ", "2026-10-14"),
        ("YYYYMMDD", "20261014"),
        ("YYYY.MM.DD", "2026.10.14"),
        ("YYYY_MM_DD", "2026_10_14"),
        ("DD-MM-YYYY", "14-10-2026"),
        ("D.M.YY", "14.10.26"),
        ("YYYY-MM-DD dddd", "2026-10-14 Wednesday"),
        ("YYYY-MM-DD ddd", "2026-10-14 Wed"),
        ("dddd YYYY-MM-DD", "среда 2026-10-14"),
        ("dddd, DD-MM-YYYY", "quarta-feira, 14-10-2026"),
        ("dddd, MMMM Do, YYYY", "Wednesday, October 14th, 2026"),
        ("MMM D YYYY", "Oct 14 2026"),
        ("D MMMM YYYY", "14 october 2026"),
        ("YYYY/MM/YYYY-MM-DD", "Daily/2026/10/2026-10-14"),
        ("YYYY/MM-MMMM/YYYY-MM-DD-dddd", "2026/10-October/2026-10-14-Wednesday"),
        ("YYYY/MM/DD", "Daily/2026/10/14"),
        ("YYYY/[Q]Q/YYYY-MM-DD", "2026/Q4/2026-10-14"),
        ("gggg/[W]ww/YYYY-MM-DD", "2026/W42/2026-10-14"),
        ("[Daily] YYYY-MM-DD", "Daily 2026-10-14"),
        ("GGGG-[W]WW-E", "2026-W42-3"),
        ("YYYY-DDDD", "2026-287"),
        ("YYYY-DDD", "2026-287"),
        ("YYYY-MM-DD HHmm", "2026-10-14 0930"),
        ("YYYY-MM-DD[T]HH.mm.ss A", "2026-10-14T09.30.00 AM"),
    ],
)
def test_a_name_says_its_day(fmt: str, path: str) -> None:
    assert day_reader([fmt])(path) == DAY


@pytest.mark.parametrize(
    ("fmt", "path"),
    [
        ("YYYY-MM-DD", "2026-10-14b"),
        ("YYYY-MM-DD", "2026-10-14-notes"),
        ("YYYY-MM-DD", "2026-10-145"),
        ("YYYY-MM-DD", "on 2026-10-14"),
        ("YYYY-MM-DD", "2026-13-01"),
        ("YYYY-MM-DD", "2026-02-30"),
        ("YYYY-MM-DD", "0000-01-01"),
        ("YYYY-MM-DD", "٢٠٢٦-١٠-١٤"),
        ("YYYY-MM-DD", "2026-10-14\n"),
        ("YYYY-MM-DD", "2026-10-14/Harbour"),
        ("YYYY-MM-DD", ""),
        ("YYYY/MM/YYYY-MM-DD", "2026-10-14"),
        ("YYYY/MM/YYYY-MM-DD", "2025/10/2026-10-14"),
        ("YYYY-DDDD", "2026-366"),
        ("YYYY-DDDD", "2026-000"),
        ("GGGG-[W]WW-E", "2026-W54-1"),
        ("MMMM Do, YYYY", "Brumaire 14th, 2026"),
        ("YYYY.MM.DD", "2026-10-14"),
    ],
)
def test_other_names_say_none(fmt: str, path: str) -> None:
    assert day_reader([fmt])(path) is None


@pytest.mark.parametrize(
    ("fmt", "path"),
    [
        ("gggg-[W]ww", "2026-W42"),
        ("YYYY-[W]WW", "2026-W42"),
        ("YYYY-MM", "2026-10"),
        ("YYYY", "2026"),
        ("YYYY-[Q]Q", "2026-Q4"),
        ("MM-DD", "10-14"),
        ("dddd", "Wednesday"),
        ("x", "1790000000"),
        ("LL", "October 14, 2026"),
        ("YYYY-MM-DDz", "2026-10-14z"),
        ("", "2026-10-14"),
    ],
)
def test_a_format_that_names_no_single_day_finds_nothing(fmt: str, path: str) -> None:
    assert day_reader([fmt])(path) is None


def test_the_first_format_that_fits_decides() -> None:
    read = day_reader(["DD-MM-YYYY", "MM-DD-YYYY"])
    assert read("03-04-2026") == date(2026, 4, 3)
    assert read("03-14-2026") == date(2026, 3, 14)


@pytest.mark.parametrize(("year", "full"), [("68", 2068), ("69", 1969), ("00", 2000)])
def test_two_digits_mean_the_year_that_moment_takes_them_for(year: str, full: int) -> None:
    assert day_reader(["YY-MM-DD"])(f"{year}-01-02") == date(full, 1, 2)


@given(st.dates(min_value=date(1000, 1, 1)))
@settings(deadline=None)
def test_every_day_is_read_back(day: date) -> None:
    iso = day.isocalendar()
    suffix = "th" if 10 < day.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    ordinal = (day - date(day.year, 1, 1)) // timedelta(days=1) + 1
    month = MONTHS[day.month - 1]
    for fmt, name in {
        "YYYY/MM/YYYY-MM-DD": f"{day.year}/{day.month:02}/{day.isoformat()}",
        "MMMM Do YYYY": f"{month} {day.day}{suffix} {day.year}",
        "MMM. D YYYY": f"{month[:3]}. {day.day} {day.year}",
        "YYYY-DDDD": f"{day.year}-{ordinal:03}",
        "GGGG-[W]WW-E": f"{iso.year:04}-W{iso.week:02}-{iso.weekday}",
        "D-M-YYYY": f"{day.day}-{day.month}-{day.year}",
    }.items():
        assert day_reader([fmt])(name) == day, fmt


@given(
    st.lists(st.text(alphabet="YMDdGWEwQgHhmsAao[]-/. xé(*", max_size=12), max_size=3), st.text()
)
@settings(deadline=None)
def test_no_format_and_no_name_is_too_strange(formats: list[str], path: str) -> None:
    assert day_reader(formats)(path) is None or path != ""

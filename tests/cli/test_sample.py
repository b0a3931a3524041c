"""The sample vault, moved in time."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.cli.sample import (
    WRITTEN_FOR,
    empty_regions,
    move_dates,
    moved_files,
    sample_folder,
)
from vaultnet.dates import parse_birthday, parse_date
from vaultnet.syntax.regions import find_regions, write_region


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("2026-11-25", "2026-12-02"),
        ("- 2026-12-30 call: x (2025-01-01)", "- 2027-01-06 call: x (2025-01-08)"),
        ("Daily/2026-11-25.md", "Daily/2026-12-02.md"),
        ("2028-02-22", "2028-02-29"),
        ("2026-02-30", "2026-02-30"),
        ("2026-13-01", "2026-13-01"),
        ("1999-05-02", "1999-05-02"),
        ("2031-05-02", "2031-05-02"),
        ("12026-11-25", "12026-11-25"),
        ("2026-11-25-1", "2026-11-25-1"),
        ("2026-11-2", "2026-11-2"),
        ("202６-11-25", "202６-11-25"),
        ("2026-11-25T10:00", "2026-12-02T10:00"),
        ("birthday: 1979-05-02", "birthday: 1979-05-09"),
        ("birthday: --12-28", "birthday: --01-04"),
        ('birthday: "2015-12-28"', 'birthday: "2015-01-04"'),
        ("birthday: 1980-02-29", "birthday: 1980-02-29"),
        ("birthday: 1980-02-30", "birthday: 1980-02-30"),
        ("birthday: 1979-02-22\nadded: 2026-11-25", "birthday: 1979-03-01\nadded: 2026-12-02"),
        ("a\nbirthday: --01-01\nbirthday: --01-02\n", "a\nbirthday: --01-08\nbirthday: --01-09\n"),
        ("my birthday: 1979-05-02", "my birthday: 1979-05-02"),
    ],
)
def test_dates_move_and_all_else_stays(text: str, moved: str) -> None:
    assert move_dates(text, 7) == moved


def test_a_birthday_never_moves_to_a_day_that_its_year_may_lack() -> None:
    days = (date(2028, 2, 29) - date(2026, 2, 1)).days
    assert move_dates("birthday: 1979-02-01", days) == "birthday: 1979-02-28"


@settings(deadline=None)
@given(st.dates(date(1930, 1, 1), date(2009, 12, 31)), st.integers(-400, 400))
def test_a_moved_birthday_is_a_birthday(born: date, weeks: int) -> None:
    moved = move_dates(f"birthday: {born}", weeks * 7).removeprefix("birthday: ")
    birthday = parse_birthday(moved)
    assert birthday is not None
    assert birthday.year == born.year


@settings(deadline=None)
@given(st.dates(date(2010, 1, 1), date(2029, 12, 31)), st.integers(-400, 400))
def test_a_moved_date_keeps_its_weekday(day: date, weeks: int) -> None:
    moved = parse_date(move_dates(str(day), weeks * 7))
    assert moved == day + timedelta(weeks=weeks)


def test_regions_are_emptied_and_the_text_around_them_stays() -> None:
    text = "Mine.\n\n" + write_region("due", "# Due\n\n- [[Ana]]") + "\nMine, too.\n"
    text += write_region("many", "# Many")
    emptied = empty_regions(text)
    assert "Ana" not in emptied
    assert emptied.startswith("Mine.\n\n<!-- vaultnet:begin due -->\n<!-- vaultnet:end due -->\n")
    assert "\nMine, too.\n" in emptied
    assert [span.name for span in find_regions(emptied)[0]] == ["due", "many"]
    assert empty_regions(emptied) == emptied
    assert empty_regions("no region\n") == "no region\n"


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (WRITTEN_FOR, "2026-11-25"),
        (WRITTEN_FOR + timedelta(days=6), "2026-11-25"),
        (WRITTEN_FOR + timedelta(days=7), "2026-12-02"),
        (WRITTEN_FOR - timedelta(days=1), "2026-11-18"),
        (date(2030, 1, 1), "2029-12-26"),
    ],
)
def test_the_vault_moves_by_whole_weeks_and_never_beyond_today(
    tmp_path: Path, today: date, day: str
) -> None:
    (tmp_path / "Daily").mkdir()
    (tmp_path / "Daily" / "2026-11-25.md").write_text("Met on 2026-11-25.\n")
    (tmp_path / "Network").mkdir()
    (tmp_path / "Network" / "Due.md").write_text("old")
    assert list(moved_files(tmp_path, "Network", today)) == [
        (f"Daily/{day}.md", f"Met on {day}.\n".encode())
    ]
    assert timedelta(0) <= today - date.fromisoformat(day) < timedelta(days=7)


def test_the_sample_is_found_in_the_checkout_and_can_be_moved() -> None:
    files = dict(moved_files(sample_folder(), "Network", date(2028, 3, 1)))
    assert any(path.startswith("People/") for path in files)
    assert not any(path.startswith("Network/") for path in files)
    days = re.findall(rb"^- (20\d\d-\d\d-\d\d) ", b"\n".join(files.values()), re.MULTILINE)
    assert max(days) > b"2028-01"


def test_on_the_day_it_was_written_for_only_the_regions_differ() -> None:
    for path, data in moved_files(sample_folder(), "Network", WRITTEN_FOR):
        text = (sample_folder() / path).read_text(encoding="utf-8")
        assert empty_regions(text) == data.decode()

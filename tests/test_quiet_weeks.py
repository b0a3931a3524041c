"""Sixty days with the sample vault in which nobody writes a line: how much the notes change."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import ROOT
from tests.running import build
from vaultnet.cli.sample import WRITTEN_FOR

DAYS = 60

#: Bytes of new lines that sixty days may bring: all notes together hold some 40,000, so that
#: rewriting each of them every day would be two million.
QUIET = 24_000


class Day(NamedTuple):
    """What one build changed: each note's new lines, by the note's title."""

    day: date
    fresh: dict[str, list[str]]


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> tuple[Day, ...]:
    """The sample vault, built on sixty days one after the other."""
    vault = tmp_path_factory.mktemp("quiet") / "vault"
    shutil.copytree(ROOT / "sample-vault", vault)
    return tuple(_pass(vault))


def _pass(vault: Path) -> Iterator[Day]:
    build(vault, WRITTEN_FOR)
    before = _texts(vault)
    for number in range(1, DAYS + 1):
        day = WRITTEN_FOR + timedelta(number)
        build(vault, day)
        after = _texts(vault)
        yield Day(day, {title: _fresh(before[title], after[title]) for title in after})
        before = after


def _texts(vault: Path) -> dict[str, list[str]]:
    return {
        note.stem: [line for line in note.read_text().splitlines() if "vaultnet:end" not in line]
        for note in (vault / "Network").glob("*.md")
    }


def _fresh(before: list[str], after: list[str]) -> list[str]:
    changed = unified_diff(before, after, n=0, lineterm="")
    return [line[1:] for line in changed if line[0] == "+" and not line.startswith("+++")]


def _within_weeks(days: tuple[Day, ...]) -> Iterator[tuple[Day, str, str]]:
    """Each line that changed on another day than a Monday, with its note."""
    for day in days:
        for title, lines in day.fresh.items() if day.day.weekday() else ():
            for line in filter(None, lines):
                yield day, title, line


def test_sixty_days_change_little(days: tuple[Day, ...]) -> None:
    fresh = sum(
        len(line.encode()) for day in days for lines in day.fresh.values() for line in lines
    )
    assert 0 < fresh < QUIET, fresh


def test_a_third_of_the_days_writes_nothing_but_what_a_date_brought(days: tuple[Day, ...]) -> None:
    still = [day for day in days if not any(day.fresh.values())]
    assert len(still) >= 12, [day.day for day in still]


@pytest.mark.parametrize("title", ["Stretch", "Ripples", "Journal", "Loyalty audit"])
def test_slow_measures_move_on_mondays_alone(title: str, days: tuple[Day, ...]) -> None:
    assert [day.day for day, note, _ in _within_weeks(days) if note == title] == []


def test_depth_and_the_surprise_move_on_mondays_alone(days: tuple[Day, ...]) -> None:
    slow = "How evenly", "One to surprise"
    assert [line for _, _, line in _within_weeks(days) if line.startswith(slow)] == []
    depth = re.compile(r"Depth of the critical few: \*\*([\d.]+)")
    weeks: dict[date, set[str]] = {}
    for day in days:
        monday = day.day - timedelta(day.day.weekday())
        for line in day.fresh["Network"]:
            weeks.setdefault(monday, set()).update(depth.findall(line))
    assert {monday: found for monday, found in weeks.items() if len(found) > 1} == {}

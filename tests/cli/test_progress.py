"""How far the reading is, as whoever waits sees it."""

from __future__ import annotations

from io import BytesIO, TextIOWrapper
from itertools import count
from pathlib import Path

import pytest

from tests.cli.vault import on
from tests.running import write


class Terminal(TextIOWrapper):
    """A stream behind which somebody sits."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands speak to a terminal."""

    def stream(buffer: BytesIO) -> TextIOWrapper:
        return Terminal(buffer, encoding="utf-8", newline="", write_through=True)

    monkeypatch.setattr("tests.running._text", stream)


def pace(monkeypatch: pytest.MonkeyPatch, step: float) -> None:
    """Let so many seconds pass between one look at the clock and the next."""
    clock = count(0.0, step)
    monkeypatch.setattr("vaultnet.cli.progress.time.monotonic", lambda: next(clock))


@pytest.fixture
def crowded(vault: Path) -> Path:
    """The tiny vault with 595 more notes."""
    write(vault, {f"Old/{number}.md": "" for number in range(595)})
    return vault


@pytest.mark.usefixtures("terminal")
def test_a_slow_build_shows_a_bar_and_erases_it(
    crowded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pace(monkeypatch, 0.6)
    shown = on(crowded, "build").err.split("\r")
    assert [line for line in shown if line.strip()] == [
        f"reading [{'#' * 12}{'-' * 18}] 256 of 600",
        f"reading [{'#' * 25}{'-' * 5}] 512 of 600",
    ]
    erased = max(map(len, shown))
    assert shown[-2:] == [" " * erased, ""]


@pytest.mark.usefixtures("terminal")
def test_where_two_processes_read_the_bar_still_comes_to_its_end(
    crowded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vaultnet.pipeline.readers._WORTH_TWO", 300)
    monkeypatch.setattr("vaultnet.pipeline.readers._may_fork", lambda: True)
    pace(monkeypatch, 2)
    shown = on(crowded, "build").err.split("\r")
    assert [line.rpartition("] ")[2] for line in shown if line.strip()] == [
        "0 of 600",
        "458 of 600",
    ]
    assert not shown[-2].strip()
    assert not shown[-1]


@pytest.mark.usefixtures("terminal")
def test_a_quick_build_shows_no_bar(crowded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pace(monkeypatch, 0.01)
    assert on(crowded, "build").err == ""


def test_without_a_terminal_there_is_no_bar(crowded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pace(monkeypatch, 5)
    assert on(crowded, "build").err == ""

"""Hints from any thread reach the one that waits."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from queue import Empty

import pytest

from vaultnet.watch import stir
from vaultnet.watch.stir import MANY, Hints, Stir


def test_nothing_within_the_patience_means_no_hints() -> None:
    assert Stir().gather(0.01, 1, 1) == Hints()


def test_hints_are_gathered_once() -> None:
    found = Stir()
    found.hint("a.md")
    found.hint("b.md")
    found.hint("a.md")
    assert found.gather(1, 0, 1) == Hints(frozenset({"a.md", "b.md"}))
    assert found.gather(0, 0, 1) == Hints()


def test_a_look_everywhere_keeps_the_paths() -> None:
    found = Stir()
    found.hint("a.md")
    found.look_everywhere()
    assert found.gather(1, 0, 1) == Hints(frozenset({"a.md"}), everywhere=True)


def test_so_many_hints_are_a_look_everywhere() -> None:
    found = Stir()
    for number in range(MANY):
        found.hint(f"{number}.md")
    assert not found.gather(1, 0, 1).everywhere
    for number in range(MANY + 1):
        found.hint(f"{number}.md")
    assert found.gather(1, 0, 1).everywhere


def test_a_storm_of_hints_takes_bounded_room_and_still_means_everywhere() -> None:
    found = Stir()
    for number in range(50_000):
        found.hint(f"{number}.md")
    hints = found.gather(1, 0, 1)
    assert hints.everywhere
    assert len(hints.paths) <= 1000


class Script:
    """A queue and a clock in one: what is to come, comes at its time, which passes at once."""

    def __init__(self, *hints: tuple[float, str]) -> None:
        self.now = 0.0
        self._hints = list(hints)

    def get(self, timeout: float) -> str:
        """The next hint, if it comes in time."""
        if not self._hints or self._hints[0][0] > self.now + timeout:
            self.now += timeout
            raise Empty
        at, path = self._hints.pop(0)
        self.now = max(self.now, at)
        return path

    def monotonic(self) -> float:
        """The time."""
        return self.now


Scripted = Callable[..., tuple[Stir, Script]]


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> Scripted:
    """A stir to which hints come at given seconds, and its clock."""

    def make(*hints: tuple[float, str]) -> tuple[Stir, Script]:
        script, found = Script(*hints), Stir()
        monkeypatch.setattr(stir, "time", script)
        monkeypatch.setattr(found, "_queue", script)
        return found, script

    return make


def test_it_waits_until_writing_has_settled(scripted: Scripted) -> None:
    found, clock = scripted((0.3, "first.md"), (0.7, "second.md"), (1.3, "late.md"))
    assert found.gather(1, 0.5, 5).paths == {"first.md", "second.md"}
    assert clock.now == pytest.approx(1.2)


def test_it_waits_no_longer_than_its_patience(scripted: Scripted) -> None:
    found, clock = scripted((2.0, "late.md"))
    assert found.gather(1.5, 0.5, 5) == Hints()
    assert clock.now == 1.5


def test_it_does_not_wait_for_ever_while_somebody_writes_without_pause(scripted: Scripted) -> None:
    found, clock = scripted(*((number / 100, f"{number}.md") for number in range(1000)))
    assert len(found.gather(1, 0.5, 0.1).paths) <= 12
    assert clock.now == pytest.approx(0.1, abs=0.02)


def test_a_stop_wakes_whoever_waits_or_settles() -> None:
    for patience, settle in ((30, 0), (0, 30)):
        found = Stir()
        found.hint("a.md")
        if patience:
            found.gather(0, 0, 1)
        threading.Timer(0.02, found.stop).start()
        start = time.monotonic()
        found.gather(patience, settle, 30)
        assert found.stopped
        assert time.monotonic() - start < 5

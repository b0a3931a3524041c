"""Hints from any thread reach the one that waits."""

from __future__ import annotations

import threading
import time

from vaultnet.watch.stir import MANY, Hints, Stir


def test_nothing_within_the_patience_means_no_hints() -> None:
    assert Stir().gather(0.01, 1, 1) == Hints()


def test_hints_are_gathered_once() -> None:
    stir = Stir()
    stir.hint("a.md")
    stir.hint("b.md")
    stir.hint("a.md")
    assert stir.gather(1, 0, 1) == Hints(frozenset({"a.md", "b.md"}))
    assert stir.gather(0, 0, 1) == Hints()


def test_a_look_everywhere_keeps_the_paths() -> None:
    stir = Stir()
    stir.hint("a.md")
    stir.look_everywhere()
    assert stir.gather(1, 0, 1) == Hints(frozenset({"a.md"}), everywhere=True)


def test_so_many_hints_are_a_look_everywhere() -> None:
    stir = Stir()
    for number in range(MANY):
        stir.hint(f"{number}.md")
    assert not stir.gather(1, 0, 1).everywhere
    for number in range(MANY + 1):
        stir.hint(f"{number}.md")
    assert stir.gather(1, 0, 1).everywhere


def test_a_storm_of_hints_takes_bounded_room_and_still_means_everywhere() -> None:
    stir = Stir()
    for number in range(50_000):
        stir.hint(f"{number}.md")
    hints = stir.gather(1, 0, 1)
    assert hints.everywhere
    assert len(hints.paths) <= 1000


def test_it_waits_until_writing_has_settled() -> None:
    stir = Stir()
    stir.hint("first.md")
    later = threading.Timer(0.05, stir.hint, ["second.md"])
    later.start()
    assert stir.gather(1, 0.5, 5).paths == {"first.md", "second.md"}
    later.join()


def test_it_does_not_wait_for_ever_while_somebody_writes_without_pause() -> None:
    stir = Stir()
    over = threading.Event()

    def write() -> None:
        while not over.wait(0.005):
            stir.hint("log.md")

    writer = threading.Thread(target=write)
    writer.start()
    start = time.monotonic()
    hints = stir.gather(1, 0.5, 0.1)
    over.set()
    writer.join()
    assert hints.paths == {"log.md"}
    assert 0.1 <= time.monotonic() - start < 0.5


def test_a_stop_wakes_whoever_waits_or_settles() -> None:
    for patience, settle in ((30, 0), (0, 30)):
        stir = Stir()
        stir.hint("a.md")
        if patience:
            stir.gather(0, 0, 1)
        threading.Timer(0.02, stir.stop).start()
        start = time.monotonic()
        stir.gather(patience, settle, 30)
        assert stir.stopped
        assert time.monotonic() - start < 5

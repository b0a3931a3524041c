"""Any note, any edit, for as long as one likes: `python -m tests.trials.fuzz --seconds 3600`."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from typing import Final

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from tests.edit.test_any_note import OPERATIONS, check, notes
from tests.syntax.test_boxes import ADDED, PAGE, ticked
from vaultnet.edit import Operation
from vaultnet.syntax.boxes import find_ticks

_ROUND: Final = 2000  # examples with one seed


def edits(count: Callable[[str], None]) -> None:
    """An edit is the planned one or none."""

    @given(notes(), OPERATIONS)
    def trial(text: str, operation: Operation) -> None:
        count("made" if check(text, operation) else "refused")

    _run(trial)


def ticks(count: Callable[[str], None]) -> None:
    """What is written into a ticked line is found, wherever it is put."""

    @given(ADDED, st.integers(0, len(PAGE.split("\n")[2]) - 1))
    def trial(added: str, place: int) -> None:
        lines = ticked().split("\n")
        lines[2] = f"{lines[2][:place]}{added}{lines[2][place:]}"
        before, found = find_ticks("\n".join(lines))
        sound = [tick for tick in found if tick.sound]
        assert not sound or before == PAGE
        count("ticked" if sound else "left alone")

    _run(trial)


def _run(trial: Callable[[], None]) -> None:
    every = settings(
        max_examples=_ROUND, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    seed(time.time_ns())(every(trial))()


def main() -> None:
    """Go on until the time is over, and print what came out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    end = time.monotonic() + parser.parse_args().seconds
    figures: dict[str, int] = {}

    def count(what: str) -> None:
        figures[what] = figures.get(what, 0) + 1

    while time.monotonic() < end:
        edits(count)
        ticks(count)
    print(json.dumps(figures))  # noqa: T201


if __name__ == "__main__":
    main()

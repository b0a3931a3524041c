"""Run two programs by turns, and compare what they cost pair by pair."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent

_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"


class Run(NamedTuple):
    """What one process cost: seconds of wall clock and processor, and its peak in KiB."""

    wall: float
    cpu: float
    peak: int


class Pair(NamedTuple):
    """A floor and a program, run directly one after the other."""

    floor: Run
    program: Run

    @property
    def ratio(self) -> float:
        """How many times the floor's wall clock the program took."""
        return self.program.wall / self.floor.wall


class Spread(NamedTuple):
    """Where a handful of measurements lie."""

    median: float
    least: float
    most: float


class Site(NamedTuple):
    """One vault, the program that keeps it, and the folder for all that lies outside the vault."""

    vault: Path
    program: Path
    home: Path

    def command(self, *words: str) -> tuple[str, ...]:
        """The program on this vault, as `vaultnet build --vault VAULT`."""
        return (str(self.program), *words, "--vault", str(self.vault))

    def environment(self) -> dict[str, str]:
        """Everything that the program remembers goes below `home`.

        Python may keep its compiled files, as it does wherever the program is installed: without
        them, most of what is measured would be the reading of source.
        """
        places = {"XDG_CACHE_HOME": "cache", "XDG_STATE_HOME": "state", "XDG_CONFIG_HOME": "config"}
        others = {key: text for key, text in os.environ.items() if key != _NO_BYTECODE}
        return others | {name: str(self.home / place) for name, place in places.items()}


def run(command: Iterable[str], site: Site) -> Run:
    """One whole process, its output thrown away.

    Raises:
        subprocess.CalledProcessError: where it did not end with 0.
    """
    words = list(command)
    launch = [sys.executable, "-I", "-S", str(HERE / "launch.py"), *words]
    done = subprocess.run(
        launch, env=site.environment(), stdout=subprocess.PIPE, text=True, check=True
    )
    wall, cpu, peak, code = done.stdout.split()
    if code != "0":
        raise subprocess.CalledProcessError(int(code), words)
    return Run(float(wall), float(cpu), int(peak))


def floor(kind: str, vault: Path) -> tuple[str, ...]:
    """One of the two floors, `stat` or `read`."""
    return (sys.executable, "-I", str(HERE / "floors.py"), kind, str(vault))


def pairs(
    floor_command: tuple[str, ...],
    command: tuple[str, ...],
    site: Site,
    count: int,
    around: Callable[[], AbstractContextManager[None]],
) -> list[Pair]:
    """So many pairs after one that is thrown away; `around` is entered anew for each pair."""
    found = []
    for _ in range(count + 1):
        with around():
            found.append(Pair(run(floor_command, site), run(command, site)))
    return found[1:]


def spread(values: Iterable[float]) -> Spread:
    """Their median (the upper one of two), least and most."""
    ordered = sorted(values)
    return Spread(ordered[len(ordered) // 2], ordered[0], ordered[-1])


def percentile(values: Iterable[float], share: float) -> float:
    """The least value that `share` of them (0 to 1) do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]

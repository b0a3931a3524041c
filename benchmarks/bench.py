"""Measure vaultnet against the least that a Python program must do: `make bench`."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from benchmarks import saves, traces
from benchmarks.machine import describe
from benchmarks.report import Line, Result, Touched, render
from benchmarks.runs import HERE, Site, floor, pairs, run
from benchmarks.states import cold, one_changed, unchanged
from benchmarks.vaults import SHAPE, critical_note, weigh


class Case(NamedTuple):
    """One line of the table: what runs, in which state of the vault, against which floor."""

    title: str
    floor: str
    command: tuple[str, ...]
    around: Callable[[], AbstractContextManager[None]]
    limit: float | None = None


def cases(site: Site, note: Path) -> tuple[Case, ...]:
    """What is measured, with the targets."""
    build, show = site.command("build"), site.command("show", "due")
    changed = partial(one_changed, site, note)
    return (
        Case("`build`, cold", "F_read", build, partial(cold, site), limit=7),
        Case("`build`, nothing changed", "F_stat", build, unchanged, limit=2),
        Case("`build`, one note changed", "F_stat", build, changed, limit=3),
        Case("`show due`", "F_stat", show, unchanged),
        Case("`--version`", "bare Python", (str(site.program), "--version"), unchanged),
    )


def measure(site: Site, count: int, edits: int) -> Result:
    """Measure everything on one vault, which is left as it was, but with index notes."""
    note = critical_note(site.vault)
    with cold(site):
        size = weigh(site.vault)
    lines = [_line(site, case, count) for case in cases(site, note)]
    touched = list(_touched(site, note)) if traces.available() else None
    return Result(size, lines, touched, saves.measure(site, note, edits) if edits else None)


def _line(site: Site, case: Case, count: int) -> Line:
    floors = {
        "F_stat": floor("stat", site.vault),
        "F_read": floor("read", site.vault),
        "bare Python": (sys.executable, "-I", "-c", "pass"),
    }
    run(site.command("build"), site)
    found = pairs(floors[case.floor], case.command, site, count, case.around)
    return Line(case.title, case.floor, found, case.limit)


def _touched(site: Site, note: Path) -> Iterator[Touched]:
    run(site.command("build"), site)
    yield Touched("`build`, nothing changed", traces.trace(site, "build"), notes=0, written=0)
    with one_changed(site, note):
        yield Touched("`build`, one note changed", traces.trace(site, "build"), notes=1)


def vault_of(folder: Path, notes: int, seed: int) -> Path:
    """The vault of that size below `folder`, made in a process of its own if it is not there."""
    vault = folder / f"vault-{SHAPE}-{seed}-{notes}"
    if not vault.exists():
        unfinished = vault.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        words = (str(unfinished), str(notes), "--seed", str(seed))
        command = (sys.executable, "-m", "benchmarks.vaults", *words)
        subprocess.run(command, cwd=HERE.parent, stdout=subprocess.DEVNULL, check=True)
        unfinished.rename(vault)
    return vault


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="vaultnet-bench-") as folder:
        yield Path(folder).resolve()


def parser() -> argparse.ArgumentParser:
    """What can be chosen at the command line."""
    found = argparse.ArgumentParser(prog="bench", description=__doc__)
    found.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    found.add_argument("--runs", type=int, default=9, help="pairs of each kind")
    found.add_argument("--edits", type=int, default=150, help="saves to time; 0 leaves them out")
    found.add_argument("--seed", type=int, default=1)
    found.add_argument("--dir", type=Path, help="keep the vaults here for the next time")
    found.add_argument("--out", type=Path, help="write the tables to this file too")
    found.add_argument("--program", type=Path, default=Path(sys.executable).with_name("vaultnet"))
    return found


def main() -> None:
    """Measure each size in turn and print its tables as soon as they are there."""
    given = parser().parse_args()
    with _folder(given.dir) as folder:
        tables = [f"Measured on: {describe(folder)}\n"]
        print(tables[0])
        for notes in given.sizes:
            vault = vault_of(folder, notes, given.seed)
            site = Site(vault, given.program.absolute(), folder / "home")
            tables.append(render(measure(site, given.runs, given.edits)))
            print(tables[-1], flush=True)
    if given.out is not None:
        given.out.write_text("\n".join(tables), encoding="utf-8")


if __name__ == "__main__":
    main()

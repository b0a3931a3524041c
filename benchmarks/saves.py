"""How long after a save the index notes are rewritten, while the program watches."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.runs import Site
from benchmarks.states import INDEX, LINE, restored

#: So that the program waits for nothing: its own share of the time is measured.
WATCH_OPTIONS = ("--settle", "0")

_POLL = 0.0005  # seconds between two looks at the index notes
_PATIENCE = 5.0  # seconds after which a save counts as lost
_START = 120.0  # seconds in which the program must have answered for the first time
_CALM = 1.0  # seconds in which a pass is surely over
_PAUSE = (0.03, 0.13)  # seconds between two saves, so that no pass meets the next save


class Saves(NamedTuple):
    """Seconds from each save to the last index note rewritten for it.

    Attributes:
        seconds: for each save that was seen.
        lost: saves that were not followed within five seconds.
        rewritten: how many index notes each save changes.
        peak: the watching process's peak in KiB, 0 where the system does not tell.
    """

    seconds: tuple[float, ...]
    lost: int
    rewritten: int
    peak: int


class State(NamedTuple):
    """What changes when a file is rewritten."""

    inode: int
    size: int
    mtime: int


def measure(site: Site, note: Path, count: int) -> Saves:
    """Watch the vault and save `note` so many times, each time with other content.

    Raises:
        TimeoutError: where no index note follows the first two saves.
    """
    with watching(site) as process, restored(note) as content:
        changed = content + LINE
        _answer(site, note, changed, _START)
        time.sleep(_PATIENCE)
        followers = _answer(site, note, content, _PATIENCE)
        seconds = list(_times(note, (changed, content), followers, count))
        peak = _peak(process.pid)
        save(note, content)
        time.sleep(_CALM)
    seen = tuple(second for second in seconds if second is not None)
    return Saves(seen, len(seconds) - len(seen), len(followers), peak)


@contextmanager
def watching(site: Site) -> Iterator[subprocess.Popen[bytes]]:
    """The program as it watches, asked to end afterwards."""
    command = site.command("watch", *WATCH_OPTIONS)
    process = subprocess.Popen(command, env=site.environment(), stdout=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=30)


def _answer(site: Site, note: Path, content: bytes, patience: float) -> list[Path]:
    """Save, and name the index notes that are rewritten for it."""
    before = _states(list((site.vault / INDEX).glob("*.md")))
    save(note, content)
    end = time.perf_counter() + patience
    while not _rewritten(before):
        if time.perf_counter() > end:
            raise TimeoutError(f"no index note followed a save of {note} in {patience:.0f} seconds")
        time.sleep(_POLL)
    time.sleep(_CALM)
    return _rewritten(before)


def _times(
    note: Path, contents: tuple[bytes, bytes], followers: list[Path], count: int
) -> Iterator[float | None]:
    rng = Random(count)
    for place in range(count):
        time.sleep(rng.uniform(*_PAUSE))
        before = _states(followers)
        start = time.perf_counter()
        save(note, contents[place % 2])
        yield _wait(before, start)


def _wait(waiting: dict[Path, State], start: float) -> float | None:
    """Seconds from `start` until all are rewritten, or None after five seconds."""
    while (now := time.perf_counter()) < start + _PATIENCE:
        for path in _rewritten(waiting):
            del waiting[path]
        if not waiting:
            return now - start
        time.sleep(_POLL)
    return None


def _rewritten(before: dict[Path, State]) -> list[Path]:
    after = _states(list(before))
    return [path for path, state in before.items() if after.get(path, state) != state]


def _states(paths: list[Path]) -> dict[Path, State]:
    return {path: state for path in paths if (state := _state(path)) is not None}


def _state(path: Path) -> State | None:
    try:
        found = path.stat()
    except FileNotFoundError:  # between two names, as some programs rewrite
        return None
    return State(found.st_ino, found.st_size, found.st_mtime_ns)


def save(note: Path, content: bytes) -> None:
    """Write beside the note and rename, as careful editors do."""
    beside = note.with_name(f".{note.name}.saving")
    beside.write_bytes(content)
    beside.replace(note)


def _peak(process: int) -> int:
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return 0
    found = re.search(r"VmHWM:\s+(\d+)", status.read_text())
    return int(found[1]) if found else 0

"""A reading into the memory on disk, for the next run."""

from __future__ import annotations

import os
import time

from vaultnet.memory.codec import encode
from vaultnet.memory.lines import save_lines
from vaultnet.memory.places import cache_folder, kept_mark
from vaultnet.memory.seal import Seal, Valid, beside, save_seal
from vaultnet.memory.table import Lines, Place, Table, save_table
from vaultnet.pipeline.refresh import Reading, ignored
from vaultnet.scan import TICK_NS, believed


def remember(reading: Reading, valid: Valid, written: tuple[str, ...] = ()) -> Reading:
    """Keep a reading for the next run. A disk that refuses costs only speed, so it is not told.

    Args:
        valid: from when until when today stays today, `NEVER` where anything is left to do.
        written: what vaultnet itself wrote since the walk.
    """
    folder = cache_folder(reading.root)
    try:
        lines, places = _keep_lines(folder, reading)
        now_ns = _outwait(reading, written)
        seen = believed(reading.snapshot, reading.looked_at_ns, frozenset(written), now_ns)
        turn = f"{os.getpid()}-{now_ns}"
        save_table(folder, Table(seen, places, lines, reading.surroundings, turn))
        around = beside(seen, [reading.surroundings, kept_mark(reading.root)])
        save_seal(folder, Seal(seen.files, around, ignored(reading.config), valid, turn))
    except OSError:
        return reading
    return reading._replace(places=places, kept=lines, lines={})


def _keep_lines(folder: str, reading: Reading) -> tuple[Lines, dict[str, Place]]:
    """Keep the lines; where another run has taken the kept ones away, all are made anew."""
    notes, known = reading.notes, reading.lines
    kept = {path: place for path, place in reading.places.items() if path in notes}
    fresh = {
        path: known[path] if path in known else encode(notes[path])
        for path in notes
        if path not in kept
    }
    try:
        return save_lines(folder, reading.kept, kept, fresh)
    except FileNotFoundError:
        anew = {path: encode(notes[path]) for path in kept}
        return save_lines(folder, None, {}, anew | fresh)


def _outwait(reading: Reading, written: tuple[str, ...]) -> int:
    """Let one tick of the file system's clock pass, so that no edit can look like our writing."""
    files = reading.snapshot.files
    youngest = max((files[path][0] for path in written if path in files), default=0)
    while 0 < youngest + TICK_NS - (now_ns := time.time_ns()) <= TICK_NS:
        time.sleep((youngest + TICK_NS - now_ns) / 1e9 + 0.0005)
    return time.time_ns()

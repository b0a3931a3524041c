"""The lines: one JSON text a note, appended as notes change, read back by place."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable
from typing import Any

from vaultnet.memory.places import read_private, write_private
from vaultnet.memory.table import NOWHERE, Place, Table

#: A note's line: its path, then what `codec` makes of it.
Row = list[Any]


def load_lines(folder: str, table: Table, paths: Iterable[str]) -> dict[str, Row] | None:
    """The rows of the given notes by path, without those that say nothing; None if any is odd."""
    wanted = {path: place for path in paths if (place := table.places[path])[1]}
    if not wanted:
        return {}
    name, size = table.lines
    data = read_private(os.path.join(folder, os.path.basename(name)))
    if data is None or len(data) < size:
        return None
    try:
        rows = json.loads(b"[%s]" % b",".join([data[o : o + n] for o, n in wanted.values()]))
        found = {row[0]: row for row in rows}
    except (ValueError, TypeError, IndexError, RecursionError):
        return None
    return found if found.keys() == wanted.keys() else None


def save_lines(
    folder: str, table: Table | None, kept: dict[str, Place], fresh: dict[str, bytes]
) -> tuple[tuple[str, int], dict[str, Place]]:
    """Append the lines of notes read anew; start a new file where most of the old one is stale.

    Args:
        table: the table that the kept places belong to; None to start from nothing.
        kept: the places of notes that are as they were.
        fresh: the lines of notes read in this run; empty for a note that says nothing.

    Returns:
        The file's name and length, and the place of every note.

    Raises:
        OSError: if the disk refuses.
    """
    live = sum(length for _, length in kept.values())
    if table is not None and live * 2 >= table.lines[1] and _is_whole(folder, table):
        return _append(folder, table.lines, kept, fresh)
    old = read_private(os.path.join(folder, table.lines[0])) or b"" if table and live else b""
    moved = {path: old[start : start + length] for path, (start, length) in kept.items()}
    lines = _write(folder, moved | fresh)
    if table is not None:
        _forget(os.path.join(folder, os.path.basename(table.lines[0])))
    return lines


def _is_whole(folder: str, table: Table) -> bool:
    """Whether the file of lines ends where the table says: no other program has added to it."""
    try:
        return (
            bool(table.lines[0])
            and os.path.getsize(os.path.join(folder, table.lines[0])) == table.lines[1]
        )
    except OSError:
        return False


def _append(
    folder: str, lines: tuple[str, int], kept: dict[str, Place], fresh: dict[str, bytes]
) -> tuple[tuple[str, int], dict[str, Place]]:
    name, size = lines
    text, places = _lay_out(fresh, size)
    if text:
        with open(os.path.join(folder, name), "ab") as file:
            file.write(text)
    return (name, size + len(text)), kept | places


def _write(folder: str, lines: dict[str, bytes]) -> tuple[tuple[str, int], dict[str, Place]]:
    name = f"notes-{os.getpid()}-{time.time_ns()}.jsonl"
    text, places = _lay_out(lines, 0)
    write_private(os.path.join(folder, name), text)
    return (name, len(text)), places


def _lay_out(lines: dict[str, bytes], start: int) -> tuple[bytes, dict[str, Place]]:
    """The lines one behind the other, and where each will lie."""
    places: dict[str, Place] = {}
    for path, line in lines.items():
        places[path] = (start, len(line)) if line else NOWHERE
        start += len(line) + 1 if line else 0
    return b"".join(line + b"\n" for line in lines.values() if line), places


def _forget(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:  # another run still reads it: it goes the next time
        return

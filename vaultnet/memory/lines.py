"""The lines: one JSON text a note, appended as notes change, read back by place."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any, Final
from zlib import crc32

from vaultnet.disk import read_private, write_private
from vaultnet.memory.table import LINES, NOWHERE, Lines, Place, Table

#: A note's line: its path, then what `codec` makes of it.
Row = list[Any]


#: So many lines become rows together: one by one takes longer, and all at once more memory than
#: all notes do.
_TOGETHER: Final = 50


def load_lines(folder: str, table: Table, paths: Iterable[str]) -> Iterator[Row]:
    """The rows of the given notes, in their order, without those that say nothing.

    Raises:
        TypeError, ValueError, LookupError, RecursionError: if any is odd, perhaps after others.
    """
    wanted = {path: place for path in paths if (place := table.places[path])[1]}
    if not wanted:
        return
    data = _read(folder, table.lines)
    if data is None:
        raise ValueError
    rows = rows_of([data[start : start + length] for start, length in wanted.values()])
    for path, row in zip(wanted, rows, strict=True):
        if row[0] != path:
            raise ValueError
        row[0] = path  # one text for each path
        yield row


def rows_of(lines: Sequence[bytes]) -> Iterator[Row]:
    """The rows that lines hold, some at a time.

    Raises:
        ValueError, RecursionError: if a line is not JSON.
    """
    for start in range(0, len(lines), _TOGETHER):
        yield from json.loads(b"[%s]" % b",".join(lines[start : start + _TOGETHER]))


def _read(folder: str, lines: Lines) -> bytes | None:
    """The lines as they were saved, and perhaps more behind them; None if they are not whole."""
    data = read_private(os.path.join(folder, lines.name))
    if data is None or len(data) < lines.size:
        return None
    return data if crc32(memoryview(data)[: lines.size]) == lines.check else None


def save_lines(
    folder: str, last: Lines | None, kept: dict[str, Place], fresh: dict[str, bytes]
) -> tuple[Lines, dict[str, Place]]:
    """Append the lines of notes read anew; start a new file where most of the old one is stale.

    Args:
        last: the file that the kept places lie in; None to start from nothing.
        kept: the places of notes that are as they were.
        fresh: the lines of notes read in this run; empty for a note that says nothing.

    Returns:
        The file, and the place of every note.

    Raises:
        OSError: if the disk refuses, or the kept lines are gone.
    """
    live = sum(length for _, length in kept.values())
    if last is not None and live * 2 >= last.size and _is_whole(folder, last):
        return _append(folder, last, kept, fresh)
    old = _read(folder, last) if last is not None and live else b""
    if old is None:
        raise FileNotFoundError("another run has swept the kept lines away")
    moved = {path: old[start : start + length] for path, (start, length) in kept.items()}
    lines, places = _write(folder, moved | fresh)
    _sweep(folder, lines.name)
    return lines, places


def _is_whole(folder: str, lines: Lines) -> bool:
    """Whether the file of lines ends where the table says: no other program has added to it."""
    try:
        return os.path.getsize(os.path.join(folder, lines.name)) == lines.size
    except OSError:
        return False


def _append(
    folder: str, lines: Lines, kept: dict[str, Place], fresh: dict[str, bytes]
) -> tuple[Lines, dict[str, Place]]:
    text, places = _lay_out(fresh, lines.size)
    if text:
        with open(os.path.join(folder, lines.name), "ab") as file:
            file.write(text)
    # Carried on, not read back: if another run appends at this moment, the check will not fit.
    check = crc32(text, lines.check)
    return Lines(lines.name, lines.size + len(text), check), kept | places


def _write(folder: str, lines: dict[str, bytes]) -> tuple[Lines, dict[str, Place]]:
    name = f"{LINES}{os.getpid()}-{time.time_ns()}.jsonl"
    text, places = _lay_out(lines, 0)
    write_private(os.path.join(folder, name), text)
    return Lines(name, len(text), crc32(text)), places


def _lay_out(lines: dict[str, bytes], start: int) -> tuple[bytes, dict[str, Place]]:
    """The lines one behind the other, and where each will lie."""
    places: dict[str, Place] = {}
    for path, line in lines.items():
        places[path] = (start, len(line)) if line else NOWHERE
        start += len(line) + 1 if line else 0
    # Joined in one go, since in a first run this is as much as all that is remembered.
    return b"\n".join([*filter(None, lines.values()), b""]), places


def _sweep(folder: str, current: str) -> None:
    """Delete the files that earlier runs left; who still reads one starts from nothing."""
    for name in os.listdir(folder):
        if name.startswith(LINES) and name != current:
            with suppress(OSError):  # open elsewhere: it goes the next time
                os.unlink(os.path.join(folder, name))

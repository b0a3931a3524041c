"""Many notes from disk at once; on two processors, where there are enough of them to pay."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Final

from vaultnet.config import Config
from vaultnet.disk import read_bytes
from vaultnet.errors import reason
from vaultnet.memory.codec import decode, encode
from vaultnet.memory.lines import rows_of
from vaultnet.model import Note, Problem

#: Told how many notes are read, of how many.
Progress = Callable[[int, int], None]

#: From so many notes on, a second process saves more than it costs.
_WORTH_TWO: Final = 2_000

_GONE: Final = b"-"

#: Stands before the line of a note that the system did not let us read.
_REFUSED: Final = b"!"


class Readers:
    """Reads notes, and keeps the lines that a second process already made for the memory.

    Attributes:
        lines: path -> the note's line, where it is known already.
        refused: notes that the system did not let us read.
    """

    def __init__(self, root: str, config: Config, progress: Progress | None = None) -> None:
        self._root = root
        self._config = config
        self._progress = progress
        self.lines: dict[str, bytes] = {}
        self.refused: set[str] = set()

    def read(self, paths: Sequence[str]) -> dict[str, Note]:
        """Every note by path; those that are gone since they were found are left out."""
        if len(paths) < _WORTH_TWO or not _may_fork():
            notes = dict(self._read_here(paths, len(paths)))
        else:
            notes = self._read_by_two(paths)
        if self._progress is not None:
            self._progress(len(paths), len(paths))
        return notes

    def _read_by_two(self, paths: Sequence[str]) -> dict[str, Note]:
        # Dealt out like cards: people's notes, which take longest, lie beside each other. The
        # other process gets fewer, since it must also write down what it read.
        mine = [path for place, path in enumerate(paths) if place % 9 < 5]
        theirs = [path for place, path in enumerate(paths) if place % 9 >= 5]
        answer = self._read_there(theirs)
        notes = dict(self._read_here(mine, len(paths)))
        return notes | (self._collect(theirs, *answer) or dict(self._read_here(theirs, len(paths))))

    def _read_here(self, paths: Sequence[str], total: int) -> Iterator[tuple[str, Note]]:
        """The notes of these paths; where another process reads the rest, it is as far as we."""
        for count, path in enumerate(paths):
            if self._progress is not None and not count % 256:
                self._progress(count * total // len(paths), total)
            if (note := self._read(path)) is not None:
                yield path, note

    @cached_property
    def _note_of(self) -> Callable[[str, bytes], Note]:
        """What makes a note of its path and bytes; imported only where there is one to read."""
        from vaultnet.read.note import read_note
        from vaultnet.read.rules import Rules

        rules = Rules.of(self._config)
        return lambda path, data: read_note(path, data, rules)

    def _read(self, path: str) -> Note | None:
        try:
            return self._note_of(path, read_bytes(f"{self._root}/{path}"))
        except FileNotFoundError:
            return None
        except OSError as error:
            self.refused.add(path)
            return Note(path, problems=(Problem(path, 0, f"cannot be read: {reason(error)}"),))

    def _read_there(self, paths: Sequence[str]) -> tuple[int, int]:
        """Start a copy of this process that reads the notes and writes their lines to a pipe."""
        inlet, outlet = os.pipe()
        child = os.fork()
        if child:
            os.close(outlet)
            return child, inlet
        status = 1
        try:
            os.close(inlet)
            lines = [self._line_of(path) for path in paths]
            with open(outlet, "wb") as pipe:
                pipe.write(b"\n".join(lines))
            status = 0
        finally:
            # Whatever happened, this copy must never go on as if it were the program.
            os._exit(status)

    def _line_of(self, path: str) -> bytes:
        note = self._read(path)
        if note is None:
            return _GONE
        return _REFUSED + encode(note) if path in self.refused else encode(note)

    def _collect(self, paths: Sequence[str], child: int, inlet: int) -> dict[str, Note] | None:
        """What the other process read; None if it did not get through."""
        with open(inlet, "rb") as pipe:
            lines = pipe.read().split(b"\n")
        _, status = os.waitpid(child, 0)
        if status or len(lines) != len(paths):
            return None
        found = {p: line for p, line in zip(paths, lines, strict=True) if line != _GONE}
        self.refused |= {path for path, line in found.items() if line.startswith(_REFUSED)}
        found |= {path: found[path].removeprefix(_REFUSED) for path in self.refused & found.keys()}
        rows = rows_of([line for line in found.values() if line])
        self.lines |= found
        return {path: decode(next(rows)) if line else Note(path) for path, line in found.items()}


def _may_fork() -> bool:
    """Whether a copy of this process is safe and has a processor to run on."""
    return (
        sys.platform.startswith("linux")
        and threading.active_count() == 1
        and len(os.sched_getaffinity(0)) > 1
    )

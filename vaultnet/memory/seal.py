"""The seal: whether a vault is as the last build left it.

Most builds ask nothing else. Importing what reads JSON would take them longer than the whole
answer, so these are plain fields of text, with the one character between them that no path holds.
"""

from __future__ import annotations

import os
from itertools import chain

from vaultnet.disk import read_whole, write_whole
from vaultnet.scan import Snapshot, Stamp

#: From when until when a day lasts, in seconds since the epoch.
Valid = tuple[float, float]

#: For what must be looked at again the next time, whenever that is.
NEVER: Valid = (0.0, 0.0)

_NAME = "seal"


class Seal:
    """How the last build left a vault.

    Attributes:
        files: path -> stamp; `UNKNOWN` for the files too young to be believed.
        beside: what the index notes depended on besides, see `beside`.
        ignore: the folders that the walk did not enter.
        valid: seconds since the epoch, from and until, between which today stays today.
        turn: names the build, so that the table is known that belongs to it.
    """

    __slots__ = ("beside", "files", "ignore", "turn", "valid")

    def __init__(
        self,
        files: dict[str, Stamp],
        beside: str,
        ignore: frozenset[str],
        valid: Valid,
        turn: str = "",
    ) -> None:
        self.files = files
        self.beside = beside
        self.ignore = ignore
        self.valid = valid
        self.turn = turn

    def holds(self, snapshot: Snapshot, around: list[object], now: float) -> bool:
        """Whether a build now would find everything as the last one left it."""
        return (
            self.files == snapshot.files
            and self.beside == beside(snapshot, around)
            and self.valid[0] <= now < self.valid[1]
        )


def beside(snapshot: Snapshot, around: list[object]) -> str:
    """Everything but the files, as one text to compare: odd things met, and what is around."""
    return repr((snapshot.absent, snapshot.faults, around))


def load_seal(folder: str) -> Seal | None:
    """The seal in a cache folder, or None where there is none that is whole and one of ours."""
    body = read_whole(os.path.join(folder, _NAME))
    if body is None:
        return None
    try:
        turn, start, end, rest, marks, count, *fields = body.decode("utf-8", "surrogatepass").split(
            "\0"
        )
        ignored = int(count)
        numbers = map(int, marks.split(",") if marks else ())
        files = dict(zip(fields[ignored:], zip(*[numbers] * 3, strict=True), strict=True))
        valid = float(start), float(end)
    except ValueError:
        return None
    return Seal(files, rest, frozenset(fields[:ignored]), valid, turn)


def save_seal(folder: str, seal: Seal) -> None:
    """Write the seal.

    Raises:
        OSError: if the disk refuses; the old seal then speaks of the vault as it was then.
    """
    # A list's own text is made in one go: thirty thousand texts of one number each take memory.
    marks = str([*chain.from_iterable(seal.files.values())])[1:-1]
    start, end = map(repr, seal.valid)
    head = (seal.turn, start, end, seal.beside, marks, str(len(seal.ignore)))
    fields = (*head, *seal.ignore, *seal.files)
    write_whole(os.path.join(folder, _NAME), "\0".join(fields).encode("utf-8", "surrogatepass"))

"""The table: one snapshot of a vault, and where each note's line lies."""

from __future__ import annotations

import json
import os
from typing import Any, NamedTuple
from zlib import crc32

from vaultnet.disk import read_private, write_private
from vaultnet.memory.places import Around
from vaultnet.scan import UNKNOWN, Snapshot, is_settled

#: Offset and length of a note's line; (0, 0) for a note that says nothing.
Place = tuple[int, int]

NOWHERE: Place = (0, 0)

#: From when until when a day lasts, in seconds since the epoch.
Valid = tuple[float, float]

#: For what must be looked at again the next time, whenever that is.
NEVER: Valid = (0.0, 0.0)

#: How the name of every file of lines begins.
LINES = "notes-"

_NAME = "table.json"


class Lines(NamedTuple):
    """The file that holds the notes' lines, as far as a table knows it.

    Attributes:
        name: its name in the cache folder.
        size: how many bytes of it belong to the table; another run may have added more.
        check: the CRC-32 of these bytes.
    """

    name: str
    size: int
    check: int


class Table:
    """What the last build found.

    Attributes:
        snapshot: the files as they were; `UNKNOWN` stamps for those too young to be believed.
        places: path -> where its line lies; one for every note of the snapshot, the absent ones
            included, so that what they said can stand until they are back.
        lines: the file that the places lie in.
        ignore: the folders that the walk did not enter.
        valid: seconds since the epoch, from and until, between which today stays today.
        around: what the index notes depended on besides the notes.
    """

    __slots__ = ("around", "ignore", "lines", "places", "snapshot", "valid")

    def __init__(
        self,
        snapshot: Snapshot,
        places: dict[str, Place],
        lines: Lines,
        ignore: frozenset[str],
        valid: Valid,
        around: Around,
    ) -> None:
        self.snapshot = snapshot
        self.places = places
        self.lines = lines
        self.ignore = ignore
        self.valid = valid
        self.around = around

    def still_holds(self, snapshot: Snapshot, around: Around, now: float) -> bool:
        """Whether a build now would find everything as the last one left it."""
        last = self.snapshot
        return (
            last.files == snapshot.files
            and last.absent == snapshot.absent
            and last.faults == snapshot.faults
            and self.around == around
            and self.valid[0] <= now < self.valid[1]
        )


def load_table(folder: str) -> Table | None:
    """The table in a cache folder, or None where there is none that is whole and one of ours."""
    data = read_private(os.path.join(folder, _NAME))
    if data is None:
        return None
    try:
        check, _, body = data.partition(b"\n")
        return _decode(json.loads(body)) if int(check) == crc32(body) else None
    except (ValueError, TypeError, LookupError, OverflowError, RecursionError):
        return None


def _decode(raw: dict[str, Any]) -> Table:
    snapshot = Snapshot()
    paths, numbers, spans = raw["paths"], iter(raw["stamps"]), iter(raw["places"])
    snapshot.files = dict(zip(paths, zip(numbers, numbers, numbers, strict=True), strict=True))
    snapshot.absent = list(raw["absent"])
    snapshot.faults = [(path, fault) for path, fault in raw["faults"]]
    notes = [*paths, *snapshot.absent]
    places = dict(zip(notes, zip(spans, spans, strict=True), strict=True))
    name, size, check = raw["lines"]
    start, end = raw["valid"]
    if not (_are(str, [name, *notes]) and _are(int, [size, check, *raw["places"]])):
        raise TypeError
    surroundings, kept = raw["around"]
    if not (isinstance(surroundings, list) and isinstance(kept, list)):
        raise TypeError
    if os.path.basename(name) != name or not name.startswith(LINES):
        raise ValueError
    if min([size, *raw["places"]]) < 0:
        raise ValueError
    return Table(
        snapshot,
        places,
        Lines(name, size, check),
        frozenset(raw["ignore"]),
        (float(start), float(end)),
        Around(surroundings, kept),
    )


def _are(kind: type, values: list[object]) -> bool:
    return set(map(type, values)) <= {kind}


def save_table(
    folder: str, table: Table, looked_at_ns: int, written: frozenset[str], now_ns: int
) -> None:
    """Write the table; stamps that a later edit could still carry are kept as `UNKNOWN`.

    Args:
        looked_at_ns: when the walk began.
        written: files whose stamps are vaultnet's own doing, known at `now_ns`.

    Raises:
        OSError: if the disk refuses; the next build then starts from nothing.
    """
    stamps: list[int] = []
    for path, mark in table.snapshot.files.items():
        known_at = now_ns if path in written else looked_at_ns
        stamps.extend(mark if is_settled(mark, known_at) else UNKNOWN)
    notes = [*table.snapshot.files, *table.snapshot.absent]
    raw = {
        "around": table.around,
        "valid": table.valid,
        "ignore": sorted(table.ignore),
        "lines": table.lines,
        "absent": table.snapshot.absent,
        "faults": table.snapshot.faults,
        "paths": list(table.snapshot.files),
        "stamps": stamps,
        "places": [n for path in notes for n in table.places.get(path, NOWHERE)],
    }
    body = json.dumps(raw, check_circular=False).encode()
    write_private(os.path.join(folder, _NAME), b"%d\n%b" % (crc32(body), body))

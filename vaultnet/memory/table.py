"""The table: where each note's line lies, and what else the seal does not tell of a reading."""

from __future__ import annotations

import json
import os
from itertools import chain, repeat
from typing import Any, NamedTuple

from vaultnet.disk import read_whole, write_whole
from vaultnet.memory.seal import Seal
from vaultnet.scan import Snapshot

#: Offset and length of a note's line; (0, 0) for a note that says nothing.
Place = tuple[int, int]

NOWHERE: Place = (0, 0)

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
        snapshot: the files as they were, as far as they are believed.
        places: path -> where its line lies; one for every note of the snapshot, the absent ones
            included, so that what they said can stand until they are back.
        lines: the file that the places lie in.
        surroundings: what the reading depended on besides the notes.
        turn: names the build; the seal of the same build has the stamps.
    """

    __slots__ = ("lines", "places", "snapshot", "surroundings", "turn")

    def __init__(
        self,
        snapshot: Snapshot,
        places: dict[str, Place],
        lines: Lines,
        surroundings: list[object],
        turn: str,
    ) -> None:
        self.snapshot = snapshot
        self.places = places
        self.lines = lines
        self.surroundings = surroundings
        self.turn = turn


def load_table(folder: str, seal: Seal) -> Table | None:
    """The table that belongs to a seal, or None where there is none that is whole and ours."""
    body = read_whole(os.path.join(folder, _NAME))
    if body is None:
        return None
    try:
        return _decode(json.loads(body), seal)
    except (ValueError, TypeError, LookupError, RecursionError):
        return None


def _decode(raw: dict[str, Any], seal: Seal) -> Table | None:
    if raw["turn"] != seal.turn:
        return None
    snapshot, spans = Snapshot(), iter(raw["places"])
    snapshot.files = seal.files
    snapshot.absent = list(raw["absent"])
    snapshot.faults = [(path, fault) for path, fault in raw["faults"]]
    notes = [*snapshot.files, *snapshot.absent]
    places = dict(zip(notes, zip(spans, spans, strict=True), strict=True))
    name, size, check = raw["lines"]
    if not (_are(str, [name, *snapshot.absent]) and _are(int, [size, check, *raw["places"]])):
        raise TypeError
    surroundings = raw["surroundings"]
    if not isinstance(surroundings, list):
        raise TypeError
    if os.path.basename(name) != name or not name.startswith(LINES):
        raise ValueError
    if min([size, *raw["places"]]) < 0:
        raise ValueError
    return Table(snapshot, places, Lines(name, size, check), surroundings, seal.turn)


def _are(kind: type, values: list[object]) -> bool:
    return set(map(type, values)) <= {kind}


def save_table(folder: str, table: Table) -> None:
    """Write the table.

    Raises:
        OSError: if the disk refuses; the next build then starts from nothing.
    """
    notes = chain(table.snapshot.files, table.snapshot.absent)
    places = map(table.places.get, notes, repeat(NOWHERE))
    raw = {
        "turn": table.turn,
        "surroundings": table.surroundings,
        "lines": table.lines,
        "absent": table.snapshot.absent,
        "faults": table.snapshot.faults,
        "places": [*chain.from_iterable(places)],
    }
    body = json.dumps(raw, check_circular=False).encode()
    write_whole(os.path.join(folder, _NAME), body)

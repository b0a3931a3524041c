"""The vault as it is now, read: from memory what did not change, from disk what did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import compress
from operator import is_not
from typing import NamedTuple, TypeVar

from vaultnet.config import Config
from vaultnet.errors import VaultnetError, reason
from vaultnet.memory.codec import decode
from vaultnet.memory.glance import Glance
from vaultnet.memory.lines import load_lines
from vaultnet.memory.places import cache_folder, surroundings
from vaultnet.memory.seal import load_seal
from vaultnet.memory.table import Lines, Place, load_table
from vaultnet.model import Changes, Note, Notes, Problem
from vaultnet.pipeline.readers import Progress, Readers
from vaultnet.scan import UNKNOWN, Snapshot, Stamp, walk
from vaultnet.settings import load_settings

_T = TypeVar("_T")


class Reading(NamedTuple):
    """A vault, read whole.

    Attributes:
        root: the vault's real path.
        surroundings: what the reading depends on besides the notes.
        looked_at_ns: when the walk began, by the wall clock.
        notes: every note by path.
        places: where the memory on disk holds the line of a note that is as it was.
        kept: the file that `places` lie in.
        faults: what was wrong with the settings.
        fresh: paths of the notes read from disk in this reading.
        touched: every path whose note may not be that of the last reading: read anew, gone, or
            away from this machine.
        lines: lines of notes read in this reading, where they are known already.
    """

    root: str
    config: Config
    surroundings: list[object]
    looked_at_ns: int
    snapshot: Snapshot
    notes: Notes
    places: Mapping[str, Place]
    kept: Lines | None
    faults: tuple[Problem, ...]
    fresh: frozenset[str]
    touched: frozenset[str]
    lines: Mapping[str, bytes]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Faults of the settings and of the walk."""
        walked = self.snapshot.faults
        return self.faults + tuple(Problem(path or ".", 0, fault) for path, fault in walked)


def unread(root: str, config: Config, faults: tuple[Problem, ...]) -> Reading:
    """A vault of which the settings are known, and no note yet."""
    return Reading(
        root=root,
        config=config,
        surroundings=[],
        looked_at_ns=0,
        snapshot=Snapshot(),
        notes=Notes(),
        places={},
        kept=None,
        faults=faults,
        fresh=frozenset(),
        touched=frozenset(),
        lines={},
    )


def recall(blank: Reading, around: list[object]) -> Reading | None:
    """An unread vault as the cache folder remembers it; None where no memory of it holds."""
    folder = cache_folder(blank.root)
    seal = load_seal(folder)
    table = load_table(folder, seal) if seal else None
    if table is None or table.surroundings != around:
        return None
    try:
        known = {note.path: note for note in map(decode, load_lines(folder, table, table.places))}
    except (TypeError, ValueError, LookupError, AttributeError, RecursionError):
        return None
    notes = Notes((path, known.get(path) or Note(path)) for path in table.places)
    return blank._replace(
        snapshot=table.snapshot, notes=notes, places=table.places, kept=table.lines
    )


def refresh(
    root: str,
    last: Reading | None,
    now_ns: int,
    *,
    seen: Glance | None = None,
    use_cache: bool = True,
    progress: Progress | None = None,
) -> Reading:
    """Read what changed since the last reading, and keep the rest of it.

    Args:
        root: the vault's real path.
        last: the last reading in this process; None to ask the cache folder.
        now_ns: the wall clock, in ns since the epoch.
        seen: what a first look at this vault found, if there was one.
        use_cache: whether the cache folder may be asked.

    Raises:
        VaultnetError: if the vault or its configuration cannot be read at all.
    """
    around = seen.surroundings if seen else surroundings(root)
    if last is None or last.surroundings != around:
        blank = unread(root, *load_settings(root))
        last = (recall(blank, around) if use_cache else None) or blank
    snapshot, at_ns = _walked(last, seen, now_ns)
    fresh, removed = compare(last.snapshot.files, snapshot.files)
    touched = frozenset((*fresh, *removed, *_away(last.snapshot), *_away(snapshot)))
    readers = Readers(root, last.config, progress)
    notes = _merged(last, snapshot, fresh, touched, readers)
    return last._replace(
        surroundings=around,
        looked_at_ns=at_ns,
        snapshot=snapshot,
        notes=notes,
        places=_without(last.places, touched),
        fresh=frozenset(fresh),
        touched=touched,
        lines=readers.lines,
    )


def _walked(last: Reading, seen: Glance | None, now_ns: int) -> tuple[Snapshot, int]:
    """The vault as it is now, and when that was looked at; what was seen will do, if it is all."""
    if seen and seen.ignore == ignored(last.config):
        return seen.snapshot, seen.at_ns
    return look(last.root, last.config), now_ns


def _away(snapshot: Snapshot) -> Iterator[str]:
    """The notes of which only a placeholder is on this machine."""
    return (path for path in snapshot.absent if path not in snapshot.files)


def _merged(
    last: Reading,
    snapshot: Snapshot,
    fresh: tuple[str, ...],
    touched: frozenset[str],
    readers: Readers,
) -> Notes:
    """Every note: those that are as they were, and the others read; the snapshot learns of both."""
    notes = Notes(_without(last.notes, touched))
    read = readers.read(fresh)
    for path in frozenset(fresh) - read.keys():
        del snapshot.files[path]
    for path in readers.refused:  # tried again the next time, changed or not
        snapshot.files[path] = UNKNOWN
    for path, note in read.items():
        notes[path] = _last_good(note, last) if note.kind == "unmerged" else note
        if notes[path] is not note:
            readers.lines.pop(
                path, None
            )  # it tells of the text that stands there, which is not good
    _stand_in_for_absent(snapshot, last, notes)
    return notes


def _without(known: Mapping[str, _T], paths: Iterable[str]) -> dict[str, _T]:
    found = dict(known)
    for path in paths:
        found.pop(path, None)
    return found


def look(root: str, config: Config) -> Snapshot:
    """Walk the vault.

    Raises:
        VaultnetError: if it is not there.
    """
    try:
        return walk(root, ignored(config))
    except OSError as error:
        raise VaultnetError(f"the vault {root} cannot be read: {reason(error)}") from None


def ignored(config: Config) -> frozenset[str]:
    """The folders that a walk does not enter."""
    return frozenset(folder.strip("/") for folder in config.ignore)


def compare(old: Mapping[str, Stamp], new: Mapping[str, Stamp]) -> Changes:
    """What must be read again, and what is gone."""
    # While a vault is watched, nearly all stamps are the very same objects.
    others = compress(new, map(is_not, new.values(), map(old.get, new)))
    fresh = sorted(path for path in others if old.get(path, UNKNOWN) != new[path])
    return Changes(tuple(fresh), tuple(sorted(old.keys() - new.keys())))


def _last_good(note: Note, last: Reading) -> Note:
    """While a merge is unfinished, the last reading stands, with the problem told."""
    good = last.notes.get(note.path)
    if good is None or good.kind in ("unmerged", "generated"):
        return note
    return good._replace(problems=note.problems)


def _stand_in_for_absent(snapshot: Snapshot, last: Reading, notes: Notes) -> None:
    """A note that the cloud has taken off this machine is not deleted: what it said stands."""
    for path in snapshot.absent:
        if path in notes:
            continue
        message = "only a placeholder is on this machine; download it to have it read"
        known = last.notes.get(path)
        problem = Problem(path, 0, message)
        notes[path] = (known or Note(path))._replace(problems=(problem,))

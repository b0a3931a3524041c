"""Pages onto the disk: what must change there, and changing it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import NamedTuple

from vaultnet.disk import read_bytes
from vaultnet.errors import VaultnetError, reason
from vaultnet.model import Notes, Page, Problem
from vaultnet.pipeline.kept import keep
from vaultnet.pipeline.pages import (
    content_for,
    is_current,
    new_page,
    text_of,
    updated,
)
from vaultnet.pipeline.refresh import Reading
from vaultnet.read.note import read_note
from vaultnet.read.rules import Rules
from vaultnet.scan import UNKNOWN, Snapshot, Stamp, is_linked, stamp
from vaultnet.targets import ChangedMeanwhile
from vaultnet.write import create
from vaultnet.write import replace as replace_bytes


class Edit(NamedTuple):
    """One file that should change: from `old` (None where there is no file) to `new`.

    Attributes:
        edited: regions that somebody changed by hand, and what stands in each.
        newer: whether the file has changed since it was read: then what somebody may have typed
            there is not known yet, and it must be read again first.
    """

    path: str
    old: bytes | None
    new: bytes
    edited: tuple[tuple[str, str], ...] = ()
    newer: bool = False


class Hands(NamedTuple):
    """Which notes are under somebody's hands just now; they are deferred.

    Attributes:
        since_ns, until_ns: by the wall clock: a note of the person's that last changed between
            the two may still be written on.
        held: notes with a ticked box that waits to act.
    """

    since_ns: int = 0
    until_ns: int = 0
    held: frozenset[str] = frozenset()


class Report(NamedTuple):
    """What a publication did.

    Attributes:
        written: paths that changed on disk, sorted.
        deferred: paths that somebody else is writing just now; the next pass takes them.
        problems: those met on the way to the disk, while rendering and while writing.
        told: which ticks acted, and what was finished or made again of earlier write-backs.
    """

    written: tuple[str, ...]
    deferred: tuple[str, ...]
    problems: tuple[Problem, ...]
    told: tuple[str, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether nothing is left for the next pass to do."""
        return not (self.deferred or self.problems)


def plan_edits(reading: Reading, pages: Mapping[str, Page]) -> tuple[Edit, ...]:
    """What must change on disk so that every page and every region is current; sorted by path.

    Args:
        pages: by the path of the index note that each is the text of.
    """
    if is_linked(reading.root, reading.config.folder):
        return ()  # told by `strays`: through a link, our own pages would look like others' notes
    by_name = {page.name: page for page in pages.values()}
    edits = [
        Edit(path=path, old=None, new=new_page(page))
        for path, page in pages.items()
        if path not in reading.notes and not _stands(reading.root, path)
    ]
    for path, note in reading.notes.hosts.items():
        if path not in pages and (not note.regions or note.kind == "generated"):
            continue  # no host of regions, or a page that no index note has any more
        hosted = {region.name: region for region in note.regions}
        wanted = {name: by_name[name] for name in hosted if name in by_name}
        if path in pages and note.kind == "generated":
            wanted[pages[path].name] = pages[path]
        stale = [
            page
            for name, page in wanted.items()
            if name not in hosted
            or not is_current(hosted[name], content_for(page, own=pages.get(path) is page))
        ]
        if stale and path not in reading.snapshot.absent:
            edit = _edit(reading, path, stale, pages.get(path))
            if edit is not None and edit.old != edit.new:
                edits.append(edit)
    return tuple(sorted(edits, key=lambda edit: edit.path))


def _stands(root: str, path: str) -> bool:
    return os.path.lexists(os.path.join(root, path))


def _edit(reading: Reading, path: str, stale: list[Page], own: Page | None) -> Edit | None:
    """The change of one note; None where it cannot be read, as the next reading will tell."""
    real = os.path.join(reading.root, path)
    try:
        old = read_bytes(real)
        # Windows tells no inode of a file that is only listed.
        newer = stamp(os.stat(real))[:2] != reading.snapshot.files.get(path, UNKNOWN)[:2]
    except OSError:
        return None
    new = old
    edited = {region.name for region in reading.notes[path].regions if region.edited}
    for page in stale:
        new = updated(path, new, page, own=page is own)
    names = [page.name for page in stale if page.name in edited]
    texts = tuple((name, text_of(path, old, name)) for name in names)
    return Edit(path=path, old=old, new=new, edited=texts, newer=newer)


def apply_edits(reading: Reading, edits: tuple[Edit, ...], hands: Hands) -> tuple[Reading, Report]:
    """Write the edits, and bring the reading up to date with what was written."""
    written: dict[str, Stamp] = {}
    deferred: list[str] = []
    problems: list[Problem] = []
    for edit in edits:
        if edit.newer or edit.path in hands.held or _is_busy(reading, edit.path, hands):
            deferred.append(edit.path)
            continue
        try:
            for name, text in edit.edited:
                keep(reading.root, edit.path, name, text)
            written[edit.path] = stamp(_write(reading.root, edit))
        except ChangedMeanwhile:
            deferred.append(edit.path)
        except VaultnetError as error:
            problems.append(Problem(edit.path, 0, str(error)))
        except OSError as error:
            problems.append(Problem(edit.path, 0, f"cannot be written: {reason(error)}"))
    reading = _after(reading, edits, written)
    return reading, Report(
        written=tuple(written), deferred=tuple(deferred), problems=tuple(sorted(problems))
    )


def _is_busy(reading: Reading, path: str, hands: Hands) -> bool:
    note = reading.notes.get(path)
    if note is None or (note.kind == "generated" and path not in reading.fresh):
        return False  # nobody but vaultnet has written it since the last reading
    return hands.since_ns < reading.snapshot.files.get(path, UNKNOWN)[0] < hands.until_ns


def _write(root: str, edit: Edit) -> os.stat_result:
    if edit.old is None:
        return create(root, edit.path, edit.new)
    return replace_bytes(root, edit.path, edit.old, edit.new)


def _after(reading: Reading, edits: tuple[Edit, ...], written: Mapping[str, Stamp]) -> Reading:
    """The reading with what vaultnet itself just wrote, so that it is not read back from disk."""
    if not written:
        return reading
    rules = Rules.of(reading.config)
    notes = Notes(reading.notes)
    snapshot = Snapshot()
    snapshot.files = dict(reading.snapshot.files)
    snapshot.absent, snapshot.faults = reading.snapshot.absent, reading.snapshot.faults
    for edit in edits:
        if edit.path in written:
            notes[edit.path] = read_note(edit.path, edit.new, rules)
    snapshot.files |= written
    places, lines = dict(reading.places), dict(reading.lines)
    for path in written:
        places.pop(path, None)
        lines.pop(path, None)
    return reading._replace(notes=notes, snapshot=snapshot, places=places, lines=lines)

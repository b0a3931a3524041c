"""A reading onto the disk: derive, render, write what differs. The page to read first."""

from __future__ import annotations

from datetime import date
from typing import Final

from vaultnet.model import Note
from vaultnet.pipeline.edits import Edit, Hands, Report, apply_edits, plan_edits
from vaultnet.pipeline.orphans import sweep_orphans
from vaultnet.pipeline.outlook import Outlook, outlook, pages_of
from vaultnet.pipeline.refresh import Reading
from vaultnet.plugins.spec import IndexNote

#: A region that grows moves the lines below it, and text that is moved aside is told of: then
#: everything is derived once more. Places settle at the second look; nothing is waited for longer.
_PASSES: Final = 3


def publish(
    reading: Reading,
    today: date,
    notes: tuple[IndexNote, ...],
    faults: tuple[str, ...] = (),
    *,
    last: Outlook | None = None,
    hands: Hands | None = None,
) -> tuple[Reading, Outlook, Report]:
    """Bring the disk up to date with a reading.

    Args:
        faults: sentences about plugins that could not be loaded.
        last: the outlook before this one, while a vault is watched; it saves work.
        hands: what is under somebody's hands, and so not written.
    """
    sweep_orphans(reading)
    written: set[str] = set()
    known = last
    for _ in range(_PASSES):
        seen = outlook(reading, today, notes, faults, last=known)
        pages, failed = pages_of(seen, known)
        seen = known = seen._replace(pages=pages)
        edits, before = plan_edits(reading, pages), reading
        reading, report = apply_edits(reading, edits, hands or Hands())
        written.update(report.written)
        if not _has_moved(before, reading, edits, report):
            break
    problems = (*failed, *report.problems)
    return reading, seen, report._replace(written=tuple(sorted(written)), problems=problems)


def _has_moved(before: Reading, after: Reading, edits: tuple[Edit, ...], report: Report) -> bool:
    """Whether what was just written changed what the vault says, and not only what it shows."""
    done = frozenset(report.written)
    return any(edit.edited for edit in edits if edit.path in done) or any(
        _said(before.notes[path]) != _said(after.notes[path]) for path in done & before.notes.keys()
    )


def _said(note: Note) -> tuple[Note, list[int]]:
    """What a note says besides what is generated in it, and where its regions stand."""
    return note._replace(regions=()), [region.line for region in note.regions]

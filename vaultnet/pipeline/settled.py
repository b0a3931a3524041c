"""What came of ticked boxes; known without what carries them out, which few passes need."""

from __future__ import annotations

from typing import NamedTuple

from vaultnet.model import Problem
from vaultnet.pipeline.edits import Report
from vaultnet.pipeline.refresh import Reading


class Settled(NamedTuple):
    """What came of the ticks.

    Attributes:
        held: notes whose boxes wait: they, or what they stand for, are under somebody's hands.
        problems: a sentence for each tick that could not act, or not in full, at its line.
        written: paths of the notes that were changed.
        told: a sentence for each tick that acted.
    """

    held: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    written: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


def has_ticks(reading: Reading) -> bool:
    """Whether any box in a vault is ticked."""
    return any(region.ticks for note in reading.notes.hosts.values() for region in note.regions)


def followed_by(first: Settled, last: Settled) -> Settled:
    """What came of the ticks in two passes; what waited in the first one did so for the second."""
    return Settled(
        held=last.held,
        problems=(*first.problems, *last.problems),
        written=tuple(sorted({*first.written, *last.written})),
        told=(*first.told, *last.told),
    )


def with_ticks(report: Report, settled: Settled) -> Report:
    """What a publication did, and what came of the ticks before it."""
    return report._replace(
        written=tuple(sorted({*report.written, *settled.written})),
        deferred=tuple(sorted({*report.deferred, *settled.held})),
        problems=(*settled.problems, *report.problems),
        told=(*settled.told, *report.told),
    )

"""Ticked boxes into the notes that they stand for: each acts once, wherever it was ticked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from vaultnet.errors import VaultnetError
from vaultnet.journal.records import Step
from vaultnet.model import Problem
from vaultnet.pipeline.boxes import Meant, meanings
from vaultnet.pipeline.edits import Report
from vaultnet.pipeline.planning import Change, plan
from vaultnet.pipeline.refresh import Reading, refresh
from vaultnet.pipeline.writeback import Busy, Pace, carry_out
from vaultnet.read.note import read_note
from vaultnet.read.rules import Rules

_REFUSED: Final = "the box was ticked, but nothing was written"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
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


def settle(
    reading: Reading, today: date, now_ns: int, quiet_ns: int, pace: Pace
) -> tuple[Reading, Settled]:
    """Let every ticked box act, and read what that changed.

    Args:
        now_ns: the wall clock.
        quiet_ns: so long a note with a tick must have been left alone: whoever ticks a box may go
            on to write behind it.
        pace: for the notes that are written to.
    """
    found = meanings(reading, today)
    held = {m.path for m in found if _age(reading, m.path, now_ns) < quiet_ns}
    done: list[Meant] = []
    for meant in found:
        if meant.path in held:
            continue
        try:
            done.append(_act(reading, meant, pace))
        except Busy:
            held.add(meant.path)
    if any(meant.operation for meant in done):
        reading = refresh(reading.root, reading, now_ns)
    return _keeping(reading, done), _told(done, held)


def _age(reading: Reading, path: str, now_ns: int) -> int:
    stamp = reading.snapshot.files.get(path)
    age = now_ns - stamp[0] if stamp else 0
    return age if age >= 0 else now_ns  # from the future: waiting would not help


def _act(reading: Reading, meant: Meant, pace: Pace) -> Meant:
    """Let one box act; without an operation where nothing had to be written or nothing was.

    Raises:
        Busy: if the note is under somebody's hands.
    """
    if meant.person is None or meant.operation is None:
        return meant
    rules = Rules.of(reading.config)
    change = Change(meant.person.path, (meant.operation,))
    try:
        steps = plan(reading.root, rules, [change])
        if steps:
            carry_out(reading.root, rules, f"tick {meant.person.name}", steps, pace)
    except Busy:
        raise
    except VaultnetError as error:
        return meant._replace(operation=None, fault=f"{_REFUSED}: {error}")
    return meant if steps else meant._replace(operation=None)


def _told(done: Iterable[Meant], held: Iterable[str]) -> Settled:
    acted = [(m.person, m) for m in done if m.person is not None and m.operation is not None]
    return Settled(
        held=frozenset(held),
        problems=tuple(Problem(m.path, m.tick.line, m.fault) for m in done if m.fault),
        written=tuple(sorted({person.path for person, _ in acted})),
        told=tuple(f"ticked: {person.name}, {meant.said}" for person, meant in acted),
    )


def _keeping(reading: Reading, done: Iterable[Meant]) -> Reading:
    """The reading in which regions with a fault count as edited: their text is moved aside."""
    notes = dict(reading.notes)
    for path, name in {(meant.path, meant.region) for meant in done if meant.fault}:
        if note := notes.get(path):
            regions = (r._replace(edited=r.edited or r.name == name) for r in note.regions)
            notes[path] = note._replace(regions=tuple(regions))
    return replace(reading, notes=notes)


def foresee(reading: Reading, today: date) -> tuple[Reading, tuple[Step, ...]]:
    """The reading as it would be once every ticked box has acted, and what that would change."""
    rules = Rules.of(reading.config)
    changes: dict[str, Change] = {}
    for meant in meanings(reading, today):
        if meant.person is not None and meant.operation is not None:
            path = meant.person.path
            before = changes.get(path, Change(path, ()))
            changes[path] = Change(path, (*before.operations, meant.operation))
    steps: list[Step] = []
    for change in changes.values():
        try:
            steps += plan(reading.root, rules, [change])
        except VaultnetError:
            continue  # told when it is tried
    notes = {s.path: read_note(s.path, (s.new or "").encode(), rules) for s in steps}
    return replace(reading, notes={**reading.notes, **notes}), tuple(steps)


def with_ticks(report: Report, settled: Settled) -> Report:
    """What a publication did, and what came of the ticks before it."""
    return replace(
        report,
        written=tuple(sorted({*report.written, *settled.written})),
        deferred=tuple(sorted({*report.deferred, *settled.held})),
        problems=(*settled.problems, *report.problems),
        told=(*settled.told, *report.told),
    )

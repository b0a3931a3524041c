"""Ticked boxes into the notes that they stand for: each acts once, wherever it was ticked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from vaultnet.edit import Operation
from vaultnet.errors import VaultnetError
from vaultnet.journal.records import Step
from vaultnet.model import Notes, Problem
from vaultnet.pipeline.boxes import Meant, meanings
from vaultnet.pipeline.calm import Busy, Pace
from vaultnet.pipeline.planning import Change, plan
from vaultnet.pipeline.refresh import Reading, refresh
from vaultnet.pipeline.settled import Settled
from vaultnet.pipeline.writeback import carry_out
from vaultnet.read.note import read_note
from vaultnet.read.rules import Rules


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
    done = [meant for meant in found if meant.path not in held and meant.operation is None]
    for group in _by_note(meant for meant in found if meant.path not in held):
        try:
            done += _act(reading, group, pace)
        except Busy:
            held.update(meant.path for meant in group)
    if any(meant.operation for meant in done):
        reading = refresh(reading.root, reading, now_ns)
    done.sort(key=lambda meant: (meant.path, meant.tick.line))
    return _keeping(reading, done), _told(done, held)


def _by_note(found: Iterable[Meant]) -> Iterable[list[Meant]]:
    """The ticks that are to write, by the note that each is about."""
    groups: dict[str, list[Meant]] = {}
    for meant in found:
        if meant.person is not None and meant.operation is not None:
            groups.setdefault(meant.person.path, []).append(meant)
    return groups.values()


def _age(reading: Reading, path: str, now_ns: int) -> int:
    stamp = reading.snapshot.files.get(path)
    age = now_ns - stamp[0] if stamp else 0
    return age if age >= 0 else now_ns  # from the future: waiting would not help


def _act(reading: Reading, group: list[Meant], pace: Pace) -> list[Meant]:
    """Let the boxes about one note act; each without an operation where nothing was written.

    Raises:
        Busy: if the note is under somebody's hands.
    """
    rules = Rules.of(reading.config)
    what = ", ".join(dict.fromkeys(f"tick {m.person.name}" for m in group if m.person is not None))
    try:
        steps = plan(reading.root, rules, _changes(group))
        if steps:
            carry_out(reading.root, rules, what, steps, pace)
    except Busy:
        raise
    except VaultnetError as error:
        if len(group) > 1:  # one of them must not keep the others from acting
            return [meant for one in group for meant in _act(reading, [one], pace)]
        return [group[0]._replace(operation=None, fault=f"the box was ticked, but {error}")]
    return group if steps else [meant._replace(operation=None) for meant in group]


def _changes(group: Iterable[Meant]) -> Iterable[Change]:
    """What ticks are to change, by note."""
    operations: dict[str, list[Operation]] = {}
    for meant in group:
        if meant.person is not None and meant.operation is not None:
            operations.setdefault(meant.person.path, []).append(meant.operation)
    return [Change(path, tuple(wanted)) for path, wanted in operations.items()]


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
    faulty = {(meant.path, meant.region) for meant in done if meant.fault}
    if not faulty:
        return reading
    notes = Notes(reading.notes)
    for path, name in faulty:
        if note := notes.get(path):
            regions = (r._replace(edited=r.edited or r.name == name) for r in note.regions)
            notes[path] = note._replace(regions=tuple(regions))
    return reading._replace(notes=notes)


def foresee(reading: Reading, today: date) -> tuple[Reading, tuple[Step, ...]]:
    """The reading as it would be once every ticked box has acted, and what that would change."""
    rules = Rules.of(reading.config)
    steps: list[Step] = []
    for change in _changes(meanings(reading, today)):
        try:
            steps += plan(reading.root, rules, [change])
        except VaultnetError:
            continue  # told when it is tried
    notes = {s.path: read_note(s.path, (s.new or "").encode(), rules) for s in steps}
    return reading._replace(notes=Notes(reading.notes | notes)), tuple(steps)

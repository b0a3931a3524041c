"""Ticked boxes into the notes that they stand for: each acts once, wherever it was ticked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, NamedTuple

from vaultnet.derive.boxes import is_turn_of
from vaultnet.edit import AddEntry, CloseItem, Operation
from vaultnet.errors import VaultnetError
from vaultnet.model import Item, Person, Problem, Tick
from vaultnet.model.assembly import assemble
from vaultnet.model.interaction import TICKED
from vaultnet.model.item import item_keys
from vaultnet.pipeline.edits import Report
from vaultnet.pipeline.planning import Change, plan
from vaultnet.pipeline.refresh import Reading, refresh
from vaultnet.pipeline.writeback import Busy, Pace, carry_out
from vaultnet.read.rules import Rules
from vaultnet.syntax.entries import parse_log
from vaultnet.syntax.tasks import read_task

_OFF: Final = "the box was ticked, but ticks = false in the configuration; nothing was written"
_CHANGED: Final = "the box was ticked, but what it stood for has changed since; nothing was written"
_NO_PLACE: Final = "the box was ticked with a text that has no place in the note"

#: What a touch says that nobody said anything about.
_UNSAID: Final = "ticked in Due this week"

#: What stands between the name and the text that a person adds behind it.
_BEFORE_TEXT: Final = " ,;:–—-"

_DONE = re.compile(
    r"\s*(?:✅\ufe0f?\s*[0-9]{4}-[0-9]{2}-[0-9]{2}|[\[(]completion::[^\[\]()]*[\])])"
)


class Ticked(NamedTuple):
    """A tick, and the region in which it was made."""

    path: str
    region: str
    tick: Tick


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


class _Refusal(Exception):
    """A tick that does not act; the text ends the sentence about it."""


class _Meaning(NamedTuple):
    """What a tick stands for.

    Attributes:
        person: whose note it is about; None where another tick has said the same.
        operation: None where the note says so already.
        said: what the note says then, for the person.
        left: what was added to the line and has no place in the note.
    """

    person: Person | None
    operation: Operation | None
    said: str = ""
    left: str = ""


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
    found = [*_ticked(reading)]
    if not found:
        return reading, Settled()
    held = {t.path for t in found if _age(reading, t.path, now_ns) < quiet_ns}
    boxes = _Boxes(assemble(reading.notes).people, today)
    refused: list[tuple[Ticked, str]] = []
    done: list[_Meaning] = []
    for ticked in found:
        if ticked.path in held:
            continue
        try:
            meaning = _act(reading, ticked, boxes, pace)
        except Busy:
            held.add(ticked.path)
        except _Refusal as refusal:
            refused.append((ticked, str(refusal)))
        except VaultnetError as error:
            refused.append((ticked, f"the box was ticked, but nothing was written: {error}"))
        else:
            done += [meaning] if meaning.operation is not None else ()
            refused += [(ticked, f'{_NO_PLACE}: "{meaning.left}"')] if meaning.left else ()
    if done:
        reading = refresh(reading.root, reading, now_ns)
    problems = tuple(Problem(t.path, t.tick.line, said) for t, said in refused)
    reading = _keeping(reading, [ticked for ticked, _ in refused])
    return reading, Settled(
        held=frozenset(held),
        problems=problems,
        written=tuple(sorted({m.person.path for m in done if m.person is not None})),
        told=tuple(f"ticked: {m.person.name}, {m.said}" for m in done if m.person is not None),
    )


def _ticked(reading: Reading) -> Iterator[Ticked]:
    """Every tick in a region; of a box that was ticked twice, the one with a text comes first."""
    found = [
        Ticked(path, region.name, tick)
        for path, note in reading.notes.items()
        for region in note.regions
        for tick in region.ticks
    ]
    yield from sorted(found, key=lambda t: (t.tick.key, not t.tick.added, t.path, t.tick.line))


def _age(reading: Reading, path: str, now_ns: int) -> int:
    stamp = reading.snapshot.files.get(path)
    age = now_ns - stamp[0] if stamp else 0
    return age if age >= 0 else now_ns  # from the future: waiting would not help


def _act(reading: Reading, ticked: Ticked, boxes: _Boxes, pace: Pace) -> _Meaning:
    """Let one box act; what it meant, without an operation where nothing had to be written.

    Raises:
        _Refusal: if it does not act.
        VaultnetError: if the note is not written.
    """
    if not reading.config.ticks:
        raise _Refusal(_OFF)
    meaning = boxes.meaning(ticked.tick)
    if meaning.person is None or meaning.operation is None:
        return meaning
    rules = Rules.of(reading.config)
    change = Change(meaning.person.path, (meaning.operation,))
    steps = plan(reading.root, rules, [change])
    if not steps:
        return meaning._replace(operation=None)
    carry_out(reading.root, rules, f"tick {meaning.person.name}", steps, pace)
    return meaning


class _Boxes:
    """What each box of a vault stands for today."""

    def __init__(self, people: Iterable[Person], today: date) -> None:
        self._people = tuple(people)
        self._today = today
        self._items: dict[str, tuple[Person, Item]] | None = None
        self._acted: dict[str, str] = {}

    def meaning(self, tick: Tick) -> _Meaning:
        """What a tick stands for, read with what was added to its line.

        Raises:
            _Refusal: if that is nothing, or not any more.
        """
        day = read_task(tick.added).completion or self._today
        day = min(day, self._today)
        added = _DONE.sub("", tick.added).strip().lstrip(_BEFORE_TEXT)
        if tick.key in self._acted:  # ticked in two places: what was said twice is said once
            left = "" if added in ("", self._acted[tick.key]) else added
            return _Meaning(None, None, left=left)
        self._acted[tick.key] = added
        if tick.key.startswith(TICKED):
            return self._turn(tick.key, added, day)
        return self._item(tick.key, added, day)

    def _turn(self, key: str, added: str, day: date) -> _Meaning:
        person = next((p for p in self._people if is_turn_of(key, p)), None)
        if person is None:
            raise _Refusal(_CHANGED)
        known = next((entry for entry in person.log if entry.block == key), None)
        if known is not None:
            return _Meaning(person, None, left="" if added in known.text else added)
        line = _line(added, day, self._today)
        return _Meaning(person, AddEntry(f"{line} ^{key}"), line)

    def _item(self, key: str, added: str, day: date) -> _Meaning:
        if self._items is None:
            self._items = {
                found: (person, item)
                for person in self._people
                for found, item in zip(
                    item_keys(person.uid, person.items), person.items, strict=True
                )
            }
        if key not in self._items:
            raise _Refusal(_CHANGED)
        person, item = self._items[key]
        operation = CloseItem(person.uid, key, "x", day) if item.is_open else None
        said = f"{item.kind} done" if item.private else f"{item.kind} done: {item.text}"
        return _Meaning(person, operation, said, added)


def _line(added: str, day: date, today: date) -> str:
    """The line of a log for what was added: with its own date and channel, where it has them."""
    dated, _ = parse_log(added, 0)
    if dated is not None and dated.date <= today:
        return added
    entry, _ = parse_log(f"{day} {added}", 0)
    if added and entry is not None and added.lower().startswith(f"{entry.channel}:"):
        return f"{day} {added}"
    return f"{day} touch: {added or _UNSAID}"


def _keeping(reading: Reading, ticked: Iterable[Ticked]) -> Reading:
    """The reading in which these regions count as edited: their text is moved aside."""
    notes = dict(reading.notes)
    for path, name, _ in ticked:
        note = notes.get(path)
        if note is not None:
            regions = (r._replace(edited=r.edited or r.name == name) for r in note.regions)
            notes[path] = note._replace(regions=tuple(regions))
    return replace(reading, notes=notes)


def with_ticks(report: Report, settled: Settled) -> Report:
    """What a publication did, and what came of the ticks before it."""
    return replace(
        report,
        written=tuple(sorted({*report.written, *settled.written})),
        deferred=tuple(sorted({*report.deferred, *settled.held})),
        problems=(*settled.problems, *report.problems),
        told=(*settled.told, *report.told),
    )

"""What the ticked boxes of a vault stand for, as operations on people's notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from vaultnet.derive.boxes import is_turn_of
from vaultnet.edit import AddEntry, CloseItem, Operation
from vaultnet.model import Interaction, Item, Note, Person, Tick
from vaultnet.model.assembly import assemble
from vaultnet.model.interaction import TICKED
from vaultnet.model.item import item_keys
from vaultnet.pipeline.refresh import Reading
from vaultnet.syntax.entries import parse_log

_OFF: Final = "the box was ticked, but ticks = false in the configuration; nothing was written"
_ALTERED: Final = (
    "the box was ticked, but its line was changed in more than one place; nothing was written"
)
_STALE: Final = (
    "the box was ticked, but it is not one of those in the index notes now; nothing was written"
)
_CHANGED: Final = "the box was ticked, but what it stood for has changed since; nothing was written"
_NO_PLACE: Final = "the box was ticked with a text that has no place in the note"

#: What a touch says that nobody said anything about.
_UNSAID: Final = "ticked in Due this week"

#: What stands between the name and the text that a person adds behind it.
_BEFORE_TEXT: Final = " ,;:–—-"

_DATED = re.compile(r"\[{0,2}[0-9]{1,4}[-./][0-9]{1,2}[-./][0-9]{1,4}")


class Meant(NamedTuple):
    """One tick, and what it is to do.

    Attributes:
        path, region: where it was made.
        person: whose note it is about; None where it does nothing.
        operation: None where it does nothing, or the note says so already.
        said: what the note says then, for the person.
        fault: why it does nothing, or not all that it says; then the region's text is kept.
    """

    path: str
    region: str
    tick: Tick
    person: Person | None = None
    operation: Operation | None = None
    said: str = ""
    fault: str = ""


def meanings(reading: Reading, today: date) -> list[Meant]:
    """What every tick in a vault is to do; of a box ticked twice, the one with a text first."""
    hosts = [note for note in reading.notes.hosts.values() if any(r.ticks for r in note.regions)]
    if not hosts:  # as in nearly every pass
        return []
    found = sorted(_ticks(reading, hosts), key=lambda t: (t.tick.key, not t.tick.added, t.path))
    if not reading.config.ticks:
        return [meant._replace(fault=_OFF) for meant in found]
    boxes = _Boxes(assemble(reading.notes).people, today)
    return sorted(map(boxes.meaning, found), key=lambda meant: (meant.path, meant.tick.line))


def _ticks(reading: Reading, hosts: Iterable[Note]) -> Iterator[Meant]:
    """Every tick in some notes that can mean something; where it means nothing, why.

    A region may stand in any note, and some notes come from strangers. So a box elsewhere than in
    an index note counts only if the index notes have the very same one.
    """
    own = own_pages(reading)
    issued = "\n".join(region.text for path in own for region in reading.notes[path].regions)
    names = {region.name for path in own for region in reading.notes[path].regions}
    for note in hosts:
        path = note.path
        for region in note.regions if path in own or note.kind != "generated" else ():
            for tick in region.ticks if region.name in names else ():
                meant = Meant(path, region.name, tick)
                if not tick.sound:
                    yield meant._replace(fault=_ALTERED)
                elif path in own or f" ^{tick.key}-{tick.seal}" in issued:
                    yield meant
                else:
                    yield meant._replace(fault=_STALE)


def own_pages(reading: Reading) -> frozenset[str]:
    """The paths of vaultnet's own pages that it keeps where it would look for them now."""
    below = f"{reading.config.folder}/"
    return frozenset(
        path
        for path, note in reading.notes.hosts.items()
        if note.kind == "generated" and path.startswith(below)
    )


class _Boxes:
    """What each box of a vault stands for today."""

    def __init__(self, people: Iterable[Person], today: date) -> None:
        self._people = tuple(people)
        self._today = today
        self._items = {
            key: (person, item)
            for person in self._people
            for key, item in zip(item_keys(person.uid, person.items), person.items, strict=True)
        }
        self._acted: dict[str, str] = {}

    def meaning(self, meant: Meant) -> Meant:
        """What a tick is to do, with what was added to its line."""
        if meant.fault:
            return meant
        key, day = meant.tick.key, min(meant.tick.done or self._today, self._today)
        added = meant.tick.added.lstrip(_BEFORE_TEXT)
        if key in self._acted:  # ticked in two places: what was said twice is said once
            return meant if added in ("", self._acted[key]) else _left(meant, added)
        self._acted[key] = added
        if key.startswith(TICKED):
            return self._turn(meant, added, day)
        if key in self._items:
            return _closing(meant, *self._items[key], added, day)
        return meant._replace(fault=_CHANGED)

    def _turn(self, meant: Meant, added: str, day: date) -> Meant:
        key = meant.tick.key
        person = next((p for p in self._people if is_turn_of(key, p)), None)
        if person is None:
            return meant._replace(fault=_CHANGED)
        line, fault = _line(added, day, self._today)
        if fault:
            return meant._replace(fault=fault)
        known = next((entry for entry in person.log if entry.block == key), None)
        if known is not None:
            return meant if not added or _says(known, line) else _left(meant, added)
        operation = AddEntry(f"{line} ^{key}")
        return meant._replace(person=person, operation=operation, said=line)


def _closing(meant: Meant, person: Person, item: Item, added: str, day: date) -> Meant:
    if not (item.is_open or item.is_done):
        return meant._replace(fault=_CHANGED)
    if added:
        meant = _left(meant, added)
    if item.is_done:
        return meant
    said = f"{item.kind} done" if item.private else f"{item.kind} done: {item.text}"
    operation = CloseItem(person.uid, meant.tick.key, "x", day)
    return meant._replace(person=person, operation=operation, said=said)


def _left(meant: Meant, added: str) -> Meant:
    return meant._replace(fault=f'{_NO_PLACE}: "{added}"')


def _line(added: str, day: date, today: date) -> tuple[str, str]:
    """The line of a log for what was added, with its own date and channel where it has them.

    Returns:
        The line, and why there is none: a day that is none, or that is still to come.
    """
    if _DATED.match(added):
        entry, faults = parse_log(added, 0)
        if entry is None or entry.date > today:
            why = faults[0].message if faults else f'"{added[:40]}" is still to come'
            return "", f"the box was ticked, but {why}; nothing was written"
        return added, ""
    entry, _ = parse_log(f"{day} {added}", 0)
    if added and entry is not None and added.lower().startswith(f"{entry.channel}:"):
        return f"{day} {added}", ""
    return f"{day} touch: {added or _UNSAID}", ""


def _says(known: Interaction, line: str) -> bool:
    """Whether a line of the log says what another one would, on whichever day."""
    entry, _ = parse_log(line, 0)
    return entry is not None and known[1:3] + known[5:6] == entry[1:3] + entry[5:6]

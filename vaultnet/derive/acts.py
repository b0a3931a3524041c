"""What was given and received, act by act: what ripples are made of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from vaultnet.derive.context import Context
from vaultnet.model.interaction import Interaction
from vaultnet.model.item import Item
from vaultnet.model.network import Person

#: Where an act stands: the path of a person's note, and the line in it.
Place = tuple[str, int]


class Act(NamedTuple):
    """A dated log line, or a promise kept on a known day, that gave or received something.

    Attributes:
        path, line: where it stands, which no other act shares.
        day: when; after the as-of date it is planned.
        text: what the line says, or None where it is private.
        mine: whether I gave.
        theirs: whether the person of the note gave, to me or to somebody else.
        to: who received it, besides me: the person of the note by path, others as they are named.
        linked: whom the text links to, as it names them.
    """

    path: str
    line: int
    day: date
    text: str | None
    mine: bool
    theirs: bool
    to: tuple[str, ...]
    linked: tuple[str, ...] = ()

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.path, self.line

    @property
    def people(self) -> tuple[str, ...]:
        """Whoever gave or received, besides me."""
        return tuple(dict.fromkeys((self.path, *self.to) if self.theirs else self.to))


class Acts(NamedTuple):
    """One person's note as what others refer to; an act in it is made when it is asked for.

    Attributes:
        entries: log lines and tasks by their line.
        lines: where each block id stands, folded; of two alike the first is meant.
        to: whom each line names as the one who received, by links.
    """

    person: Person
    entries: Mapping[int, Interaction | Item]
    lines: Mapping[str, int]
    to: Mapping[int, tuple[str, ...]]

    def line_of(self, block: str) -> int | None:
        """Where a block id stands. Obsidian makes no difference of case, nor does this."""
        return self.lines.get(block.lower())

    def at(self, line: int) -> Act | None:
        """The act on a line, which may be one to come; None where there is none.

        A kept promise without a completion date belongs to no day and is no act.
        """
        entry = self.entries.get(line)
        day = None if entry is None else _day(entry)
        if entry is None or day is None:
            return None
        fields = dict(reversed(entry.fields))  # of two alike the first is meant
        if "give" not in fields and "got" not in fields:
            return None
        heard = isinstance(entry, Interaction) and entry.channel == "heard"
        to = self.to.get(line) or ((fields["to"],) if "to" in fields else ())
        return Act(
            path=self.person.path,
            line=line,
            day=day,
            text=None if entry.private else entry.text,
            mine="give" in fields and not heard,
            theirs="got" in fields or heard,
            to=(to or (() if heard else (self.person.path,))) if "give" in fields else (),
            linked=entry.people if isinstance(entry, Interaction) else (),
        )


def acts(person: Person, _ctx: Context) -> Acts:
    """Where to look for the acts in a person's note; a question for `Context.each`."""
    entries: tuple[Interaction | Item, ...] = (*person.log, *person.items)
    lines = {entry.block.lower(): entry.line for entry in reversed(entries) if entry.block}
    to: dict[int, tuple[str, ...]] = {}
    for named in person.named:
        if named.key == "to":
            to[named.line] = (*to.get(named.line, ()), named.target)
    return Acts(person, {entry.line: entry for entry in entries}, lines, to)


def _day(entry: Interaction | Item) -> date | None:
    """When something was done: the day of a log line, or on which a promise was kept."""
    if isinstance(entry, Interaction):
        return entry.date
    return entry.completion if entry.kind == "promise" and entry.is_done else None

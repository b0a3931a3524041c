"""What is open between one person and me: promises, asks, what to bring up, thanks (G5, G7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from vaultnet.dates import add_days
from vaultnet.derive.boxes import item_box
from vaultnet.derive.context import Context
from vaultnet.derive.ledger import ledger
from vaultnet.derive.rates import Share
from vaultnet.model.interaction import Interaction
from vaultnet.model.item import Item
from vaultnet.model.network import Person

#: How long to wait for an answer before asking again.
NUDGE_DAYS = 14


class Promise(NamedTuple):
    """Something I owe. The text is None where it is private.

    Attributes:
        boxed: whether a box for it is wanted.
    """

    person: Person
    text: str | None
    line: int
    due: date | None
    overdue: bool
    boxed: bool

    @property
    def box(self) -> str | None:
        """What to tick once it is kept; made where it is shown, for few are."""
        return item_box(self.person, self.line) if self.boxed else None


class Ask(NamedTuple):
    """Something I asked for and wait for. The text is None where it is private.

    Attributes:
        asked: when, or None where nothing says so.
        nudge: from which day on to ask again, or None.
        ready: whether that day has come.
        boxed: whether a box for it is wanted; never for a line of the log.
    """

    person: Person
    text: str | None
    line: int
    asked: date | None
    nudge: date | None
    ready: bool
    boxed: bool

    @property
    def box(self) -> str | None:
        """What to tick once they have said yes."""
        return item_box(self.person, self.line) if self.boxed else None


class Raise(NamedTuple):
    """Something to mention when we next talk. The text is None where it is private.

    Attributes:
        boxed: whether a box for it is wanted.
    """

    person: Person
    text: str | None
    line: int
    boxed: bool

    @property
    def box(self) -> str | None:
        """What to tick once it was mentioned."""
        return item_box(self.person, self.line) if self.boxed else None


class Thanks(NamedTuple):
    """A yes that I have not been in touch about since. The text is None where it is private.

    Attributes:
        day: when they said yes, or None where nothing says so.
    """

    person: Person
    text: str | None
    line: int
    day: date | None


class Favors(NamedTuple):
    """All that is open, or to be counted, between one person and me.

    Attributes:
        yes, no: how often they answered so.
        asked: the latest day on which I asked them for anything, or None.
        kept: how many promises I kept in time (G7).
    """

    promises: tuple[Promise, ...] = ()
    asks: tuple[Ask, ...] = ()
    raises: tuple[Raise, ...] = ()
    thanks: tuple[Thanks, ...] = ()
    yes: int = 0
    no: int = 0
    asked: date | None = None
    kept: Share = Share(0, 0)


_NOTHING = Favors()


def favors(person: Person, ctx: Context) -> Favors:
    """What is between one person and me; a question for `Context.about`."""
    lines = [x for x in ctx.about(ledger, person).asked if x.date <= ctx.today]
    items = person.items
    if not lines and not items:
        return _NOTHING
    found = Favors(
        tuple([_promise(person, item, ctx) for item in _open(items, "promise")]),
        raises=tuple([_raise(person, item, ctx) for item in _open(items, "raise")]),
        kept=kept_on_time(items, ctx.today),
    )
    asks = [item for item in items if item.kind == "ask"]
    if not (asks or lines):
        return found
    answers = [line.ask for line in lines] + ["yes" for item in asks if item.is_done]
    return found._replace(
        asks=tuple(_asks(person, asks, lines, ctx)),
        thanks=tuple(_thanks(person, asks, lines, ctx)),
        yes=answers.count("yes"),
        no=answers.count("no"),
        asked=_last_asked(asks, lines, ctx),
    )


def _last_asked(asks: list[Item], lines: list[Interaction], ctx: Context) -> date | None:
    """The latest day up to today on which I asked for something; what was withdrawn is none."""
    days = [line.date for line in lines]
    days += [i.created for i in asks if i.created and i.created <= ctx.today and _counts(i)]
    return max(days, default=None)


def _open(items: Iterable[Item], kind: str) -> list[Item]:
    return [item for item in items if item.kind == kind and item.is_open]


def _counts(item: Item) -> bool:
    """Whether an ask was not withdrawn."""
    return item.is_open or item.is_done


def _promise(person: Person, item: Item, ctx: Context) -> Promise:
    overdue = item.due is not None and item.due < ctx.today
    return Promise(person, _quote(item), item.line, item.due, overdue, ctx.config.ticks)


def _raise(person: Person, item: Item, ctx: Context) -> Raise:
    return Raise(person, _quote(item), item.line, ctx.config.ticks)


def _asks(
    person: Person,
    asks: Iterable[Item],
    lines: Iterable[Interaction],
    ctx: Context,
) -> Iterator[Ask]:
    for item in _open(asks, "ask"):
        yield _waiting(person, item, item.created, ctx)._replace(boxed=ctx.config.ticks)
    for line in lines:
        if line.ask == "pending":
            yield _waiting(person, line, line.date, ctx)


def _waiting(person: Person, said: Item | Interaction, asked: date | None, ctx: Context) -> Ask:
    nudge = None if asked is None else add_days(asked, NUDGE_DAYS)
    ready = nudge is not None and nudge <= ctx.today
    return Ask(person, _quote(said), said.line, asked, nudge, ready, boxed=False)


def _thanks(
    person: Person, asks: Iterable[Item], lines: Iterable[Interaction], ctx: Context
) -> Iterator[Thanks]:
    """Every yes after which there was no touch yet, a ticked ask on the day it was completed."""
    agreed: list[tuple[Item | Interaction, date | None]] = []
    agreed += ((item, item.completion or item.created) for item in asks if item.is_done)
    agreed += ((line, line.date) for line in lines if line.ask == "yes")
    for said, day in agreed:
        if not _seen_since(person, day, ctx.today):
            yield Thanks(person, _quote(said), said.line, day)


def _seen_since(person: Person, day: date | None, until: date) -> bool:
    return day is not None and any(day < touch.date <= until for touch in person.touches)


def _quote(said: Item | Interaction) -> str | None:
    return None if said.private else said.text


def kept_on_time(items: Iterable[Item], today: date) -> Share:
    """How many promises with a due date I kept in time, of those kept or overdue (G7).

    A promise ticked without a completion date says nothing about time and is left out.
    """
    kept = late = 0
    for item in items:
        if item.kind != "promise" or item.due is None:
            continue
        if item.is_open:
            late += item.due < today
        elif item.is_done and item.completion is not None:
            kept += item.completion <= item.due
            late += item.completion > item.due
    return Share(kept, kept + late)

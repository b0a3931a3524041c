"""What I promised, what I wait for, what to bring up, and whom to thank (G5, G7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from vaultnet.dates import add_days
from vaultnet.derive.context import Context
from vaultnet.derive.ledger import ledger
from vaultnet.derive.people import active
from vaultnet.derive.rates import Share, laplace, wilson
from vaultnet.model.interaction import Interaction
from vaultnet.model.item import Item
from vaultnet.model.network import Person

#: How long to wait for an answer before asking again.
NUDGE_DAYS = 14

_YEAR = 365


class Promise(NamedTuple):
    """Something I owe. The text is None where it is private."""

    person: Person
    text: str | None
    line: int
    due: date | None
    overdue: bool


class Ask(NamedTuple):
    """Something I asked for and wait for. The text is None where it is private.

    Attributes:
        asked: when, or None where nothing says so.
        nudge: from which day on to ask again, or None.
        ready: whether that day has come.
    """

    person: Person
    text: str | None
    line: int
    asked: date | None
    nudge: date | None
    ready: bool


class Raise(NamedTuple):
    """Something to mention when we next talk. The text is None where it is private."""

    person: Person
    text: str | None
    line: int


class Thanks(NamedTuple):
    """A yes that I have not been in touch about since. The text is None where it is private.

    Attributes:
        day: when they said yes, or None where nothing says so.
    """

    person: Person
    text: str | None
    line: int
    day: date | None


class HelpRate(NamedTuple):
    """How often people helped when asked (G5).

    Attributes:
        share: how many said yes, of those who answered.
        expected: the rate to expect next time, from 0 to 1.
        low, high: where the true rate lies, by 95 %.
        last_asked: the latest day on which I asked anyone for anything, or None.
        asked_lately: whether that was within 365 days.
    """

    share: Share
    expected: float
    low: float
    high: float
    last_asked: date | None
    asked_lately: bool


def asking_lines(ctx: Context) -> tuple[tuple[Person, Interaction], ...]:
    """The log lines up to today on which I asked anyone active for something."""
    people = ctx.ask(active)
    lines = zip(people, ctx.each(ledger, people), strict=True)
    return tuple(
        (person, line) for person, said in lines for line in said.asked if line.date <= ctx.today
    )


def promises(ctx: Context) -> tuple[Promise, ...]:
    """The open promises to everyone active, soonest due first, those without a date last."""
    found = (
        Promise(person, _quote(item), item.line, item.due, _is_past(item.due, ctx))
        for person, item in _items(ctx, "promise")
        if item.is_open
    )
    return tuple(sorted(found, key=lambda p: (p.due or date.max, p.person.uid, p.line)))


def _is_past(due: date | None, ctx: Context) -> bool:
    return due is not None and due < ctx.today


def asks(ctx: Context) -> tuple[Ask, ...]:
    """What I wait for from everyone active, the oldest first, those without a date last.

    Open asks, and log lines whose answer is pending.
    """
    found = [
        _waiting(person, item, item.created, ctx)
        for person, item in _items(ctx, "ask")
        if item.is_open
    ]
    found += (
        _waiting(person, line, line.date, ctx)
        for person, line in ctx.ask(asking_lines)
        if line.ask == "pending"
    )
    return tuple(sorted(found, key=lambda a: (a.asked or date.max, a.person.uid, a.line)))


def _waiting(person: Person, said: Item | Interaction, asked: date | None, ctx: Context) -> Ask:
    nudge = None if asked is None else add_days(asked, NUDGE_DAYS)
    ready = nudge is not None and nudge <= ctx.today
    return Ask(person, _quote(said), said.line, asked, nudge, ready)


def raises(ctx: Context) -> tuple[Raise, ...]:
    """What to mention to everyone active, by uid, as written."""
    found = (
        Raise(person, _quote(item), item.line)
        for person, item in _items(ctx, "raise")
        if item.is_open
    )
    return tuple(sorted(found, key=lambda r: (r.person.uid, r.line)))


def thanks(ctx: Context) -> tuple[Thanks, ...]:
    """Every yes after which there was no touch yet, the latest first, undated ones last.

    A ticked ask is a yes on the day it was completed, else created.
    """
    found = [
        Thanks(person, _quote(item), item.line, item.completion or item.created)
        for person, item in _items(ctx, "ask")
        if item.is_done
    ]
    found += (
        Thanks(person, _quote(line), line.line, line.date)
        for person, line in ctx.ask(asking_lines)
        if line.ask == "yes"
    )
    still = (t for t in found if not _seen_since(t.person, t.day, ctx.today))
    return tuple(sorted(still, key=_latest_first))


def _latest_first(thanks: Thanks) -> tuple[int, str, int]:
    return -(thanks.day or date.min).toordinal(), thanks.person.uid, thanks.line


def _seen_since(person: Person, day: date | None, until: date) -> bool:
    return day is not None and any(day < touch.date <= until for touch in person.touches)


def help_rate(ctx: Context) -> HelpRate:
    """How often everyone active helped when asked, ever (G5)."""
    lines = ctx.ask(asking_lines)
    items = [item for _, item in _items(ctx, "ask") if item.is_open or item.is_done]
    answers = [line.ask for _, line in lines] + ["yes" for item in items if item.is_done]
    yes = answers.count("yes")
    share = Share(yes, yes + answers.count("no"))
    days = [line.date for _, line in lines]
    days += (i.created for i in items if i.created is not None and i.created <= ctx.today)
    last = max(days, default=None)
    lately = last is not None and (ctx.today - last).days <= _YEAR
    return HelpRate(share, laplace(*share), *wilson(*share), last, lately)


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


def reliability(ctx: Context) -> Share:
    """How reliably I keep my promises to everyone active, ever (G7)."""
    return kept_on_time((item for _, item in _items(ctx, "promise")), ctx.today)


def _items(ctx: Context, kind: str) -> tuple[tuple[Person, Item], ...]:
    return ctx.ask(_items_by_kind).get(kind, ())


def _items_by_kind(ctx: Context) -> Mapping[str, tuple[tuple[Person, Item], ...]]:
    """The items of everyone active; gone through once for all the questions about them."""
    found: dict[str, list[tuple[Person, Item]]] = {}
    for person in ctx.ask(active):
        for item in person.items:
            found.setdefault(item.kind, []).append((person, item))
    return {kind: tuple(items) for kind, items in found.items()}


def _quote(said: Item | Interaction) -> str | None:
    return None if said.private else said.text

"""The critical few and the many as groups (M1, M2, M7, M8, P19)."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from operator import itemgetter
from typing import NamedTuple

from vaultnet.dates import add_days, iso_week
from vaultnet.derive.context import Context
from vaultnet.derive.ledger import ledger
from vaultnet.derive.people import active, critical_few, the_many
from vaultnet.derive.rates import Share
from vaultnet.derive.standing import is_snoozed
from vaultnet.derive.touches import touches_between
from vaultnet.model.network import Person
from vaultnet.model.words import ROLES

#: Whoever comes to me within so many days of a broadcast has answered it.
ANSWER_DAYS = 30

_CANDIDATES = 3


class Sizes(NamedTuple):
    """How many there are of each, and how many critical people there may be (M1)."""

    critical: int
    many: int
    maximum: int


class Role(NamedTuple):
    """Who among the critical few has a role.

    Attributes:
        candidates: where nobody has it, up to three of the many who do, by uid.
    """

    name: str
    people: tuple[Person, ...]
    candidates: tuple[Person, ...]


class Broadcast(NamedTuple):
    """Someone who agreed to broadcasts: when the last one went, and when the next is due."""

    person: Person
    last: date | None
    due: date


class Answer(NamedTuple):
    """Someone who came to me after a broadcast: when it was sent, and when they came."""

    person: Person
    sent: date
    day: date


def sizes(ctx: Context) -> Sizes:
    """How many the critical few and the many are (M1)."""
    return Sizes(len(ctx.ask(critical_few)), len(ctx.ask(the_many)), ctx.config.critical_max)


def roles(ctx: Context) -> tuple[Role, ...]:
    """The five roles in their fixed order; empty where there are no critical few (M2)."""
    few, many = ctx.ask(critical_few), ctx.ask(the_many)
    if not few:
        return ()
    found = []
    for name in ROLES:
        people = _in_role(few, name)
        found.append(Role(name, people, () if people else _in_role(many, name)[:_CANDIDATES]))
    return tuple(found)


def _in_role(people: tuple[Person, ...], role: str) -> tuple[Person, ...]:
    return tuple(person for person in people if role in person.contact.role)


def role_cover(ctx: Context) -> Share:
    """How many of the five roles the critical few cover; unknown where there are none (M2)."""
    found = ctx.ask(roles)
    return Share(sum(bool(role.people) for role in found), len(found))


def broadcasts(ctx: Context) -> tuple[Broadcast, ...]:
    """Everyone active who agreed to broadcasts, whoever is due first, first (M7).

    Both keys are needed: the wish, and the day on which they agreed. The first one is due
    from that day on.
    """
    if ctx.config.broadcasts_per_year < 1:
        return ()
    return tuple(sorted(ctx.gather(_broadcast, active), key=lambda b: (b.due, b.person.uid)))


def _broadcast(person: Person, ctx: Context) -> tuple[Broadcast, ...]:
    consent = person.contact.broadcast_consent
    if not person.contact.broadcast or consent is None or consent > ctx.today:
        return ()
    last = _last_broadcast(person, ctx.today)
    due = consent if last is None else broadcast_due(last, ctx.config.broadcasts_per_year)
    return (Broadcast(person, last, due),)


def broadcast_due(last: date, yearly: int) -> date:
    """When the next broadcast is due, so many a year (M7)."""
    return add_days(last, 365 // yearly)


def _last_broadcast(person: Person, until: date) -> date | None:
    days = (x.date for x in person.log if x.channel == "broadcast" and x.date <= until)
    return max(days, default=None)


def answered(ctx: Context) -> tuple[Answer, ...]:
    """Who of the many answered a broadcast and had no word of mine since, the latest first (P19).

    Whoever is snoozed is left in peace.
    """
    found = [entry for entry in ctx.each(_answer, the_many) if entry is not None]
    return tuple(sorted(found, key=lambda a: (-a.day.toordinal(), a.person.uid)))


def _answer(person: Person, ctx: Context) -> Answer | None:
    """The latest answer to a broadcast, if I was not in touch of my own accord since."""
    sent = [x.date for x in ctx.about(ledger, person).broadcasts if x.date <= ctx.today]
    if not sent or is_snoozed(person.contact, ctx.today):
        return None
    touches = touches_between(person, min(sent), ctx.today)
    mine = max((touch.date for touch in touches if touch.by != "them"), default=date.min)
    for day in (touch.date for touch in reversed(touches) if touch.date > mine):
        before = max(each for each in sent if each <= day)
        if (day - before).days <= ANSWER_DAYS:
            return Answer(person, before, day)
    return None


def surprise(ctx: Context) -> Person | None:
    """The one of the many to surprise this week; the same all week on every machine (M8).

    Whoever is snoozed is left in peace.
    """
    people = ctx.ask(the_many)
    lots = zip(ctx.each(_lot, people), people, strict=True)
    drawn = ((lot, p) for lot, p in lots if not is_snoozed(p.contact, ctx.today))
    return min(drawn, key=itemgetter(0), default=(None, None))[1]


def _lot(person: Person, ctx: Context) -> tuple[str, str]:
    named = f"{person.uid}|{iso_week(ctx.today)}"
    return sha256(named.encode("utf-8", "surrogatepass")).hexdigest(), person.uid

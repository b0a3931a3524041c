"""Where a year of touches went, what they carried, and who began (M3, V3, R7, M5)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import compress
from typing import NamedTuple

from vaultnet.dates import add_days
from vaultnet.derive.context import Context
from vaultnet.derive.ledger import ledger
from vaultnet.derive.people import active, critical_few, is_critical, the_many
from vaultnet.derive.rates import Share, rounded
from vaultnet.derive.touches import days_of_touch, has_begun, touches_between
from vaultnet.model.interaction import Interaction
from vaultnet.model.network import Person

_YEAR = 365


class Year(NamedTuple):
    """The days of touch with one person in a year.

    Attributes:
        days: on how many days we were in touch.
        carried: on how many of them a line said that I gave something.
        mine, theirs: on how many only I, or only they, took the initiative.
    """

    days: int
    carried: int
    mine: int
    theirs: int


class Attention(NamedTuple):
    """A year of touches with everyone.

    Attributes:
        carried: touches that carried something (V3).
        critical: touches that went to the critical few (M3).
        lift: how much more that is than their share of the people; None where unknown (M3).
        inbound: touches that they began, of those that one side began (R7).
    """

    carried: Share
    critical: Share
    lift: float | None
    inbound: Share


class Tactics(NamedTuple):
    """Whether the two groups are treated as two groups, ever (M5).

    Attributes:
        broadcast_only: critical people reached by broadcasts and nothing else, by uid.
        leak: the personal touches that went to the many.
    """

    broadcast_only: tuple[Person, ...]
    leak: Share


def year_with(person: Person, until: date, gave: Iterable[Interaction] | None = None) -> Year:
    """The days of touch with `person` from 365 days before `until` on.

    Args:
        gave: the lines of their log that gave something, where they are known already.
    """
    first = add_days(until, -_YEAR)
    began: dict[date, str] = {}
    for day, _channel, by, _path, _line in touches_between(person, first, until):
        began[day] = by if began.get(day, by) == by else "both"
    if not began:
        return Year(0, 0, 0, 0)
    lines = (line for line in person.log if line.give) if gave is None else gave
    carried = {line.date for line in lines if line.date in began and line.touches}
    sides = list(began.values())
    return Year(len(began), len(carried), sides.count("me"), sides.count("them"))


def attention_to(years: Iterable[tuple[bool, Year]]) -> Attention:
    """Where the touches of a year went, by each person's part; true for the critical few."""
    parts, found = tuple(zip(*years, strict=True)) or ((), ())
    days, carried, mine, theirs = tuple(zip(*found, strict=True)) or ((),) * 4
    share = Share(sum(compress(days, parts)), sum(days))
    return Attention(
        Share(sum(carried), sum(days)),
        share,
        lift(share, Share(sum(parts), len(parts))),
        Share(sum(theirs), sum(theirs) + sum(mine)),
    )


def lift(touches: Share, people: Share) -> float | None:
    """How many times their share of the people a group gets of the touches (M3)."""
    if not touches.n or not people.k:
        return None
    return rounded(touches.k * people.n / (touches.n * people.k))


def attention(ctx: Context) -> Attention:
    """Where the touches with everyone active went in the last 365 days."""
    return attention_to(ctx.each(_last_year, active))


def _last_year(person: Person, ctx: Context) -> tuple[bool, Year]:
    gave = ctx.about(ledger, person).gave
    return is_critical(person.contact), year_with(person, ctx.today, gave)


def tactics(ctx: Context) -> Tactics:
    """Who of the critical few only gets broadcasts, and what the many get besides (M5)."""
    only = (p for p in ctx.ask(critical_few) if not has_begun(p, ctx.today))
    leaked = Share(sum(ctx.each(_days_of_many, the_many)), sum(ctx.each(_days, active)))
    return Tactics(tuple(p for p in only if _broadcast(p, ctx.today)), leaked)


def _broadcast(person: Person, until: date) -> bool:
    return any(line.channel == "broadcast" and line.date <= until for line in person.log)


def _days(person: Person, ctx: Context) -> int:
    """On how many days we were in touch, ever."""
    return len(ctx.about(days_of_touch, person))


def _days_of_many(person: Person, ctx: Context) -> int:
    """The same, for a group of its own."""
    return ctx.about(_days, person)

"""Whom I can ask, and whether I gave before I asked (G2, G3, G4)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from vaultnet.derive.context import Context
from vaultnet.derive.dealings import Dealings, dealings, everyones_dealings
from vaultnet.derive.medians import median
from vaultnet.derive.people import active, is_critical
from vaultnet.derive.rates import Share
from vaultnet.derive.readiness import Checks, checks, first_day, lean
from vaultnet.derive.standing import standings
from vaultnet.model.network import Person


class Readiness(NamedTuple):
    """Whether I can ask someone.

    Attributes:
        lean: from -1 to 1; it orders the lists and is not for showing (G1).
    """

    person: Person
    checks: Checks
    lean: float | None


class Groups(NamedTuple):
    """Whom I can ask, whom almost, and whom not yet: see `can_ask`.

    Attributes:
        snoozed: who would be in a list, were they not to be left in peace.
        others: how many more people there are.
    """

    ready: tuple[Readiness, ...]
    almost: tuple[Readiness, ...]
    not_yet: tuple[Readiness, ...]
    snoozed: tuple[Person, ...]
    others: int


class Lead(NamedTuple):
    """How long I gave before I first asked: the median of days, and with how many people (G4)."""

    days: float | None
    people: int


def can_ask(ctx: Context) -> Groups:
    """Whom of everyone active I can ask (G2).

    Listed are the critical few, communal ties, and whoever I gave or asked something within the
    window of value. The critical few come first, then those to whom I lean most (G1), then by uid.
    """
    people = ctx.ask(active)
    listed = [entry for entry in ctx.each(_listed, people) if entry is not None]
    groups: dict[str, list[Readiness]] = {"ready": [], "almost": [], "not yet": []}
    states, snoozed = ctx.ask(standings), []
    for entry in sorted(listed, key=_order):
        if states[entry.person.path].state == "snoozed":
            snoozed.append(entry.person)
        else:
            groups[entry.checks.state].append(entry)
    ready, almost, not_yet = map(tuple, groups.values())
    return Groups(ready, almost, not_yet, tuple(snoozed), len(people) - len(listed))


def _order(entry: Readiness) -> tuple[bool, float]:
    """By uid nobody has to be ordered: so they come."""
    leaning = 2.0 if entry.lean is None else -entry.lean  # unknown comes after all that is known
    return not is_critical(entry.person.contact), leaning


def _listed(person: Person, ctx: Context) -> Readiness | None:
    return ctx.about(readiness, person)


def readiness(person: Person, ctx: Context) -> Readiness | None:
    """How it stands with someone worth listing, else None; a question for `Context.about`."""
    contact, dealt, first = person.contact, ctx.about(dealings, person), ctx.ask(first_day)
    if not (is_critical(contact) or contact.communal or _is_current(dealt, first)):
        return None
    leaning = None if contact.communal else lean(dealt.given, dealt.asked, ctx.today)
    return Readiness(person, checks(person, dealt, ctx.today, first), leaning)


def _is_current(dealt: Dealings, first: date) -> bool:
    """Whether I gave or asked something since `first`, or still wait for an answer."""
    if dealt.given and dealt.given[-1] >= first:
        return True
    return any(a.answer == "pending" or (a.day or date.min) >= first for a in dealt.asks)


def cold_asks(ctx: Context) -> Share:
    """How many of my asks came before any give to that person, ever (G3).

    A give on the same day came no earlier. Asks of which the day is not known are left out.
    """
    dealt = ctx.ask(everyones_dealings)
    return ctx.reuse(cold_asks, dealt, lambda: _cold(dealt))


def _cold(everyone: Iterable[Dealings]) -> Share:
    cold = total = 0
    for dealt in everyone:
        asked = dealt.asked
        total += len(asked)
        cold += sum(not dealt.given or day <= dealt.given[0] for day in asked)
    return Share(cold, total)


def lead_time(ctx: Context) -> Lead:
    """From the first give to the first ask, over everyone to whom I gave first (G4)."""
    dealt = ctx.ask(everyones_dealings)
    return ctx.reuse(lead_time, dealt, lambda: _lead(dealt))


def _lead(everyone: Iterable[Dealings]) -> Lead:
    days = [
        (dealt.asked[0] - dealt.given[0]).days
        for dealt in everyone
        if dealt.given and dealt.asked and dealt.given[0] < dealt.asked[0]
    ]
    return Lead(median(days), len(days))

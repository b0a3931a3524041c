"""Whom I can ask, and whether I gave before I asked (G2, G3, G4)."""

from __future__ import annotations

from datetime import date
from operator import itemgetter
from typing import NamedTuple

from vaultnet.derive.between import favors
from vaultnet.derive.context import Context
from vaultnet.derive.dealings import Dealings, dealings
from vaultnet.derive.medians import median
from vaultnet.derive.people import active, is_critical
from vaultnet.derive.rates import Share, total
from vaultnet.derive.readiness import Checks, checks, first_day, lean
from vaultnet.derive.standing import is_snoozed
from vaultnet.model.network import Person


class Readiness(NamedTuple):
    """Whether I can ask someone.

    Attributes:
        lean: from -1 to 1; it orders the lists and is not for showing (G1).
        dealt: what the checks were made of.
        thank: whether they said yes and have not heard from me since.
    """

    person: Person
    checks: Checks
    lean: float | None
    dealt: Dealings
    thank: bool


class _Listed(NamedTuple):
    """An entry of a list, what it is ordered by, and which list that is."""

    order: tuple[bool, float]
    group: str
    entry: Readiness


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
    listed = sorted(ctx.gather(_listed, active), key=itemgetter(0))
    ready, almost, not_yet, snoozed = (
        tuple([entry for _, group, entry in listed if group == name])
        for name in ("ready", "almost", "not yet", "snoozed")
    )
    others = len(ctx.ask(active)) - len(listed)
    return Groups(ready, almost, not_yet, tuple(entry.person for entry in snoozed), others)


def _listed(person: Person, ctx: Context) -> tuple[_Listed, ...]:
    """Someone in their list; by uid nobody has to be ordered, for so they come."""
    entry = ctx.about(readiness, person)
    if entry is None:
        return ()
    leaning = 2.0 if entry.lean is None else -entry.lean  # unknown comes after all that is known
    group = "snoozed" if is_snoozed(person.contact, ctx.today) else entry.checks.state
    return (_Listed((not is_critical(person.contact), leaning), group, entry),)


def readiness(person: Person, ctx: Context) -> Readiness | None:
    """How it stands with someone worth listing, else None; a question for `Context.about`."""
    contact, dealt, first = person.contact, ctx.about(dealings, person), ctx.ask(first_day)
    if not (is_critical(contact) or contact.communal or _is_current(dealt, first)):
        return None
    leaning = None if contact.communal else lean(dealt.given, dealt.asked, ctx.today)
    found, thanks = checks(person, dealt, ctx.today, first), ctx.about(favors, person).thanks
    return Readiness(person, found, leaning, dealt, bool(thanks))


def _is_current(dealt: Dealings, first: date) -> bool:
    """Whether I gave or asked something since `first`, or still wait for an answer."""
    if dealt.given and dealt.given[-1] >= first:
        return True
    return any(a.answer == "pending" or (a.day or date.min) >= first for a in dealt.asks)


def cold_asks(ctx: Context) -> Share:
    """How many of my asks came before any give to that person, ever (G3).

    A give on the same day came no earlier. Asks of which the day is not known are left out.
    """
    return total(ctx.gather(_cold, active))


def _cold(person: Person, ctx: Context) -> tuple[Share, ...]:
    dealt = ctx.about(dealings, person)
    if not dealt.asked:
        return ()
    cold = sum(not dealt.given or day <= dealt.given[0] for day in dealt.asked)
    return (Share(cold, len(dealt.asked)),)


def lead_time(ctx: Context) -> Lead:
    """From the first give to the first ask, over everyone to whom I gave first (G4)."""
    days = ctx.gather(_lead, active)
    return Lead(median(days), len(days))


def _lead(person: Person, ctx: Context) -> tuple[int, ...]:
    dealt = ctx.about(dealings, person)
    if not (dealt.given and dealt.asked and dealt.given[0] < dealt.asked[0]):
        return ()
    return ((dealt.asked[0] - dealt.given[0]).days,)

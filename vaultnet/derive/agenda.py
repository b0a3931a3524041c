"""What matters to someone, how fresh that knowledge is, and what I did about it (A1-A4)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import exp2
from typing import NamedTuple
from unicodedata import normalize

from vaultnet.derive.context import Context
from vaultnet.derive.jobs import Change, last_job_change
from vaultnet.derive.people import active, critical_few
from vaultnet.derive.rates import Share, rounded, total
from vaultnet.derive.value import Give, given, gives
from vaultnet.model.contact import Contact
from vaultnet.model.network import Person


class Agenda(NamedTuple):
    """What I know of a person's agenda.

    Attributes:
        state: `dark`, `stale` or `fresh` (A2).
        knowledge: from 0 to 1 (A1).
        reviewed: when it was last written down, or None.
        change: the change of job since then, which makes it stale at any age, or None.
    """

    person: Person
    state: str
    knowledge: float
    reviewed: date | None
    change: Change | None

    @property
    def job_change(self) -> date | None:
        """The day of that change, for showing; None where the line that tells it is private."""
        return None if self.change is None or self.change.after.private else self.change.day


def filled(contact: Contact) -> int:
    """How many of priorities, needs and goals are known, from 0 to 3."""
    return bool(contact.priorities) + bool(contact.needs) + bool(contact.goals)


def knowledge(filled: int, age: int | None, half_life: int) -> float:
    """The part of an agenda that is known, halved every `half_life` days of its age (A1).

    Args:
        filled: how many of the three parts are known.
        age: days since it was reviewed; None if it never was.
        half_life: in days.
    """
    return 0.0 if age is None else rounded(filled / 3 * exp2(-age / half_life))


def agenda(person: Person, as_of: date, stale_days: int) -> Agenda:
    """What was known of a person's agenda on `as_of` (A1, A2)."""
    contact = person.contact
    reviewed, parts = contact.agenda_reviewed, filled(contact)
    if reviewed is None or reviewed > as_of or not parts:
        return Agenda(person, "dark", 0.0, reviewed, None)
    age = (as_of - reviewed).days
    change = last_job_change(person, as_of)
    if change is not None and change.day <= reviewed:
        change = None
    state = "stale" if change is not None or age > stale_days else "fresh"
    return Agenda(person, state, knowledge(parts, age, stale_days), reviewed, change)


def agendas(ctx: Context) -> tuple[Agenda, ...]:
    """The agendas of the critical few, by uid."""
    stale = ctx.config.agenda_stale_days
    return tuple(agenda(person, ctx.today, stale) for person in ctx.ask(critical_few))


def in_the_dark(ctx: Context) -> tuple[Person, ...]:
    """The critical few of whose agenda I know nothing, by uid (A2)."""
    return tuple(a.person for a in ctx.ask(agendas) if a.state == "dark")


def gone_stale(ctx: Context) -> tuple[Agenda, ...]:
    """The agendas of the critical few to ask about again, the oldest first (A2)."""
    stale = (a for a in ctx.ask(agendas) if a.state == "stale")
    return tuple(sorted(stale, key=lambda a: (a.reviewed or date.min, a.person.uid)))


def texts(contact: Contact) -> tuple[str, ...]:
    """Everything on a person's agenda, private goals included."""
    return contact.priorities + contact.needs + contact.goals + contact.personal_goals


def helped(person: Person, until: date) -> Share:
    """How many agenda items had at least one give that named them (A4)."""
    items = {_same(text) for text in texts(person.contact)}
    aims = {_same(give.aim) for give in gives(person, until) if give.aim}
    return Share(len(items & aims), len(items))


def items_helped(ctx: Context) -> Share:
    """How many items on the agendas of the critical few had a give that named them (A4)."""
    return total(ctx.each(_helped, critical_few))


def _helped(person: Person, ctx: Context) -> Share:
    return helped(person, ctx.today)


def _same(text: str) -> str:
    return normalize("NFKC", text).casefold().strip()


def aim_rate(served: Iterable[Give]) -> Share:
    """How many gives served something on an agenda (A3)."""
    aims = [bool(give.aim) for give in served]
    return Share(sum(aims), len(aims))


def aimed(ctx: Context) -> Share:
    """The aim rate with everyone active (A3)."""
    return total(ctx.each(_aim_rate, active))


def _aim_rate(person: Person, ctx: Context) -> Share:
    return aim_rate(ctx.about(given, person))

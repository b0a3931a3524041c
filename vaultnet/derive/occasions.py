"""Birthdays and anniversaries that are near (T9)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from vaultnet.dates import add_days, next_anniversary
from vaultnet.derive.context import Context
from vaultnet.derive.people import active
from vaultnet.model.contact import Contact
from vaultnet.model.network import Person


class Anniversary(NamedTuple):
    """A day to remember.

    Attributes:
        kind: `birthday`, `met` or `position`.
        years: the age, or the years since; None where the year is not known.
        milestone: a round age, or the first year, and each fifth.
    """

    day: date
    kind: str
    years: int | None
    milestone: bool


class Occasion(NamedTuple):
    """A day to remember, and whose it is."""

    person: Person
    day: date
    kind: str
    years: int | None
    milestone: bool


def is_milestone(years: int) -> bool:
    """Whether so many years together are worth a word: 1, 5, 10, 15 … (T9)."""
    return years == 1 or (years > 0 and years % 5 == 0)


def anniversaries(
    contact: Contact, first: date, until: date, feb29: str = "02-28"
) -> Iterator[Anniversary]:
    """What is worth remembering from `first` to `until`, both included (T9).

    Every birthday; of the other days only the milestones.
    """
    born = contact.birthday
    if born is not None:
        for day in _returns(born.month, born.day, first, until, feb29):
            years = day.year - born.year if born.year is not None else None
            if years is None or years > 0:
                yield Anniversary(day, "birthday", years, years is not None and years % 10 == 0)
    for kind, since in (("met", contact.met_on), ("position", contact.position_since)):
        if since is not None:
            for day in _returns(since.month, since.day, first, until, feb29):
                years = day.year - since.year
                if is_milestone(years):
                    yield Anniversary(day, kind, years, milestone=True)


def _returns(month: int, day: int, first: date, until: date, feb29: str) -> Iterator[date]:
    found = next_anniversary(month, day, first, feb29)
    while first <= found <= until:
        yield found
        first = add_days(found, 1)
        found = next_anniversary(month, day, first, feb29)


def first_occasion(contact: Contact, first: date, until: date, feb29: str) -> date | None:
    """The earliest day worth remembering from `first` to `until`, or None."""
    if not (contact.birthday or contact.met_on or contact.position_since):
        return None
    return min((a.day for a in anniversaries(contact, first, until, feb29)), default=None)


def occasions(ctx: Context) -> tuple[Occasion, ...]:
    """What to remember from today over the configured lead, by day and uid (T9)."""
    people = ctx.ask(active)
    found = [
        Occasion(person, *anniversary)
        for person, near in zip(people, ctx.each(_near, people), strict=True)
        for anniversary in near
    ]
    return tuple(sorted(found, key=lambda o: (o.day, o.person.uid, o.kind)))


def _near(person: Person, ctx: Context) -> tuple[Anniversary, ...]:
    until = add_days(ctx.today, ctx.config.occasion_lead_days)
    return tuple(anniversaries(person.contact, ctx.today, until, ctx.config.feb29))

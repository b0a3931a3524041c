"""Who is due, and how urgently (T2, T3, T4, T10)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from vaultnet.dates import add_days
from vaultnet.derive.context import Context
from vaultnet.derive.pace import Pace, pace_book
from vaultnet.derive.parts import everyone
from vaultnet.derive.people import is_active
from vaultnet.derive.rates import rounded
from vaultnet.derive.touches import added_on, last_touch
from vaultnet.model.contact import Contact
from vaultnet.model.network import Person

#: Everything that a person's state can be.
STATES = (
    "deceased", "archived", "paused", "snoozed", "many", "new", "ok", "due", "overdue",
)  # fmt: skip

#: States in which somebody is never listed.
SILENT = frozenset({"deceased", "archived", "paused"})

_RANK = {"overdue": 0, "new": 1, "due": 2}


class Standing(NamedTuple):
    """Where somebody stands on one day.

    Attributes:
        state: one of `STATES`.
        last: the latest touch, or None.
        gap: days since `last`.
        due: when the next touch is due; None without a cadence and for the silent states.
        latest: the last day before it is overdue.
        urgency: the gap in ideal gaps, times the tier's weight (T4).
        pace: the cadence in force, or None.
    """

    person: Person
    state: str
    last: date | None
    gap: int | None
    due: date | None = None
    latest: date | None = None
    urgency: float | None = None
    pace: Pace | None = None

    @property
    def is_first(self) -> bool:
        """Whether the next touch would be the first."""
        return self.last is None

    @property
    def hint(self) -> tuple[str, ...]:
        """Which channels suit so long a silence (T10); empty where there is no measure."""
        if self.gap is None or self.pace is None:
            return ()
        return channel_hint(self.gap, self.pace.ideal)


def standing(person: Person, pace: Pace | None, today: date, first_touch_days: int) -> Standing:
    """Where `person` stands on `today` (T2, T3)."""
    state = _apart(person.contact, today)
    last = last_touch(person, today)
    gap = None if last is None else (today - last).days
    if pace is None or state in SILENT:
        return Standing(person, state or "many", last, gap, pace=pace)
    if last is None or gap is None:
        due = add_days(added_on(person, today), first_touch_days)
        return Standing(person, state or "new", None, None, due, due, None, pace)
    due, latest = pace.due(last), pace.latest(last)
    urgency = rounded(pace.weight * gap / pace.ideal)
    state = state or _lateness(today, due, latest)
    return Standing(person, state, last, gap, due, latest, urgency, pace)


def _apart(contact: Contact, today: date) -> str:
    if contact.deathdate is not None:
        return "deceased"
    if contact.status != "active":
        return contact.status
    return "snoozed" if is_snoozed(contact, today) else ""


def is_snoozed(contact: Contact, today: date) -> bool:
    """Whether someone active is to be left in peace for now."""
    return contact.snooze_until is not None and today < contact.snooze_until


def _lateness(today: date, due: date, latest: date) -> str:
    if today < due:
        return "ok"
    return "due" if today <= latest else "overdue"


def standings(ctx: Context) -> Mapping[str, Standing]:
    """Everyone's standing today, by the path of their note, in the order of uids."""
    people = ctx.ask(everyone)
    found = ctx.each(standing_today, people)
    return dict(zip([person.path for person in people], found, strict=True))


def standing_today(person: Person, ctx: Context) -> Standing:
    """Where somebody stands today; a question for `Context.about`."""
    pace = ctx.ask(_paces)(person.contact)
    return standing(person, pace, ctx.today, ctx.config.first_touch_days)


def _paces(ctx: Context) -> Callable[[Contact], Pace | None]:
    return pace_book(ctx.config)


def paced(ctx: Context) -> tuple[Standing, ...]:
    """The standing of everyone active who has a cadence, by uid."""
    found = ctx.ask(standings).values()
    return tuple(s for s in found if s.pace is not None and is_active(s.person.contact))


def by_urgency(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Overdue first, then new, due, and the rest; the most urgent first among each (T4)."""
    return tuple(sorted(standings, key=_order))


def _order(standing: Standing) -> tuple[int, float, str]:
    rank = _RANK.get(standing.state, 3)
    if standing.urgency is not None:
        return rank, -standing.urgency, standing.person.uid
    return rank, standing.due.toordinal() if standing.due else 0, standing.person.uid


def waiting(ctx: Context) -> tuple[Standing, ...]:
    """Everyone who is overdue, new or due today, in order of urgency (T4)."""
    return by_urgency(s for s in ctx.ask(standings).values() if s.state in _RANK)


def channel_hint(gap: int, ideal: int) -> tuple[str, ...]:
    """Which channels suit a silence of `gap` days where `ideal` was meant (T10)."""
    silence = gap / ideal
    if silence < 1.5:
        return "message", "call"
    return ("call", "video") if silence < 3 else ("meet", "letter")

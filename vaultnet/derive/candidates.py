"""Whom to choose from, while nobody is among the critical few: the choice stays the person's."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from vaultnet.dates import add_days
from vaultnet.derive.context import Context
from vaultnet.derive.people import active, critical_few
from vaultnet.derive.rates import rounded
from vaultnet.derive.strength import decay
from vaultnet.derive.touches import history, last_touch
from vaultnet.model.network import Person

_WINDOW_DAYS = 730

#: On so many days of touch in two years, a tie is more than a chance meeting.
_OFTEN = 3


class Candidate(NamedTuple):
    """Someone whom the notes already speak of as one speaks of the few that matter.

    Attributes:
        days: on how many days of the last two years we were in touch.
        last: the latest touch, or None.
        both_ways: whether something was given in both directions in these years; of communal
            ties, where nobody counts, neither this nor the next is told.
        promised: whether there is, or was, a promise or an ask between us.
    """

    person: Person
    days: int
    last: date | None
    both_ways: bool
    promised: bool

    @property
    def signs(self) -> int:
        """How many signs there are, from 0 to 3."""
        return (self.days >= _OFTEN) + self.both_ways + self.promised


def candidate(person: Person, as_of: date) -> Candidate:
    """What the notes show about someone up to a day."""
    first = add_days(as_of, -_WINDOW_DAYS)
    days, last = len(history(person, as_of, first)), last_touch(person, as_of)
    if person.contact.communal:
        return Candidate(person, days, last, both_ways=False, promised=False)
    past = [line for line in person.log if first <= line.date <= as_of and line.fields]
    both_ways = any(line.give for line in past) and any(line.got for line in past)
    items = any(i.kind in ("promise", "ask") and (i.is_open or i.is_done) for i in person.items)
    return Candidate(person, days, last, both_ways, items or any(line.ask for line in past))


def candidates(ctx: Context) -> tuple[Candidate, ...]:
    """Everyone active with a sign, as of Monday: most signs, then the strongest tie first.

    Only while nobody is critical: who is chosen already needs no proposal.
    """
    if ctx.ask(critical_few):
        return ()
    found = ctx.frozen.each(_standing_out, active)
    ranked = sorted((entry for entry in found if entry), key=_order)
    return tuple(candidate for candidate, _ in ranked)


def _standing_out(person: Person, ctx: Context) -> tuple[Candidate, float] | None:
    """Someone with a sign, and the strength of the tie; None for everyone else."""
    if not person.touches and not person.items:
        return None
    found = candidate(person, ctx.today)
    if not found.signs:
        return None
    ages = (((ctx.today - day).days, weight) for day, weight in history(person, ctx.today).items())
    return found, rounded(decay(ages, ctx.config.half_life_days))


def _order(entry: tuple[Candidate, float]) -> tuple[int, float, str]:
    found, strength = entry
    return -found.signs, -strength, found.person.uid

"""How the ties to everyone active are tended (G8)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from math import sqrt
from operator import itemgetter, mul, sub
from typing import NamedTuple, TypeVar

from vaultnet.derive.context import Context
from vaultnet.derive.pace import pace_book, reference_gap
from vaultnet.derive.people import active, is_critical
from vaultnet.derive.rates import rounded
from vaultnet.derive.standing import is_snoozed
from vaultnet.derive.strength import QUIET, drift
from vaultnet.derive.touches import added_on, days_of_touch, last_touch
from vaultnet.model.contact import Contact
from vaultnet.model.network import Person

T = TypeVar("T")

#: Fewer gaps than this say nothing about their rhythm.
MIN_GAPS = 3

#: Up to the first of these a rhythm is even, from the second on it comes in bursts.
EVEN, BURSTS = -0.3, 0.3

_YEAR = 365


class Tended(NamedTuple):
    """Someone, and the days between our touches, the oldest gap first."""

    person: Person
    gaps: tuple[int, ...]


class Garden(NamedTuple):
    """How everyone active is tended; in every list the critical few come first.

    Attributes:
        evenly, in_bursts: of those touched within a year, by uid; a rhythm between the two is in
            neither.
        quieter: whose silence is unusual for them, as of Monday, the least likely first (S2).
        untouched: neither touched nor added within a year, the longest silence first.
        young: those of the critical few whose gaps are too few to say, by uid.
        young_count: how many such people there are in all. Whoever is quieter or untouched is
            not among them, since that much can be said.
    """

    evenly: tuple[Tended, ...]
    in_bursts: tuple[Tended, ...]
    quieter: tuple[Person, ...]
    untouched: tuple[Person, ...]
    young: tuple[Person, ...]
    young_count: int


class _Bed(NamedTuple):
    """One tie.

    Attributes:
        silence: days since the last touch, or since they were added.
        drift: how usual so long a silence was on Monday, from 0 to 1.
        snoozed: whether they are to be left in peace for now.
    """

    gaps: tuple[int, ...]
    burstiness: float | None
    silence: int
    drift: float
    snoozed: bool

    @property
    def rhythm(self) -> float:
        """The burstiness; where that is not known, between even and in bursts."""
        return self.burstiness or 0.0

    @property
    def is_kept(self) -> bool:
        """Whether there was a touch within a year: after that nobody is tended any more."""
        return self.silence <= _YEAR

    @property
    def is_quiet(self) -> bool:
        """Whether so long a silence is unusual, and may be told."""
        return self.drift < QUIET and not self.snoozed

    @property
    def is_untouched(self) -> bool:
        """Whether nobody is tending them, and that may be told."""
        return self.silence > _YEAR and not self.snoozed


#: At most one entry of a list, and what it is ordered by.
_Placed = tuple[tuple[tuple[bool, float], T], ...]


def burstiness(gaps: Sequence[int]) -> float | None:
    """From -1, all gaps alike, over 0, left to chance, to 1, all at once (G8).

    Kim and Jo's form, which is fair to short rows of gaps; None under 3 of them.
    """
    n, total = len(gaps), sum(gaps)
    if n < MIN_GAPS or not total:
        return None
    # n² times the variance, in whole numbers; that by the sum of the gaps is their spread
    spread = sqrt(n * sum(map(mul, gaps, gaps)) - total * total) / total
    high, low = sqrt(n + 1), sqrt(n - 1)
    return rounded((high * spread - low) / ((high - 2) * spread + low))


def garden(ctx: Context) -> Garden:
    """How everyone active is tended (G8, S2); one never touched has no usual to be quieter than."""
    return Garden(
        _in_order(ctx.gather(_evenly, active)),
        _in_order(ctx.gather(_in_bursts, active)),
        _in_order(ctx.gather(_quieter, active)),
        _in_order(ctx.gather(_untouched, active)),
        tuple(person for person in ctx.ask(_young) if is_critical(person.contact)),
        len(ctx.ask(_young)),
    )


def _evenly(person: Person, ctx: Context) -> _Placed[Tended]:
    bed = ctx.about(_bed, person)
    is_even = bed.is_kept and bed.rhythm <= EVEN
    return _placed(person, 0, Tended(person, bed.gaps)) if is_even else ()


def _in_bursts(person: Person, ctx: Context) -> _Placed[Tended]:
    bed = ctx.about(_bed, person)
    is_bursty = bed.is_kept and bed.rhythm >= BURSTS
    return _placed(person, 0, Tended(person, bed.gaps)) if is_bursty else ()


def _quieter(person: Person, ctx: Context) -> _Placed[Person]:
    bed = ctx.about(_bed, person)
    return _placed(person, bed.drift, person) if bed.is_quiet else ()


def _untouched(person: Person, ctx: Context) -> _Placed[Person]:
    bed = ctx.about(_bed, person)
    return _placed(person, -bed.silence, person) if bed.is_untouched else ()


def _placed(person: Person, value: float, entry: T) -> _Placed[T]:
    """An entry with its place in a list: the critical few first, then by some value."""
    return (((not is_critical(person.contact), value), entry),)


def _young(ctx: Context) -> tuple[Person, ...]:
    """Those whose gaps are too few to say, and of whom nothing else is told."""
    return ctx.those(_is_young, active)


def _is_young(person: Person, ctx: Context) -> bool:
    bed = ctx.about(_bed, person)
    return len(bed.gaps) < MIN_GAPS and not (bed.is_quiet or bed.is_untouched)


def _bed(person: Person, ctx: Context) -> _Bed:
    days = ctx.about(days_of_touch, person)
    numbers = [*map(date.toordinal, days)]
    gaps = tuple(map(sub, numbers[1:], numbers))
    since = last_touch(person, ctx.today) or added_on(person, ctx.today)
    drifted = _drift(person, days[: bisect_right(days, ctx.week_start)], ctx)
    asleep = is_snoozed(person.contact, ctx.today)
    return _Bed(gaps, burstiness(gaps), (ctx.today - since).days, drifted, asleep)


def _drift(person: Person, days: Sequence[date], ctx: Context) -> float:
    """How usual a silence is on Monday, by the days of touch before it (S2)."""
    if not days:
        return 1.0
    since = last_touch(person, ctx.week_start) or days[-1]
    span, silence = (days[-1] - days[0]).days, (ctx.week_start - since).days
    return drift(ctx.ask(_ideals)(person.contact), len(days) - 1, span, silence)


def _ideals(ctx: Context) -> Callable[[Contact], int]:
    """The gap to expect of anyone, in days."""
    pace_of, usual = pace_book(ctx.config), reference_gap(ctx.config)

    def look_up(contact: Contact) -> int:
        pace = pace_of(contact)
        return usual if pace is None else pace.ideal

    return look_up


def _in_order(found: Iterable[tuple[tuple[bool, float], T]]) -> tuple[T, ...]:
    """The entries by their places; those alike in place by uid, as they come."""
    return tuple([entry for _, entry in sorted(found, key=itemgetter(0))])

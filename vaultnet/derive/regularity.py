"""Whether the critical few hear from me as evenly as I meant (T5, T8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from vaultnet.dates import add_days
from vaultnet.derive.context import Context
from vaultnet.derive.people import critical_few
from vaultnet.derive.rates import Share, rounded
from vaultnet.derive.standing import standings
from vaultnet.derive.touches import added_on, history
from vaultnet.model.network import Person

_YEAR = 365


class Regularity(NamedTuple):
    """How a year went with one person.

    Attributes:
        longest_gap: the longest silence in the window, in days.
        on_plan: whether that kept within the longest gap allowed.
    """

    person: Person
    longest_gap: int
    on_plan: bool


def longest_gap(days: Iterable[date], start: date, end: date) -> int:
    """The most days between `start`, the days after it in order, and `end` (T5)."""
    longest, before = 0, start
    for day in (*days, end):
        longest, before = max(longest, (day - before).days), day
    return longest


def longest_silence(person: Person, today: date) -> int:
    """The longest gap of the last 365 days, or since the person was added (T5)."""
    start = min(today, max(added_on(person, today), add_days(today, -_YEAR)))
    return longest_gap(history(person, today, start), start, today)


def regularities(ctx: Context) -> Mapping[str, Regularity]:
    """For each of the critical few, by the path of their note (T5)."""
    found = {}
    for person in ctx.ask(critical_few):
        pace = ctx.ask(standings)[person.path].pace
        if pace is not None:
            gap = longest_silence(person, ctx.today)
            found[person.path] = Regularity(person, gap, gap <= pace.longest)
    return found


def on_plan(ctx: Context) -> Share:
    """How many of the critical few are on plan (T5)."""
    found = ctx.ask(regularities).values()
    return Share(sum(r.on_plan for r in found), len(found))


def jain(values: Iterable[float]) -> float | None:
    """Jain's fairness: 1 if all are alike, 1/k if one has everything; None if all are 0 (T8)."""
    given = tuple(values)
    squares = sum(x * x for x in given)
    return rounded(sum(given) ** 2 / (len(given) * squares)) if squares else None


def fairness(ctx: Context) -> float | None:
    """How evenly my silences are spread over the critical few, from 1/k to 1 (T8)."""
    few = (ctx.ask(standings)[p.path] for p in ctx.ask(critical_few))
    return jain(s.gap / s.pace.ideal for s in few if s.gap is not None and s.pace is not None)

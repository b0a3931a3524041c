"""Whether my touches follow people's rank (C3)."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from math import sqrt
from typing import NamedTuple

from vaultnet.dates import add_days
from vaultnet.derive.careers import career
from vaultnet.derive.context import Context
from vaultnet.derive.jobs import RANKS
from vaultnet.derive.people import active
from vaultnet.derive.rates import rounded
from vaultnet.derive.touches import days_of_touch
from vaultnet.model.network import Person

#: Below this many people the measure says nothing.
FEW_RANKED = 8

#: How far back touches count.
WINDOW_DAYS = 730


class RankBias(NamedTuple):
    """Whether my touches follow rank (C3).

    Attributes:
        people: how many active people's rank is known.
        tau: from -1, the lower the rank the more touches, to 1, the higher the more; None where
            they are fewer than 8, or all alike in rank or in touches.
    """

    people: int
    tau: float | None

    @property
    def few(self) -> bool:
        """Whether there are too few people for it to mean anything."""
        return self.people < FEW_RANKED


def tau_b(pairs: Iterable[tuple[int, int]]) -> float | None:
    """Kendall's tau-b of pairs, from -1 to 1; None where one side never differs (C3).

    Quick where the first of each pair has few values, as rank has: people are counted by both
    values, and the second is gone through once in its order.
    """
    cells = Counter(pairs)
    firsts, seconds = _totals(cells, 0), _totals(cells, 1)
    whole = _ties(sum(cells.values()))
    spread = (whole - _tied(firsts)) * (whole - _tied(seconds))
    return rounded(_balance(cells) / sqrt(spread)) if spread else None


def _totals(cells: Mapping[tuple[int, int], int], side: int) -> Counter[int]:
    totals: Counter[int] = Counter()
    for values, number in cells.items():
        totals[values[side]] += number
    return totals


def _tied(totals: Mapping[int, int]) -> int:
    return sum(map(_ties, totals.values()))


def _ties(number: int) -> int:
    """In how many ways two of so many can be chosen."""
    return number * (number - 1) // 2


def _balance(cells: Mapping[tuple[int, int], int]) -> int:
    """The pairs of people whose two values agree in order, less those that disagree."""
    rows: dict[int, list[tuple[int, int]]] = {}
    for (first, second), number in cells.items():
        rows.setdefault(second, []).append((first, number))
    below: Counter[int] = Counter()
    balance = 0
    for second in sorted(rows):
        for first, number in rows[second]:
            balance += number * sum(
                before if other < first else -before
                for other, before in below.items()
                if other != first
            )
        for first, number in rows[second]:
            below[first] += number
    return balance


def rank_bias(ctx: Context) -> RankBias:
    """Whether touches with everyone active follow their rank, in the last 730 days (C3)."""
    pairs = ctx.gather(_ranked, active)
    return RankBias(len(pairs), tau_b(pairs) if len(pairs) >= FEW_RANKED else None)


def _ranked(person: Person, ctx: Context) -> tuple[tuple[int, int], ...]:
    """Somebody's rank, where it is known, and on how many days of the window we were in touch."""
    rank = ctx.about(career, person).rank
    return ((RANKS[rank], _days(person, ctx)),) if rank else ()


def _days(person: Person, ctx: Context) -> int:
    days = ctx.about(days_of_touch, person)
    return len(days) - bisect_left(days, add_days(ctx.today, -WINDOW_DAYS))

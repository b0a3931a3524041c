"""The shape of my attention: how it is shared out, and whether that lasts (M4)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from math import log2
from typing import NamedTuple

from vaultnet.dates import add_days
from vaultnet.derive.context import Context
from vaultnet.derive.people import active
from vaultnet.derive.rates import rounded
from vaultnet.derive.touches import days_of_touch
from vaultnet.model.network import Person

_YEAR, _HALF = 365, 182


class Signature(NamedTuple):
    """The shares of touches by rank, greatest first, in two halves of a year.

    Attributes:
        earlier, later: each sums to 1; empty where there was no touch.
        divergence: from 0, the same shape, to 1; None where a half is empty.
    """

    earlier: tuple[float, ...]
    later: tuple[float, ...]
    divergence: float | None


def shape(counts: Iterable[int]) -> tuple[float, ...]:
    """The shares of a whole by rank; whoever has none has no rank (M4)."""
    ranked = sorted(filter(None, counts), reverse=True)
    whole = sum(ranked)
    return tuple(count / whole for count in ranked)


def divergence(p: Sequence[float], q: Sequence[float]) -> float:
    """The Jensen-Shannon divergence of two distributions, base 2, from 0 to 1 (M4)."""
    bits = 0.0
    # Many ranks have the same two shares.
    for (a, b), ranks in Counter(zip_longest(p, q, fillvalue=0.0)).items():
        middle = (a + b) / 2
        bits += ranks * sum(x * log2(x / middle) / 2 for x in (a, b) if x)
    return rounded(bits)


def signature(ctx: Context) -> Signature:
    """How the touches of the last 365 days were shared out, by halves (M4)."""
    halves = ctx.each(_halves, active)
    earlier, later = map(shape, zip(*halves, strict=True)) if halves else ((), ())
    return Signature(earlier, later, divergence(earlier, later) if earlier and later else None)


def _halves(person: Person, ctx: Context) -> tuple[int, int]:
    """On how many days we were in touch, in each half of the year."""
    days = ctx.about(days_of_touch, person)
    first = bisect_left(days, add_days(ctx.today, -_YEAR))
    middle = bisect_right(days, add_days(ctx.today, -_HALF))
    return middle - first, len(days) - middle

"""How much of the talking is mine (Q5)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from vaultnet.derive.context import Context
from vaultnet.derive.ledger import ledger
from vaultnet.derive.people import active
from vaultnet.derive.rates import FEW, rounded
from vaultnet.model.network import Person

#: Whoever talks more than this part of the time, in percent, lectures.
LECTURE = 60


class Talk(NamedTuple):
    """The part of the time that I spoke.

    Attributes:
        mean: in percent; None where nothing was noted.
        n: how often it was noted.
    """

    mean: float | None
    n: int

    @property
    def few(self) -> bool:
        """Whether that is too seldom for the mean to say anything."""
        return self.n < FEW

    @property
    def is_lecture(self) -> bool:
        """Whether it was noted often enough, and is too much (Q5)."""
        return not self.few and self.mean is not None and self.mean > LECTURE


def talk_of(shares: Sequence[float]) -> Talk:
    """The mean of some shares in percent (Q5)."""
    return Talk(rounded(sum(shares) / len(shares)) if shares else None, len(shares))


def talk(ctx: Context) -> Talk:
    """How much I spoke with everyone active, of all times that it was noted (Q5)."""
    return talk_of(tuple(chain.from_iterable(ctx.each(_noted, active))))


def talk_with(person: Person, ctx: Context) -> Talk:
    """How much I spoke with one person (Q5)."""
    return talk_of(_noted(person, ctx))


def _noted(person: Person, ctx: Context) -> tuple[float, ...]:
    found = [
        float(value)
        for line in ctx.about(ledger, person).talk
        for key, value in line.fields
        if key == "talk" and line.date <= ctx.today
    ]
    return tuple(found)

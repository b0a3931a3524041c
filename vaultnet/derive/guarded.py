"""Sensitive dimensions: how often a value occurs among the critical few, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from vaultnet.derive.context import Context
from vaultnet.derive.dimensions import guarded_dimensions, value_of
from vaultnet.derive.people import critical_few
from vaultnet.derive.rates import FEW


class Tally(NamedTuple):
    """How often values occur; whatever would point to fewer than five people is in `other`.

    Attributes:
        cells: a value, folded, and how many people have it; the most frequent first.
        other: how many people have any other value.
    """

    cells: tuple[tuple[str, int], ...]
    other: int


class Aggregate(NamedTuple):
    """One sensitive dimension over the critical few; None where too few values are known."""

    name: str
    tally: Tally | None


def aggregates(ctx: Context) -> tuple[Aggregate, ...]:
    """The sensitive dimensions that the configuration asks for by name, in its order."""
    few, found = ctx.ask(critical_few), []
    for name in ctx.ask(guarded_dimensions):
        values = (value_of(person.contact, name) for person in few)
        found.append(Aggregate(name, merged(Counter(value for value in values if value))))
    return tuple(found)


def merged(counts: Mapping[str, int]) -> Tally | None:
    """Cells of at least five, and all others in one, which is at least five as well, or empty.

    Where the others alone would be fewer than five, the smallest cell joins them: the reader
    knows the total and could count them out.
    """
    if sum(counts.values()) < FEW:
        return None
    ranked = sorted(counts.items(), key=lambda cell: (-cell[1], cell[0]))
    cells = [cell for cell in ranked if cell[1] >= FEW]
    other = sum(count for _, count in ranked[len(cells) :])
    if 0 < other < FEW:
        other += cells.pop()[1]
    return Tally(tuple(cells), other)

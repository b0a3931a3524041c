"""How much of what goes out has its like coming in, over all ties together (G6)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from vaultnet.derive.context import Context
from vaultnet.derive.dealings import dealings
from vaultnet.derive.ledger import ledger
from vaultnet.derive.medians import median
from vaultnet.derive.people import active
from vaultnet.derive.rates import rounded
from vaultnet.model.interaction import field
from vaultnet.model.item import Item
from vaultnet.model.network import Person


class Wait(NamedTuple):
    """How long answers took: the median of days, None without any, and of how many answers."""

    days: float | None
    answers: int


def reciprocity_of(ties: Iterable[tuple[int, int]]) -> float | None:
    """The part of all gives that has its like in the other direction, from 0 to 1 (G6).

    Args:
        ties: how often I gave to each person, and how often I received.

    Returns:
        None where nothing went either way.
    """
    ties = tuple(ties)
    whole = sum(given + received for given, received in ties)
    return rounded(2 * sum(map(min, ties)) / whole) if whole else None


def reciprocity(ctx: Context) -> float | None:
    """That of everyone active together, ever (G6); of one person it is never told."""
    return reciprocity_of(ctx.gather(_both_ways, active))


def _both_ways(person: Person, ctx: Context) -> tuple[tuple[int, int], ...]:
    """How often I gave something to somebody and received something, where I did either."""
    given, until = len(ctx.about(dealings, person).gives), ctx.today
    lines = [x for x in ctx.about(ledger, person).got if x.date <= until and x.got]
    received = len(lines) + len([item for item in person.items if _brought(item, until)])
    return ((given, received),) if given or received else ()


def _brought(item: Item, until: date) -> bool:
    if not item.fields or item.kind not in ("promise", "ask") or item.completion is None:
        return False
    return item.is_done and item.completion <= until and bool(field(item.fields, "got"))


def answer_time(ctx: Context) -> Wait:
    """How long a yes took, by the ticked asks that tell both days, ever."""
    found = ctx.gather(_waits, active)
    return Wait(median(found), len(found))


def _waits(person: Person, ctx: Context) -> tuple[int, ...]:
    return tuple(
        (item.completion - item.created).days
        for item in person.items
        if item.kind == "ask" and item.is_done
        if item.created is not None and item.completion is not None
        if item.created <= item.completion <= ctx.today
    )

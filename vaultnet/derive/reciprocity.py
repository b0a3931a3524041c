"""How much of what goes out has its like coming in, over all ties together (G6)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from vaultnet.derive.context import Context
from vaultnet.derive.dealings import everyones_dealings
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
    given = (len(dealt.gives) for dealt in ctx.ask(everyones_dealings))
    return reciprocity_of(zip(given, ctx.each(_received, active), strict=True))


def _received(person: Person, ctx: Context) -> int:
    """How often I received something, by log lines and by ticked items that tell the day."""
    until = ctx.today
    lines = [x for x in ctx.about(ledger, person).got if x.date <= until and x.got]
    return len(lines) + len([item for item in person.items if _brought(item, until)])


def _brought(item: Item, until: date) -> bool:
    if not item.fields or item.kind not in ("promise", "ask") or item.completion is None:
        return False
    return item.is_done and item.completion <= until and bool(field(item.fields, "got"))


def answer_time(ctx: Context) -> Wait:
    """How long a yes took, by the ticked asks that tell both days, ever."""
    found = [days for waits in ctx.each(_waits, active) for days in waits]
    return Wait(median(found), len(found))


def _waits(person: Person, ctx: Context) -> tuple[int, ...]:
    return tuple(
        (item.completion - item.created).days
        for item in person.items
        if item.kind == "ask" and item.is_done
        if item.created is not None and item.completion is not None
        if item.created <= item.completion <= ctx.today
    )

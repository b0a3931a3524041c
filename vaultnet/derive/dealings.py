"""What I gave to each person and what I asked of them, by days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from vaultnet.derive.context import Context
from vaultnet.derive.ledger import ledger
from vaultnet.derive.value import Give, given
from vaultnet.model.interaction import Interaction
from vaultnet.model.item import Item
from vaultnet.model.network import Person


class Asked(NamedTuple):
    """Something that I asked for.

    Attributes:
        day: when, or None where nothing says so.
        answer: `pending`, `yes` or `no`.
    """

    day: date | None
    answer: str


class Dealings(NamedTuple):
    """What went from me to one person up to today, oldest first; undated asks come last.

    Attributes:
        given, asked: the days of either, as far as they are known.
    """

    gives: tuple[Give, ...]
    asks: tuple[Asked, ...]
    given: tuple[date, ...]
    asked: tuple[date, ...]


def dealings(person: Person, ctx: Context) -> Dealings:
    """What I gave and asked; a question for `Context.about`."""
    gives, lines = ctx.about(given, person), ctx.about(ledger, person).asked
    asks: tuple[Asked, ...] = ()
    if lines or person.items:
        asks = tuple(sorted(asks_among(lines, person.items, ctx.today), key=_by_day))
    return Dealings(
        gives,
        asks,
        tuple([give.day for give in gives]),
        tuple([ask.day for ask in asks if ask.day is not None]),
    )


def asks_among(log: Iterable[Interaction], items: Iterable[Item], until: date) -> Iterator[Asked]:
    """My asks up to `until` among the given lines and items.

    An item was asked on the day it was created; a ticked one was answered with yes, a cancelled
    one was withdrawn and never asked.
    """
    for line in log:
        if line.ask and line.date <= until:
            yield Asked(line.date, line.ask)
    for item in items:
        if item.kind != "ask" or not (item.is_open or item.is_done):
            continue
        if item.created is None or item.created <= until:
            yield Asked(item.created, "pending" if item.is_open else "yes")


def _by_day(ask: Asked) -> tuple[date, str]:
    return ask.day or date.max, ask.answer

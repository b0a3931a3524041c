"""What I gave, in how many ways, and what to give next (V1, V2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from vaultnet.dates import add_days
from vaultnet.derive.context import Context
from vaultnet.derive.diversity import blau, effective_kinds, evenness, iqv
from vaultnet.derive.ledger import ledger
from vaultnet.derive.people import active
from vaultnet.derive.rates import Share
from vaultnet.model.interaction import Interaction, field
from vaultnet.model.item import Item
from vaultnet.model.network import Person
from vaultnet.model.words import GIVES


class Give(NamedTuple):
    """Something that I gave: when, of which kind, and which agenda item it served, if any."""

    day: date
    kind: str
    aim: str


class Mix(NamedTuple):
    """How many gives there were of each kind, in the order of `GIVES` (V1).

    Attributes:
        richness: kinds used, of four; of none where nothing was given.
        blau, iqv, evenness: how evenly, from 0; None where nothing was given.
        effective: to how many equally used kinds that comes.
    """

    counts: tuple[int, ...]
    richness: Share
    blau: float | None
    iqv: float | None
    evenness: float | None
    effective: float | None


def gives(person: Person, until: date) -> tuple[Give, ...]:
    """My gives up to `until`, oldest first: log lines, and kept promises that say so.

    A kept promise without a completion date belongs to no day and is left out.
    """
    return tuple(sorted(gives_among(person.log, person.items, until)))


def gives_among(log: Iterable[Interaction], items: Iterable[Item], until: date) -> Iterator[Give]:
    """My gives up to `until` among the given lines and items."""
    for line in log:
        if line.fields and line.date <= until and (kind := line.give):
            yield Give(line.date, kind, field(line.fields, "for"))
    for item in items:
        if item.completion is None or item.kind != "promise" or not item.is_done:
            continue
        if item.completion <= until and (kind := item.give):
            yield Give(item.completion, kind, field(item.fields, "for"))


def given(person: Person, ctx: Context) -> tuple[Give, ...]:
    """My gives up to today, oldest first; a question for `Context.about`."""
    lines = ctx.about(ledger, person).gave if person.log else ()
    if not lines and not person.items:
        return ()
    return tuple(sorted(gives_among(lines, person.items, ctx.today)))


def counts(given: Iterable[Give], first: date) -> tuple[int, ...]:
    """How many of each kind since `first`, that day included."""
    kinds = [give.kind for give in given if give.day >= first]
    return tuple(map(kinds.count, GIVES))


def mix(counts: tuple[int, ...]) -> Mix:
    """The spread of counts over the four kinds (V1)."""
    return Mix(
        counts,
        Share(sum(map(bool, counts)), len(counts) if any(counts) else 0),
        blau(counts),
        iqv(counts),
        evenness(counts),
        effective_kinds(counts),
    )


def next_kind(given: Iterable[Give]) -> str:
    """The kind never given, else the one given longest ago (V2)."""
    last = {give.kind: give.day for give in sorted(given)}
    return min(GIVES, key=lambda kind: last.get(kind, date.min))


def next_give(person: Person, until: date) -> str | None:
    """What to give `person` next (V2); None for communal ties, where nobody counts."""
    return None if person.contact.communal else next_kind(gives(person, until))


def value_mix(person: Person, until: date, window_days: int) -> Mix | None:
    """What one person had of me in so many days (V1); None for communal ties."""
    if person.contact.communal:
        return None
    return mix(counts(gives(person, until), add_days(until, -window_days)))


def total_mix(ctx: Context) -> Mix:
    """What everyone active had of me, communal ties included (V1)."""
    each = ctx.each(_counts, active)
    return mix(tuple(map(sum, zip(*each, strict=True))) if each else (0,) * len(GIVES))


def _counts(person: Person, ctx: Context) -> tuple[int, ...]:
    first = add_days(ctx.today, -ctx.config.value_window_days)
    return counts(ctx.about(given, person), first)

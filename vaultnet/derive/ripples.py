"""What came of what was given: how far, how much, to whom, how soon (R1-R3, R5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from vaultnet.derive.acts import Act, Place
from vaultnet.derive.causes import causes
from vaultnet.derive.chains import below, depths, turned
from vaultnet.derive.context import Context
from vaultnet.derive.medians import median
from vaultnet.derive.people import by_path, is_active
from vaultnet.model.network import Person


class Ripple(NamedTuple):
    """What came of one act, as far as I heard of it.

    Attributes:
        person: in whose note the act stands.
        size: how many acts came of it, directly or further on (R2).
        depth: how many steps the longest chain of them has (R1).
        reach: who received something of them, by uid; neither I nor who received the act (R3).
        carriers: who gave something of them, by uid.
    """

    person: Person
    act: Act
    size: int
    depth: int
    reach: tuple[Person, ...]
    carriers: tuple[Person, ...]


class Lag(NamedTuple):
    """How long it took from cause to effect (R5).

    Attributes:
        days: the median, or None where there is nothing to measure.
        links: how many causes and effects were measured.
    """

    days: float | None
    links: int


def ripple(place: Place, ctx: Context) -> Ripple | None:
    """What came of the act at a place (R1-R3); None where that has neither cause nor effect."""
    acts, effects, _ = ctx.ask(causes)
    if place not in acts:
        return None
    act, found = acts[place], [acts[effect] for effect in below(place, effects)]
    reach = {path for effect in found for path in effect.to} - {*act.to}
    carriers = {effect.path for effect in found if effect.theirs}
    return Ripple(
        ctx.ask(by_path)[act.path],
        act,
        len(found),
        ctx.ask(_depths)[place],
        _named(reach, ctx),
        _named(carriers, ctx),
    )


def _depths(ctx: Context) -> Mapping[Place, int]:
    return depths(ctx.ask(causes).effects)


def ripples(ctx: Context) -> tuple[Ripple, ...]:
    """What came of everything that I gave first, with nothing before it; the greatest first.

    Acts that may not be shown are not among them, but count where they came of another.
    """
    acts, effects, _ = ctx.ask(causes)
    first = (place for place, before in turned(effects).items() if not before)
    mine = (place for place in first if acts[place].mine and may_be_shown(acts[place], ctx))
    found = (ripple(place, ctx) for place in mine)
    return tuple(sorted((r for r in found if r is not None), key=_greatest_first))


def _greatest_first(ripple: Ripple) -> tuple[int, int, int, str, int]:
    act = ripple.act
    return -ripple.size, -ripple.depth, -act.day.toordinal(), ripple.person.uid, act.line


def is_named(person: Person) -> bool:
    """Whether a ripple may name somebody: who counts, and with whom I keep no account."""
    return is_active(person.contact) and not person.contact.communal


def may_be_shown(act: Act, ctx: Context) -> bool:
    """Whether a ripple may name everybody who had a part in an act, or whom its text links to."""
    people = ctx.ask(by_path)
    return all(is_named(people[path]) for path in (act.path, *act.people, *act.linked))


def _named(paths: Iterable[str], ctx: Context) -> tuple[Person, ...]:
    people = (ctx.ask(by_path)[path] for path in paths)
    return tuple(sorted(filter(is_named, people), key=lambda person: person.uid))


def lag(ctx: Context) -> Lag:
    """How long it takes from an act to what comes of it (R5)."""
    acts, effects, _ = ctx.ask(causes)
    days = [
        (acts[effect].day - acts[cause].day).days
        for cause, found in effects.items()
        for effect in found
    ]
    return Lag(median(days), len(days))

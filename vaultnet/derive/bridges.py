"""Where I am the only bridge between the people I know (D6)."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import NamedTuple

from vaultnet.dates import add_days
from vaultnet.derive.context import Context
from vaultnet.derive.holes import Place, components
from vaultnet.derive.parts import noted_introductions
from vaultnet.derive.people import by_path, critical_few, paths
from vaultnet.derive.rates import FEW
from vaultnet.derive.ties import Ties, ties
from vaultnet.derive.touches import last_touch
from vaultnet.model.network import Person

_ME = ""

#: Whoever was not touched for so long is not asked to meet somebody.
_WARM_DAYS = 365

#: So many people of a world are thought of as its door.
_DOORS = 3


class Holes(NamedTuple):
    """What my place among my contacts is worth (D6).

    The indices are None for fewer than five contacts, and where no tie between them is on record:
    what nobody wrote down would look like a hole.

    Attributes:
        contacts: everyone active.
        ties: how many ties between them are on record.
    """

    contacts: int
    ties: int
    effective_size: float | None = None
    efficiency: float | None = None
    constraint: float | None = None
    hierarchy: float | None = None
    density: float | None = None


class OnlyWay(NamedTuple):
    """One of the critical few whom nobody else of my contacts knows, and the last touch."""

    person: Person
    last: date


class Bridge(NamedTuple):
    """Two people of worlds that meet only in me."""

    one: Person
    other: Person


def holes(ctx: Context) -> Holes:
    """My place among everyone active (D6)."""
    return _holes(around_me(ctx.ask(paths), ctx.ask(ties)))


def around_me(everyone: tuple[str, ...], known: Ties) -> Ties:
    """The graph of my contacts with me in it, tied to everyone."""
    alone = frozenset((_ME,))
    graph = {path: known[path] | alone if path in known else alone for path in everyone}
    return graph | {_ME: frozenset(everyone)}


def _holes(graph: Ties) -> Holes:
    mine = Place(graph, _ME)
    if mine.alters < FEW or not mine.ties:
        return Holes(mine.alters, mine.ties)
    return Holes(
        mine.alters,
        mine.ties,
        mine.effective_size,
        mine.efficiency,
        mine.constraint,
        mine.hierarchy,
        mine.density,
    )


def only_ways(ctx: Context) -> tuple[OnlyWay, ...]:
    """The critical few with redundancy 0, the longest silence first, then by uid.

    Only those with whom there was a touch: before that there is no tie to protect.
    """
    known = ctx.ask(ties)
    alone = (person for person in ctx.ask(critical_few) if person.path not in known)
    found = ((person, last_touch(person, ctx.today)) for person in alone)
    ways = (OnlyWay(person, last) for person, last in found if last is not None)
    return tuple(sorted(ways, key=lambda way: (way.last, way.person.uid)))


def worlds(ctx: Context) -> tuple[tuple[Person, ...], ...]:
    """Circles of people who are tied among each other, and to the rest through me alone.

    The greatest first; in each the people with the most ties first, then by uid.
    """
    people = ctx.ask(by_path)
    return tuple(tuple([people[path] for path in world]) for world in ctx.ask(_worlds))


def _worlds(ctx: Context) -> list[list[str]]:
    """The same by the paths of their notes."""
    known = ctx.ask(ties)
    place = {path: number for number, path in enumerate(ctx.ask(paths))}
    found = [
        sorted(w, key=lambda path: (-len(known[path]), place[path])) for w in components(known)
    ]
    return sorted(found, key=lambda world: (-len(world), place[world[0]]))


def bridge(ctx: Context) -> Bridge | None:
    """Whom of the two greatest worlds to bring together; None where there is only one.

    Nobody without a touch within a year, or with `no_intro`; no pair that an introduction is
    about already, whatever came of it.
    """
    found = ctx.ask(worlds)[:2]
    if len(found) < 2:
        return None
    had = {frozenset((x.person_a, x.person_b)) for x in ctx.ask(noted_introductions)}
    for one, other in product(*(_doors(world, ctx) for world in found)):
        if frozenset((one.path, other.path)) not in had:
            return Bridge(one, other)
    return None


def _doors(world: tuple[Person, ...], ctx: Context) -> list[Person]:
    first = add_days(ctx.today, -_WARM_DAYS)
    warm = (p for p in world if not p.contact.no_intro and _is_warm(p, first, ctx.today))
    return [person for person, _ in zip(warm, range(_DOORS), strict=False)]


def _is_warm(person: Person, first: date, until: date) -> bool:
    last = last_touch(person, until)
    return last is not None and last >= first

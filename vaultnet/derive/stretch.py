"""Which kinds of people the critical few are, and which are missing (D1, D2, D4, D5)."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from vaultnet.derive.census import Category, Census, Groups
from vaultnet.derive.context import Context
from vaultnet.derive.difference import by_choice, ei_index
from vaultnet.derive.dimensions import open_dimensions, value_of, written
from vaultnet.derive.diversity import Spread, spread
from vaultnet.derive.people import active, critical_few, paths, the_many
from vaultnet.derive.rates import Share
from vaultnet.model.contact import Contact
from vaultnet.model.linking import fold
from vaultnet.model.network import Person

#: Likeness that goes no further beyond chance than this is called chance.
_CHANCE = 0.1


class Dimension(NamedTuple):
    """One dimension over those of the critical few whose value is known.

    Attributes:
        seen: what they are, the most frequent first.
        missing: what none of them is, the most frequent at large first (D5).
        thin: what less than half as great a part of them is as of everyone (D5).
        spread: how evenly they are spread (D1).
        alike: how many of them are like me, of those who can be compared.
        alike_at_large: how many of everyone active are.
    """

    name: str
    seen: tuple[Category, ...]
    missing: tuple[Category, ...]
    thin: tuple[Category, ...]
    spread: Spread
    alike: Share
    alike_at_large: Share

    @property
    def known(self) -> int:
        """Of how many of the critical few the value is known."""
        return sum(category.few for category in self.seen)

    @property
    def unlike(self) -> Share:
        """How many of them differ from me, of those who can be compared (D2)."""
        return Share(self.alike.n - self.alike.k, self.alike.n)

    @property
    def ei_index(self) -> float | None:
        """From 1, where all of them differ from me, to -1, where nobody does (D2)."""
        return ei_index(self.unlike)

    @property
    def by_choice(self) -> float | None:
        """How far I choose people like me, beyond chance (D4)."""
        return by_choice(self.alike, self.alike_at_large)


def tendency(choice: float | None) -> str:
    """What D4 says: `choice` of my like, `chance`, or `reach` for others; empty for unknown."""
    if choice is None:
        return ""
    if abs(choice) <= _CHANCE:
        return "chance"
    return "choice" if choice > 0 else "reach"


def is_thin(few: Share, everyone: Share) -> bool:
    """Whether somebody has it, but less than half as great a part as of everyone (D5)."""
    return few.k > 0 and 2 * few.k * everyone.n < everyone.k * few.n


def dimensions(ctx: Context) -> tuple[Dimension, ...]:
    """Every dimension in which people may be compared, in the order of the configuration."""
    me, contacts, groups, found = ctx.me, ctx.each(_contact, active), ctx.ask(_groups), []
    for name in ctx.ask(open_dimensions):
        listed = {fold(kind): kind for kind in ctx.config.categories.get(name, ())}
        census = Census(groups, written(contacts, name), listed)
        mine = value_of(me, name) if me else ""
        found.append(_dimension(name, census, listed or census.values, mine))
    return tuple(found)


def _contact(person: Person, _: Context) -> Contact:
    return person.contact


def _groups(ctx: Context) -> Groups:
    few, many = ctx.ask(critical_few), ctx.ask(the_many)
    return Groups(
        ctx.ask(paths),
        frozenset([person.path for person in few]),
        frozenset([person.path for person in many]),
    )


def _dimension(name: str, census: Census, known: Collection[str], mine: str) -> Dimension:
    """One dimension, of which `known` are the values; the few and I may have further ones."""
    kinds = {*known, *census.seen, mine} - {""}
    wanted = census.rank({*known} - {mine})
    missing = [value for value in wanted if not census.few(value).k]
    thin = [value for value in wanted if is_thin(census.few(value), census.everyone(value))]
    return Dimension(
        name,
        tuple(map(census.category, census.seen)),
        tuple(map(census.category, missing)),
        tuple(map(census.category, thin)),
        spread([census.few(value).k for value in sorted(kinds)]),
        census.few(mine) if mine else Share(0, 0),
        census.everyone(mine) if mine else Share(0, 0),
    )

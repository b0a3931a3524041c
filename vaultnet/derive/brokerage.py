"""Between which groups somebody stands who brings others together (D7)."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Set
from itertools import product
from typing import NamedTuple, TypeVar

from vaultnet.derive.context import Context
from vaultnet.derive.dimensions import is_sensitive, value_of
from vaultnet.derive.parts import noted_introductions
from vaultnet.derive.people import by_path, is_active
from vaultnet.model.network import Person

N = TypeVar("N", bound=Hashable)

_FIELD = "industry"


class Roles(NamedTuple):
    """How often somebody stands between two others without a direct tie (Gould and Fernandez).

    Attributes:
        coordinator: all three are of one group.
        itinerant: the two others are of one group, the broker of another.
        representative: from the broker's own group to another.
        gatekeeper: from another group into the broker's own.
        liaison: all three are of different groups.
    """

    coordinator: int = 0
    itinerant: int = 0
    representative: int = 0
    gatekeeper: int = 0
    liaison: int = 0


class Brokerage(NamedTuple):
    """My introductions of two people whose fields are known: of one field, and of two."""

    inside: int
    across: int


def roles(arcs: Mapping[N, Set[N]], groups: Mapping[N, Hashable], broker: N) -> Roles:
    """The roles of one node in a directed graph (D7).

    Args:
        arcs: to which nodes each node leads; every node is a key.
    """
    before = [node for node, after in arcs.items() if broker in after]
    counts = dict.fromkeys(Roles._fields, 0)
    for start, end in product(before, arcs[broker]):
        if start != end and end not in arcs[start]:
            counts[_role(groups[start], groups[broker], groups[end])] += 1
    return Roles(**counts)


def _role(start: Hashable, broker: Hashable, end: Hashable) -> str:
    if start == end:
        return "coordinator" if start == broker else "itinerant"
    if start == broker:
        return "representative"
    return "gatekeeper" if end == broker else "liaison"


def brokerage(ctx: Context) -> Brokerage:
    """How many of my introductions stayed inside one field and how many went across (D7).

    Those that were made up to today, or led to a meeting; whose field is not known is left out.
    """
    inside = across = 0
    if is_sensitive(_FIELD, ctx.config):
        return Brokerage(inside, across)
    people = ctx.ask(by_path)
    for introduction in ctx.ask(noted_introductions):
        days = (introduction.made, introduction.met)
        if any(day is not None and day <= ctx.today for day in days):
            pair = (introduction.person_a, introduction.person_b)
            fields = [field for path in pair if (field := _field(people[path]))]
            inside += len(fields) == 2 and fields[0] == fields[1]
            across += len(fields) == 2 and fields[0] != fields[1]
    return Brokerage(inside, across)


def _field(person: Person) -> str:
    return value_of(person.contact, _FIELD) if is_active(person.contact) else ""

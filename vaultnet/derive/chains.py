"""What can be measured along chains of cause and effect, whatever it is that they link."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from vaultnet.derive.rates import rounded

K = TypeVar("K", bound=Hashable)

#: Every member -> its effects, each once; whatever is an effect is a member, too.
Effects = Mapping[K, Iterable[K]]

#: Below this many members the shape of a ripple says nothing.
SHAPELESS = 5


def finished(effects: Effects[K]) -> list[K]:
    """All members, effects before their causes wherever they are in no loop."""
    seen: set[K] = set()
    order: list[K] = []
    for start in effects:
        if start in seen:
            continue
        seen.add(start)
        path = [(start, iter(effects[start]))]
        while path:
            after = next((effect for effect in path[-1][1] if effect not in seen), None)
            if after is None:
                order.append(path.pop()[0])
            else:
                seen.add(after)
                path.append((after, iter(effects[after])))
    return order


def turned(effects: Effects[K]) -> dict[K, list[K]]:
    """Every member -> its causes."""
    causes: dict[K, list[K]] = {member: [] for member in effects}
    for cause, found in effects.items():
        for effect in found:
            causes[effect].append(cause)
    return causes


def loops(effects: Effects[K]) -> list[list[K]]:
    """Members that are each other's cause, directly or further round (R0)."""
    causes, seen = turned(effects), set[K]()
    order = reversed(finished(effects))
    found = [[start, *spread(start, causes, seen)] for start in order if start not in seen]
    return [members for members in found if len(members) > 1]


def below(start: K, effects: Effects[K]) -> list[K]:
    """Everything that came of a member, itself not among it (R2)."""
    return spread(start, effects, set())


def spread(start: K, links: Effects[K], seen: set[K]) -> list[K]:
    """Whatever links lead to from `start`, nearest first, that was not seen before; now it is."""
    seen.add(start)
    found = [start]
    for member in found:
        for after in links[member]:
            if after not in seen:
                seen.add(after)
                found.append(after)
    return found[1:]


def depths(effects: Effects[K]) -> dict[K, int]:
    """How many steps the longest chain below each member has (R1); there must be no loop."""
    depth: dict[K, int] = {}
    for member in finished(effects):
        depth[member] = max((1 + depth[effect] for effect in effects[member]), default=0)
    return depth


def virality(start: K, effects: Effects[K]) -> float | None:
    """The mean distance between any two members of a ripple (R6); None where they are few.

    Near 2 all hang on one, as with a broadcast; it grows with chains handed from one to another.
    """
    members = {start, *below(start, effects)}
    if len(members) < SHAPELESS:
        return None
    beside: dict[K, set[K]] = {member: set() for member in members}
    for member in members:
        for effect in effects[member]:
            beside[member].add(effect)
            beside[effect].add(member)
    total = sum(_distances(member, beside) for member in members)
    return rounded(total / (len(members) * (len(members) - 1)))


def _distances(start: K, beside: Mapping[K, set[K]]) -> int:
    """The sum of the distances to all others."""
    distance = {start: 0}
    reached = [start]
    for member in reached:
        for after in beside[member]:
            if after not in distance:
                distance[after] = distance[member] + 1
                reached.append(after)
    return sum(distance.values())

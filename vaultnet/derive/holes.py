"""What a place in a graph is worth to whoever holds it: Burt's structural holes (D6).

A graph is undirected and simple: a mapping from each node to its neighbours, both ways.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Set
from math import fsum, log
from typing import Generic, TypeVar

from vaultnet.derive.rates import rounded

N = TypeVar("N", bound=Hashable)


class Place(Generic[N]):
    """The place of one node. Without a neighbour, nothing is known of it.

    Args:
        inside: whether ties of neighbours to nodes beyond the neighbourhood are left out. Burt's
            own books do that; for a node that is tied to everyone it makes no difference.
    """

    __slots__ = ("_shared", "_shares", "alters", "ties")

    def __init__(self, graph: Mapping[N, Set[N]], node: N, *, inside: bool = False) -> None:
        around = graph[node]
        self._shared = {alter: graph[alter] & around for alter in around}
        #: How many neighbours there are.
        self.alters = len(around)
        #: How many ties there are between them.
        self.ties = sum(map(len, self._shared.values())) // 2

        def degree(alter: N) -> int:
            return 1 + len(self._shared[alter]) if inside else len(graph[alter])

        self._shares = [
            ((1 + fsum(1 / degree(x) for x in shared) if shared else 1.0) / self.alters) ** 2
            for shared in self._shared.values()
        ]

    @property
    def density(self) -> float | None:
        """The ties between the neighbours, as a part of those that could be; 0 for one alone."""
        if self.alters < 2:
            return 0.0 if self.alters else None
        return rounded(2 * self.ties / (self.alters * (self.alters - 1)))

    @property
    def effective_size(self) -> float | None:
        """How many neighbours that know none of the others these are worth."""
        return rounded(self.alters - 2 * self.ties / self.alters) if self.alters else None

    @property
    def efficiency(self) -> float | None:
        """The effective size as a part of all neighbours, from 0 to 1."""
        return rounded(1 - 2 * self.ties / self.alters**2) if self.alters else None

    @property
    def redundancy(self) -> Mapping[N, float]:
        """To which part of the neighbours each of them leads as well, from 0."""
        return {alter: rounded(len(s) / self.alters) for alter, s in self._shared.items()}

    @property
    def constraint(self) -> float | None:
        """How far all ways lead to the same people; above 1 for two who know each other."""
        return rounded(fsum(self._shares)) if self.alters else None

    @property
    def hierarchy(self) -> float | None:
        """How far that comes from one neighbour alone, from 0 to 1 (Coleman and Theil)."""
        if self.alters < 2:
            return 1.0 if self.alters else None
        mean = fsum(self._shares) / self.alters
        terms = (share / mean * log(share / mean) for share in self._shares)
        return rounded(fsum(terms) / (self.alters * log(self.alters)))


def components(graph: Mapping[N, Set[N]]) -> Iterator[list[N]]:
    """The parts of a graph between which there is no way."""
    seen: set[N] = set()
    for start in graph:
        if start in seen:
            continue
        part, waiting = [], [start]
        seen.add(start)
        while waiting:
            node = waiting.pop()
            part.append(node)
            fresh = graph[node] - seen
            seen |= fresh
            waiting += fresh
        yield part

"""Structural holes, by the numbers of well-known graphs and against networkx."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Set
from math import isnan

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.derive.holes import Place, components

Graph = Mapping[Hashable, Set[Hashable]]


def of_networkx(graph: nx.Graph) -> Graph:
    return {node: frozenset(graph[node]) for node in graph}


def around(ties: str, alters: str = "") -> Graph:
    """Me, tied to everyone, and ties between them as pairs of letters."""
    names = sorted(set(ties.replace(" ", "") + alters))
    graph: dict[Hashable, set[Hashable]] = {name: {"me"} for name in names}
    for pair in ties.split():
        one, other = pair[0], pair[1]
        graph[one].add(other)
        graph[other].add(one)
    return graph | {"me": set(names)}


GRAPHS = {
    "karate": of_networkx(nx.karate_club_graph()),
    "florentine": of_networkx(nx.florentine_families_graph()),
    "kite": of_networkx(nx.krackhardt_kite_graph()),
}

#: Graph, node, neighbours, effective size, efficiency, constraint in the whole graph and in the
#: neighbourhood alone, hierarchy, clustering.
CLASSICAL = [
    ("karate", 0, 16, 13.75, 0.859375, 0.155423, 0.177728, 0.087545, 0.15),
    ("karate", 33, 17, 15.235294, 0.896194, 0.156419, 0.180689, 0.241609, 0.110294),
    ("karate", 2, 10, 7.8, 0.78, 0.185177, 0.244211, 0.045359, 0.244444),
    ("karate", 8, 5, 3.0, 0.6, 0.303601, 0.554167, 0.012306, 0.5),
    ("karate", 11, 1, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0),
    ("florentine", "Medici", 6, 5.666667, 0.944444, 0.209877, 0.236111, 0.022456, 0.066667),
    ("florentine", "Guadagni", 4, 4.0, 1.0, 0.25, 0.25, 0.0, 0.0),
    ("florentine", "Strozzi", 4, 3.0, 0.75, 0.458333, 0.534722, 0.043149, 0.333333),
    ("florentine", "Albizzi", 3, 3.0, 1.0, 0.333333, 0.333333, 0.0, 0.0),
    ("kite", 3, 6, 3.333333, 0.555556, 0.470170, 0.498457, 0.009521, 0.533333),
    ("kite", 5, 5, 3.0, 0.6, 0.445089, 0.554167, 0.019573, 0.5),
    ("kite", 7, 3, 2.333333, 0.777778, 0.431111, 0.611111, 0.012234, 0.333333),
    ("kite", 0, 4, 2.0, 0.5, 0.541198, 0.704427, 0.033565, 0.666667),
]


@pytest.mark.parametrize("row", CLASSICAL, ids=lambda row: f"{row[0]} {row[1]}")
def test_well_known_graphs_have_their_well_known_numbers(row: tuple[object, ...]) -> None:
    name, node, alters, size, efficiency, whole, inside, hierarchy, clustering = row
    graph = GRAPHS[str(name)]
    place, ego = Place(graph, node), Place(graph, node, inside=True)
    assert (place.alters, place.effective_size, place.efficiency) == (alters, size, efficiency)
    assert (place.constraint, ego.constraint) == (whole, inside)
    assert (place.hierarchy, place.density) == (hierarchy, clustering)
    assert size == pytest.approx(place.alters - 2 * place.ties / place.alters, abs=1e-6)


def test_the_worked_example() -> None:
    place = Place(around("AB BC AC DE", "F"), "me")
    assert (place.alters, place.ties) == (6, 4)
    assert (place.effective_size, place.efficiency) == (4.666667, 0.777778)
    assert (place.constraint, place.hierarchy) == (0.384259, 0.024516)
    assert place.density == 0.266667
    assert place.redundancy == {
        "A": 0.333333,
        "B": 0.333333,
        "C": 0.333333,
        "D": 0.166667,
        "E": 0.166667,
        "F": 0.0,
    }


def test_of_nobody_nothing_is_known() -> None:
    place = Place(around(""), "me")
    assert place.constraint is place.hierarchy is place.density is None
    assert place.effective_size is place.efficiency is None
    assert place.redundancy == {}


@pytest.mark.parametrize(
    ("ties", "alters", "constraint", "size", "hierarchy"),
    [
        ("", "A", 1.0, 1.0, 1.0),
        ("AB", "", 1.125, 1.0, 0.0),
        ("AB BC AC", "", 0.925926, 1.0, 0.0),
        ("", "ABCDE", 0.2, 5.0, 0.0),
    ],
    ids=["one", "two who know each other", "three who all do", "a star of five"],
)
def test_small_circles(
    ties: str, alters: str, constraint: float, size: float, hierarchy: float
) -> None:
    place = Place(around(ties, alters), "me")
    assert place.constraint == constraint
    assert place.effective_size == size
    assert place.hierarchy == hierarchy


CIRCLES = st.lists(st.tuples(*[st.sampled_from("ABCDEFGH")] * 2), max_size=20).map(
    lambda pairs: " ".join(f"{one}{other}" for one, other in pairs if one != other)
)


@given(CIRCLES)
def test_for_one_who_is_tied_to_everyone_the_whole_graph_is_the_neighbourhood(ties: str) -> None:
    graph = around(ties, "XY")
    place, inside = Place(graph, "me"), Place(graph, "me", inside=True)
    assert place.constraint == inside.constraint
    assert place.hierarchy == inside.hierarchy


@given(CIRCLES)
def test_effective_size_and_redundancy_make_up_all_neighbours(ties: str) -> None:
    place = Place(around(ties, "XY"), "me")
    assert place.effective_size is not None
    whole = place.effective_size + sum(place.redundancy.values())
    assert whole == pytest.approx(place.alters, abs=1e-5)


@given(st.lists(st.tuples(*[st.integers(0, 9)] * 2), min_size=1, max_size=30))
def test_any_graph_has_the_numbers_of_networkx(pairs: list[tuple[int, int]]) -> None:
    graph = nx.Graph()
    graph.add_nodes_from(range(10))
    graph.add_edges_from((one, other) for one, other in pairs if one != other)
    constraints, sizes = nx.constraint(graph), nx.effective_size(graph)
    clustering = nx.clustering(graph)
    ours = of_networkx(graph)
    for node in ours:
        place = Place(ours, node)
        if place.constraint is None:
            assert isnan(constraints[node])
            assert isnan(sizes[node])
            continue
        assert place.constraint == pytest.approx(constraints[node], abs=1e-6)
        assert place.effective_size == pytest.approx(sizes[node], abs=1e-6)
        assert place.density == pytest.approx(clustering[node], abs=1e-6)
        nearby = nx.ego_graph(graph, node)
        inside = Place(ours, node, inside=True).constraint
        assert inside == pytest.approx(nx.constraint(nearby, [node])[node], abs=1e-6)
        assert place.hierarchy is not None
        assert -1e-6 <= place.hierarchy <= 1


@given(st.lists(st.tuples(*[st.integers(0, 12)] * 2), max_size=20))
def test_the_parts_of_a_graph_are_those_of_networkx(pairs: list[tuple[int, int]]) -> None:
    graph = nx.Graph((one, other) for one, other in pairs if one != other)
    parts = [frozenset(part) for part in components(of_networkx(graph))]
    assert len(parts) == len(set(parts))
    assert set(parts) == {frozenset(part) for part in nx.connected_components(graph)}


def test_three_thousand_contacts_are_no_trouble() -> None:
    graph: dict[Hashable, Set[Hashable]] = {
        n: {"me", (n - 1) % 3000, (n + 1) % 3000} for n in range(3000)
    }
    place = Place(graph | {"me": set(range(3000))}, "me")
    assert (place.alters, place.ties, place.effective_size) == (3000, 3000, 2998.0)

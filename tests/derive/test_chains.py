"""Depth, size, credit and shape of chains, by worked numbers and against networkx."""

from __future__ import annotations

from fractions import Fraction

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.derive.chains import below, depths, finished, loops, turned, virality
from vaultnet.derive.credit import credits

#: Seven acts, of which five came of another.
WORKED = {
    "a1": ("a2", "a3"), "a2": ("a4",), "a3": ("a4",), "a4": ("a5",), "a5": (),
    "b1": ("b2",), "b2": (),
}  # fmt: skip
LOOP: dict[str, tuple[str, ...]] = {"x": ("y",), "y": ("z",), "z": ("x", "w"), "w": ()}


def test_the_depth_of_an_act_is_its_longest_chain() -> None:
    found = depths(WORKED)
    assert [found[act] for act in ("a1", "a2", "a3", "a4", "a5", "b1")] == [3, 2, 2, 1, 0, 1]


def test_the_size_of_an_act_is_all_that_came_of_it_each_counted_once() -> None:
    assert [len(below(act, WORKED)) for act in ("a1", "a2", "a4", "a5", "b1")] == [4, 2, 1, 0, 1]


def test_credit_is_shared_among_causes() -> None:
    found = credits(WORKED)
    assert [found[act] for act in ("a1", "a2", "a4", "b1")] == [4, 1, 1, 1]
    two_causes = {"a": ("c",), "b": ("c",), "c": ("d",), "d": ()}
    assert credits(two_causes)["a"] == credits(two_causes)["b"] == Fraction(2, 2)
    assert credits({"a": ("d",), "b": ("d",), "c": ("d",), "d": ()})["a"] == Fraction(1, 3)


def test_the_credits_of_what_came_first_add_up_to_what_came_of_something() -> None:
    causes, credit = turned(WORKED), credits(WORKED)
    assert sum(credit[act] for act in WORKED if not causes[act]) == 5


def test_an_act_without_effects_has_nothing_of_anything() -> None:
    alone: dict[str, tuple[str, ...]] = {"a": ()}
    assert depths(alone) == {"a": 0}
    assert below("a", alone) == []
    assert credits(alone) == {"a": 0}
    assert virality("a", alone) is None


def test_nothing_at_all_has_nothing_of_anything() -> None:
    nothing: dict[str, tuple[str, ...]] = {}
    assert (finished(nothing), loops(nothing), depths(nothing), credits(nothing)) == (
        [],
        [],
        {},
        {},
    )


def test_a_star_of_five_is_flatter_than_a_chain_of_five() -> None:
    star: dict[int, tuple[int, ...]] = {0: (1, 2, 3, 4), 1: (), 2: (), 3: (), 4: ()}
    chain: dict[int, tuple[int, ...]] = {0: (1,), 1: (2,), 2: (3,), 3: (4,), 4: ()}
    assert virality(0, star) == 1.6
    assert virality(0, chain) == 2.0


def test_a_ripple_of_four_has_no_shape_yet() -> None:
    assert virality(0, {0: (1, 2, 3), 1: (), 2: (), 3: ()}) is None


def test_the_shape_is_that_of_what_came_of_the_act_alone() -> None:
    beside: dict[int, tuple[int, ...]] = {
        9: (4, 8), 8: (), 0: (1, 2, 3, 4), 1: (), 2: (), 3: (), 4: ()
    }  # fmt: skip
    assert virality(0, beside) == 1.6


def test_three_acts_that_cause_each_other_are_a_loop_and_what_hangs_on_it_is_not() -> None:
    assert [sorted(members) for members in loops(LOOP)] == [["x", "y", "z"]]


def test_after_the_loop_is_cut_the_longest_path_is_one_step() -> None:
    assert depths({"x": (), "y": (), "z": ("w",), "w": ()}) == {"x": 0, "y": 0, "w": 0, "z": 1}


def test_a_chain_of_twenty_thousand_needs_no_depth_of_the_interpreter() -> None:
    chain = {n: (n + 1,) if n < 20_000 else () for n in range(20_001)}
    assert depths(chain)[0] == len(below(0, chain)) == 20_000
    assert loops({**chain, 20_000: (0,)})[0][0] in chain


EDGES = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=30)


def effects_of(graph: nx.DiGraph) -> dict[int, tuple[int, ...]]:
    return {node: tuple(sorted(graph.successors(node))) for node in sorted(graph)}


@settings(deadline=None, max_examples=200)
@given(EDGES)
def test_in_any_history_credits_are_conserved_and_measures_are_those_of_networkx(
    pairs: list[tuple[int, int]],
) -> None:
    graph = nx.DiGraph((min(pair), max(pair)) for pair in pairs if pair[0] != pair[1])
    effects, credit = effects_of(graph), credits(effects_of(graph))
    roots = [node for node in graph if not graph.in_degree(node)]
    assert sum(credit[node] for node in roots) == len(graph) - len(roots)
    assert all(type(share) is Fraction for share in credit.values())
    assert loops(effects) == []
    for node in graph:
        members = nx.descendants(graph, node)
        ripple = graph.subgraph({node, *members})
        assert sorted(below(node, effects)) == sorted(members)
        assert depths(effects)[node] == nx.dag_longest_path_length(ripple)
        if len(ripple) >= 5:
            mean = nx.average_shortest_path_length(ripple.to_undirected())
            assert virality(node, effects) == pytest.approx(mean, abs=1e-6)


@settings(deadline=None, max_examples=200)
@given(EDGES)
def test_the_loops_of_any_graph_are_those_of_networkx(pairs: list[tuple[int, int]]) -> None:
    graph = nx.DiGraph(pairs)
    theirs = [sorted(found) for found in nx.strongly_connected_components(graph) if len(found) > 1]
    assert sorted(map(sorted, loops(effects_of(graph)))) == sorted(theirs)


@settings(deadline=None, max_examples=100)
@given(EDGES)
def test_effects_are_finished_before_their_causes(pairs: list[tuple[int, int]]) -> None:
    graph = nx.DiGraph((min(pair), max(pair)) for pair in pairs if pair[0] != pair[1])
    order = finished(effects_of(graph))
    assert sorted(order) == sorted(graph)
    assert all(order.index(effect) < order.index(cause) for cause, effect in graph.edges)

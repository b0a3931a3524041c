"""Between which groups somebody stands who brings others together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import networkx as nx
import pytest

from tests.derive.golden import ANA, BO, CY, DI, ED, FE, TODAY, context, day, golden, person, varied
from vaultnet.config import Config
from vaultnet.derive.brokerage import Brokerage, Roles, brokerage, roles
from vaultnet.derive.context import Context
from vaultnet.model.cards import Introduction
from vaultnet.model.contact import Contact
from vaultnet.model.network import Person

#: An adjacency matrix as rows, and the group of each node.
MATRIX = {"A": "BC", "B": "CD", "C": "D", "D": "A"}
GROUPS = {"A": 1, "B": 1, "C": 2, "D": 2}


@pytest.mark.parametrize(
    ("broker", "counts"),
    [
        ("A", Roles(itinerant=1, gatekeeper=1)),
        ("B", Roles(representative=1)),
        ("C", Roles(gatekeeper=1)),
        ("D", Roles(itinerant=1, representative=1)),
    ],
)
def test_the_roles_of_a_small_graph(broker: str, counts: Roles) -> None:
    arcs = {node: frozenset(after) for node, after in MATRIX.items()}
    assert roles(arcs, GROUPS, broker) == counts


@pytest.mark.parametrize(
    ("broker", "counts"),
    [
        (0, Roles(coordinator=174, representative=15, gatekeeper=15)),
        (33, Roles(coordinator=156, itinerant=6, representative=40, gatekeeper=40)),
        (2, Roles(coordinator=10, itinerant=12, representative=23, gatekeeper=23)),
    ],
)
def test_the_roles_in_the_karate_club(broker: int, counts: Roles) -> None:
    graph = nx.karate_club_graph()
    arcs = {node: frozenset(graph[node]) for node in graph}
    assert roles(arcs, nx.get_node_attributes(graph, "club"), broker) == counts


def test_a_liaison_stands_between_two_groups_and_belongs_to_a_third() -> None:
    arcs = {"a": frozenset("b"), "b": frozenset("c"), "c": frozenset("d"), "d": frozenset("a")}
    groups: Mapping[str, int] = {"a": 1, "b": 2, "c": 3, "d": 1}
    assert roles(arcs, groups, "b") == Roles(liaison=1)
    assert roles({**arcs, "b": frozenset("bc")}, groups, "b") == Roles(liaison=1)
    closed = {**arcs, "a": frozenset("bc")}
    assert roles(closed, groups, "b") == Roles()


def introducing(vault: Context, *pairs: tuple[Person, Person], **days: Any) -> Context:  # noqa: ANN401 - any field
    made = tuple(
        Introduction("i.md", one.path, other.path)._replace(**days) for one, other in pairs
    )
    return varied(vault, network=vault.network._replace(introductions=made))


PAIRS = ((BO, DI), (CY, FE), (ANA, ED))


def test_introductions_stay_inside_a_field_or_go_across() -> None:
    vault = introducing(golden(), *PAIRS, made=day("2026-01-01"))
    assert vault.ask(brokerage) == Brokerage(inside=2, across=1)


def test_one_that_led_to_a_meeting_was_made() -> None:
    assert introducing(golden(), *PAIRS, met=TODAY).ask(brokerage) == (2, 1)


@pytest.mark.parametrize(
    "days", [{}, {"made": day("2026-07-01")}, {"agreed_a": TODAY, "agreed_b": TODAY}]
)
def test_one_that_was_not_made_is_not_counted(days: dict[str, object]) -> None:
    assert introducing(golden(), *PAIRS, **days).ask(brokerage) == (0, 0)


def test_an_unknown_field_is_neither() -> None:
    new, quiet = person(Contact("a", "A")), person(Contact("b", "B"))
    vault = introducing(context(new, quiet, BO), (new, quiet), (new, BO), made=TODAY)
    assert vault.ask(brokerage) == (0, 0)


def test_who_does_not_count_is_not_counted() -> None:
    gone = person(DI.contact._replace(deathdate=day("2026-01-01")))
    vault = introducing(context(BO, gone), (BO, gone), made=day("2025-01-01"))
    assert vault.ask(brokerage) == (0, 0)


def test_a_field_that_is_sensitive_is_left_alone() -> None:
    vault = introducing(golden(config=Config(sensitive=("industry",))), *PAIRS, made=TODAY)
    assert vault.ask(brokerage) == (0, 0)

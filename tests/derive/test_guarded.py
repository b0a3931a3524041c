"""Sensitive dimensions are counted, and tell of nobody."""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.derive.golden import context, golden, person
from vaultnet.config import Config
from vaultnet.derive.guarded import Aggregate, Tally, aggregates, merged
from vaultnet.model.contact import Contact
from vaultnet.model.network import Person

GENDER = Config(dimensions=("region", "gender"))


def someone(number: int, gender: str, tier: str = "critical") -> Person:
    extra = MappingProxyType({"gender": gender})
    return person(Contact(f"p{number}", f"P{number}", tier=tier, extra=extra))


@pytest.mark.parametrize(
    ("counts", "tally"),
    [
        ({}, None),
        ({"a": 4}, None),
        ({"a": 3, "b": 2}, Tally((), 5)),
        ({"a": 5}, Tally((("a", 5),), 0)),
        ({"a": 7, "b": 5}, Tally((("a", 7), ("b", 5)), 0)),
        ({"a": 7, "b": 3, "c": 2}, Tally((("a", 7),), 5)),
        ({"a": 7, "b": 4}, Tally((), 11)),
        ({"b": 6, "a": 6, "c": 1}, Tally((("a", 6),), 7)),
    ],
)
def test_cells_of_fewer_than_five_are_one_with_at_least_five(
    counts: dict[str, int], tally: Tally | None
) -> None:
    assert merged(counts) == tally


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 12)))
def test_no_cell_points_to_fewer_than_five_people(counts: dict[str, int]) -> None:
    tally = merged(counts)
    if tally is None:
        assert sum(counts.values()) < 5
        return
    told = [count for _, count in tally.cells]
    assert min(told, default=5) >= 5
    assert tally.other == 0 or tally.other >= 5
    assert sum(told) + tally.other == sum(counts.values())
    assert all(counts[value] == count for value, count in tally.cells)


def test_only_what_the_configuration_asks_for_is_counted() -> None:
    people = [someone(n, "woman") for n in range(6)]
    assert context(*people).ask(aggregates) == ()
    (found,) = context(*people, config=GENDER).ask(aggregates)
    assert found == Aggregate("gender", Tally((("woman", 6),), 0))


def test_only_the_critical_few_of_whom_it_is_known_are_counted() -> None:
    people = [
        *(someone(n, "Woman ") for n in range(5)),
        someone(5, ""),
        *(someone(n, "man", "many") for n in range(6, 12)),
    ]
    (found,) = context(*people, config=GENDER).ask(aggregates)
    assert found.tally == Tally((("woman", 5),), 0)


def test_a_few_people_are_not_told_of() -> None:
    (found,) = golden(config=GENDER).ask(aggregates)
    assert found == Aggregate("gender", None)
    assert merged(Counter(["a"] * 4)) is None

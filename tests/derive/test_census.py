"""How many people have each value of one dimension."""

from __future__ import annotations

import time

from vaultnet.derive.census import Category, Census, Groups
from vaultnet.derive.rates import Share

GROUPS = Groups(tuple("abcdef"), frozenset("ab"), frozenset("cdef"))


def test_values_are_counted_in_both_groups_and_the_unknown_in_neither() -> None:
    census = Census(GROUPS, ["x", "y", "X", "x", "", "z"], {})
    assert sorted(census.values) == ["x", "y", "z"]
    assert census.seen == ["x", "y"]
    assert census.few("x") == Share(1, 2)
    assert census.everyone("x") == Share(3, 5)
    assert census.few("nothing") == Share(0, 2)
    assert census.rank(["y", "z", "x", "w"]) == ["x", "y", "z", "w"]


def test_a_value_is_shown_as_it_is_listed_else_as_it_is_written_most() -> None:
    census = Census(GROUPS, ["it", "it", "IT", "b", "B", ""], {"it": "It"})
    assert census.category("it") == Category("It", 2, 3, ("c",))
    assert census.category("b") == Category("B", 0, 2, ("d", "e"))
    assert census.category("never") == Category("never", 0, 0)


def test_what_is_seen_is_ranked_by_frequency_then_by_word() -> None:
    groups = Groups(tuple("abcd"), frozenset("abcd"), frozenset())
    assert Census(groups, ["b", "c", "c", "a"], {}).seen == ["c", "a", "b"]
    assert Census(groups, ["Ab", "ab", "ab", ""], {}).category("ab").name == "ab"


def test_of_nobody_there_is_nothing() -> None:
    census = Census(Groups((), frozenset(), frozenset()), [], {"a": "A"})
    assert (list(census.values), list(census.seen)) == ([], [])
    assert census.everyone("a") == Share(0, 0)


def test_a_dimension_in_which_nobody_is_like_another_costs_no_more() -> None:
    paths = tuple(str(number) for number in range(30_000))
    start = time.perf_counter()
    census = Census(Groups(paths, frozenset(paths[:60]), frozenset(paths[60:])), paths, {})
    ranked = census.rank(census.values)
    assert len([value for value in ranked if not census.few(value).k]) == 29_940
    assert time.perf_counter() - start < 5

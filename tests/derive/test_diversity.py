"""How evenly counts are spread."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.derive.diversity import (
    blau,
    common_kinds,
    effective_kinds,
    entropy,
    evenness,
    iqv,
    spread,
    unbiased,
)


@pytest.mark.parametrize(
    ("counts", "difference", "index"),
    [
        ([2, 1, 1, 0], 0.625, 0.8333),
        ([4, 0, 0, 0], 0, 0),
        ([1, 1, 1, 1], 0.75, 1),
        ([5, 3, 1, 1], 0.64, 0.8533),
        ([3, 1, 2, 1], 0.6939, 0.9252),
        ([10, 46, 15, 3], 0.5526, 0.7367908),
        ([1, 1], 0.5, 1),
    ],
)
def test_the_index_is_the_part_of_what_is_possible(
    counts: list[int], difference: float, index: float
) -> None:
    assert blau(counts) == pytest.approx(difference, abs=5e-5)
    assert iqv(counts) == pytest.approx(index, abs=5e-5)


def test_entropy_tells_how_many_kinds_it_comes_to() -> None:
    assert entropy([2, 1, 1, 0]) == pytest.approx(1.0397, abs=5e-5)
    assert evenness([2, 1, 1, 0]) == 0.75
    assert effective_kinds([2, 1, 1, 0]) == pytest.approx(2.83, abs=5e-3)
    assert effective_kinds([1, 1, 0, 1]) == 3.0


def test_of_nothing_nothing_is_known() -> None:
    for index in (blau, iqv, entropy, evenness, effective_kinds, unbiased, common_kinds):
        assert index([0, 0, 0, 0]) is None
    assert iqv([3]) is None
    assert evenness([3]) is None
    assert blau([3]) == 0.0


@given(st.lists(st.integers(0, 50), min_size=2, max_size=8).filter(any))
def test_no_index_leaves_its_range(counts: list[int]) -> None:
    difference, index, even = blau(counts), iqv(counts), evenness(counts)
    assert difference is not None
    assert difference <= 1 - 1 / len(counts) + 1e-6
    assert index is not None
    assert 0 <= index <= 1
    assert even is not None
    assert 0 <= even <= 1


def test_a_spread_over_kinds_counts_those_that_nobody_has() -> None:
    found = spread([6, 2, 1, 1, 0, 0])
    assert found.kinds == 6
    assert (found.blau, found.iqv) == (0.58, 0.696)
    assert found.unbiased == pytest.approx(0.6444, abs=5e-5)
    assert found.effective == pytest.approx(2.971, abs=5e-4)
    assert found.common == pytest.approx(2.381, abs=5e-4)
    assert entropy([6, 2, 1, 1]) == pytest.approx(1.0889, abs=5e-5)
    assert spread([10, 46, 15, 3]).iqv == 0.736791


def test_of_one_person_the_unbiased_index_is_unknown() -> None:
    assert (blau([1]), unbiased([1])) == (0.0, None)
    assert (blau([1, 1]), unbiased([1, 1])) == (0.5, 1.0)


def test_of_nobody_a_spread_is_unknown_but_for_its_kinds() -> None:
    assert spread([0, 0]) == (2, None, None, None, None, None)
    assert spread([]) == (0, None, None, None, None, None)


@given(st.lists(st.integers(0, 50), min_size=1, max_size=8).filter(any))
def test_frequent_kinds_are_never_more_than_all(counts: list[int]) -> None:
    found = spread(counts)
    assert found.common is not None
    assert found.effective is not None
    assert 1 <= found.common <= found.effective + 1e-6 <= len(counts) + 2e-6
    if found.unbiased is not None:
        assert found.blau is not None
        assert found.unbiased >= found.blau

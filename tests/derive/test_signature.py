"""The shape of my attention."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.derive.golden import context, golden, person
from vaultnet.derive.signature import divergence, shape, signature


def test_two_shapes_that_differ_in_the_first_and_last_rank() -> None:
    assert divergence((0.5, 0.3, 0.2, 0), (0.4, 0.3, 0.2, 0.1)) == 0.054016


def test_the_same_shape_does_not_diverge_and_nothing_in_common_does_wholly() -> None:
    assert divergence((0.5, 0.5), (0.5, 0.5)) == 0.0
    assert divergence((1.0,), (0.0, 1.0)) == 1.0


@given(st.lists(st.integers(0, 9), min_size=1).filter(any), st.lists(st.integers(1, 9), min_size=1))
def test_divergence_goes_both_ways_from_nothing_to_one(p: list[int], q: list[int]) -> None:
    found = divergence(shape(p), shape(q))
    assert found == pytest.approx(divergence(shape(q), shape(p)), abs=1e-6)
    assert 0 <= found <= 1


def test_a_shape_is_ranked_and_knows_no_names() -> None:
    assert shape([1, 0, 3]) == shape([3, 1]) == (0.75, 0.25)
    assert shape([]) == ()


def test_the_year_is_seen_in_two_halves() -> None:
    """The middle is 30 December: what is dated on it belongs to the earlier half."""
    log = ["2025-06-29 call", "2025-06-30 call", "2025-12-30 call", "2025-12-31 call"]
    found = context(person("ada", log), person("ben", ["2025-12-30 call"])).ask(signature)
    assert found.earlier == pytest.approx((2 / 3, 1 / 3))
    assert found.later == (1.0,)
    assert found.divergence is not None
    assert len(golden().ask(signature).earlier) == 4


def test_with_an_empty_half_nothing_is_said_about_lasting() -> None:
    assert context(person("ada", ["2026-06-01 call"])).ask(signature).divergence is None

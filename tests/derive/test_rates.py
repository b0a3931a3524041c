"""Shares and rates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.derive.rates import Share, laplace, rounded, wilson


@pytest.mark.parametrize(
    ("k", "n", "rate", "low", "high"),
    [
        (0, 0, 0.5, 0.0, 1.0),
        (1, 1, 0.6667, 0.2065, 1.0),
        (3, 4, 0.6667, 0.3006, 0.9544),
        (9, 10, 0.8333, 0.5958, 0.9821),
        (1, 8, 0.2, 0.0224, 0.4709),
        (4, 6, 0.625, 0.3000, 0.9032),
        (7, 20, 0.3636, 0.1812, 0.5671),
    ],
)
def test_a_rate_of_few_cases_leans_to_the_middle(
    k: int, n: int, rate: float, low: float, high: float
) -> None:
    assert laplace(k, n) == pytest.approx(rate, abs=5e-5)
    assert wilson(k, n) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(0, 200), st.integers(0, 200))
def test_the_true_share_lies_within_its_interval(k: int, more: int) -> None:
    low, high = wilson(k, k + more)
    assert 0.0 <= low <= high <= 1.0
    if k + more:
        assert low - 1e-6 <= k / (k + more) <= high + 1e-6


def test_a_share_of_nothing_is_unknown() -> None:
    assert Share(0, 0).rate is None
    assert Share(0, 3).rate == 0.0
    assert Share(7, 11).rate == 0.636364


def test_four_cases_are_too_few_to_say() -> None:
    assert Share(4, 4).few
    assert not Share(4, 5).few


def test_rounding_leaves_no_negative_zero() -> None:
    assert str(rounded(-1e-9)) == "0.0"
    assert rounded(1 / 3) == 0.333333

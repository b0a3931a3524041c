"""The middle of what was measured."""

from __future__ import annotations

from statistics import median as plain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.derive.medians import median


@pytest.mark.parametrize(
    ("values", "found"),
    [([], None), ([7], 7), ([40, 10, 95], 40), ([730, 259], 494.5), ([3, 1, 2, 2], 2)],
)
def test_the_median_is_the_middle_or_between_the_two_in_the_middle(
    values: list[int], found: float | None
) -> None:
    assert median(values) == found


@given(st.lists(st.integers(0, 100_000), min_size=1))
def test_it_is_the_median_that_everybody_means(values: list[int]) -> None:
    assert median(values) == plain(values)

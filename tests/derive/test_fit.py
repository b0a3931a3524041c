"""How well two people fit, by what each offers the other."""

from __future__ import annotations

import pytest

from vaultnet.derive.fit import pair_score
from vaultnet.derive.matching import THRESHOLD


@pytest.mark.parametrize(
    ("there", "back", "score"),
    [(0.677, 0.5, 0.8385), (0.677, 0.0, 0.677), (1.0, 0.4, 1.0), (0.0, 0.0, 0.0), (0.5, 0.5, 0.75)],
)
def test_both_directions_together_fit_better_than_one(
    there: float, back: float, score: float
) -> None:
    assert pair_score(there, back) == pair_score(back, there) == score


def test_a_direction_below_the_threshold_counts_as_none() -> None:
    assert pair_score(0.677, THRESHOLD - 1e-6) == 0.677
    assert pair_score(THRESHOLD, 0.0) == THRESHOLD
    assert pair_score(0.29, 0.29) == 0.0

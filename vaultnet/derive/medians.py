"""The middle of what was measured."""

from __future__ import annotations

from collections.abc import Iterable

from vaultnet.derive.rates import rounded


def median(values: Iterable[float]) -> float | None:
    """The middle value, or the mean of the two in the middle; None if there is none."""
    ordered = sorted(values)
    if not ordered:
        return None
    half, odd = divmod(len(ordered), 2)
    return rounded(ordered[half] if odd else (ordered[half - 1] + ordered[half]) / 2)

"""Shares and rates that stay honest where there is little to count (G5)."""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt
from typing import NamedTuple

#: Below this many cases a rate is too little to say; only `k of n` is shown.
FEW = 5

_Z = 1.959963984540054  # 95 % of a normal distribution lies within so many deviations


def rounded(value: float) -> float:
    """`value` to 6 decimals, so that last bits of a C library never reorder a list."""
    return round(value, 6) + 0.0  # -0.0 becomes 0.0


class Share(NamedTuple):
    """`k` of `n`; with `n` 0 nothing is known."""

    k: int
    n: int

    @property
    def rate(self) -> float | None:
        """From 0 to 1, or None where there is nothing to count."""
        return rounded(self.k / self.n) if self.n else None

    @property
    def few(self) -> bool:
        """Whether there are too few cases for a rate to mean anything."""
        return self.n < FEW


def total(shares: Iterable[Share]) -> Share:
    """All of them together."""
    parts, wholes = tuple(zip(*shares, strict=True)) or ((), ())
    return Share(sum(parts), sum(wholes))


def laplace(k: int, n: int) -> float:
    """The expected rate after `k` of `n`, with one success and one failure imagined (G5)."""
    return rounded((k + 1) / (n + 2))


def wilson(k: int, n: int) -> tuple[float, float]:
    """The 95 % interval of a rate after `k` of `n`; the whole range where `n` is 0 (G5)."""
    if n == 0:
        return 0.0, 1.0
    p, z2 = k / n, _Z * _Z
    middle = p + z2 / (2 * n)
    spread = _Z * sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    low, high = (middle - spread) / (1 + z2 / n), (middle + spread) / (1 + z2 / n)
    return rounded(max(0.0, low)), rounded(min(1.0, high))

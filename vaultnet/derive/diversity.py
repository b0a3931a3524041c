"""How evenly counts are spread over kinds (V1, D1)."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log
from typing import NamedTuple

from vaultnet.derive.rates import rounded


class Spread(NamedTuple):
    """How evenly people are spread over the kinds that there are (D1); None for unknown.

    Attributes:
        kinds: how many kinds there are, those that nobody has included.
        blau: the chance that two draws differ.
        unbiased: the chance that two different people differ, which does not grow with the group.
        iqv: Blau's index as a part of what is possible.
        effective: how many equally frequent kinds would be as varied (Hill number 1).
        common: the same, counting frequent kinds only (Hill number 2).
    """

    kinds: int
    blau: float | None
    unbiased: float | None
    iqv: float | None
    effective: float | None
    common: float | None


def spread(counts: Sequence[int]) -> Spread:
    """All indices of how people are spread; kinds that nobody has are zeros among `counts`."""
    return Spread(
        len(counts),
        blau(counts),
        unbiased(counts),
        iqv(counts),
        effective_kinds(counts),
        common_kinds(counts),
    )


def blau(counts: Sequence[int]) -> float | None:
    """The chance that two draws differ, from 0 to 1 - 1/K; None if there is nothing."""
    total = sum(counts)
    return rounded(1 - sum((c / total) ** 2 for c in counts)) if total else None


def unbiased(counts: Sequence[int]) -> float | None:
    """The chance that two different ones differ; None where there are not two."""
    total = sum(counts)
    if total < 2:
        return None
    return rounded(1 - sum(c * (c - 1) for c in counts) / (total * (total - 1)))


def iqv(counts: Sequence[int]) -> float | None:
    """The same as a part of what is possible with so many kinds, from 0 to 1."""
    total, kinds = sum(counts), len(counts)
    if not total or kinds < 2:
        return None
    return rounded((1 - sum((c / total) ** 2 for c in counts)) * kinds / (kinds - 1))


def entropy(counts: Sequence[int]) -> float | None:
    """Shannon's entropy in nats, from 0 to ln K; None if there is nothing."""
    return rounded(_nats(counts)) if sum(counts) else None


def evenness(counts: Sequence[int]) -> float | None:
    """The entropy as a part of what is possible, from 0 to 1."""
    if not sum(counts) or len(counts) < 2:
        return None
    return rounded(_nats(counts) / log(len(counts)))


def effective_kinds(counts: Sequence[int]) -> float | None:
    """How many equally used kinds would have this entropy, from 1 to K."""
    return rounded(exp(_nats(counts))) if sum(counts) else None


def common_kinds(counts: Sequence[int]) -> float | None:
    """How many equally used kinds would make two draws differ as often, from 1 to K."""
    total = sum(counts)
    return rounded(total * total / sum(c * c for c in counts)) if total else None


def _nats(counts: Sequence[int]) -> float:
    total = sum(counts)
    return -sum(c / total * log(c / total) for c in counts if c)

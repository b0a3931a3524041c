"""How evenly counts are spread over kinds (V1)."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

from vaultnet.derive.rates import rounded


def blau(counts: Sequence[int]) -> float | None:
    """The chance that two draws differ, from 0 to 1 - 1/K; None if there is nothing."""
    total = sum(counts)
    return rounded(1 - sum((c / total) ** 2 for c in counts)) if total else None


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


def _nats(counts: Sequence[int]) -> float:
    total = sum(counts)
    return -sum(c / total * log(c / total) for c in counts if c)

"""Who is owed how much of what came of something, in exact shares (R4)."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from vaultnet.derive.chains import Effects, K, finished


def credits(effects: Effects[K]) -> dict[K, Fraction]:
    """How much of what happened below is owed to each member, shared among causes (R4).

    The credits of all members without a cause add up to the number of those that have one. For
    tests alone: what an act was worth is nobody's business, so no index note asks.
    """
    causes = Counter(effect for found in effects.values() for effect in found)
    credit: dict[K, Fraction] = {}
    for member in finished(effects):
        parts = ((1 + credit[effect]) / causes[effect] for effect in effects[member])
        credit[member] = sum(parts, Fraction())
    return credit

"""The tiers that people's notes name: those that are known elsewhere, and the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from vaultnet.config import Tier
from vaultnet.model.linking import fold, link_name
from vaultnet.read.rules import Rules
from vaultnet.survey.sheets import Sheet
from vaultnet.survey.vocabulary import TIERS, is_writable


class Tiers(NamedTuple):
    """The tiers to propose, and the words that only the person can explain, each with a count."""

    known: tuple[Tier, ...]
    unknown: tuple[tuple[str, int], ...]


def find_tiers(people: Iterable[Sheet], rules: Rules) -> Tiers:
    """The tiers in use beyond `critical` and `many`, by the name that the rules give the key."""
    used: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for sheet in people:
        # As the reader takes it: the words of a list together are one name.
        word = ", ".join(link_name(text) for text in sheet.texts("tier", rules))
        if word:
            used[fold(word)] += 1
            spelled.setdefault(fold(word), word)
    known = tuple(Tier(name=name, cadence=TIERS[name]) for name in TIERS if name in used)
    others = sorted(word for word in used if word not in ("critical", "many", *TIERS))
    return Tiers(known, tuple((spelled[w], used[w]) for w in others if is_writable(spelled[w])))

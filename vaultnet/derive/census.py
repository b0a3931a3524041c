"""How many people have each value of one dimension, and who they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from vaultnet.derive.rates import Share
from vaultnet.model.linking import fold

_CANDIDATES = 3


class Groups(NamedTuple):
    """The paths of everyone's note, by uid, and which of them belong to the two groups."""

    everyone: Sequence[str]
    few: frozenset[str]
    many: frozenset[str]


class Category(NamedTuple):
    """A value that a dimension can have, and how many people have it.

    Attributes:
        name: as the configuration has it, else as it is written most often.
        few: of the critical few.
        everyone: of everyone active.
        candidates: the notes of up to three of the many who have it, by uid.
    """

    name: str
    few: int
    everyone: int
    candidates: tuple[str, ...] = ()


class Census:
    """What everyone is in one dimension. Values are folded.

    Args:
        groups: who there is.
        texts: what each of them is, as it is written; empty for unknown.
        listed: the values that the configuration has, and how it writes them.
    """

    __slots__ = ("_counts", "_few", "_groups", "_holders", "_known", "_known_few", "_names")

    def __init__(self, groups: Groups, texts: Sequence[str], listed: Mapping[str, str]) -> None:
        said = Counter(texts)
        forms = {text: fold(text) for text in said if text}
        self._groups = groups
        self._names = dict(listed)
        for text in sorted(forms, key=lambda text: (-said[text], text)):
            self._names.setdefault(forms[text], text)
        self._holders: dict[str, list[str]] = {}
        for path, text in zip(groups.everyone, texts, strict=True):
            if text:
                self._holders.setdefault(forms[text], []).append(path)
        self._counts = Counter({value: len(paths) for value, paths in self._holders.items()})
        self._few = Counter({v: len(groups.few.intersection(p)) for v, p in self._holders.items()})
        self._known, self._known_few = self._counts.total(), self._few.total()

    @property
    def values(self) -> Collection[str]:
        """Every value that somebody has."""
        return self._holders

    @property
    def seen(self) -> Sequence[str]:
        """Every value that one of the critical few has, the most frequent first, then by word."""
        return sorted((v for v, n in self._few.items() if n), key=lambda v: (-self._few[v], v))

    def few(self, value: str) -> Share:
        """How many of the critical few have a value, of those of whom it is known."""
        return Share(self._few[value], self._known_few)

    def everyone(self, value: str) -> Share:
        """How many of everyone active have a value, of those of whom it is known."""
        return Share(self._counts[value], self._known)

    def rank(self, values: Iterable[str]) -> list[str]:
        """The most frequent among everyone first, then by word."""
        return sorted(values, key=lambda v: (-self._counts[v], v))

    def category(self, value: str) -> Category:
        """One value, with whom to find for it."""
        many = self._groups.many
        found = [path for path in self._holders.get(value, ()) if path in many]
        name = self._names.get(value, value)
        return Category(name, self._few[value], self._counts[value], tuple(found[:_CANDIDATES]))

"""Texts found and weighed by their words (I1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import log

#: The distinct words of a text, sorted.
Words = tuple[str, ...]
Weights = Mapping[str, float]


def word_weight(texts: int, uses: int) -> float:
    """What a word weighs that stands in so many of the texts: rare words more (I1)."""
    return log((1 + texts) / (1 + uses)) + 1


class Lexicon(dict[str, float]):
    """What each word weighs, once it is asked for; one that nobody uses weighs most (I1).

    Args:
        uses: in how many texts a word stands.
        texts: how many texts there are.
    """

    __slots__ = ("_texts", "_uses")

    def __init__(self, uses: Mapping[str, int], texts: int) -> None:
        self._uses = uses
        self._texts = texts

    def __eq__(self, other: object) -> bool:
        """Whether every word weighs the same in both, asked for or not."""
        if not isinstance(other, Lexicon):
            return NotImplemented
        return (self._texts, self._uses) == (other._texts, other._uses)

    def __ne__(self, other: object) -> bool:
        """Whether any word weighs otherwise."""
        return not self == other

    __hash__ = None  # as of every dict

    def __missing__(self, word: str) -> float:
        """Weigh a word for the first time."""
        weight = self[word] = word_weight(self._texts, self._uses.get(word, 0))
        return weight


class Shelf:
    """Texts, found by their words.

    Args:
        wanted: every word that will be asked for.
    """

    __slots__ = ("_texts", "_uses", "_wanted", "_weights")

    def __init__(self, wanted: Iterable[str], weights: Weights) -> None:
        self._wanted = frozenset(wanted)
        self._uses: dict[str, list[int]] = {word: [] for word in self._wanted}
        self._weights = weights
        self._texts: list[frozenset[str]] = []

    def add(self, spoken: frozenset[str]) -> None:
        """Put one more text there; they are numbered from 0."""
        for word in self._wanted & spoken:
            self._uses[word].append(len(self._texts))
        self._texts.append(spoken)

    def sharing(self, said: Words, least: float = 0.0) -> dict[int, float]:
        """The numbers of the texts that share words with these, and what the words weigh.

        Args:
            least: a text with which they share less than that may be missing.
        """
        shared: dict[int, float] = {}
        rest = sum(self._weights[word] for word in said)
        for word in sorted(said, key=self._weights.__getitem__, reverse=True):
            weight = self._weights[word]
            if rest >= least:
                for number in self._uses[word]:
                    shared[number] = shared.get(number, 0.0) + weight
            else:  # what no heavier word has found is too light by now
                for number in shared:
                    if word in self._texts[number]:
                        shared[number] += weight
            rest -= weight
        return shared

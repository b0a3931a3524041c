"""How well what two people offer answers what they need (I2)."""

from __future__ import annotations

from array import array
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import takewhile
from math import fsum

from vaultnet.derive.matching import THRESHOLD, Said, telling
from vaultnet.derive.rates import rounded
from vaultnet.derive.shelf import Shelf, Weights, Words

_SLACK = 1e-5  # more than rounding can move a score
_ENOUGH = THRESHOLD - _SLACK


def pair_score(there: float, back: float) -> float:
    """How well two people fit, by what each offers the other, from 0 to 1 (I2)."""
    return rounded(1 - (1 - _told(there)) * (1 - _told(back)))


def _told(cover: float) -> float:
    """A cover that is too weak to be a match counts as none."""
    return cover if cover >= THRESHOLD else 0.0


#: Whoever gives an answer, the best first, and how much of a need each is: as numbers side by side,
#: which take far less memory than a mapping.
_Answers = tuple["array[int]", "array[float]"]


class Fits:
    """How well people fit each other; they are known here by their numbers.

    Args:
        said: what they need and offer.
        asking: those who will be asked about.
        weights: what words weigh.
    """

    __slots__ = ("_found", "_needs", "_offers", "_said")

    def __init__(self, said: Sequence[Said], asking: Iterable[int], weights: Weights) -> None:
        asked = [said[number] for number in asking]
        needed = {word for one in asked for need in one.needs for word in need}
        offered = {word for one in asked for offer in one.offers for word in offer}
        self._said = said
        self._offers = _Texts([one.offers for one in said], needed, weights)
        self._needs = _Texts([one.needs for one in said], offered, weights)
        self._found: dict[int, tuple[_Answers, _Answers]] = {}

    def of(
        self, one: int, least: tuple[float, float], apart: Container[int]
    ) -> Iterator[tuple[int, float]]:
        """Whoever fits one about well enough, and how well they do (I2).

        Args:
            one: the number of one who was announced as asking.
            least: what is well enough, for the others and for those apart.
            apart: the numbers of some, who are measured by themselves.
        """
        there, back = (dict(zip(*found, strict=True)) for found in self._answers(one))
        others = there.keys() & back.keys()
        lowest = min(least)
        for found in (there, back):
            good = takewhile(lambda answer: answer[1] + _SLACK >= lowest, found.items())
            others |= {n for n, share in good if share + _SLACK >= least[n in apart]}
        for other in others - {one}:
            mine, theirs = there.get(other, 0.0), back.get(other, 0.0)
            if mine + theirs - mine * theirs + _SLACK >= least[other in apart]:
                yield other, pair_score(rounded(mine), rounded(theirs))

    def _answers(self, one: int) -> tuple[_Answers, _Answers]:
        """Who answers the needs of one, and whose needs one answers; sought once."""
        if one not in self._found:
            there = self._offers.answers(map(telling, self._said[one].needs))
            back = self._needs.answered(map(telling, self._said[one].offers))
            self._found[one] = _best_first(there), _best_first(back)
        return self._found[one]


def _best_first(found: Mapping[int, float]) -> _Answers:
    ordered = sorted(found, key=found.__getitem__, reverse=True)
    return array("l", ordered), array("d", map(found.__getitem__, ordered))


class _Texts:
    """The needs, or the offers, of everyone.

    Args:
        texts: of each person.
        wanted: every word that will be asked for.
        weights: what words weigh.
    """

    def __init__(
        self, texts: Sequence[Sequence[frozenset[str]]], wanted: Iterable[str], weights: Weights
    ) -> None:
        self._owners = [number for number, said in enumerate(texts) for _ in said]
        self._texts = [text for said in texts for text in said]
        self._weights = weights
        self._shelf = Shelf(wanted, weights)
        for text in self._texts:
            self._shelf.add(text)

    def answers(self, needs: Iterable[Words]) -> dict[int, float]:
        """Whose texts answer one of the needs well enough, and how much of it at best."""
        best: dict[int, float] = {}
        for need in needs:
            whole = self._weight(need)
            least = _ENOUGH * whole
            for place, shared in self._shelf.sharing(need, least).items():
                if shared >= least:
                    owner, share = self._owners[place], shared / whole
                    if owner not in best or share > best[owner]:
                        best[owner] = share
        return best

    def answered(self, offers: Iterable[Words]) -> dict[int, float]:
        """Whose texts, being needs, one of the offers answers, and how much of them at best."""
        wholes = self._wholes
        best: dict[int, float] = {}
        for offer in offers:
            for place, shared in self._shelf.sharing(offer).items():
                share = shared / wholes[place]
                if share >= _ENOUGH:
                    owner = self._owners[place]
                    if owner not in best or share > best[owner]:
                        best[owner] = share
        return best

    @cached_property
    def _wholes(self) -> list[float]:
        return list(map(self._weight, self._texts))

    def _weight(self, text: Iterable[str]) -> float:
        """The weight of all words of a text, the same in whatever order they come."""
        return fsum(map(self._weights.__getitem__, text))

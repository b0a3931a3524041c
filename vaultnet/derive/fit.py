"""How well what two people offer answers what they need (I2)."""

from __future__ import annotations

from array import array
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from math import fsum
from typing import NamedTuple

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


class _Others(NamedTuple):
    """Whoever fits one at all, the best first, and how well they do.

    They are numbers side by side, which take far less memory than a mapping.

    Attributes:
        bounds: what no score is above, but for the last digits.
        there, back: how much they cover of the needs of one, and one of theirs.
    """

    numbers: array[int]
    bounds: array[float]
    there: array[float]
    back: array[float]


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
        self._found: dict[int, _Others] = {}

    def of(
        self, one: int, least: tuple[float, float], apart: Container[int]
    ) -> Iterator[tuple[int, float]]:
        """Whoever fits one about well enough, and how well they do (I2).

        Args:
            one: the number of one who was announced as asking.
            least: what is well enough, for the others and for those apart.
            apart: the numbers of some, who are measured by themselves.
        """
        lowest = min(least)
        for other, bound, there, back in zip(*self._others(one), strict=True):
            if bound + _SLACK < lowest:
                return
            if bound + _SLACK >= least[other in apart]:
                yield other, pair_score(rounded(there), rounded(back))

    def _others(self, one: int) -> _Others:
        """Who answers the needs of one, or has needs that one answers; sought once."""
        if one not in self._found:
            there = self._offers.answers(map(telling, self._said[one].needs))
            back = self._needs.answered(map(telling, self._said[one].offers))
            self._found[one] = _best_first(there, back, one)
        return self._found[one]


def _best_first(there: Mapping[int, float], back: Mapping[int, float], one: int) -> _Others:
    bounds = {**there, **back}
    for other in there.keys() & back.keys():
        mine, theirs = there[other], back[other]
        bounds[other] = mine + theirs - mine * theirs
    bounds.pop(one, None)
    ordered = sorted(bounds, key=bounds.__getitem__, reverse=True)
    return _Others(
        array("l", ordered),
        array("d", map(bounds.__getitem__, ordered)),
        array("d", [there.get(other, 0.0) for other in ordered]),
        array("d", [back.get(other, 0.0) for other in ordered]),
    )


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

"""Whose offer answers whose need (I1)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from math import log
from typing import NamedTuple
from unicodedata import normalize

from vaultnet.derive.context import Context
from vaultnet.derive.people import active
from vaultnet.derive.rates import rounded
from vaultnet.model.network import Person

#: A cover below this is no match.
THRESHOLD = 0.3

#: Words that say nothing about a need or an offer.
STOP_WORDS = frozenset(
    word
    for line in (
        "about all also an and any are as at be by can for from get has have help her his how",
        "in into is it its me more my need needs new of on or our out over she some someone",
        "that the their them they this to up us want wants we what when where who will with",
        "you your",
    )
    for word in line.split()
)

_WORD = re.compile(r"\w+")

#: The distinct words of a text, sorted.
Words = tuple[str, ...]
Weights = Mapping[str, float]


class Offer(NamedTuple):
    """What someone offers, as written, and its words."""

    words: Words
    person: Person
    text: str


class Helper(NamedTuple):
    """Someone whose offer covers a need, from `THRESHOLD` to 1."""

    person: Person
    offer: str
    cover: float


class Match(NamedTuple):
    """A need, whose it is, and who can help with it, the best first."""

    person: Person
    need: str
    helpers: tuple[Helper, ...]


def words(text: str) -> Words:
    """The words of a text that say something, folded, each once, sorted (I1)."""
    found = _WORD.findall(normalize("NFKC", text).casefold())
    return tuple(sorted({word for word in found if len(word) > 1} - STOP_WORDS))


def weigh(texts: Sequence[Words]) -> Weights:
    """What each word weighs: rare words more than common ones (I1)."""
    uses = Counter(word for text in texts for word in text)
    return {word: log((1 + len(texts)) / (1 + n)) + 1 for word, n in uses.items()}


def cover(need: Words, offer: Words, weights: Weights) -> float:
    """How much of the weight of a need an offer has, from 0 to 1 (I1)."""
    whole = sum(weights[word] for word in need)
    return rounded(sum(weights[word] for word in need if word in offer) / whole) if whole else 0.0


def matches(ctx: Context, limit: int = 3) -> tuple[Match, ...]:
    """Who can help with what, for everyone active who may be introduced (I1).

    At most `limit` helpers for a need; nobody helps themselves. The best match first, then by
    uid and as written.
    """
    everyone = ctx.ask(active)
    book = OfferBook(everyone, limit)
    found = (
        Match(person, need, book.helpers(need, person))
        for person in everyone
        if not person.contact.no_intro
        for need in person.contact.needs
    )
    matched = (match for match in found if match.helpers)
    return tuple(sorted(matched, key=lambda m: (-m.helpers[0].cover, m.person.uid)))


class OfferBook:
    """The offers of everyone, in an order that finds the answers to a need quickly.

    Args:
        people: whoever counts; their needs and offers decide what a word weighs.
        limit: how many helpers a need gets at most.
    """

    __slots__ = ("_answers", "_limit", "_offers", "_uses", "_weights")

    def __init__(self, people: Sequence[Person], limit: int) -> None:
        self._limit = limit
        self._weights = weigh([words(text) for person in people for text in _said(person)])
        self._offers: list[Offer] = [
            Offer(words(offer), person, offer)
            for person in people
            if not person.contact.no_intro
            for offer in person.contact.offers
        ]
        self._uses: defaultdict[str, list[int]] = defaultdict(list)
        for number, offer in enumerate(self._offers):
            for word in offer.words:
                self._uses[word].append(number)
        self._answers: dict[Words, tuple[Helper, ...]] = {}

    def helpers(self, need: str, person: Person) -> tuple[Helper, ...]:
        """Who can help `person` with `need`, the best first, each once."""
        key = words(need)
        if key not in self._answers:
            self._answers[key] = self._answer(key)
        found = (helper for helper in self._answers[key] if helper.person.path != person.path)
        return tuple(found)[: self._limit]

    def _answer(self, need: Words) -> tuple[Helper, ...]:
        best: dict[str, Helper] = {}
        for number, share in self._covers(need):
            _, person, text = self._offers[number]
            known = best.get(person.path)
            if known is None or (-share, text) < (-known.cover, known.offer):
                best[person.path] = Helper(person, text, share)
        # One more than asked for: the one whose need it is drops out.
        return tuple(nsmallest(self._limit + 1, best.values(), key=_order))

    def _covers(self, need: Words) -> Iterator[tuple[int, float]]:
        """Each offer that covers enough of `need`, by its number."""
        whole = rest = sum(self._weights[word] for word in need)
        enough = (THRESHOLD - 1e-6) * whole
        found: dict[int, float] = {}
        for word in sorted(need, key=lambda word: (-self._weights[word], word)):
            weight = self._weights[word]
            # Once the commoner words that are left cannot reach the threshold alone, they
            # only add to what the rarer ones found.
            new = rest >= enough
            for number in self._uses[word] if new else _among(found, word, self._offers):
                found[number] = found.get(number, 0.0) + weight
            rest -= weight
        for number, weight in found.items():
            if weight >= enough and rounded(weight / whole) >= THRESHOLD:
                yield number, rounded(weight / whole)


def _among(found: Iterable[int], word: str, offers: Sequence[Offer]) -> list[int]:
    return [number for number in found if word in offers[number].words]


def _said(person: Person) -> Iterable[str]:
    return person.contact.needs + person.contact.offers


def _order(helper: Helper) -> tuple[float, str]:
    return -helper.cover, helper.person.uid

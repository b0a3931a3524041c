"""Whose offer answers whose need (I1)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest
from math import log
from typing import NamedTuple
from unicodedata import normalize

from vaultnet.derive.context import Context
from vaultnet.derive.people import active, critical_few
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
    if not text.isascii():
        text = normalize("NFKC", text)
    found = _WORD.findall(text.casefold())
    return tuple(sorted({word for word in found if len(word) > 1} - STOP_WORDS))


def weigh(texts: Sequence[Words]) -> Weights:
    """What each word weighs: rare words more than common ones (I1)."""
    uses = Counter(word for text in texts for word in text)
    return {word: _weight(len(texts), n) for word, n in uses.items()}


def _weight(texts: int, uses: int) -> float:
    return log((1 + texts) / (1 + uses)) + 1


def cover(need: Words, offer: Words, weights: Weights) -> float:
    """How much of the weight of a need an offer has, from 0 to 1 (I1)."""
    whole = sum(weights[word] for word in need)
    return rounded(sum(weights[word] for word in need if word in offer) / whole) if whole else 0.0


def matches(ctx: Context, limit: int = 3) -> tuple[Match, ...]:
    """Who can help the critical few with what they need (I1).

    At most `limit` helpers for a need, from everyone active who may be introduced; nobody helps
    themselves. The best match first, then by uid and as written.
    """
    asked = [
        (person, need, words(need))
        for person in ctx.ask(critical_few)
        if not person.contact.no_intro
        for need in person.contact.needs
    ]
    book = OfferBook(ctx, frozenset(word for _, _, said in asked for word in said))
    found = (Match(person, need, book.helpers(said, person, limit)) for person, need, said in asked)
    matched = (match for match in found if match.helpers)
    return tuple(sorted(matched, key=lambda m: (-m.helpers[0].cover, m.person.uid)))


class OfferBook:
    """The offers of everyone active, found by the words that are asked for.

    Args:
        ctx: whose people's needs and offers decide what a word weighs.
        wanted: the words of every need that will be asked.
    """

    __slots__ = ("_offers", "_uses", "_weights")

    def __init__(self, ctx: Context, wanted: frozenset[str]) -> None:
        everyone = ctx.ask(active)
        said = ctx.each(_said, everyone)
        self._weights = _weigh_wanted(said, wanted)
        self._offers: list[tuple[Person, str]] = []
        self._uses: dict[str, list[int]] = {word: [] for word in wanted}
        for person, (_, offered) in zip(everyone, said, strict=True):
            if person.contact.no_intro:
                continue
            for text, spoken in zip(person.contact.offers, offered, strict=True):
                for word in wanted.intersection(spoken):
                    self._uses[word].append(len(self._offers))
                self._offers.append((person, text))

    def helpers(self, need: Words, person: Person, limit: int) -> tuple[Helper, ...]:
        """Who can help `person` with a need of these words, the best first, each once."""
        whole = sum(self._weights[word] for word in need)
        covered: dict[int, float] = {}
        for word in need:
            weight = self._weights[word]
            for number in self._uses[word]:
                covered[number] = covered.get(number, 0.0) + weight
        best: dict[str, Helper] = {}
        least = (THRESHOLD - 1e-6) * whole
        for number, weight in sorted(covered.items(), key=_heaviest):
            if weight < least:
                break
            other, text = self._offers[number]
            share = rounded(weight / whole)
            if other.path == person.path or share < THRESHOLD:
                continue
            known = best.get(other.path)
            if known is None or (-share, text) < (-known.cover, known.offer):
                best[other.path] = Helper(other, text, share)
            if len(best) >= limit:  # whoever covers as much as the last may still come before
                least = max(least, weight - 1e-6 * whole)
        return tuple(nsmallest(limit, best.values(), key=_order))


def _heaviest(found: tuple[int, float]) -> float:
    return -found[1]


def _said(person: Person, _ctx: Context) -> tuple[tuple[Words, ...], tuple[Words, ...]]:
    """The words of a person's needs, and of their offers."""
    contact = person.contact
    return tuple(map(words, contact.needs)), tuple(map(words, contact.offers))


def _weigh_wanted(
    said: Iterable[tuple[tuple[Words, ...], tuple[Words, ...]]], wanted: frozenset[str]
) -> Weights:
    """As `weigh`, over everything said, for the wanted words only."""
    uses: Counter[str] = Counter()
    texts = 0
    for needed, offered in said:
        texts += len(needed) + len(offered)
        for spoken in (*needed, *offered):
            uses.update(wanted.intersection(spoken))
    return {word: _weight(texts, uses[word]) for word in wanted}


def _order(helper: Helper) -> tuple[float, str]:
    return -helper.cover, helper.person.uid

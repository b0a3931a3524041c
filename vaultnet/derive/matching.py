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
    return tuple(sorted(word for word in _spoken(text) - STOP_WORDS if len(word) > 1))


def _spoken(text: str) -> frozenset[str]:
    """Every word of a text, folded."""
    if not text.isascii():
        text = normalize("NFKC", text)
    return frozenset(_WORD.findall(text.casefold()))


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
    everyone = ctx.ask(active)
    said = ctx.each(_said, everyone)
    asking = tuple(
        (person.path, tuple(map(words, person.contact.needs)))
        for person in ctx.ask(critical_few)
        if not person.contact.no_intro
    )
    found = ctx.reuse(matches, (asking, said, limit), lambda: _match(asking, said, limit))
    people = {person.path: person for person in everyone}
    matched = (
        Match(
            people[path],
            people[path].contact.needs[number],
            tuple(
                Helper(people[other], people[other].contact.offers[offer], share)
                for other, offer, share in helpers
            ),
        )
        for path, number, helpers in found
    )
    return tuple(sorted(matched, key=lambda m: (-m.helpers[0].cover, m.person.uid)))


class Said(NamedTuple):
    """All words of what somebody needs and offers.

    Attributes:
        open: whether they may be introduced.
    """

    path: str
    uid: str
    needs: tuple[frozenset[str], ...]
    offers: tuple[frozenset[str], ...]
    open: bool


#: Path and number of an offer, and how much of a need it covers.
_Found = tuple[str, int, float]


def _said(person: Person, _ctx: Context) -> Said:
    contact = person.contact
    needs, offers = tuple(map(_spoken, contact.needs)), tuple(map(_spoken, contact.offers))
    return Said(person.path, person.uid, needs, offers, not contact.no_intro)


def _match(
    asking: Sequence[tuple[str, tuple[Words, ...]]], said: Sequence[Said], limit: int
) -> tuple[tuple[str, int, tuple[_Found, ...]], ...]:
    """Path and number of every need that somebody can help with, and by what."""
    asked = [(path, n, need) for path, needs in asking for n, need in enumerate(needs)]
    book = OfferBook(said, frozenset(word for _, _, need in asked for word in need))
    found = ((path, number, book.helpers(need, path, limit)) for path, number, need in asked)
    return tuple(match for match in found if match[2])


class OfferBook:
    """The offers of everyone, found by the words that are asked for.

    Args:
        said: what everyone needs and offers; it decides what a word weighs.
        wanted: the words of every need that will be asked.
    """

    __slots__ = ("_offers", "_uses", "_weights")

    def __init__(self, said: Iterable[Said], wanted: frozenset[str]) -> None:
        said = tuple(said)
        self._weights = _weigh_wanted(said, wanted)
        self._offers: list[tuple[str, str, int]] = []
        self._uses: dict[str, list[int]] = {word: [] for word in wanted}
        for person in said:
            for number, spoken in enumerate(person.offers if person.open else ()):
                for word in wanted.intersection(spoken):
                    self._uses[word].append(len(self._offers))
                self._offers.append((person.uid, person.path, number))

    def helpers(self, need: Words, asking: str, limit: int) -> tuple[_Found, ...]:
        """Whose offers cover a need, the best first, each person once, never the asking one."""
        whole = sum(self._weights[word] for word in need)
        covered: dict[int, float] = {}
        for word in need:
            weight = self._weights[word]
            for number in self._uses[word]:
                covered[number] = covered.get(number, 0.0) + weight
        best: dict[str, tuple[float, str, _Found]] = {}
        least = (THRESHOLD - 1e-6) * whole
        for place, weight in sorted(covered.items(), key=_heaviest):
            if weight < least:
                break
            uid, path, number = self._offers[place]
            share = rounded(weight / whole)
            if path == asking or share < THRESHOLD:
                continue
            candidate = (-share, uid, (path, number, share))
            best[path] = min(best.get(path, candidate), candidate)
            if len(best) >= limit:  # whoever covers as much as the last may still come before
                least = max(least, weight - 1e-6 * whole)
        return tuple(found for _, _, found in nsmallest(limit, best.values()))


def _heaviest(found: tuple[int, float]) -> float:
    return -found[1]


def _weigh_wanted(said: Iterable[Said], wanted: frozenset[str]) -> Weights:
    """As `weigh`, over everything said, for the wanted words only."""
    uses: Counter[str] = Counter()
    texts = 0
    for person in said:
        for spoken in (*person.needs, *person.offers):
            texts += 1
            uses.update(wanted.intersection(spoken))
    return {word: _weight(texts, uses[word]) for word in wanted}

"""Whose offer answers whose need (I1)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import nsmallest
from itertools import chain
from sys import intern
from typing import NamedTuple
from unicodedata import normalize

from vaultnet.derive.context import Context
from vaultnet.derive.people import active, by_path, critical_few
from vaultnet.derive.rates import rounded
from vaultnet.derive.shelf import Lexicon, Shelf, Weights, Words, word_weight
from vaultnet.model.network import Person

#: A cover below this is no match.
THRESHOLD = 0.3

#: So many people are named who can help with one need.
HELPERS = 3

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
    return telling(_spoken(text))


def telling(spoken: frozenset[str]) -> Words:
    """Those of the words that say something, sorted."""
    return tuple(sorted(word for word in spoken - STOP_WORDS if len(word) > 1))


def _spoken(text: str) -> frozenset[str]:
    """Every word of a text, folded."""
    if not text.isascii():
        text = normalize("NFKC", text)
    # One object for a word in however many texts: it takes less memory, and is found sooner.
    return frozenset(map(intern, _WORD.findall(text.casefold())))


def weigh(texts: Sequence[Words]) -> Weights:
    """What each word weighs: rare words more than common ones (I1)."""
    uses = Counter(word for text in texts for word in text)
    return {word: word_weight(len(texts), n) for word, n in uses.items()}


def cover(need: Words, offer: Words, weights: Weights) -> float:
    """How much of the weight of a need an offer has, from 0 to 1 (I1)."""
    whole = sum(weights[word] for word in need)
    return rounded(sum(weights[word] for word in need if word in offer) / whole) if whole else 0.0


def matches(ctx: Context, limit: int = HELPERS) -> tuple[Match, ...]:
    """Who can help the critical few with what they need (I1).

    At most `limit` helpers for a need, from everyone active who may be introduced; nobody helps
    themselves. The best match first, then by uid and as written.
    """
    found = ctx.ask(_matched) if limit == HELPERS else _match(ctx, limit)
    people = ctx.ask(by_path)
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

#: Path and number of a need, and the best offers.
_Matched = tuple[str, int, tuple[_Found, ...]]


def said_by(person: Person, _ctx: Context) -> Said:
    """What somebody needs and offers; a question for `Context.each` about everyone active."""
    contact = person.contact
    needs, offers = tuple(map(_spoken, contact.needs)), tuple(map(_spoken, contact.offers))
    return Said(person.path, person.uid, needs, offers, not contact.no_intro)


def _matched(ctx: Context) -> tuple[_Matched, ...]:
    return _match(ctx, HELPERS)


def _match(ctx: Context, limit: int) -> tuple[_Matched, ...]:
    """Path and number of every need that somebody can help with, and by what."""
    asked = ctx.gather(_needs, critical_few)
    wanted = frozenset(word for _, _, need in asked for word in need)
    book = OfferBook(ctx.each(said_by, active), wanted, ctx.ask(lexicon))
    found = ((path, number, book.helpers(need, path, limit)) for path, number, need in asked)
    return tuple(match for match in found if match[2])


def _needs(person: Person, _: Context) -> tuple[tuple[str, int, Words], ...]:
    """Path and number of each need of somebody who may be introduced, and its words."""
    contact = person.contact
    needs = () if contact.no_intro else contact.needs
    return tuple((person.path, number, words(need)) for number, need in enumerate(needs))


class OfferBook:
    """The offers of everyone, found by the words that are asked for.

    Args:
        said: what everyone needs and offers.
        wanted: the words of every need that will be asked.
        weights: what each of them weighs.
    """

    __slots__ = ("_offers", "_shelf", "_weights")

    def __init__(self, said: Iterable[Said], wanted: frozenset[str], weights: Weights) -> None:
        self._weights = weights
        self._shelf = Shelf(wanted, weights)
        self._offers: list[tuple[str, str, int]] = []
        for person in said:
            for number, spoken in enumerate(person.offers if person.open else ()):
                self._shelf.add(spoken)
                self._offers.append((person.uid, person.path, number))

    def helpers(self, need: Words, asking: str, limit: int) -> tuple[_Found, ...]:
        """Whose offers cover a need, the best first, each person once, never the asking one."""
        whole = sum(self._weights[word] for word in need)
        best: dict[str, tuple[float, str, _Found]] = {}
        least = (THRESHOLD - 1e-6) * whole
        for place, weight in sorted(self._shelf.sharing(need, least).items(), key=_heaviest):
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


def lexicon(ctx: Context) -> Weights:
    """What words weigh among all needs and offers of everyone active (I1)."""
    said = ctx.each(said_by, active)
    texts = [spoken for person in said for spoken in (*person.needs, *person.offers)]
    uses = Counter(chain.from_iterable(texts))
    weights = Lexicon(uses, len(texts))
    weights |= dict.fromkeys(uses.keys() - telling(frozenset(uses)), 0.0)
    return weights

"""Who might be glad to be introduced to whom (I2)."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from vaultnet.derive.context import Context
from vaultnet.derive.fit import Fits
from vaultnet.derive.matching import THRESHOLD, Said, cover, lexicon, said_by, words
from vaultnet.derive.parts import noted_introductions
from vaultnet.derive.people import active, is_critical
from vaultnet.derive.shelf import Weights
from vaultnet.derive.standing import is_snoozed
from vaultnet.derive.ties import ties
from vaultnet.derive.touches import days_of_touch
from vaultnet.model.network import Person

#: Whom I have not been in touch with for longer has to hear from me first.
WARM_DAYS = 365

#: How many pairs are worth proposing.
PROPOSED = 10


class Ground(NamedTuple):
    """Why two people might be glad to meet: a need, and the offer that answers it.

    Attributes:
        person, need: who needs what.
        helper, offer: who offers what.
        cover: how much of the need that is, from `THRESHOLD` to 1 (I1).
    """

    person: Person
    need: str
    helper: Person
    offer: str
    cover: float


class Pair(NamedTuple):
    """Two people who do not know each other, as far as I know, and might be glad to.

    Attributes:
        people: the two, by uid.
        score: how well needs and offers fit, both ways together, from 0 to 1.
        grounds: one or two, the better first.
        cold: those of the two whom I have not been in touch with for a year, with the last day.
    """

    people: tuple[Person, Person]
    score: float
    grounds: tuple[Ground, ...]
    cold: tuple[tuple[Person, date], ...]


class Pairs(NamedTuple):
    """The best pairs, the best first.

    Attributes:
        warm: both may be asked now.
        cold: somebody is to be found again first.
    """

    warm: tuple[Pair, ...]
    cold: tuple[Pair, ...]


class Partner(NamedTuple):
    """Someone who may be introduced, with what they need and offer, and the last touch."""

    person: Person
    said: Said
    last: date


#: A score with its sign turned, and two partners by their numbers.
_Ranked = tuple[float, int, int]

#: The best ones with nobody to be found again, and those with somebody.
_Best = tuple[list[_Ranked], list[_Ranked]]


def pairs(ctx: Context) -> Pairs:
    """The best pairs in which at least one is critical, by score, then by uid (I2)."""
    return _pairs(ctx.ask(_best), ctx)


def _best(ctx: Context) -> _Best:
    return _rank(ctx.ask(_fits), ctx.ask(_asking), PROPOSED, ctx)


def _fits(ctx: Context) -> Fits:
    """How well the partners fit those of them who are critical."""
    return Fits(ctx.ask(_all_said), ctx.ask(_asking), ctx.ask(lexicon))


def _all_said(ctx: Context) -> tuple[Said, ...]:
    return tuple([partner.said for partner in ctx.ask(partners)])


def _asking(ctx: Context) -> tuple[int, ...]:
    """The numbers of the partners who are critical."""
    found = enumerate(ctx.ask(partners))
    return tuple([n for n, partner in found if is_critical(partner.person.contact)])


def pairs_with(person: Person, ctx: Context, limit: int = 3) -> Pairs:
    """The best pairs with this one person, of whatever tier (I2)."""
    found = ctx.ask(partners)
    asking = tuple(n for n, partner in enumerate(found) if partner.person.path == person.path)
    fits = Fits([partner.said for partner in found], asking, ctx.ask(lexicon))
    return _pairs(_rank(fits, asking, limit, ctx), ctx)


def partners(ctx: Context) -> tuple[Partner, ...]:
    """Whoever may be introduced to somebody, by uid.

    Everyone active with whom I was ever in touch, but for those who want no introduction and
    those who are snoozed: each of a pair has to be asked.
    """
    return ctx.gather(_partner, active)


def _partner(person: Person, ctx: Context) -> tuple[Partner, ...]:
    said, days = ctx.about(said_by, person), ctx.about(days_of_touch, person)
    # What was imported without a line is no touch.
    if not days or not said.open or is_snoozed(person.contact, ctx.today):
        return ()
    return (Partner(person, said, days[-1]),)


def acquainted(ctx: Context) -> frozenset[tuple[str, str]]:
    """The paths of any two who are tied to each other, or who have a note of introduction.

    Whatever became of that introduction, it is not to be proposed again.
    """
    known = {(one, other) for one, others in ctx.ask(ties).items() for other in others}
    for entry in ctx.ask(noted_introductions):
        pair = entry.person_a, entry.person_b
        known |= {pair, pair[::-1]}
    return frozenset(known)


def _paths(ctx: Context) -> tuple[str, ...]:
    return tuple([partner.person.path for partner in ctx.ask(partners)])


def _cold(ctx: Context) -> frozenset[int]:
    """The numbers of the partners whom I was not in touch with for a year."""
    found = enumerate(ctx.ask(partners))
    return frozenset(n for n, p in found if (ctx.today - p.last).days > WARM_DAYS)


def _rank(fits: Fits, asking: Sequence[int], limit: int, ctx: Context) -> _Best:
    """The best pairs of one of those who ask with any partner, each pair once."""
    paths, cold, met = ctx.ask(_paths), ctx.ask(_cold), ctx.ask(acquainted)
    best: _Best = ([], [])
    asked = frozenset(asking)
    for one in asking:
        warm, away = (-kept[-1][0] if len(kept) == limit else 0.0 for kept in best)
        least = (away, away) if one in cold else (warm, away)
        for other, score in fits.of(one, least, cold):
            kept = best[one in cold or other in cold]
            entry = (-score, min(one, other), max(one, other))
            if not score or (len(kept) == limit and entry > kept[-1]):
                continue
            if other in asked and other < one:
                continue  # told from the other side
            if (paths[one], paths[other]) not in met:
                insort(kept, entry)
                del kept[limit:]
    return best


def _pairs(best: _Best, ctx: Context) -> Pairs:
    warm, cold = (tuple(_pair(entry, ctx) for entry in kept) for kept in best)
    return Pairs(warm, cold)


def _pair(entry: _Ranked, ctx: Context) -> Pair:
    score, *numbers = entry
    found, weights, cold = ctx.ask(partners), ctx.ask(lexicon), ctx.ask(_cold)
    one, other = (found[number].person for number in numbers)
    grounds = (_ground(one, other, weights), _ground(other, one, weights))
    told = sorted((g for g in grounds if g.cover >= THRESHOLD), key=lambda g: -g.cover)
    away = tuple((found[n].person, found[n].last) for n in numbers if n in cold)
    return Pair((one, other), -score, tuple(told), away)


def _ground(person: Person, helper: Person, weights: Weights) -> Ground:
    """The best answer that a helper has to a need, the first as written if there are several."""
    answers = (
        Ground(person, need, helper, offer, cover(words(need), words(offer), weights))
        for need in person.contact.needs
        for offer in helper.contact.offers
    )
    return max(answers, key=lambda g: g.cover, default=Ground(person, "", helper, "", 0.0))

"""Whom of the many to find again after years (M6)."""

from __future__ import annotations

from datetime import date
from math import sqrt
from typing import NamedTuple

from vaultnet.derive.context import Context
from vaultnet.derive.difference import difference
from vaultnet.derive.dimensions import open_dimensions
from vaultnet.derive.loyalty import Loyalty, answers, loyalty
from vaultnet.derive.people import the_many
from vaultnet.derive.rates import Share, rounded
from vaultnet.derive.touches import history, last_touch
from vaultnet.model.contact import Contact
from vaultnet.model.network import Person

#: After so many touches somebody has no more news to a stranger's degree.
_FAMILIAR = 20


class Dormant(NamedTuple):
    """Someone not heard of for years.

    Attributes:
        difference: in how many dimensions they differ from me, of those known for both.
        trust: the three answers about them.
        score: from 0 to 1; it orders the list and is not for showing.
    """

    person: Person
    last: date
    difference: Share
    trust: Loyalty
    score: float


def engagement(contact: Contact) -> float:
    """How ready they would be, from 0 to 1: the mean answer, unknown being half a yes (M6)."""
    given = answers(contact)
    return sum(0.5 if answer is None else float(answer) for answer in given) / len(given)


def novelty(difference: Share, touches: int) -> float:
    """How much news they would have, from 0 to 1: unlike me, and seldom met (M6)."""
    rare = 1 - min(1.0, touches / _FAMILIAR)
    return (difference.k / difference.n + rare) / 2 if difference.n else rare


def reconnect_score(engagement: float, novelty: float) -> float:
    """Both together, from 0 to 1; 0 where either is missing (M6)."""
    return rounded(sqrt(engagement * novelty))


def dormant(ctx: Context) -> tuple[Dormant, ...]:
    """The many whose last touch is too long ago, the most promising first (M6)."""
    return tuple(sorted(ctx.gather(_dormant, the_many), key=lambda d: (-d.score, d.person.uid)))


def _dormant(person: Person, ctx: Context) -> tuple[Dormant, ...]:
    contact, last = person.contact, last_touch(person, ctx.today)
    if last is None or (ctx.today - last).days < ctx.config.dormant_days:
        return ()
    unlike = difference(contact, ctx.me, ctx.ask(open_dimensions))
    news = novelty(unlike, len(history(person, ctx.today)))
    score = reconnect_score(engagement(contact), news)
    return (Dormant(person, last, unlike, loyalty(contact), score),)

"""How far each introduction has come, by its dates alone, and what waits for me (I3-I5)."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from vaultnet.dates import add_days
from vaultnet.derive.between import NUDGE_DAYS
from vaultnet.derive.context import Context
from vaultnet.derive.parts import noted_introductions
from vaultnet.derive.people import by_path, is_active
from vaultnet.derive.rates import Share, wilson
from vaultnet.model.cards import Introduction
from vaultnet.model.contact import Contact
from vaultnet.model.network import Person

#: So long after I brought two people together I ask what came of it.
FOLLOW_UP_DAYS = 30

#: An introduction younger than that has not had its time.
SETTLED_DAYS = 60

#: States of an introduction that was not made yet.
_TO_COME = frozenset({"idea", "asking", "ready"})

_STEPS = (
    "asked_a", "agreed_a", "declined_a", "asked_b", "agreed_b", "declined_b",
    "made", "followed_up", "met",
)  # fmt: skip


class Side(NamedTuple):
    """One of the two, and what they were asked and said; a no is not told here.

    Attributes:
        nudge: from which day on to ask again, where an answer is missing; else None.
        ready: whether that day has come.
    """

    person: Person
    asked: date | None
    agreed: date | None
    nudge: date | None
    ready: bool


class Status(NamedTuple):
    """Where one introduction stands.

    Attributes:
        card: the note, with those of its dates that have come.
        state: `idea`, `asking`, `ready`, `made`, `formed` or `declined` (I3).
        sides: the two, as the note has them.
        single: whether it was made before both had said yes.
        follow_up: from which day on to ask what came of it; None where nothing is left to ask.
        ready: whether that day has come.
    """

    card: Introduction
    state: str
    sides: tuple[Side, Side]
    single: bool
    follow_up: date | None
    ready: bool


class Closure(NamedTuple):
    """How many introductions led to a meeting, of those made 60 days ago or more (I5).

    Attributes:
        low, high: where the true rate lies, by 95 %.
    """

    share: Share
    low: float
    high: float


def so_far(card: Introduction, today: date) -> Introduction:
    """The introduction without the dates that are still to come: these are plans."""
    planned = (step for step in _STEPS if (getattr(card, step) or date.min) > today)
    to_come: dict[str, Any] = dict.fromkeys(planned)
    return card._replace(**to_come) if to_come else card


def state(card: Introduction) -> str:
    """How far an introduction has come (I3); all of its dates are taken as past."""
    if card.declined_a or card.declined_b:
        return "declined"
    if card.met:
        return "formed"
    if card.made:
        return "made"
    if card.agreed_a and card.agreed_b:
        return "ready"
    if card.asked_a or card.asked_b or card.agreed_a or card.agreed_b:
        return "asking"
    return "idea"


def is_single(card: Introduction) -> bool:
    """Whether two people were brought together before both had said yes (I3)."""
    return bool(card.made) and not (card.agreed_a and card.agreed_b)


def follow_up(card: Introduction) -> date | None:
    """From which day on to ask what came of it; None where I did, or there is nothing yet (I4)."""
    begun = card.made or card.met
    if begun is None or card.followed_up or state(card) == "declined":
        return None
    return add_days(begun, FOLLOW_UP_DAYS)


def statuses(ctx: Context) -> tuple[Status, ...]:
    """Every introduction of two people who are active, by path of its note (I3, I4).

    One that was not made yet is left out where somebody wants none.
    """
    people = ctx.ask(by_path)
    found = []
    for card in ctx.ask(noted_introductions):
        pair = people[card.person_a], people[card.person_b]
        status = _status(so_far(card, ctx.today), pair, ctx.today)
        if all(_stays(person.contact, status.state) for person in pair):
            found.append(status)
    return tuple(found)


def _stays(contact: Contact, state: str) -> bool:
    return is_active(contact) and not (contact.no_intro and state in _TO_COME)


def _status(card: Introduction, pair: tuple[Person, Person], today: date) -> Status:
    now, later = state(card), follow_up(card)
    one = _side(pair[0], (card.asked_a, card.agreed_a), now, today)
    other = _side(pair[1], (card.asked_b, card.agreed_b), now, today)
    is_due = later is not None and later <= today
    return Status(card, now, (one, other), is_single(card), later, is_due)


def _side(person: Person, said: tuple[date | None, date | None], now: str, today: date) -> Side:
    asked, agreed = said
    waiting = now == "asking" and asked is not None and agreed is None
    nudge = add_days(asked, NUDGE_DAYS) if waiting and asked else None
    return Side(person, asked, agreed, nudge, nudge is not None and nudge <= today)


def closure(ctx: Context) -> Closure:
    """How many introductions that had their time led to a meeting (I5).

    One that somebody declined after it was made counts as made.
    """
    latest = add_days(ctx.today, -SETTLED_DAYS)
    made = [s for s in ctx.ask(statuses) if s.card.made is not None and s.card.made <= latest]
    share = Share(sum(status.state == "formed" for status in made), len(made))
    return Closure(share, *wilson(*share))

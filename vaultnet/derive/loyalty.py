"""Who would introduce, help and vouch for me: what I believe, and what was shown (L1-L5)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from vaultnet.dates import add_days
from vaultnet.derive.context import Context
from vaultnet.derive.people import active, critical_few, is_critical
from vaultnet.derive.rates import Share, rounded
from vaultnet.model.contact import Contact
from vaultnet.model.network import Person
from vaultnet.model.words import GOTS

#: How far back something received still shows loyalty.
EVIDENCE_DAYS = 1095

#: After so many days the three questions are asked again.
REVIEW_DAYS = 365

#: The three questions, each with the kinds of value received that show a yes (L4).
EVIDENCE = {
    "introduce": frozenset({"network", "endorsement"}),
    "help": frozenset({"help"}),
    "vouch": frozenset({"endorsement"}),
}


class Loyalty(NamedTuple):
    """How many of the three answers are yes, and how many are not known (L1)."""

    yes: int
    unknown: int


class Mismatch(NamedTuple):
    """Where the critical few and the handful differ (L3).

    Attributes:
        claimed: critical, but not in the handful; by uid.
        unclaimed: in the handful, but not critical; by uid.
        jaccard: how alike the two groups are, from 0 to 1; None if that is not known.
        confirmed: how many of the critical few are in the handful; of none if that is not known.
    """

    claimed: tuple[Person, ...]
    unclaimed: tuple[Person, ...]
    jaccard: float | None
    confirmed: Share


class Evidence(NamedTuple):
    """Answers of yes, and what was received that shows them (L4).

    Attributes:
        believed: the questions answered yes.
        shown: those of them that something received bears out.
        kinds: the kinds of value received that do so.
    """

    person: Person
    believed: tuple[str, ...]
    shown: tuple[str, ...]
    kinds: tuple[str, ...]


class Audit(NamedTuple):
    """Someone to ask myself about again: how many answers are open, and when I last did (L5)."""

    person: Person
    unknown: int
    reviewed: date | None


def answers(contact: Contact) -> tuple[bool | None, bool | None, bool | None]:
    """The answers in the order of `EVIDENCE`; None is unknown, which is neither yes nor no."""
    return contact.would_introduce, contact.would_help, contact.would_vouch


def loyalty(contact: Contact) -> Loyalty:
    """How many answers are yes, and how many unknown (L1)."""
    given = answers(contact)
    return Loyalty(given.count(True), given.count(None))


def is_loyal(contact: Contact) -> bool:
    """Whether all three answers are yes."""
    return loyalty(contact).yes == len(EVIDENCE)


def handful(ctx: Context) -> tuple[Person, ...]:
    """Everyone active with three answers of yes, of whatever tier, by uid (L2)."""
    return ctx.those(_is_in_the_handful, active)


def _is_in_the_handful(person: Person, _: Context) -> bool:
    return is_loyal(person.contact)


def handful_size(ctx: Context) -> str:
    """`start` under five, `expected` to ten, `check` above; empty where nothing was answered."""
    return size_word(len(ctx.ask(handful))) if any(ctx.each(_is_answered, active)) else ""


def _is_answered(person: Person, _: Context) -> bool:
    return loyalty(person.contact).unknown < len(EVIDENCE)


def size_word(size: int) -> str:
    """What the size of a handful says: `start`, `expected` or `check`."""
    if size < 5:
        return "start"
    return "expected" if size <= 10 else "check"


def mismatch(ctx: Context) -> Mismatch:
    """Where the critical few and the handful differ (L3); unknown while nothing is answered."""
    found = compare(ctx.ask(critical_few), ctx.ask(handful))
    is_known = ctx.ask(handful_size) != ""
    return found if is_known else found._replace(jaccard=None, confirmed=Share(0, 0))


def compare(critical: tuple[Person, ...], loyal: tuple[Person, ...]) -> Mismatch:
    """Where two groups differ, the one claimed and the one shown (L3)."""
    claims, loyals = {p.path for p in critical}, {p.path for p in loyal}
    both, either = len(claims & loyals), len(claims | loyals)
    return Mismatch(
        tuple(p for p in critical if p.path not in loyals),
        tuple(p for p in loyal if p.path not in claims),
        rounded(both / either) if either else None,
        Share(both, len(claims)),
    )


def evidence(person: Person, until: date) -> Evidence:
    """What was received within 1095 days that bears out the answers of yes (L4)."""
    first = add_days(until, -EVIDENCE_DAYS)
    got = {line.got for line in person.log if line.fields and first <= line.date <= until}
    asked = zip(EVIDENCE.items(), answers(person.contact), strict=True)
    believed = {question: kinds for (question, kinds), yes in asked if yes}
    shown = tuple(question for question, kinds in believed.items() if kinds & got)
    telling = {kind for kinds in believed.values() for kind in kinds & got}
    return Evidence(person, tuple(believed), shown, tuple(k for k in GOTS if k in telling))


def beliefs(ctx: Context) -> tuple[Evidence, ...]:
    """What was shown of every yes about the critical few and the handful, by uid (L4).

    Communal ties are left out: with them nobody keeps count of what was received.
    """
    return ctx.gather(_beliefs, active)


def _beliefs(person: Person, ctx: Context) -> tuple[Evidence, ...]:
    contact = person.contact
    if contact.communal or not (is_critical(contact) or is_loyal(contact)):
        return ()
    return (evidence(person, ctx.today),) if loyalty(contact).yes else ()


def audits(ctx: Context) -> tuple[Audit, ...]:
    """The critical few with open or old answers, the longest unreviewed first (L5).

    Among those alike in that, most open answers first, then by uid. Whoever was thought about
    today and is still not known goes to the end, so the others have their turn.
    """
    due = []
    for person in ctx.ask(critical_few):
        unknown, reviewed = loyalty(person.contact).unknown, person.contact.loyalty_reviewed
        if unknown or (reviewed is not None and (ctx.today - reviewed).days > REVIEW_DAYS):
            due.append(Audit(person, unknown, reviewed))
    return tuple(sorted(due, key=_longest_first))


def _longest_first(audit: Audit) -> tuple[date, int, str]:
    return audit.reviewed or date.min, -audit.unknown, audit.person.uid

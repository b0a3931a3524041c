"""Introductions: who might be glad to meet, and what each one under way waits for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from vaultnet.derive.context import Context
from vaultnet.derive.introductions import Side, Status, closure, statuses
from vaultnet.derive.pairs import Pair, pairs
from vaultnet.derive.people import active, critical_few
from vaultnet.model import Person
from vaultnet.model.interaction import is_private
from vaultnet.plugins import Facts, IndexNote, Rows
from vaultnet.plugins.values import count, note, who


def facts(ctx: Context) -> Facts:
    """Pairs that fit (I1, I2), introductions by state (I3), nudges (I4), how many met (I5)."""
    found, under_way, of_old = ctx.ask(pairs), ctx.ask(statuses), ctx.ask(closure)
    return {
        "ready": _listed(under_way, "ready", ctx),
        "follow_up": [
            {**_card(status, ctx), "made": _begun(status), "from": day, "due": status.ready}
            for day, status in _unasked(under_way)
        ],
        "asking": [
            {**_card(status, ctx), "sides": [_side(side) for side in status.sides]}
            for status in under_way
            if status.state == "asking"
        ],
        "noted": _listed(under_way, "idea", ctx),
        "ideas": Rows(_pair, found.warm),
        "reconnect": Rows(_pair, found.cold),
        "single": [
            note(s.card.path, ctx) for s in under_way if s.single and s.state in ("made", "formed")
        ],
        "declined": sum(status.state == "declined" for status in under_way),
        "met": count(of_old.share),
        "met_few": of_old.share.few,
        "met_low": None if of_old.share.few else of_old.low,
        "met_high": None if of_old.share.few else of_old.high,
        "critical": len(ctx.ask(critical_few)),
        "needing": sum(ctx.each(_is_needing, active)),
        "offering": sum(ctx.each(_is_offering, active)),
    }


def _is_needing(person: Person, _: Context) -> bool:
    return bool(person.contact.needs)


def _is_offering(person: Person, _: Context) -> bool:
    return bool(person.contact.offers)


def _listed(under_way: Iterable[Status], state: str, ctx: Context) -> list[dict[str, object]]:
    return [_card(status, ctx) for status in under_way if status.state == state]


def _unasked(under_way: Iterable[Status]) -> list[tuple[date, Status]]:
    """Those of which I did not ask yet what came of them, the oldest first."""
    found = [(status.follow_up, status) for status in under_way if status.follow_up is not None]
    return sorted(found, key=lambda entry: (entry[0], entry[1].card.path))


def _begun(status: Status) -> date | None:
    return status.card.made or status.card.met


def _card(status: Status, ctx: Context) -> dict[str, object]:
    one, other = status.sides
    why = status.card.why or status.card.need
    return {
        "introduction": note(status.card.path, ctx),
        "person_a": who(one.person),
        "person_b": who(other.person),
        "why": None if is_private(why) else why or None,
    }


def _side(side: Side) -> dict[str, object]:
    return {
        "person": who(side.person),
        "asked": side.asked,
        "agreed": side.agreed,
        "nudge": side.nudge,
        "ready": side.ready,
    }


def _pair(pair: Pair) -> dict[str, object]:
    one, other = pair.people
    return {
        "person_a": who(one),
        "person_b": who(other),
        "score": pair.score,
        "grounds": [
            {
                "person": who(ground.person),
                "need": ground.need,
                "helper": who(ground.helper),
                "offer": ground.offer,
                "cover": ground.cover,
            }
            for ground in pair.grounds
        ],
        "cold": [{"person": who(person), "last": last} for person, last in pair.cold],
    }


NOTE = IndexNote(
    name="introductions",
    title="Introductions",
    summary="who might be glad to meet, and what each introduction waits for",
    template="introductions.md.jinja",
    facts=facts,
)

"""Can I ask: whom I gave to first, whom to give to again, and what I owe."""

from __future__ import annotations

from collections.abc import Mapping

from vaultnet.derive.asking import can_ask, cold_asks, lead_time, readiness
from vaultnet.derive.context import Context
from vaultnet.derive.favors import promises, thanks
from vaultnet.derive.people import active
from vaultnet.derive.readiness import Grounds, grounds
from vaultnet.model import Person
from vaultnet.plugins import Facts, IndexNote
from vaultnet.plugins.values import count, index_note, who


def facts(ctx: Context) -> Facts:
    """Whom I can ask and what is missing (G2), cold asks (G3), lead time (G4), what I owe."""
    found, lead = ctx.ask(can_ask), ctx.ask(lead_time)
    owed, rows = ctx.ask(promises), ctx.ask(_rows)
    return {
        "ready": [
            {"person": who(entry.person), "thank": _to_thank(entry.person, ctx)}
            for entry in found.ready
        ],
        "almost": [rows[entry.person.path] for entry in found.almost],
        "not_yet": [rows[entry.person.path] for entry in found.not_yet],
        "snoozed": [
            {"person": who(person), "until": person.contact.snooze_until}
            for person in found.snoozed
        ],
        "others": found.others,
        "days": ctx.config.value_window_days,
        "cold": count(ctx.ask(cold_asks)),
        "lead_days": lead.days,
        "lead_people": lead.people,
        "owed": len(owed),
        "owed_overdue": sum(promise.overdue for promise in owed),
        "owed_next": min((p.due for p in owed if p.due and not p.overdue), default=None),
        "favors": index_note("favors", ctx),
    }


def _rows(ctx: Context) -> Mapping[str, dict[str, object]]:
    """What is told of everyone who cannot be asked yet, by path."""
    found = ctx.ask(can_ask)
    waiting = {entry.person.path for entry in (*found.almost, *found.not_yet)}
    people = tuple(person for person in ctx.ask(active) if person.path in waiting)
    known = zip(people, ctx.each(_row, people), strict=True)
    return {person.path: row for person, row in known}


def _row(person: Person, ctx: Context) -> dict[str, object]:
    """The checks and what they rest on; a question for `Context.each`."""
    entry, found = ctx.about(readiness, person), grounds(person, ctx)
    known = found._asdict() if found else dict.fromkeys(Grounds._fields)
    return {
        "person": who(person),
        **(entry.checks._asdict() if entry else {}),
        **known,
        "answer": known["answer"] or None,
        "thank": _to_thank(person, ctx),
    }


def _to_thank(person: Person, ctx: Context) -> bool | None:
    """Whether they said yes and have not heard from me since; of communal ties nothing is told."""
    return None if person.contact.communal else person.path in ctx.ask(_thanked)


def _thanked(ctx: Context) -> frozenset[str]:
    return frozenset(entry.person.path for entry in ctx.ask(thanks))


NOTE = IndexNote(
    name="asking",
    title="Can I ask",
    summary="whom I gave to first, whom to give to again, and what I owe",
    template="asking.md.jinja",
    facts=facts,
)

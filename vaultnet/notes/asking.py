"""Can I ask: whom I gave to first, whom to give to again, and what I owe."""

from __future__ import annotations

from datetime import date

from vaultnet.derive.asking import Readiness, can_ask, cold_asks, lead_time
from vaultnet.derive.context import Context
from vaultnet.derive.readiness import Grounds, first_day, grounds
from vaultnet.derive.tallies import owed
from vaultnet.model import Person
from vaultnet.plugins import Facts, IndexNote, Rows
from vaultnet.plugins.values import count, index_note, who


def facts(ctx: Context) -> Facts:
    """Whom I can ask and what is missing (G2), cold asks (G3), lead time (G4), what I owe."""
    found, lead, owing = ctx.ask(can_ask), ctx.ask(lead_time), ctx.ask(owed)
    first = ctx.ask(first_day)
    return {
        "ready": Rows(_ready, found.ready),
        "almost": Rows(_waiting, found.almost, ctx.today, first),
        "not_yet": Rows(_waiting, found.not_yet, ctx.today, first),
        "snoozed": Rows(_snoozed, found.snoozed),
        "others": found.others,
        "days": ctx.config.value_window_days,
        "cold": count(ctx.ask(cold_asks)),
        "lead_days": lead.days,
        "lead_people": lead.people,
        "owed": owing.promises,
        "owed_overdue": owing.overdue,
        "owed_next": owing.next,
        "favors": index_note("favors", ctx),
    }


def _ready(entry: Readiness) -> dict[str, object]:
    return {"person": who(entry.person), "thank": _to_thank(entry)}


def _waiting(entry: Readiness, today: date, first: date) -> dict[str, object]:
    """The checks and what they rest on."""
    found = grounds(entry.person, entry.dealt, today, first)
    known = found._asdict() if found else dict.fromkeys(Grounds._fields)
    return {
        "person": who(entry.person),
        **entry.checks._asdict(),
        **known,
        "answer": known["answer"] or None,
        "thank": _to_thank(entry),
    }


def _to_thank(entry: Readiness) -> bool | None:
    """Whether a thank is due; of communal ties nothing is told."""
    return None if entry.person.contact.communal else entry.thank


def _snoozed(person: Person) -> dict[str, object]:
    return {"person": who(person), "until": person.contact.snooze_until}


NOTE = IndexNote(
    name="asking",
    title="Can I ask",
    summary="whom I gave to first, whom to give to again, and what I owe",
    template="asking.md.jinja",
    facts=facts,
)

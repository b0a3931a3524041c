"""Agendas: what the critical few want, how fresh that is, and who can help."""

from __future__ import annotations

from vaultnet.derive.agenda import Agenda, agendas, aimed, gone_stale, in_the_dark, items_helped
from vaultnet.derive.context import Context
from vaultnet.derive.favors import raises
from vaultnet.derive.matching import matches
from vaultnet.plugins import Facts, IndexNote
from vaultnet.plugins.values import count, everyone, who


def facts(ctx: Context) -> Facts:
    """Dark and stale agendas (A2), those that are known, matches (I1), aim (A3, A4)."""
    return {
        "in_the_dark": everyone(ctx.ask(in_the_dark)),
        "stale": [_stale(known) for known in ctx.ask(gone_stale)],
        "known": [_known(known) for known in ctx.ask(agendas) if known.state == "fresh"],
        "raise": [
            {"person": who(entry.person), "text": entry.text, "box": entry.box}
            for entry in ctx.ask(raises)
        ],
        "help": [
            {
                "person": who(match.person),
                "need": match.need,
                "helpers": [
                    {"person": who(helper.person), "offer": helper.offer, "cover": helper.cover}
                    for helper in match.helpers
                ],
            }
            for match in ctx.ask(matches)
        ],
        "aimed": count(ctx.ask(aimed)),
        "helped": count(ctx.ask(items_helped)),
    }


def _stale(known: Agenda) -> dict[str, object]:
    return {
        "person": who(known.person),
        "reviewed": known.reviewed,
        "changed": known.change is not None,
        "job_change": known.job_change,
    }


def _known(known: Agenda) -> dict[str, object]:
    contact = known.person.contact
    return {
        "person": who(known.person),
        "reviewed": known.reviewed,
        "priorities": list(contact.priorities),
        "needs": list(contact.needs),
        "goals": list(contact.goals),
        "personal_goals": list(contact.personal_goals),
    }


NOTE = IndexNote(
    name="agendas",
    title="Agendas",
    summary="what the critical few want, how fresh that is, who can help",
    template="agendas.md.jinja",
    facts=facts,
)

"""Agendas: what the critical few want, how fresh that is, and who can help."""

from __future__ import annotations

from vaultnet.derive.agenda import Agenda, agendas, aimed, gone_stale, in_the_dark, items_helped
from vaultnet.derive.between import Raise
from vaultnet.derive.context import Context
from vaultnet.derive.favors import raises
from vaultnet.derive.matching import Match, matches
from vaultnet.plugins import Facts, IndexNote, Rows
from vaultnet.plugins.values import count, everyone, who


def facts(ctx: Context) -> Facts:
    """Dark and stale agendas (A2), those that are known, matches (I1), aim (A3, A4)."""
    return {
        "in_the_dark": everyone(ctx.ask(in_the_dark)),
        "stale": Rows(_stale, ctx.ask(gone_stale)),
        "known": Rows(_known, (known for known in ctx.ask(agendas) if known.state == "fresh")),
        "raise": Rows(_raised, ctx.ask(raises)),
        "help": Rows(_helped, ctx.ask(matches)),
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


def _raised(entry: Raise) -> dict[str, object]:
    return {"person": who(entry.person), "text": entry.text, "box": entry.box}


def _helped(match: Match) -> dict[str, object]:
    return {
        "person": who(match.person),
        "need": match.need,
        "helpers": [
            {"person": who(helper.person), "offer": helper.offer, "cover": helper.cover}
            for helper in match.helpers
        ],
    }


NOTE = IndexNote(
    name="agendas",
    title="Agendas",
    summary="what the critical few want, how fresh that is, who can help",
    template="agendas.md.jinja",
    facts=facts,
)

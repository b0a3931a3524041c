"""Loyalty audit: who would stand up for me, what was shown of it, and whom to think about next."""

from __future__ import annotations

from vaultnet.derive.context import Context
from vaultnet.derive.loyalty import (
    Audit,
    Evidence,
    audits,
    beliefs,
    handful,
    handful_size,
    loyalty,
    mismatch,
)
from vaultnet.derive.people import critical_few
from vaultnet.model import Person
from vaultnet.plugins import Facts, IndexNote, Rows
from vaultnet.plugins.values import count, everyone, who


def facts(ctx: Context) -> Facts:
    """The handful (L2), where it differs from the critical few (L3), what was shown (L4), L5."""
    differ = ctx.ask(mismatch)
    return {
        "critical": len(ctx.ask(critical_few)),
        "handful": everyone(ctx.ask(handful)),
        "handful_size": ctx.ask(handful_size) or None,
        "confirmed": count(differ.confirmed),
        "alike": differ.jaccard,
        "claimed": Rows(_claimed, differ.claimed),
        "unclaimed": everyone(differ.unclaimed),
        "believed": Rows(_believed, ctx.ask(beliefs)),
        "next": Rows(_next, ctx.ask(audits)),
    }


def _claimed(person: Person) -> dict[str, object]:
    return {"person": who(person), "unknown": loyalty(person.contact).unknown}


def _believed(entry: Evidence) -> dict[str, object]:
    return {
        "person": who(entry.person),
        "believed": list(entry.believed),
        "shown": list(entry.shown),
        "kinds": list(entry.kinds),
    }


def _next(entry: Audit) -> dict[str, object]:
    return {"person": who(entry.person), "unknown": entry.unknown, "reviewed": entry.reviewed}


NOTE = IndexNote(
    name="loyalty",
    title="Loyalty audit",
    summary="who would stand up for me, what was shown of it, whom to think about next",
    template="loyalty.md.jinja",
    facts=facts,
)

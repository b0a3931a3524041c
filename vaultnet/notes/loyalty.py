"""Loyalty audit: who would stand up for me, what was shown of it, and whom to think about next."""

from __future__ import annotations

from vaultnet.derive.context import Context
from vaultnet.derive.loyalty import (
    audits,
    beliefs,
    handful,
    handful_size,
    loyalty,
    mismatch,
)
from vaultnet.derive.people import critical_few
from vaultnet.plugins import Facts, IndexNote
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
        "claimed": [
            {"person": who(person), "unknown": loyalty(person.contact).unknown}
            for person in differ.claimed
        ],
        "unclaimed": everyone(differ.unclaimed),
        "believed": [
            {
                "person": who(entry.person),
                "believed": list(entry.believed),
                "shown": list(entry.shown),
                "kinds": list(entry.kinds),
            }
            for entry in ctx.ask(beliefs)
        ],
        "next": [
            {
                "person": who(entry.person),
                "unknown": entry.unknown,
                "reviewed": entry.reviewed,
            }
            for entry in ctx.ask(audits)
        ],
    }


NOTE = IndexNote(
    name="loyalty",
    title="Loyalty audit",
    summary="who would stand up for me, what was shown of it, whom to think about next",
    template="loyalty.md.jinja",
    facts=facts,
)

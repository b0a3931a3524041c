"""The many: a light touch for all, one surprise a week, someone to find again."""

from __future__ import annotations

from vaultnet.derive.attention import tactics
from vaultnet.derive.context import Context
from vaultnet.derive.groups import broadcasts, sizes, surprise
from vaultnet.derive.reconnect import dormant
from vaultnet.plugins import Facts, IndexNote
from vaultnet.plugins.values import count, who

#: How many dormant people are listed; the rest is counted.
LIMIT = 10


def facts(ctx: Context) -> Facts:
    """Broadcasts that are due (M7), a surprise (M8), dormant people (M6), attention to all (M5)."""
    chosen = ctx.ask(surprise)
    asleep = ctx.ask(dormant)
    groups = ctx.ask(sizes)
    return {
        "size": groups.many,
        "critical": groups.critical,
        "broadcasts": [
            {
                "person": who(entry.person),
                "last": entry.last,
                "due": entry.due,
                "ready": entry.due <= ctx.today,
            }
            for entry in ctx.ask(broadcasts)
        ],
        "surprise": who(chosen) if chosen else None,
        "dormant": [
            {
                "person": who(entry.person),
                "last": entry.last,
                "difference": count(entry.difference),
                "trusted": entry.trust.yes,
                "unknown": entry.trust.unknown,
            }
            for entry in asleep[:LIMIT]
        ],
        "more_dormant": max(len(asleep) - LIMIT, 0),
        "dormant_years": round(ctx.config.dormant_days / 365, 1),
        "personal": count(ctx.ask(tactics).leak),
    }


NOTE = IndexNote(
    name="many",
    title="The many",
    summary="a light touch for all, one surprise a week, someone to find again",
    template="many.md.jinja",
    facts=facts,
)

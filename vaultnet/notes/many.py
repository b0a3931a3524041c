"""The many: a light touch for all, one surprise a week, someone to find again."""

from __future__ import annotations

from vaultnet.derive.attention import tactics
from vaultnet.derive.context import Context
from vaultnet.derive.groups import answered, broadcasts, sizes, surprise
from vaultnet.derive.loyalty import is_loyal
from vaultnet.derive.reconnect import dormant
from vaultnet.plugins import Facts, IndexNote
from vaultnet.plugins.values import count, who


def facts(ctx: Context) -> Facts:
    """Broadcasts (M7) and answers (P19), a surprise (M8), dormant people (M6), attention (M5)."""
    chosen = ctx.ask(surprise)
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
        "answered": [
            {"person": who(entry.person), "broadcast": entry.sent, "answered": entry.day}
            for entry in ctx.ask(answered)
        ],
        "surprise": who(chosen) if chosen else None,
        "dormant": [
            {
                "person": who(entry.person),
                "last": entry.last,
                "difference": count(entry.difference),
                "trusted": None if entry.trust.unknown else is_loyal(entry.person.contact),
            }
            for entry in ctx.ask(dormant)
        ],
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

"""The many: a light touch for all, one surprise a week, someone to find again."""

from __future__ import annotations

from datetime import date

from vaultnet.derive.attention import tactics
from vaultnet.derive.context import Context
from vaultnet.derive.groups import Answer, Broadcast, answered, broadcasts, sizes, surprise
from vaultnet.derive.loyalty import is_loyal
from vaultnet.derive.reconnect import Dormant, dormant
from vaultnet.plugins import Facts, IndexNote, Rows
from vaultnet.plugins.values import count, who


def facts(ctx: Context) -> Facts:
    """Broadcasts (M7) and answers (P19), a surprise (M8), dormant people (M6), attention (M5)."""
    chosen = ctx.ask(surprise)
    groups = ctx.ask(sizes)
    return {
        "size": groups.many,
        "critical": groups.critical,
        "broadcasts": Rows(_sent, ctx.ask(broadcasts), ctx.today),
        "answered": Rows(_answered, ctx.ask(answered)),
        "surprise": who(chosen) if chosen else None,
        "dormant": Rows(_dormant, ctx.ask(dormant)),
        "dormant_years": round(ctx.config.dormant_days / 365, 1),
        "personal": count(ctx.ask(tactics).leak),
    }


def _sent(entry: Broadcast, today: date) -> dict[str, object]:
    return {
        "person": who(entry.person),
        "last": entry.last,
        "due": entry.due,
        "ready": entry.due <= today,
    }


def _answered(entry: Answer) -> dict[str, object]:
    return {"person": who(entry.person), "broadcast": entry.sent, "answered": entry.day}


def _dormant(entry: Dormant) -> dict[str, object]:
    return {
        "person": who(entry.person),
        "last": entry.last,
        "difference": count(entry.difference),
        "trusted": None if entry.trust.unknown else is_loyal(entry.person.contact),
    }


NOTE = IndexNote(
    name="many",
    title="The many",
    summary="a light touch for all, one surprise a week, someone to find again",
    template="many.md.jinja",
    facts=facts,
)

"""Ripples: what came of what I gave, and whom to tell."""

from __future__ import annotations

from vaultnet.derive.acts import Act
from vaultnet.derive.attention import attention
from vaultnet.derive.causes import causes
from vaultnet.derive.context import Context
from vaultnet.derive.people import by_path
from vaultnet.derive.ripples import lag, ripples
from vaultnet.derive.strings import no_strings
from vaultnet.derive.tales import news
from vaultnet.plugins import Facts, IndexNote
from vaultnet.plugins.values import count, everyone, index_note, who


def facts(ctx: Context) -> Facts:
    """Ripples of my gives (R1, R2, R3), whom to tell, lag (R5), who came (R7), R8, faults (R0)."""
    weekly, took, faults = ctx.frozen, ctx.frozen.ask(lag), ctx.ask(causes).faults
    return {
        "tell": [
            {
                "person": who(tale.person),
                "came": _act(tale.effect, ctx),
                "because": _act(tale.because, ctx),
            }
            for tale in ctx.ask(news)
        ],
        "ripples": [
            {
                "act": _act(ripple.act, ctx),
                "acts": ripple.size,
                "steps": ripple.depth,
                "reached": everyone(ripple.reach),
                "carried_on": everyone(ripple.carriers),
            }
            for ripple in weekly.ask(ripples)
        ],
        "links": took.links,
        "lag": took.days,
        "inbound": count(weekly.ask(attention).inbound),
        "no_strings": count(weekly.ask(no_strings)),
        "faults": [
            {"path": fault.path, "line": fault.line, "message": fault.message}
            for fault in faults
            if not fault.notice
        ],
        "unfollowed": sum(fault.notice for fault in faults),
        "problems": index_note("problems", ctx),
    }


def _act(act: Act, ctx: Context) -> dict[str, object]:
    return {"person": who(ctx.ask(by_path)[act.path]), "date": act.day, "text": act.text}


NOTE = IndexNote(
    name="ripples",
    title="Ripples",
    summary="what came of what I gave, and whom to tell",
    template="ripples.md.jinja",
    facts=facts,
)

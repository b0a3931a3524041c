"""Open favors: what I promised, what I asked for, whom to thank."""

from __future__ import annotations

from vaultnet.derive.attention import attention
from vaultnet.derive.between import Ask, Promise, Thanks
from vaultnet.derive.context import Context
from vaultnet.derive.favors import asks, promises, thanks
from vaultnet.derive.reciprocity import answer_time, reciprocity
from vaultnet.derive.tallies import help_rate, reliability
from vaultnet.plugins import Facts, IndexNote, Rows
from vaultnet.plugins.values import count, who


def facts(ctx: Context) -> Facts:
    """What is open, thanks, help rate (G5), answers and what went both ways (G6), my word (G7)."""
    helped, waited = ctx.ask(help_rate), ctx.ask(answer_time)
    return {
        "promised": Rows(_promised, ctx.ask(promises)),
        "asked": Rows(_asked, ctx.ask(asks)),
        "thank": Rows(_thanked, ctx.ask(thanks)),
        "helped": count(helped.share),
        "helped_few": helped.share.few,
        "helped_low": None if helped.share.few else helped.low,
        "helped_high": None if helped.share.few else helped.high,
        "asked_lately": helped.asked_lately,
        "answer_days": waited.days,
        "answers": waited.answers,
        "kept": count(ctx.ask(reliability)),
        "reciprocity": ctx.ask(reciprocity),
        "touches": ctx.ask(attention).critical.n,
    }


def _promised(entry: Promise) -> dict[str, object]:
    return {
        "person": who(entry.person),
        "text": entry.text,
        "due": entry.due,
        "overdue": entry.overdue,
        "line": entry.line,
        "box": entry.box,
    }


def _asked(entry: Ask) -> dict[str, object]:
    return {
        "person": who(entry.person),
        "text": entry.text,
        "asked": entry.asked,
        "nudge": entry.nudge,
        "ready": entry.ready,
        "line": entry.line,
        "box": entry.box,
    }


def _thanked(entry: Thanks) -> dict[str, object]:
    return {"person": who(entry.person), "text": entry.text, "date": entry.day}


NOTE = IndexNote(
    name="favors",
    title="Open favors",
    summary="what I promised, what I asked for, whom to thank",
    template="favors.md.jinja",
    facts=facts,
)

"""Hooks: what makes people curious, what does not, and how much of the talking is mine."""

from __future__ import annotations

from vaultnet.derive.brevity import PITCH_WORDS, seconds, spoken_words
from vaultnet.derive.context import Context
from vaultnet.derive.hooks import Record, reach_back, records, repertoire
from vaultnet.derive.talk import talk
from vaultnet.plugins import Facts, IndexNote
from vaultnet.plugins.values import count, note


def facts(ctx: Context) -> Facts:
    """Each hook (Q1, Q4), reach-back (P12), repertoire (Q6), my pitch (Q1), talk share (Q5)."""
    known = sorted(ctx.ask(records).values(), key=lambda r: (-r.expected, r.hook.path))
    stock, came, spoken = ctx.ask(repertoire), ctx.ask(reach_back), ctx.ask(talk)
    pitch = spoken_words(ctx.me.pitch) if ctx.me else 0
    return {
        "hooks": [_row(record, ctx) for record in known if not record.hook.retired],
        "retired": [_row(record, ctx) for record in known if record.hook.retired],
        "reached": count(came),
        "reached_few": came.few,
        "unexpected": count(stock.unexpected),
        "made_lately": stock.lately,
        "stale": stock.is_stale,
        "pitch_words": pitch or None,
        "pitch_seconds": seconds(pitch) if pitch else None,
        "pitch_limit": PITCH_WORDS,
        "pitch_long": pitch > PITCH_WORDS,
        "talk": None if spoken.few else spoken.mean,
        "talk_noted": spoken.n,
        "talk_few": spoken.few,
        "lecture": spoken.is_lecture,
    }


def _row(record: Record, ctx: Context) -> dict[str, object]:
    few = record.pulled.few
    return {
        "hook": note(record.hook.path, ctx),
        "stance": record.hook.stance or None,
        "words": record.words,
        "seconds": record.seconds,
        "limit": record.limit,
        "long": record.is_long,
        "backed": record.hook.backed,
        "used": record.uses,
        "pulled": count(record.pulled),
        "expected": None if few else record.expected,
        "low": None if few else record.low,
        "high": None if few else record.high,
        "last": record.last,
        "spent": record.is_spent,
    }


NOTE = IndexNote(
    name="hooks",
    title="Hooks",
    summary="what makes people curious, what does not, how much of the talking is yours",
    template="hooks.md.jinja",
    facts=facts,
)

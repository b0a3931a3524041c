"""Value mix: what I gave, in how many ways, and what to give next."""

from __future__ import annotations

from collections.abc import Iterable

from vaultnet.derive.attention import attention
from vaultnet.derive.context import Context
from vaultnet.derive.ideas import fresh_ideas
from vaultnet.derive.people import critical_few
from vaultnet.derive.plan import week_plan
from vaultnet.derive.value import next_give, total_mix, value_mix
from vaultnet.model import Person
from vaultnet.model.words import GIVES
from vaultnet.plugins import Facts, IndexNote
from vaultnet.plugins.values import count, note, who

#: A mix of fewer gives than this says nothing.
FEW = 5


def facts(ctx: Context) -> Facts:
    """Gives by kind (V1) and the next kind (V2) of the critical few, ideas (I1), carried (V3)."""
    few, everything = ctx.ask(critical_few), ctx.ask(total_mix)
    told = zip(few, ctx.each(_row, critical_few), strict=True)
    rows = {person.path: row for person, row in told if row}
    total = sum(everything.counts)
    due = (turn.person.path for turn in ctx.ask(week_plan).this_week)
    return {
        "days": ctx.config.value_window_days,
        "critical": len(few),
        "communal": len(few) - len(rows),
        "people": list(rows.values()),
        "nothing": [row["person"] for row in rows.values() if not row["total"]],
        "this_week": [
            {"person": rows[path]["person"], "next": rows[path]["next"]}
            for path in due
            if path in rows
        ],
        "given": _by_kind(everything.counts),
        "total": total,
        "kinds": count(everything.richness),
        "mix": everything.iqv if total >= FEW else None,
        "ideas": [
            {
                "idea": note(fit.idea.path, ctx),
                "person": who(fit.person) if fit.person else None,
                "cover": fit.cover,
            }
            for fit in ctx.ask(fresh_ideas)
        ],
        "carried": count(ctx.ask(attention).carried),
    }


def _row(person: Person, ctx: Context) -> dict[str, object] | None:
    """What one person had of me; None for a communal tie, where nobody counts.

    A question for `Context.each`.
    """
    found = value_mix(person, ctx.today, ctx.config.value_window_days)
    return found and {
        "person": who(person),
        **_by_kind(found.counts),
        "total": sum(found.counts),
        "next": next_give(person, ctx.today),
    }


def _by_kind(counts: Iterable[int]) -> dict[str, int]:
    return dict(zip(GIVES, counts, strict=True))


NOTE = IndexNote(
    name="value",
    title="Value mix",
    summary="what I gave, in how many ways, and what to give next",
    template="value.md.jinja",
    facts=facts,
)

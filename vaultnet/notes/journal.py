"""Journal: the principles over time, one line a week."""

from __future__ import annotations

from vaultnet.derive.context import Context
from vaultnet.derive.journal import NAME, Week, journal
from vaultnet.plugins import Facts, IndexNote, Rows
from vaultnet.plugins.values import count


def facts(ctx: Context) -> Facts:
    """Depth (S3), on plan (T5), handful (L2), touches that carried something (V3), to whom (M3)."""
    return {"weeks": Rows(row, ctx.ask(journal))}


def row(week: Week) -> dict[str, object]:
    """One line of the journal."""
    return {
        "week": week.week,
        "depth": week.depth,
        "critical": week.few,
        "on_plan": count(week.on_plan),
        "handful": week.handful,
        "carried": count(week.carried),
        "attention": count(week.critical),
    }


NOTE = IndexNote(
    name=NAME,
    title="Journal",
    summary="the principles over time: one line a week, never rewritten",
    template="journal.md.jinja",
    facts=facts,
)

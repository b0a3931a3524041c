"""Network: the page to open once a week."""

from __future__ import annotations

from vaultnet.dates import iso_week
from vaultnet.derive.agenda import in_the_dark
from vaultnet.derive.attention import attention
from vaultnet.derive.context import Context, Listed
from vaultnet.derive.favors import promises
from vaultnet.derive.groups import sizes
from vaultnet.derive.loyalty import handful, handful_size
from vaultnet.derive.oversights import all_problems
from vaultnet.derive.people import critical_few
from vaultnet.derive.plan import week_plan
from vaultnet.derive.regularity import on_plan
from vaultnet.derive.strength import total_depth, weekly_strengths
from vaultnet.plugins import Facts, IndexNote
from vaultnet.plugins.values import count, everyone


def facts(ctx: Context) -> Facts:
    """Handful (L2), depth of the critical few (S3), on plan (T5), attention (M3), what waits."""
    few = ctx.ask(critical_few)
    strengths = ctx.ask(weekly_strengths)
    seen = ctx.ask(attention)
    groups = ctx.ask(sizes)
    return {
        "week": iso_week(ctx.today),
        "index": {note.name: _place(note, ctx) for note in ctx.index if note.name != NOTE.name},
        "people": groups.critical + groups.many,
        "critical": groups.critical,
        "critical_max": groups.maximum,
        "handful": everyone(ctx.ask(handful)),
        "handful_size": ctx.ask(handful_size) or None,
        "depth": total_depth(strengths[p.path] for p in few) if few else None,
        "on_plan": count(ctx.ask(on_plan)),
        "attention": count(seen.critical),
        "lift": seen.lift,
        "due": everyone(standing.person for standing in ctx.ask(week_plan).this_week),
        "promises_overdue": sum(promise.overdue for promise in ctx.ask(promises)),
        "in_the_dark": everyone(ctx.ask(in_the_dark)),
        "problems": sum(not problem.notice for problem in ctx.ask(all_problems)),
    }


def _place(note: Listed, ctx: Context) -> dict[str, object]:
    """An index note, in the form of a person: something to link to."""
    link = ctx.network.links.shortest(note.path)
    return {"name": note.title, "link": link, "path": note.path}


NOTE = IndexNote(
    name="network",
    title="Network",
    summary="the page to open once a week: handful, depth, plan, what waits",
    template="network.md.jinja",
    facts=facts,
)

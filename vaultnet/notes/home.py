"""Network: the page to open once a week."""

from __future__ import annotations

from vaultnet.dates import iso_week
from vaultnet.derive.agenda import in_the_dark
from vaultnet.derive.attention import attention
from vaultnet.derive.candidates import Candidate, candidates
from vaultnet.derive.context import Context
from vaultnet.derive.garden import Tended, garden
from vaultnet.derive.groups import sizes
from vaultnet.derive.loyalty import handful, handful_size
from vaultnet.derive.oversights import all_problems
from vaultnet.derive.people import critical_few
from vaultnet.derive.plan import week_plan
from vaultnet.derive.regularity import on_plan
from vaultnet.derive.strength import total_depth, weekly_strengths
from vaultnet.derive.tallies import owed
from vaultnet.plugins import Facts, IndexNote, Rows
from vaultnet.plugins.values import count, everyone, note, who

#: How many people a list of the garden names; the rest is counted.
LIMIT = 5


def facts(ctx: Context) -> Facts:
    """Handful (L2), depth (S3), on plan (T5), attention (M3), garden (G8, S2), what waits."""
    few = ctx.ask(critical_few)
    strengths = ctx.ask(weekly_strengths)
    seen = ctx.ask(attention)
    groups = ctx.ask(sizes)
    return {
        "week": iso_week(ctx.today),
        "index": {n.name: note(n.path, ctx) for n in ctx.index if n.name != NOTE.name},
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
        "promises_overdue": ctx.ask(owed).overdue,
        "in_the_dark": everyone(ctx.ask(in_the_dark)),
        **_garden(ctx),
        **_candidates(ctx),
        "problems": ctx.ask(_to_mend),
    }


def _to_mend(ctx: Context) -> int:
    """How many problems there are, without what is only worth knowing."""
    return sum(not problem.notice for problem in ctx.ask(all_problems))


def _garden(ctx: Context) -> Facts:
    """The ties by their rhythm: who they are, and of long lists how many."""
    tended = ctx.ask(garden)
    return {
        "evenly": Rows(_tended, tended.evenly[:LIMIT]),
        "evenly_count": len(tended.evenly),
        "in_bursts": Rows(_tended, tended.in_bursts[:LIMIT]),
        "in_bursts_count": len(tended.in_bursts),
        "quieter": everyone(tended.quieter[:LIMIT]),
        "quieter_count": len(tended.quieter),
        "untouched": everyone(tended.untouched[:LIMIT]),
        "untouched_count": len(tended.untouched),
        "young": everyone(tended.young[:LIMIT]),
        "young_count": tended.young_count,
    }


def _tended(entry: Tended) -> dict[str, object]:
    return {"person": who(entry.person), "gaps": list(entry.gaps)}


def _candidates(ctx: Context) -> Facts:
    found = ctx.ask(candidates)
    most = ctx.config.critical_max
    return {
        "candidates": Rows(_candidate, found[:most]),
        "more_candidates": max(len(found) - most, 0),
    }


def _candidate(found: Candidate) -> dict[str, object]:
    return {
        "person": who(found.person),
        "days": found.days,
        "last": found.last,
        "both_ways": found.both_ways,
        "promised": found.promised,
    }


NOTE = IndexNote(
    name="network",
    title="Network",
    summary="the page to open once a week: handful, depth, plan, what waits",
    template="network.md.jinja",
    facts=facts,
)

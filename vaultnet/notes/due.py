"""Due this week: whom to be in touch with now, and what to bring."""

from __future__ import annotations

from vaultnet.dates import iso_week
from vaultnet.derive.agenda import agenda
from vaultnet.derive.boxes import turn_box
from vaultnet.derive.context import Context
from vaultnet.derive.hooks import best_hook
from vaultnet.derive.occasions import occasions
from vaultnet.derive.people import active
from vaultnet.derive.plan import comfort, jobs, load, week_plan
from vaultnet.derive.standing import Standing, standings
from vaultnet.derive.strength import quiet, weekly_strengths
from vaultnet.derive.value import next_give
from vaultnet.plugins import Facts, IndexNote
from vaultnet.plugins.values import everyone, note, who


def facts(ctx: Context) -> Facts:
    """This week's people (T3, T4, T7), the weeks ahead, dates (T9), drift (S2) and load (T6)."""
    plan, weight = ctx.ask(week_plan), ctx.ask(load)
    found = ctx.ask(standings)
    open_now = {standing.person.path for standing in plan.this_week}
    strengths = ctx.ask(weekly_strengths)
    drifting = quiet(strengths[path] for path in found if path in strengths)
    return {
        "week": iso_week(ctx.today),
        "capacity": weight.capacity,
        "tracked": sum(found[person.path].pace is not None for person in ctx.ask(active)),
        "due": [_turn(standing, ctx) for standing in plan.this_week],
        "coming": [
            {"week": iso_week(turn.monday), "monday": turn.monday, "person": who(turn.person)}
            for turn in plan.coming
        ],
        "dates": [
            {
                "date": day.day,
                "person": who(day.person),
                "kind": day.kind,
                "years": day.years,
                "milestone": day.milestone,
            }
            for day in ctx.ask(occasions)
        ],
        "quieter": everyone(
            person
            for person in drifting
            if person.path not in open_now and found[person.path].state == "ok"
        ),
        "load": weight.weekly,
        "utilisation": weight.utilisation,
        "comfort": comfort(ctx.ask(jobs)),
    }


def _turn(standing: Standing, ctx: Context) -> dict[str, object]:
    person = standing.person
    hook = best_hook(person, ctx) if standing.state == "new" else None
    return {
        "person": who(person),
        "box": turn_box(person, ctx),
        "state": standing.state,
        "last": standing.last,
        "due": standing.due,
        "latest": standing.latest,
        "late": standing.latest is not None and standing.latest < ctx.today,
        "channels": list(standing.hint),
        "give": next_give(person, ctx.today),
        "agenda": agenda(person, ctx.today, ctx.config.agenda_stale_days).state,
        "preferred": person.contact.preferred_channel or None,
        "hook": note(hook.path, ctx) if hook else None,
    }


NOTE = IndexNote(
    name="due",
    title="Due this week",
    summary="whom to be in touch with now, and what to bring",
    template="due.md.jinja",
    facts=facts,
)

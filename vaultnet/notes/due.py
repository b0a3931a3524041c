"""Due this week: whom to be in touch with now, and what to bring."""

from __future__ import annotations

from vaultnet.dates import iso_week
from vaultnet.derive.agenda import agenda
from vaultnet.derive.boxes import turn_box
from vaultnet.derive.context import Context
from vaultnet.derive.hooks import best_hook
from vaultnet.derive.occasions import Occasion, occasions
from vaultnet.derive.plan import Planned, comfort, jobs, load, week_plan
from vaultnet.derive.standing import Standing, standings
from vaultnet.derive.strength import quiet, weekly_strengths
from vaultnet.derive.value import next_give
from vaultnet.plugins import Facts, IndexNote, Rows
from vaultnet.plugins.values import everyone, note, who


def facts(ctx: Context) -> Facts:
    """This week's people (T3, T4, T7), the weeks ahead, dates (T9), drift (S2) and load (T6)."""
    plan, weight = ctx.ask(week_plan), ctx.ask(load)
    found = ctx.ask(standings)
    open_now = {standing.person.path for standing in plan.this_week}
    drifting = quiet(ctx.ask(weekly_strengths).values())
    return {
        "week": iso_week(ctx.today),
        "capacity": weight.capacity,
        "tracked": len(ctx.ask(jobs)),
        "due": [_turn(standing, ctx) for standing in plan.this_week],
        "coming": Rows(_planned, plan.coming),
        "dates": Rows(_dated, ctx.ask(occasions)),
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


def _planned(turn: Planned) -> dict[str, object]:
    return {"week": iso_week(turn.monday), "monday": turn.monday, "person": who(turn.person)}


def _dated(day: Occasion) -> dict[str, object]:
    return {
        "date": day.day,
        "person": who(day.person),
        "kind": day.kind,
        "years": day.years,
        "milestone": day.milestone,
    }


NOTE = IndexNote(
    name="due",
    title="Due this week",
    summary="whom to be in touch with now, and what to bring",
    template="due.md.jinja",
    facts=facts,
)

"""What a person may have overlooked, seen from one day: it joins the problems of the notes."""

from __future__ import annotations

from collections.abc import Iterator

from vaultnet.derive.context import Context
from vaultnet.derive.people import active
from vaultnet.model import Person, Problem


def all_problems(ctx: Context) -> tuple[Problem, ...]:
    """Every problem and notice of the vault on this day, sorted by place."""
    return tuple(sorted({*ctx.network.problems, *oversights(ctx)}))


def oversights(ctx: Context) -> Iterator[Problem]:
    """Log lines dated in the future, and active people of whom no beginning is known."""
    for planned in ctx.each(_planned, ctx.network.people):
        yield from planned
    for person in ctx.ask(active):
        if person.contact.added is None and not _has_begun(person, ctx):
            message = "no added date and no touch yet; write added: in the properties"
            yield Problem(person.path, 1, message, notice=not _is_waited_for(person, ctx))


def _planned(person: Person, ctx: Context) -> tuple[Problem, ...]:
    return tuple(
        Problem(
            person.path,
            entry.line,
            f"dated {entry.date}, which is still to come; it counts from that day on",
            notice=True,
        )
        for entry in person.log
        if entry.date > ctx.today
    )


def _has_begun(person: Person, ctx: Context) -> bool:
    known = person.contact.last_contacted
    if known is not None and known <= ctx.today:
        return True
    return bool(person.touches) and person.touches[0].date <= ctx.today


def _is_waited_for(person: Person, ctx: Context) -> bool:
    """Whether the missing date keeps a due date from being known: they have a cadence."""
    tier = ctx.config.tier(person.contact.tier)
    return bool(person.contact.cadence or tier.cadence or tier.touches_per_year)

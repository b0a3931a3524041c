"""What a person may have overlooked, seen from one day: it joins the problems of the notes."""

from __future__ import annotations

from collections.abc import Iterator

from vaultnet.derive.causes import causes
from vaultnet.derive.context import Context
from vaultnet.derive.pace import pace_of
from vaultnet.derive.people import active
from vaultnet.derive.touches import last_touch
from vaultnet.model import Person, Problem


def all_problems(ctx: Context) -> tuple[Problem, ...]:
    """Every problem and notice of the vault on this day, sorted by place."""
    return tuple(sorted({*ctx.network.problems, *oversights(ctx)}))


def oversights(ctx: Context) -> Iterator[Problem]:
    """Lines dated in the future, acts whose cause cannot be, people without a beginning."""
    for planned in ctx.each(_planned, ctx.network.people):
        yield from planned
    yield from ctx.ask(causes).faults
    for person in ctx.ask(active):
        if person.contact.added is None and last_touch(person, ctx.today) is None:
            message = "no added date and no touch yet; write added: in the properties"
            # Where there is no cadence, the missing date keeps no due date from being known.
            is_waited_for = pace_of(person.contact, ctx.config) is not None
            yield Problem(person.path, 1, message, notice=not is_waited_for)


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

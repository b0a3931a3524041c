"""What a person may have overlooked, seen from one day: it joins the problems of the notes."""

from __future__ import annotations

from collections.abc import Iterator

from vaultnet.derive.causes import causes
from vaultnet.derive.context import Context
from vaultnet.derive.pace import pace_of
from vaultnet.derive.parts import everyone, noted_hooks, noted_problems
from vaultnet.derive.people import active
from vaultnet.derive.touches import last_touch
from vaultnet.model import Named, Person, Problem


def all_problems(ctx: Context) -> tuple[Problem, ...]:
    """Every problem and notice of the vault on this day, sorted by place."""
    return tuple(sorted({*ctx.ask(noted_problems), *oversights(ctx)}))


def oversights(ctx: Context) -> Iterator[Problem]:
    """Lines dated in the future, links to no hook or cause, people without a beginning."""
    for planned in ctx.each(_planned, everyone):
        yield from planned
    yield from _no_hooks(ctx)
    yield from ctx.ask(causes).faults
    for person in ctx.ask(active):
        if person.contact.added is None and last_touch(person, ctx.today) is None:
            message = "no added date and no touch yet; write added: in the properties"
            # Where there is no cadence, the missing date keeps no due date from being known.
            is_waited_for = pace_of(person.contact, ctx.config) is not None
            yield Problem(person.path, 1, message, notice=not is_waited_for)


def _no_hooks(ctx: Context) -> Iterator[Problem]:
    """A notice for each link of a field `hook` that leads to a note of another kind."""
    hooks = {hook.path for hook in ctx.ask(noted_hooks)}
    people = ctx.ask(everyone)
    for person, said in zip(people, ctx.each(_hooks_of, people), strict=True):
        for named, path in said:
            if path not in hooks:
                yield Problem(
                    person.path,
                    named.line,
                    f"hook [[{named.target}]] leads to {path}, which is no hook;"
                    " give that note type: hook, or link another",
                    notice=True,
                )


def _hooks_of(person: Person, ctx: Context) -> tuple[tuple[Named, str], ...]:
    """The links of one note to hooks, with the notes that they lead to."""
    lead = ctx.links.lead
    named = (named for named in person.named if named.key == "hook")
    found = ((each, lead(each.target, person.path)) for each in named)
    return tuple((each, path) for each, path in found if path is not None)


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

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
    yield from ctx.gather(_planned, everyone)
    yield from _no_hooks(ctx)
    yield from ctx.ask(causes).faults
    yield from ctx.gather(_no_beginning, active)


def _no_beginning(person: Person, ctx: Context) -> tuple[Problem, ...]:
    if person.contact.added is not None or last_touch(person, ctx.today) is not None:
        return ()
    message = "no added date and no touch yet; write added: in the properties"
    # Where there is no cadence, the missing date keeps no due date from being known.
    is_waited_for = pace_of(person.contact, ctx.config) is not None
    return (Problem(person.path, 1, message, notice=not is_waited_for),)


def _no_hooks(ctx: Context) -> Iterator[Problem]:
    """A notice for each link of a field `hook` that leads to a note of another kind."""
    hooks = {hook.path for hook in ctx.ask(noted_hooks)}
    for source, named, path in ctx.gather(_hooks_of, everyone):
        if path not in hooks:
            yield Problem(
                source,
                named.line,
                f"hook [[{named.target}]] leads to {path}, which is no hook;"
                " give that note type: hook, or link another",
                notice=True,
            )


def _hooks_of(person: Person, ctx: Context) -> tuple[tuple[str, Named, str], ...]:
    """Where links to hooks stand in one note, the links, and the notes that they lead to."""
    lead, source = ctx.links.lead, person.path
    named = (named for named in person.named if named.key == "hook")
    found = ((source, each, lead(each.target, source)) for each in named)
    return tuple((source, each, path) for source, each, path in found if path is not None)


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

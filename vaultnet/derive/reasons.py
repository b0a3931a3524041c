"""Why a due date is what it is: every line about a person, counted or not, with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from vaultnet.derive.context import Context
from vaultnet.model import Interaction, Note, Person
from vaultnet.model.words import TOUCH_WEIGHT


class Reason(NamedTuple):
    """One line about a person.

    Attributes:
        day: its date; None where the note has none.
        path, line: where it stands.
        channel: how we were in touch; empty for a line that is no touch.
        silent: why it does not count; empty where it does.
    """

    day: date | None
    path: str
    line: int
    channel: str
    silent: str


def reasons(person: Person, ctx: Context, undated: tuple[Note, ...] = ()) -> tuple[Reason, ...]:
    """Every line about `person`, each once, the latest first.

    Args:
        undated: notes without a date, read for their mentions: nothing else looks into them.
    """
    told: dict[tuple[str, int], Reason] = {}
    quiet = (*_unread(person, ctx), *_quiet_lines(person, ctx), *_mentions(person, ctx, undated))
    for reason in (*_touches(person, ctx), *quiet):
        told.setdefault((reason.path, reason.line), reason)
    return tuple(sorted(told.values(), key=_latest_first))


def _latest_first(reason: Reason) -> tuple[int, str, int]:
    return -(reason.day or date.min).toordinal(), reason.path, reason.line


def _touches(person: Person, ctx: Context) -> Iterator[Reason]:
    """Touches; of several on one day the heaviest counts, and of these the first by place."""
    best: dict[date, tuple[float, str, int]] = {}
    for touch in person.touches:
        rank = (-TOUCH_WEIGHT[touch.channel], touch.path, touch.line)
        best[touch.date] = min(best.get(touch.date, rank), rank)
    for touch in person.touches:
        silent = ""
        if touch.date > ctx.today:
            silent = "planned: the day is still to come"
        elif best[touch.date][1:] != (touch.path, touch.line):
            silent = "another line of the same day counts"
        yield Reason(touch.date, touch.path, touch.line, touch.channel, silent)


def _unread(person: Person, ctx: Context) -> Iterator[Reason]:
    """Lines of the person's own note that could not be understood."""
    note = ctx.network.notes.get(person.path)
    for problem in note.problems if note else ():
        yield Reason(None, person.path, problem.line, "", problem.message)


def _quiet_lines(person: Person, ctx: Context) -> Iterator[Reason]:
    for entry in person.log:
        if not entry.touches:
            yield Reason(entry.date, person.path, entry.line, "", _quiet(entry))
    for note in ctx.network.notes.values():
        if note.path == person.path:
            continue
        for entry in note.log:
            if entry.touches or not _leads(entry.people, note.path, person, ctx):
                continue
            yield Reason(entry.date, note.path, entry.line, "", _quiet(entry))


def _quiet(entry: Interaction) -> str:
    return f"`{entry.channel}` is not being in touch"


def _mentions(person: Person, ctx: Context, undated: tuple[Note, ...]) -> Iterator[Reason]:
    for note in (*ctx.network.notes.values(), *undated):
        for mention in note.mentions:
            if not _leads((mention.target,), note.path, person, ctx):
                continue
            if mention.silent:
                silent = mention.silent
            elif note.date is None:
                silent = "the note has no date"
            elif note.channel not in TOUCH_WEIGHT:
                silent = f"`{note.channel}` is not being in touch"
            else:
                continue
            yield Reason(note.date, note.path, mention.line, "", silent)
        for target, line, key, inline, _ in note.named:
            if not inline and _leads((target,), note.path, person, ctx):
                yield Reason(note.date, note.path, line, "", f"property `{key}`")


def _leads(targets: tuple[str, ...], source: str, person: Person, ctx: Context) -> bool:
    links = ctx.links
    return any(links.lead(target, source) == person.path for target in targets)

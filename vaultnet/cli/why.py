"""`vaultnet why`."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date
from typing import Final

import click

from vaultnet.cli.offers import offer_people
from vaultnet.cli.options import HELP, today_option, vault_option
from vaultnet.cli.people import find_person
from vaultnet.cli.session import Session, open_session
from vaultnet.derive.context import Context
from vaultnet.derive.pace import Pace
from vaultnet.derive.reasons import Reason, reasons
from vaultnet.derive.standing import Standing, standings
from vaultnet.disk import read_bytes
from vaultnet.model import Note, Person
from vaultnet.read.note import read_all_mentions
from vaultnet.syntax.escape import terminal

_NO_LOG: Final = "no dated line of a log"


@click.command("why", context_settings=HELP)
@click.argument("words", metavar="PERSON", nargs=-1, required=True, shell_complete=offer_people)
@vault_option
@today_option
@click.option("--json", "as_json", is_flag=True, help="Print the same as JSON.")
def command(
    words: tuple[str, ...], vault: str | None, today: date | None, *, as_json: bool
) -> None:
    """Show every line about PERSON that counted, every one that did not, and what follows.

    PERSON is a name, an alias, or an unambiguous part of one. Nothing is written.
    """
    session = open_session(vault, today)
    context = session.outlook(()).context
    found = find_person(context.network, " ".join(words))
    lines = reasons(found, context, tuple(_undated(session)))
    standing = context.ask(standings)[found.path]
    if as_json:
        click.echo(json.dumps(_as_json(standing, lines), indent=2, default=str, ensure_ascii=False))
    else:
        click.echo(terminal("\n".join(_told(found, lines, standing, context))))


def _undated(session: Session) -> Iterator[Note]:
    """Notes that nothing else looks into, read for the people they mention."""
    reading = session.reading
    for path, note in reading.notes.items():
        if note.kind in ("other", "person", "introduction", "hook", "idea"):
            try:
                data = read_bytes(os.path.join(reading.root, path))
            except OSError:
                continue
            mentions = read_all_mentions(path, data)
            if note.kind == "person":
                mentions = tuple(m._replace(silent=m.silent or _NO_LOG) for m in mentions)
            yield note._replace(mentions=mentions, named=(), log=())


def _as_json(standing: Standing, lines: tuple[Reason, ...]) -> dict[str, object]:
    return {
        "person": {"uid": standing.person.uid, "name": standing.person.name},
        "state": standing.state,
        "last": standing.last,
        "gap": standing.gap,
        "due": standing.due,
        "latest": standing.latest,
        "lines": [
            {
                "date": line.day,
                "path": line.path,
                "line": line.line,
                "counts": not line.silent,
                "channel": line.channel or None,
                "reason": line.silent or None,
            }
            for line in lines
        ],
    }


def _told(
    person: Person, lines: tuple[Reason, ...], standing: Standing, ctx: Context
) -> Iterator[str]:
    yield f"{person.name} — {standing.state} on {ctx.today}"
    yield ""
    counted = [line for line in lines if not line.silent]
    yield "Counted:" if counted else "Counted: nothing yet"
    yield from (f"  {line.day} {line.channel:<7} {line.path}:{line.line}" for line in counted)
    silent = [line for line in lines if line.silent]
    if silent:
        yield ""
        yield "Not counted:"
        for line in silent:
            day = line.day or " " * 10
            yield f"  {day} {line.path}:{line.line} — {line.silent}"
    yield ""
    yield from _follows(standing, ctx)


def _follows(standing: Standing, ctx: Context) -> Iterator[str]:
    """How the due date comes about, step by step."""
    contact = standing.person.contact
    if standing.last is not None:
        by_hand = standing.last == contact.last_contacted
        source = " (last_contacted in the properties)" if by_hand else ""
        yield f"Last touch: {standing.last}{source}, {standing.gap} days ago."
    if standing.pace is None:
        yield f"Tier {contact.tier} has no cadence, so nothing is due."
        return
    yield f"Cadence: {_cadence(standing.person, standing.pace, ctx)}."
    if standing.state in ("deceased", "archived", "paused"):
        yield f"But {standing.state}: nothing is due."
    elif standing.due is None:
        yield "No due date follows."
    elif standing.last is None:
        days = ctx.config.first_touch_days
        yield f"No touch yet: the first is due {standing.due}, {days} days after being added."
    else:
        yield f"So due {standing.due}, and overdue after {standing.latest}."
    if standing.state == "snoozed":
        until = contact.snooze_until
        yield f"Snoozed until {until}: not planned before that week; the gap goes on."


def _cadence(person: Person, pace: Pace, ctx: Context) -> str:
    if person.contact.cadence is not None:
        return f"{person.contact.cadence}, from the properties; {pace.longest} days at the most"
    tier = ctx.config.tier(person.contact.tier)
    if tier.cadence is not None:
        return f"{tier.cadence}, from the tier {tier.name}; {pace.longest} days at the most"
    return (
        f"{tier.touches_per_year} touches a year in the tier {tier.name}: every {pace.ideal} days,"
        f" {pace.longest} at the most"
    )

"""`vaultnet snooze`."""

from __future__ import annotations

import click

from vaultnet.cli.days import day_of
from vaultnet.cli.offers import person_argument
from vaultnet.cli.options import HELP
from vaultnet.cli.properties import setting
from vaultnet.cli.words import said_in_note
from vaultnet.cli.writing import Asked, open_desk, write_back, writes
from vaultnet.edit import AddEntry, Operation
from vaultnet.errors import VaultnetError
from vaultnet.model import Interaction
from vaultnet.pipeline.planning import Change
from vaultnet.syntax.entries import format_log


@click.command("snooze", context_settings=HELP)
@person_argument
@click.argument("until", metavar="[UNTIL]", nargs=-1)
@click.option("--off", is_flag=True, help="End it: they may be due again.")
@click.option("--why", metavar="TEXT", help="Say why in the log, too.")
@writes
def command(
    asked: Asked, person: str, until: tuple[str, ...], why: str | None, *, off: bool
) -> None:
    """Do not plan PERSON before UNTIL, a day such as `next monday` or `in 3 weeks`.

    The gap since the last contact goes on, and dates such as birthdays are still told.
    """
    if bool(until) == off:
        click.get_current_context().fail("say until when, or --off to end it")
    reason = said_in_note([why or ""])
    desk = open_desk(asked)
    found = desk.person(person)
    day = None if off else day_of(" ".join(until), desk.today, ahead=True)
    if day is not None and day <= desk.today:
        raise VaultnetError(f"{day} is not in the days to come; snooze until a later day")
    value = None if day is None else day.isoformat()
    operations: tuple[Operation, ...] = (setting(desk, found.path, "snooze_until", value),)
    if reason:
        entry = Interaction(desk.today, "snooze", reason, 0)
        operations = (*operations, AddEntry(format_log(entry)))
    change = Change(found.path, operations)
    write_back(asked, desk, [change], what=f"snooze {found.name}", about=found)

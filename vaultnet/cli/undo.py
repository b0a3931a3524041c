"""`vaultnet undo`."""

from __future__ import annotations

import click

from vaultnet.cli.clock import moment
from vaultnet.cli.options import HELP
from vaultnet.cli.telling import print_json
from vaultnet.cli.writing import Asked, Desk, finish, open_desk, writes
from vaultnet.errors import VaultnetError, reason
from vaultnet.journal.records import Record, Step
from vaultnet.pipeline import writeback
from vaultnet.syntax.escape import terminal_line


@click.command("undo", context_settings=HELP)
@click.option("--list", "listing", is_flag=True, help="List what can be taken back, latest first.")
@writes
def command(asked: Asked, *, listing: bool) -> None:
    """Take back the latest change that a command or a ticked box made to your notes.

    Every note gets the very bytes that it had before, provided that nobody has changed one since.
    Called again, it takes back the one before that.
    """
    desk = open_desk(asked)
    if listing:
        _list(asked, desk)
        return
    record = writeback.last_done(desk.root)
    if record is None:
        raise VaultnetError("there is nothing to take back")
    if not asked.dry_run:
        try:
            writeback.undo(desk.root, desk.rules, record)
        except OSError as error:
            raise VaultnetError(f"it cannot be taken back: {reason(error)}") from None
    verb = "this would take back" if asked.dry_run else "taken back"
    remark = f"{verb}: {_told(desk, record)}"
    finish(asked, desk, backwards(record), remarks=(remark,))


def backwards(record: Record) -> tuple[Step, ...]:
    """The steps that lead back to where a record began."""
    return tuple(Step(step.path, step.new, step.old) for step in reversed(record.steps))


def _list(asked: Asked, desk: Desk) -> None:
    records = writeback.undoable(desk.root)
    if asked.as_json:
        timezone = desk.session.reading.config.timezone
        rows = [
            {"what": r.what, "at": moment(timezone, r.at_ns), "paths": [s.path for s in r.steps]}
            for r in records
        ]
        print_json({"command": asked.command, "as_of": desk.today, "undoable": rows})
        return
    for record in records:
        click.echo(terminal_line(_told(desk, record)))
    if not records:
        click.echo("There is nothing to take back.")


def _told(desk: Desk, record: Record) -> str:
    return f"{record.what} ({moment(desk.session.reading.config.timezone, record.at_ns)})"

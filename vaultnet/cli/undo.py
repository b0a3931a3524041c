"""`vaultnet undo`."""

from __future__ import annotations

import click

from vaultnet.cli.clock import moment
from vaultnet.cli.options import HELP
from vaultnet.cli.telling import print_json
from vaultnet.cli.writing import Asked, Desk, finish, open_desk, writes
from vaultnet.errors import VaultnetError
from vaultnet.journal.records import Record
from vaultnet.pipeline import undoing
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
    record = next(undoing.undoable(desk.root), None)
    if record is None:
        raise VaultnetError("there is nothing to take back")
    if asked.dry_run:
        steps, verb = undoing.reversal(desk.root, record), "this would take back"
    else:
        steps, verb = undoing.undo(desk.root, desk.rules, record).steps, "taken back"
    finish(asked, desk, steps, remarks=(f"{verb}: {_told(desk, record)}",))


def _list(asked: Asked, desk: Desk) -> None:
    records = tuple(undoing.undoable(desk.root))
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

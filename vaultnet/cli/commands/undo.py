"""`vaultnet undo`."""

from __future__ import annotations

from itertools import islice
from typing import Final

import click

from vaultnet.cli.clock import moment
from vaultnet.cli.options import HELP
from vaultnet.cli.telling import print_json, written_by
from vaultnet.cli.writing import Asked, Desk, finish, open_desk, writes
from vaultnet.edit import Refused
from vaultnet.errors import VaultnetError
from vaultnet.journal.records import Record
from vaultnet.pipeline import undoing
from vaultnet.syntax.escape import terminal_line

_WIDTH: Final = 60  # so much is listed of what was written


@click.command("undo", context_settings=HELP)
@click.argument("number", metavar="[N]", type=click.IntRange(min=1), default=1)
@click.option("--list", "listing", is_flag=True, help="List what can be taken back, latest first.")
@writes
def command(asked: Asked, number: int, *, listing: bool) -> None:
    """Take back the latest change that a command or a ticked box made to your notes.

    Every note gets the very bytes that it had before, provided that nobody has changed one since.
    Called again, it takes back the one before that; with N, the N-th that --list tells.
    """
    desk = open_desk(asked)
    if listing:
        _list(asked, desk)
        return
    record = next(islice(undoing.undoable(desk.root), number - 1, None), None)
    if record is None:
        raise VaultnetError(
            f"there is {f'no number {number}' if number > 1 else 'nothing'} to take back"
        )
    try:
        if asked.dry_run:
            steps, verb = undoing.reversal(desk.root, record), "this would take back"
        else:
            steps, verb = undoing.undo(desk.root, desk.rules, record).steps, "taken back"
    except Refused as refused:
        others = "`undo --list` and a number take back others"
        raise VaultnetError(f"{refused}; {others}") from None
    finish(asked, desk, steps, remarks=(f"{verb}: {_told(desk, record)}",))


def _list(asked: Asked, desk: Desk) -> None:
    records = tuple(undoing.undoable(desk.root))
    timezone = desk.session.reading.config.timezone
    if asked.as_json:
        rows = [
            {
                "number": number,
                "what": record.what,
                "at": moment(timezone, record.at_ns),
                "paths": [step.path for step in record.steps],
                "lines": _lines(record),
            }
            for number, record in enumerate(records, start=1)
        ]
        print_json({"command": asked.command, "as_of": desk.today, "undoable": rows})
        return
    for number, record in enumerate(records, start=1):
        told = ": ".join(filter(None, (record.what, _short(" / ".join(_lines(record))))))
        click.echo(terminal_line(f"{number}  {moment(timezone, record.at_ns)}  {told}"))
    if not records:
        click.echo("There is nothing to take back.")


def _lines(record: Record) -> list[str]:
    """What was written, line by line; a heading above it goes without saying."""
    texts = [(written.text or "").strip() for step in record.steps for written in written_by(step)]
    return [text for text in texts if text and not text.startswith("#")]


def _short(text: str) -> str:
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1]}…"


def _told(desk: Desk, record: Record) -> str:
    return f"{record.what} ({moment(desk.session.reading.config.timezone, record.at_ns)})"

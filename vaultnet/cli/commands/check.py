"""`vaultnet check`."""

from __future__ import annotations

import os
import sys
from datetime import date

import click

from vaultnet.cli.options import HELP, today_option, vault_option
from vaultnet.cli.session import open_session
from vaultnet.pipeline.outlook import pages_of
from vaultnet.syntax.escape import terminal_line


@click.command("check", context_settings=HELP)
@vault_option
@today_option
def command(vault: str | None, today: date | None) -> None:
    """Print every problem as `path:line: message`, and exit with 1 if there is one.

    The path leads there from the current folder, so that an editor can follow it. Notices, which
    need no mending, are printed too, but do not count. Nothing is written.
    """
    session = open_session(vault, today)
    seen = session.outlook()
    _, failed = pages_of(seen)
    problems = sorted({*seen.problems, *failed})
    for problem in problems:
        mark = " (notice)" if problem.notice else ""
        path = _from_here(session.reading.root, problem.path)
        click.echo(terminal_line(f"{problem._replace(path=path)}{mark}"))
    if any(not problem.notice for problem in problems):
        sys.exit(1)


def _from_here(root: str, path: str) -> str:
    """The way from the current folder to a file of the vault."""
    place = os.path.join(root, path)
    try:
        return os.path.relpath(place)
    except (ValueError, OSError):  # on another drive, or the current folder is gone
        return place

"""`vaultnet check`."""

from __future__ import annotations

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

    Notices, which need no mending, are printed too, but do not count. Nothing is written.
    """
    session = open_session(vault, today)
    seen = session.outlook()
    _, failed = pages_of(seen)
    problems = sorted({*seen.problems, *failed})
    for problem in problems:
        mark = " (notice)" if problem.notice else ""
        click.echo(terminal_line(f"{problem}{mark}"))
    if any(not problem.notice for problem in problems):
        sys.exit(1)

"""Options that several commands take."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

import click

from vaultnet.cli.days import FIRST, LAST
from vaultnet.dates import parse_date

Command = Callable[..., Any]


#: Every command explains itself by either; click remembers the names with each command.
HELP: Final = {"help_option_names": ["-h", "--help"]}


class Day(click.ParamType[date]):
    """A date on the command line."""

    name = "DATE"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The date; anything else is a mistake in the call."""
        if isinstance(value, date):
            return value
        day = parse_date(str(value))
        if day is not None and not FIRST <= day <= LAST:
            self.fail(f'"{value}" is not a day that anybody lives to see', param, ctx)
        if day is None:
            self.fail(f'"{value}" is not a date; write it like 2026-06-01', param, ctx)
        return day


vault_option = click.option(
    "--vault",
    metavar="DIR",
    envvar="VAULTNET_VAULT",
    help="The vault; else VAULTNET_VAULT, else the nearest folder with .vaultnet or .obsidian.",
)
today_option = click.option(
    "--today", type=Day(), help="Take this day for today, written like 2026-06-01."
)

"""`vaultnet build`."""

from __future__ import annotations

from datetime import date

import click

from vaultnet.cli.building import build
from vaultnet.cli.options import HELP, today_option, vault_option


@click.command("build", context_settings=HELP)
@vault_option
@today_option
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.option("--strict", is_flag=True, help="Exit with 1 if there is any problem.")
def command(vault: str | None, today: date | None, *, dry_run: bool, strict: bool) -> None:
    """Read every note, and bring the index notes up to date.

    Running it again writes nothing. Text around generated regions is left as it is.
    """
    build(vault, today, dry_run=dry_run, strict=strict)

"""`vaultnet tier`."""

from __future__ import annotations

import click

from vaultnet.cli.offers import offer_tiers, person_argument
from vaultnet.cli.options import HELP
from vaultnet.cli.properties import setting
from vaultnet.cli.writing import Asked, Desk, open_desk, write_back, writes
from vaultnet.errors import VaultnetError
from vaultnet.pipeline.planning import Change
from vaultnet.syntax.hints import unknown


@click.command("tier", context_settings=HELP)
@person_argument
@click.argument("name", metavar="TIER", shell_complete=offer_tiers)
@writes
def command(asked: Asked, person: str, name: str) -> None:
    """Put PERSON into a tier: critical, many, or one of your own."""
    desk = open_desk(asked)
    found = desk.person(person)
    change = Change(found.path, (setting(desk, found.path, "tier", find_tier(desk, name)),))
    write_back(asked, desk, [change], what=f"tier {found.name}", about=found)


def find_tier(desk: Desk, typed: str) -> str:
    """The tier of that name, in any case.

    Raises:
        VaultnetError: if there is none.
    """
    names = desk.rules.tier_names
    for name in names:
        if name.casefold() == typed.strip().casefold():
            return name
    raise VaultnetError(unknown("tier", typed, names).message)

"""`vaultnet done`."""

from __future__ import annotations

import click

from vaultnet.cli.days import day_of
from vaultnet.cli.items import open_item
from vaultnet.cli.offers import offer_items, person_argument
from vaultnet.cli.options import HELP
from vaultnet.cli.words import said
from vaultnet.cli.writing import Asked, open_desk, write_back, writes
from vaultnet.edit import CloseItem
from vaultnet.errors import VaultnetError
from vaultnet.model.item import item_keys
from vaultnet.pipeline.planning import Change


@click.command("done", context_settings=HELP)
@person_argument
@click.argument("words", metavar="WORDS", nargs=-1, required=True, shell_complete=offer_items)
@click.option("--cancel", is_flag=True, help="Cancel it instead: it will not be done.")
@click.option("--date", "day", metavar="DAY", default="today", help="When, if not today.")
@writes
def command(asked: Asked, person: str, words: tuple[str, ...], day: str, *, cancel: bool) -> None:
    """Close the one open item of PERSON that holds WORDS.

    That may be a promise, an ask, something to raise, or any other task in that note.
    """
    desk = open_desk(asked)
    found = desk.person(person)
    when = day_of(day, desk.today, ahead=False)
    if when > desk.today:
        raise VaultnetError(f"{when} is still to come; close it when it is done")
    place, item = open_item(found, said(words))
    key = item_keys(found.uid, found.items)[place]
    closing = CloseItem(found.uid, key, "-" if cancel else "x", when)
    verb = "cancel" if cancel else "done"
    change = Change(found.path, (closing,))
    write_back(asked, desk, [change], what=f"{verb} {item.kind} of {found.name}", about=found)

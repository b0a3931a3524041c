"""`vaultnet set`."""

from __future__ import annotations

import click

from vaultnet.cli.offers import offer_keys, person_argument
from vaultnet.cli.options import HELP
from vaultnet.cli.properties import find_key, set_to, strangers, text_of, value_of
from vaultnet.cli.writing import Asked, open_desk, write_back, writes
from vaultnet.pipeline.planning import Change
from vaultnet.syntax.frontmatter import read_head


@click.command("set", context_settings=HELP)
@person_argument
@click.argument("key", metavar="KEY", shell_complete=offer_keys)
@click.argument("values", metavar="[VALUE]", nargs=-1)
@writes
def command(asked: Asked, person: str, key: str, values: tuple[str, ...]) -> None:
    """Set a property of PERSON; without VALUE, leave it blank.

    KEY is one that vaultnet knows, or one that stands in that note. A list takes several values,
    each in quotes if it has blanks, and they replace those that are there. A key that vaultnet
    does not know keeps its type.
    """
    desk = open_desk(asked)
    found = desk.person(person)
    text = text_of(desk.root, found.path)
    ours, written = find_key(text, desk.rules, key)
    present = read_head(text).values.get(written)
    value = value_of(desk, ours, values, present=present, path=found.path)
    operation = set_to(text, written, value)
    change = Change(found.path, (operation,))
    what, remarks = f"set {written} of {found.name}", strangers(desk, ours, value)
    write_back(asked, desk, [change], what=what, about=found, remarks=remarks)

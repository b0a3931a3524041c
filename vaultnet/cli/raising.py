"""`vaultnet raise`; the word itself cannot be the name of a module."""

from __future__ import annotations

import click

from vaultnet.cli.items import add_item, text_argument
from vaultnet.cli.offers import person_argument
from vaultnet.cli.options import HELP
from vaultnet.cli.writing import Asked, writes


@click.command("raise", context_settings=HELP)
@person_argument
@text_argument
@writes
def command(asked: Asked, person: str, words: tuple[str, ...]) -> None:
    """Write down what to talk about with PERSON the next time.

    The brief brings it up at each contact until it is closed.
    """
    add_item(asked, "raise", person, words)

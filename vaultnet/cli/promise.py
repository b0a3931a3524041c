"""`vaultnet promise`."""

from __future__ import annotations

import click

from vaultnet.cli.items import add_item, due_option, text_argument
from vaultnet.cli.offers import person_argument
from vaultnet.cli.options import HELP
from vaultnet.cli.writing import Asked, writes


@click.command("promise", context_settings=HELP)
@person_argument
@text_argument
@due_option
@writes
def command(asked: Asked, person: str, words: tuple[str, ...], due: str | None) -> None:
    """Write down what you promised PERSON.

    It stays open until you close it with `done`, or tick it where it stands.
    """
    add_item(asked, "promise", person, words, due=due)

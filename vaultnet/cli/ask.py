"""`vaultnet ask`."""

from __future__ import annotations

import click

from vaultnet.cli.items import add_item, due_option, text_argument
from vaultnet.cli.offers import person_argument
from vaultnet.cli.options import HELP
from vaultnet.cli.writing import Asked, writes


@click.command("ask", context_settings=HELP)
@person_argument
@text_argument
@due_option
@click.option("--date", "day", metavar="DAY", help="When you asked, if not today.")
@writes
def command(
    asked: Asked, person: str, words: tuple[str, ...], due: str | None, day: str | None
) -> None:
    """Write down what you asked PERSON for, and wait for.

    The day is written beside it, since *Can I ask* goes by it.
    """
    add_item(asked, "ask", person, words, due=due, created=day)

"""An index note on the terminal: its text, or its facts as JSON."""

from __future__ import annotations

import json
from datetime import date

import click

from vaultnet.errors import VaultnetError
from vaultnet.plugins import Facts, IndexNote, Rows
from vaultnet.syntax.escape import terminal


def print_facts(name: str, facts: Facts, as_of: date) -> None:
    """Print facts in the envelope that scripts rely on."""
    answer = {"note": name, "as_of": as_of, "facts": facts}
    click.echo(json.dumps(answer, indent=2, ensure_ascii=False, default=plain))


def plain(value: object) -> object:
    """What JSON says of a value for which it has no form of its own."""
    return list(value) if isinstance(value, Rows) else str(value)


def print_text(note: IndexNote, facts: Facts) -> None:
    """Print the text of a note.

    Raises:
        VaultnetError: if its template does not fit.
    """
    from vaultnet.render import RenderFault, render

    try:
        click.echo(terminal(render(note, facts, boxes=False).text), nl=False)
    except RenderFault as fault:
        raise VaultnetError(f"{note.title} cannot be shown: {fault}") from None

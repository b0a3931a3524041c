"""`vaultnet show`."""

from __future__ import annotations

import json
from datetime import date

import click

from vaultnet.cli.options import HELP, today_option, vault_option
from vaultnet.cli.printing import print_facts, print_text
from vaultnet.cli.session import open_session
from vaultnet.errors import VaultnetError
from vaultnet.plugins.spec import IndexNote


@click.command("show", context_settings=HELP)
@click.argument("words", metavar="[NOTE]", nargs=-1)
@vault_option
@today_option
@click.option("--json", "as_json", is_flag=True, help="Print the facts instead of the text.")
def command(
    words: tuple[str, ...], vault: str | None, today: date | None, *, as_json: bool
) -> None:
    """Print an index note as it is now, or its facts as JSON; without NOTE, list the notes.

    NOTE is a short name such as `due`, or a title such as `Due this week`. Nothing is written.
    """
    session = open_session(vault, today)
    if not words:
        _list(session.notes, as_json=as_json)
        return
    chosen = find_note(session.notes, " ".join(words))
    seen = session.outlook((chosen,))
    if chosen.name not in seen.facts:
        path = chosen.path(session.reading.config.folder)
        fault = next((p.message for p in seen.problems if p.path == path), "not made")
        raise VaultnetError(f"{chosen.title}: {fault}")
    if as_json:
        print_facts(chosen.name, seen.facts[chosen.name], session.today)
    else:
        print_text(chosen, seen.facts[chosen.name])


def _list(notes: tuple[IndexNote, ...], *, as_json: bool) -> None:
    if as_json:
        rows = [{"name": n.name, "title": n.title, "summary": n.summary} for n in notes]
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    width = max(len(note.name) for note in notes)
    for note in notes:
        click.echo(f"{note.name:<{width}}  {note.title} — {note.summary}")


def find_note(notes: tuple[IndexNote, ...], wanted: str) -> IndexNote:
    """The note of that name or title, in any case.

    Raises:
        VaultnetError: if there is none; the text lists those there are.
    """
    folded = wanted.casefold()
    for note in notes:
        if folded in (note.name.casefold(), note.title.casefold()):
            return note
    raise VaultnetError(
        f'there is no index note "{wanted}"; one of: {", ".join(note.name for note in notes)}'
    )

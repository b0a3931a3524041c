"""`vaultnet demo`."""

from __future__ import annotations

from pathlib import Path

import click

from vaultnet.cli.clock import today_in
from vaultnet.cli.options import HELP
from vaultnet.cli.sample import moved_files, sample_folder
from vaultnet.cli.session import open_session, publish
from vaultnet.errors import VaultnetError
from vaultnet.render import render
from vaultnet.syntax.escape import terminal


@click.command("demo", context_settings=HELP)
@click.argument("folder", default="vaultnet-demo", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Write a sample vault to FOLDER, build its index notes, and show who is due.

    Its invented people have lives that end today, so that there is something to see. FOLDER
    must be new or empty.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise VaultnetError(f"{folder} is there already; name a new folder")
    source = sample_folder()
    for name, data in moved_files(source, "Network", today_in("UTC")):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    _, seen, report = publish(open_session(str(folder)))
    click.echo(f"A vault with {len(seen.context.network.people)} invented people is in {folder}.")
    click.echo(f"{len(report.written)} notes were generated. This is one of them:\n")
    due = next(note for note in seen.notes if note.name == "due")
    click.echo(terminal(render(due, seen.facts["due"]).text))
    click.echo(f"Open the folder in any editor, or try: vaultnet why seun --vault {folder}")

"""`vaultnet demo`."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path

import click

from vaultnet.cli.clock import today_in
from vaultnet.cli.options import HELP
from vaultnet.cli.publication import publish
from vaultnet.cli.sample import moved_files, sample_folder
from vaultnet.cli.session import open_session
from vaultnet.errors import VaultnetError
from vaultnet.pipeline.outlook import Outlook
from vaultnet.render import render
from vaultnet.syntax.escape import terminal
from vaultnet.wording import count


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
        os.utime(path, (0, 0))  # nobody is writing it: no need to wait until it is left alone
    _, seen, report = publish(open_session(str(folder)))
    click.echo(f"A vault with {len(seen.context.network.people)} invented people is in {folder}.")
    click.echo(f"{_told(seen, report.written)} were written. This is one of them:\n")
    due = next(note for note in seen.notes if note.name == "due")
    click.echo(terminal(render(due, due.facts(seen.context)).text))
    click.echo("Open the folder in any editor, or try:\n")
    click.echo(f"  {called_as()} why seun --vault {shlex.quote(str(folder))}")


def _told(seen: Outlook, written: tuple[str, ...]) -> str:
    """What was written: index notes of vaultnet's, and regions in notes of the person's."""
    index = {note.path for note in seen.context.index}
    notes = count(len(index.intersection(written)), "index note")
    hosts = [path for path in written if path not in index]
    return f"{notes} and the region in {' and '.join(hosts)}" if hosts else notes


def called_as() -> str:
    """How the person can call the program once more, as they did: for a shell."""
    called = sys.argv[0]
    if os.path.basename(called) == "__main__.py":
        return f"{shlex.quote(sys.executable)} -m vaultnet"
    name = os.path.basename(called)
    found = shutil.which(name)
    if found is not None and os.path.realpath(found) == os.path.realpath(called):
        return name
    return shlex.quote(called)

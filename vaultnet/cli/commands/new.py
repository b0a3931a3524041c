"""`vaultnet new`."""

from __future__ import annotations

import os
from collections import Counter

import click

from vaultnet.cli.commands.tier import find_tier
from vaultnet.cli.forms import fill, form_of
from vaultnet.cli.offers import offer_tiers
from vaultnet.cli.options import HELP
from vaultnet.cli.people import all_called
from vaultnet.cli.places import fit_folder, fit_name
from vaultnet.cli.properties import set_to, written_as
from vaultnet.cli.words import said
from vaultnet.cli.writing import Asked, Desk, open_desk, write_back, writes
from vaultnet.dates import parse_date
from vaultnet.edit import edited
from vaultnet.edit.names import SOMEONE
from vaultnet.errors import VaultnetError
from vaultnet.model.files import stem
from vaultnet.model.linking import fold
from vaultnet.pipeline.planning import Creation
from vaultnet.read.note import read_note


@click.command("new", context_settings=HELP)
@click.argument("words", metavar="NAME", nargs=-1, required=True)
@click.option("--folder", metavar="DIR", help="Where in the vault; else where most people are.")
@click.option("--tier", metavar="TIER", shell_complete=offer_tiers, help="Their tier.")
@writes
def command(asked: Asked, words: tuple[str, ...], folder: str | None, tier: str | None) -> None:
    """Make a note for a person called NAME, from the vault's own template if it has one.

    Nothing in a template is run: {{title}}, {{name}} and {{date}} are replaced, and that is all.
    A note that is there already is never touched, and a name that leads to another note refused.
    """
    desk = open_desk(asked)
    name = fit_name(said(words))
    place = _folder(desk) if folder is None else _as_spelt(desk, fit_folder(folder))
    path = f"{place}/{name}.md".lstrip("/")
    _refuse_other_meaning(desk, name, path)
    _refuse_known(desk, name)
    _refuse_file(desk, path)
    form, remarks = form_of(desk)
    text = fill(form, name, desk.today)
    if tier is not None:
        key = written_as(text, desk.rules, "tier")
        text = edited(path, text, set_to(text, key, find_tier(desk, tier)), desk.rules)
    note = read_note(path, text.encode(), desk.rules)
    if note.kind != "person":
        raise VaultnetError(f"{path} would not be read as a person's note; choose another --folder")
    write_back(asked, desk, [Creation(path, text)], what=f"new {name}", remarks=remarks)


def _folder(desk: Desk) -> str:
    """The folder where most people's notes lie; of two alike the first."""
    folders = Counter(p.path.rpartition("/")[0] for p in desk.seen.context.network.people)
    return min(folders, key=lambda place: (-folders[place], place), default="People")


def _as_spelt(desk: Desk, folder: str) -> str:
    """A folder as it is spelt where it is there already: some systems tell capitals apart."""
    known = {path.rpartition("/")[0] for path in desk.session.reading.notes}
    return (
        folder
        if folder in known
        else min((f for f in known if fold(f) == fold(folder)), default=folder)
    )


def _refuse_other_meaning(desk: Desk, name: str, path: str) -> None:
    """Refuse what would be taken for something else than a person."""
    if fold(name) == SOMEONE:
        raise VaultnetError(f'"{name}" stands for whoever was forgotten; choose another name')
    if parse_date(name) or desk.rules.read_day(path):
        raise VaultnetError(f'"{name}" is a day, and links to it would lead there')
    index = desk.rules.config.folder
    if fold(path).startswith(f"{fold(index)}/"):
        raise VaultnetError(f"{index} is for index notes; choose another --folder")


def _refuse_known(desk: Desk, name: str) -> None:
    """Refuse a name by which a link, or a command, would find something else."""
    network = desk.seen.context.network
    for known in all_called(network, name):
        raise VaultnetError(f'"{name}" is {known.name} already: {known.path}')
    for other in sorted(network.notes):
        if fold(stem(other)) == fold(name):
            raise VaultnetError(f'{other} is there already, and links to "{name}" lead to it')
    if fold(name) in {fold(note.title) for note in desk.session.notes}:
        raise VaultnetError(f'"{name}" is the name of an index note; choose another')


def _refuse_file(desk: Desk, path: str) -> None:
    """Refuse the name of a file that is no note; some disks take capitals for the same."""
    folder, _, own = path.rpartition("/")
    try:
        names = os.listdir(os.path.join(desk.root, folder))
    except OSError:
        return
    for other in sorted(names):
        if fold(other) == fold(own):
            raise VaultnetError(f"{folder}/{other} is there already".lstrip("/"))

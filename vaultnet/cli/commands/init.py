"""`vaultnet init`."""

from __future__ import annotations

import os

import click

from vaultnet.cli.options import HELP, vault_option
from vaultnet.cli.progress import Bar
from vaultnet.cli.vaults import ENVIRONMENT, find_vault
from vaultnet.config import CONFIG_PATH
from vaultnet.errors import VaultnetError
from vaultnet.survey.deposit import deposit, has_config, refuse_existing
from vaultnet.survey.draft import draft
from vaultnet.survey.findings import survey
from vaultnet.survey.report import next_steps, report, zone_line
from vaultnet.survey.zone import machine_zone
from vaultnet.syntax.escape import terminal

_OBSIDIAN = ".obsidian"


@click.command("init", context_settings=HELP)
@vault_option
@click.option("--dry-run", is_flag=True, help="Show the configuration, and write nothing.")
def command(vault: str | None, *, dry_run: bool) -> None:
    """Look at a vault, say what is there, and write a configuration for it.

    Only .vaultnet/config.toml is written, and never over one that is there. A folder of Markdown
    notes that was no vault becomes one by it.
    """
    root, remark = choose_vault(vault)
    if not dry_run:
        refuse_existing(root)
    zone = machine_zone(os.environ)
    findings = survey(root, zone or "UTC", Bar())
    text = draft(findings.config, findings.strange_tiers)
    click.echo(terminal(f"Looked at {root}"))
    if remark:
        click.echo(terminal(remark))
    click.echo("")
    for line in (*report(findings), "", zone_line(findings.config, zone)):
        click.echo(terminal(line))
    if dry_run:
        verb = "in place of the one that is there" if has_config(root) else "and nothing else"
        click.echo(f"\nIt would write {CONFIG_PATH}, {verb}:\n\n{terminal(text)}", nl=False)
        return
    deposit(root, text)
    click.echo(f"Wrote {CONFIG_PATH}, with a word on every setting; nothing else was changed")
    for line in next_steps(findings):
        click.echo(terminal(line))


def choose_vault(given: str | None) -> tuple[str, str]:
    """The folder to look at, and a remark where it may not be the one that was meant.

    Without a name it is the nearest vault, else the current folder, which becomes one.

    Raises:
        VaultnetError: if there is no such folder, or it was hardly meant.
    """
    named = bool(given or os.environ.get(ENVIRONMENT))
    root = find_vault(given)
    here = os.path.realpath(os.curdir)
    if root is None:
        _refuse_by_accident(here)
        return here, "This folder was no vault yet; its configuration makes it one."
    if not os.path.isdir(root):
        raise VaultnetError(f"there is no folder {root}")
    if not named:
        return root, "" if root == here else "That is the vault around the current folder."
    return root, _around(root) or _inside(root)


def _refuse_by_accident(folder: str) -> None:
    if folder in (os.path.realpath(os.path.expanduser("~")), os.path.dirname(folder)):
        raise VaultnetError(
            "this is hardly a vault; go into the folder of your notes, or name it with --vault DIR"
        )
    if below := _vaults_below(folder):
        raise VaultnetError(
            f"the vault seems to be the folder {below[0]} in here; go into it, or name the one that"
            " you mean with --vault DIR"
        )


def _around(root: str) -> str:
    """A remark where a folder inside a vault was named, though not one itself."""
    if os.path.isdir(os.path.join(root, _OBSIDIAN)):
        return ""
    above = os.path.dirname(root)
    while above != os.path.dirname(above):
        if os.path.isdir(os.path.join(above, _OBSIDIAN)):
            return f"It lies inside the vault {above}; name that one to have all of its notes read."
        above = os.path.dirname(above)
    return ""


def _inside(root: str) -> str:
    if os.path.isdir(os.path.join(root, _OBSIDIAN)) or not (below := _vaults_below(root)):
        return ""
    return f"The folder {below[0]} in it is a vault of its own; name that one if you meant it."


def _vaults_below(folder: str) -> list[str]:
    """Folders in this one that Obsidian has opened as vaults."""
    try:
        with os.scandir(folder) as entries:
            return sorted(
                entry.name
                for entry in entries
                if entry.is_dir() and os.path.isdir(os.path.join(entry.path, _OBSIDIAN))
            )
    except OSError:
        return []

"""What nearly every command does first: find the vault, read it, and know the date."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from vaultnet.cli.clock import now_ns, today_in
from vaultnet.cli.vaults import ENVIRONMENT, find_vault
from vaultnet.errors import VaultnetError
from vaultnet.memory.glance import Glance
from vaultnet.pipeline.outlook import Outlook, outlook
from vaultnet.pipeline.readers import Progress
from vaultnet.pipeline.refresh import Reading, refresh
from vaultnet.plugins.manager import load_notes
from vaultnet.plugins.spec import IndexNote


class Session(NamedTuple):
    """One vault, read, on one day.

    Attributes:
        pinned: whether the person named the day; a pinned day is not remembered as today.
    """

    reading: Reading
    today: date
    pinned: bool
    notes: tuple[IndexNote, ...]
    faults: tuple[str, ...]

    def outlook(self, chosen: tuple[IndexNote, ...] | None = None) -> Outlook:
        """What the index notes show: all of them, or only those that are wanted."""
        return outlook(self.reading, self.today, self.notes, self.faults, chosen=chosen)


def root_of(vault: str | None) -> str:
    """The real path of the vault that a command is about.

    Raises:
        VaultnetError: if there is none.
    """
    root = find_vault(vault)
    if root is None:
        raise VaultnetError(
            "there is no vault here or above; go into one, name it with --vault DIR or"
            f" {ENVIRONMENT}, or make this folder one with `vaultnet init`"
        )
    return root


def open_session(
    vault: str | None,
    today: date | None = None,
    progress: Progress | None = None,
    seen: Glance | None = None,
) -> Session:
    """Read the vault that a command is about.

    Args:
        seen: what was seen of it already.

    Raises:
        VaultnetError: if there is no vault, or it cannot be read.
    """
    reading = refresh(root_of(vault), None, now_ns(), seen=seen, progress=progress)
    notes, faults = load_notes(reading.config.disable)
    return Session(
        reading=reading,
        today=today or today_in(reading.config.timezone),
        pinned=today is not None,
        notes=notes,
        faults=faults,
    )

"""Which vault a command is about."""

from __future__ import annotations

import os

ENVIRONMENT = "VAULTNET_VAULT"
_MARKS = (".vaultnet", ".obsidian")


def find_vault(given: str | None) -> str | None:
    """The real path of the vault: as given, from the environment, or the nearest folder above.

    A folder is a vault if it holds `.vaultnet` or `.obsidian`. None if there is none.
    """
    named = given or os.environ.get(ENVIRONMENT)
    if named:
        return os.path.realpath(os.path.expanduser(named))
    folder = os.path.realpath(os.curdir)
    while True:
        if any(os.path.isdir(os.path.join(folder, mark)) for mark in _MARKS):
            return folder
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above

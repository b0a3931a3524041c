"""The everyday answer to `vaultnet build`: nothing has changed. Found without opening a note.

This runs before the commands themselves are imported, since that alone would take longer.
"""

from __future__ import annotations

import time

from vaultnet.cli.vaults import find_vault
from vaultnet.journal.places import has_pending
from vaultnet.memory.places import cache_folder, kept_mark, surroundings
from vaultnet.memory.seal import load_seal
from vaultnet.scan import walk

#: What a build says that had nothing to write, whichever way it found that out.
CURRENT = "All index notes are current; nothing was written."


def nothing_to_do(arguments: list[str]) -> str | None:
    """One line for the person if a plain build would change nothing; None if it must be run.

    Args:
        arguments: what follows `build`; anything besides `--vault DIR` means None.
    """
    if arguments and (len(arguments) != 2 or arguments[0] != "--vault"):
        return None
    vault = find_vault(arguments[1] if arguments else None)
    seal = load_seal(cache_folder(vault)) if vault else None
    if vault is None or seal is None or has_pending(vault):
        return None
    try:
        snapshot = walk(vault, seal.ignore)
    except OSError:
        return None
    around = [surroundings(vault), kept_mark(vault)]
    return CURRENT if seal.holds(snapshot, around, time.time()) else None

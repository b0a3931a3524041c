"""The everyday answer to `vaultnet build`: nothing has changed. Found without opening a note.

This runs before the commands themselves are imported, since that alone would take longer.
"""

from __future__ import annotations

import os
import time

from vaultnet.cli.vaults import find_vault
from vaultnet.journal.places import has_pending
from vaultnet.memory.glance import Glance
from vaultnet.memory.places import cache_folder, kept_mark, surroundings
from vaultnet.memory.seal import load_seal
from vaultnet.scan import walk

#: What a build says that had nothing to write, whichever way it found that out.
CURRENT = "All index notes are current; nothing was written."

#: By which the shell says that it asks for words to offer.
COMPLETE = "_VAULTNET_COMPLETE"


def nothing_to_do(arguments: list[str]) -> tuple[str | None, Glance | None]:
    """One line for the person if a plain build would change nothing.

    Args:
        arguments: what follows `build`; anything besides `--vault DIR` is not looked into.

    Returns:
        The line, None if the build must be run; and what was seen of the vault, for that build.
    """
    if not is_plain(arguments):
        return None, None
    vault = find_vault(arguments[1] if arguments else None)
    seal = load_seal(cache_folder(vault)) if vault else None
    if vault is None or seal is None or has_pending(vault):
        return None, None
    now_ns = time.time_ns()
    try:
        snapshot = walk(vault, seal.ignore)
    except OSError:
        return None, None
    around = surroundings(vault)
    holds = seal.holds(snapshot, [around, kept_mark(vault)], time.time())
    seen = Glance(vault, seal.ignore, snapshot, around, now_ns)
    return CURRENT if holds else None, seen


def is_plain(arguments: list[str]) -> bool:
    """Whether a call of `build` says no more than which vault is meant.

    Anything else, and the shell that only asks what could be said, is for click to understand.
    """
    if COMPLETE in os.environ:
        return False
    if not arguments:
        return True
    if len(arguments) != 2 or arguments[0] != "--vault":
        return False
    vault = arguments[1]
    # What Windows leaves to its programs, such as %NAME%, click puts in.
    return vault[:1] not in ("", "-") and not set("%$*?[").intersection(vault)

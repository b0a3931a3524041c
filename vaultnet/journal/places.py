"""Where a vault's journal lies: light enough to be asked before every build."""

from __future__ import annotations

import os
from zlib import adler32, crc32

from vaultnet.homes import user_state

PENDING = "pending"
DONE = "done"


def state_folder(vault: str) -> str:
    """Where this vault's journal lies: in the user's state folder, by the vault's real path.

    Records say which vault they are of, so that two which share a folder never mix. (A stronger
    digest costs an import on every call.)
    """
    path = os.fsencode(vault)
    name = f"{crc32(path):08x}{adler32(path):08x}-{len(path)}"
    return os.path.join(user_state(), "vaultnet", name)


def has_pending(vault: str) -> bool:
    """Whether an earlier run began to write and did not come to its end."""
    try:
        return bool(os.listdir(os.path.join(state_folder(vault), PENDING)))
    except OSError:
        return False

"""Where a vault's journal lies: light enough to be asked before every build."""

from __future__ import annotations

import os
import sys
from zlib import adler32, crc32

PENDING = "pending"
DONE = "done"


def state_folder(vault: str) -> str:
    """Where this vault's journal lies: in the user's state folder, by the vault's real path.

    Records say which vault they are of, so that two which share a folder never mix. (A stronger
    digest costs an import on every call.)
    """
    path = os.fsencode(vault)
    name = f"{crc32(path):08x}{adler32(path):08x}-{len(path)}"
    return os.path.join(_user_state(), "vaultnet", name)


def _user_state() -> str:
    """The system's place for what programs remember and cannot make anew."""
    if sys.platform == "win32":
        return os.environ.get("LOCALAPPDATA") or os.path.expanduser("~/AppData/Local")
    if sys.platform == "darwin":
        return os.path.expanduser("~/Library/Application Support")
    return os.environ.get("XDG_STATE_HOME") or os.path.expanduser("~/.local/state")


def has_pending(vault: str) -> bool:
    """Whether an earlier run began to write and did not come to its end."""
    try:
        return bool(os.listdir(os.path.join(state_folder(vault), PENDING)))
    except OSError:
        return False

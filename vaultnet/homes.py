"""The system's own places for what a program keeps: caches, and what cannot be made anew.

A library for it would cost more than the whole look of a build that finds nothing to do.
"""

from __future__ import annotations

import os
import sys


def user_cache() -> str:
    """The place for what may be deleted at any time."""
    return _home("~/Library/Caches", "XDG_CACHE_HOME", "~/.cache")


def user_state() -> str:
    """The place for what programs remember and cannot make anew."""
    return _home("~/Library/Application Support", "XDG_STATE_HOME", "~/.local/state")


def _home(mac: str, variable: str, default: str) -> str:
    if sys.platform == "win32":
        return os.environ.get("LOCALAPPDATA") or os.path.expanduser("~/AppData/Local")
    if sys.platform == "darwin":
        return os.path.expanduser(mac)
    return os.environ.get(variable) or os.path.expanduser(default)

"""How far the reading is, shown to whoever waits for it."""

from __future__ import annotations

import sys
import time
from typing import Final

from vaultnet.cli.saying import say

_WIDTH: Final = 30
_LINE: Final = 72


class Bar:
    """A progress bar that appears only after a second, and only on a terminal."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._wanted = sys.stderr.isatty()
        self._drawn = False

    def __call__(self, done: int, total: int) -> None:
        """Draw how far the reading is; at its end nothing of the bar is left."""
        if done >= total:
            if self._drawn:
                say(f"\r{' ' * _LINE}\r", err=True, end="")
            self._drawn = False
        elif self._wanted and time.monotonic() - self._began >= 1:
            filled = _WIDTH * done // total
            bar = "#" * filled + "-" * (_WIDTH - filled)
            say(f"\rreading [{bar}] {done} of {total}", err=True, end="")
            self._drawn = True

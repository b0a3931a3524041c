"""What other threads and signals tell the loop: that something stirred, and where."""

from __future__ import annotations

import time
from queue import Empty, SimpleQueue
from typing import Final, NamedTuple

#: Beyond so many hints, looking everywhere is cheaper than looking at each.
MANY: Final = 100

#: Hints beyond this are dropped: so many waiting mean a look everywhere in any case.
_FULL: Final = 1000


class Hints(NamedTuple):
    """Where something may have changed.

    Attributes:
        paths: relative to the vault.
        everywhere: whether only a walk through the whole vault can tell.
    """

    paths: frozenset[str] = frozenset()
    everywhere: bool = False


class Stir:
    """Collects hints from any thread, and wakes the one that waits for them.

    A simple queue and a flag, since only these may be touched from a signal handler, which can
    interrupt anything, this module included.
    """

    def __init__(self) -> None:
        self._queue: SimpleQueue[str | None] = SimpleQueue()
        self.stopped = False

    def hint(self, path: str) -> None:
        """Something happened to this path, relative to the vault."""
        if self._queue.qsize() < _FULL:
            self._queue.put(path)

    def look_everywhere(self) -> None:
        """Something happened, and nobody knows where."""
        self._queue.put(None)

    def stop(self) -> None:
        """Wake whoever waits, to end."""
        self.stopped = True
        self._queue.put(None)

    def gather(self, patience: float, settle: float, longest: float) -> Hints:
        """Wait for a hint, then until there is calm, and return all hints so far.

        Args:
            patience: how many seconds to wait for the first hint.
            settle: calm is when so many seconds brought none.
            longest: how many seconds to wait for calm.
        """
        paths: set[str] = set()
        everywhere = False
        timeout, end = patience, float("inf")
        while not self.stopped and time.monotonic() < end:
            try:
                path = self._queue.get(timeout=max(timeout, 0.0))
            except Empty:
                break
            if path is None:
                everywhere = True
            else:
                paths.add(path)
            end = min(end, time.monotonic() + longest)
            timeout = min(settle, end - time.monotonic())
        return Hints(frozenset(paths), everywhere or len(paths) > MANY)

"""Whether the system's events for a vault can be relied on, and what to do where they cannot."""

from __future__ import annotations

import os
from collections.abc import Callable

from vaultnet.errors import VaultnetError, reason
from vaultnet.watch.events import Listener
from vaultnet.watch.stir import Stir


class Hearing:
    """Listens to the folder that bears the vault's name, whichever that is just now.

    Args:
        root: the vault's real path.
        say: told, in one sentence, when events cannot be relied on.
        remedy: what is done about it, to end such a sentence.
        polling: whether to do without events from the beginning.
    """

    def __init__(
        self, root: str, stir: Stir, say: Callable[[str], None], remedy: str, *, polling: bool
    ) -> None:
        self._root = root
        self._stir = stir
        self._say = say
        self._remedy = remedy
        self._polling = polling
        self._listener: Listener | None = None
        self._identity = (0, 0)
        self._unheard = 0

    @property
    def is_partial(self) -> bool:
        """Whether something may happen without an event."""
        return self._polling or self._unheard > 0

    def begin(self) -> None:
        """Listen; where the system gives no events, say so and do without.

        Raises:
            VaultnetError: if the vault is not there.
        """
        self.end()
        self._identity = self._identify()
        if self._polling:
            return
        try:
            self._listener = Listener(self._root, self._stir)
        except OSError as error:
            self._polling = True
            self._say(f"no events from the system ({reason(error)}); {self._remedy}")
            return
        self._count(self._listener)

    def end(self) -> None:
        """Let go of the system's events."""
        if self._listener is not None:
            self._listener.stop()
            self._listener = None

    def is_lost(self) -> bool:
        """Whether another folder bears the vault's name by now, or the threads have ended.

        Raises:
            VaultnetError: if no folder does.
        """
        if self._identify() != self._identity:
            return True
        return not self._polling and (self._listener is None or not self._listener.is_alive())

    def check(self) -> None:
        """Count the folders again where some are new."""
        if self._listener is not None and self._listener.folders_changed:
            self._count(self._listener)

    def _identify(self) -> tuple[int, int]:
        try:
            status = os.stat(self._root)
        except OSError as error:
            message = f"the vault {self._root} cannot be read: {reason(error)}"
            raise VaultnetError(message) from None
        return status.st_dev, status.st_ino

    def _count(self, listener: Listener) -> None:
        unheard, folders = listener.unheard_folders()
        if unheard and not self._unheard:
            heard = f"only {folders - unheard} of {folders} folders can be watched"
            self._say(f"{heard} (a limit of the system); {self._remedy}")
        self._unheard = unheard

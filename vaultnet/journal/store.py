"""Where records lie: in the user's state folder, outside the vault, readable by nobody else.

A record is pending from before the first byte is written until all of its notes are whole; then
it is done, and waits there to be undone. Nothing in here is needed to read the vault.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from vaultnet.disk import read_private, sync_folder, write_private
from vaultnet.errors import VaultnetError, reason
from vaultnet.journal.places import DONE, PENDING, state_folder

if TYPE_CHECKING:
    from vaultnet.journal.records import Record

#: So many write-backs can be undone, and for so long.
_MOST: Final = 200
_DAYS: Final = 30

_DAY_NS: Final = 86_400 * 1_000_000_000
_PATIENCE: Final = 10.0  # seconds to wait for another vaultnet that is writing just now
_HALF: Final = ".tmp"  # how the name of a record ends that is not whole yet


class Journal:
    """The records of one vault.

    Args:
        vault: its real path.
    """

    def __init__(self, vault: str) -> None:
        self._vault = vault
        self._folder = state_folder(vault)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other vaultnets from writing back into this vault meanwhile.

        Raises:
            VaultnetError: if one is writing and does not come to an end, or the disk refuses.
        """
        from filelock import FileLock, Timeout

        lock = FileLock(os.path.join(self._folder, "lock"), timeout=_PATIENCE, mode=0o600)
        try:
            os.makedirs(self._folder, mode=0o700, exist_ok=True)
            lock.acquire()
        except Timeout:
            message = "another vaultnet is writing into this vault; nothing was written"
            raise VaultnetError(message) from None
        except OSError as error:
            message = f"the journal cannot be written: {reason(error)}; nothing was written"
            raise VaultnetError(message) from None
        try:
            yield
        finally:
            lock.release()

    def begin(self, record: Record) -> None:
        """Write a record down before anything of it is made, or as it is after a new plan."""
        from vaultnet.journal.codec import encode

        write_private(self._place(PENDING, record.name), encode(self._vault, record), durable=True)

    def finish(self, record: Record) -> None:
        """All steps are made: from now on the record can be undone; an undoing itself cannot."""
        if record.undoes:
            self.drop(record)
            self.drop(record._replace(name=record.undoes))
            return
        pending, done = self._place(PENDING, record.name), self._place(DONE, record.name)
        os.makedirs(os.path.dirname(done), mode=0o700, exist_ok=True)
        os.replace(pending, done)
        sync_folder(os.path.dirname(done))
        sync_folder(os.path.dirname(pending))

    def drop(self, record: Record) -> None:
        """Nothing of this record is there any more, or it is to be forgotten."""
        for state in (PENDING, DONE):
            with suppress(FileNotFoundError):
                os.unlink(self._place(state, record.name))

    def pending(self) -> list[Record]:
        """What was begun and not finished, oldest first."""
        return list(self._read(PENDING, sorted(self._names(PENDING))))

    def done(self) -> Iterator[Record]:
        """What can be undone, newest first, each read when it is asked for."""
        return self._read(DONE, sorted(self._names(DONE), reverse=True))

    def is_idle(self, fresh_ns: int) -> bool:
        """Whether nothing is pending or half written down, nor done in the last `fresh_ns`."""
        since = f"{time.time_ns() - fresh_ns:020d}"
        if self._names(PENDING) or self._names(PENDING, _HALF):
            return False
        return max(self._names(DONE), default="") < since

    def sweep(self) -> None:
        """Delete what is too old to be undone, and what a crash left of a record."""
        names = sorted(self._names(DONE), reverse=True)
        eldest = f"{time.time_ns() - _DAYS * _DAY_NS:020d}"
        for name in {*names[_MOST:], *(name for name in names if name < eldest)}:
            with suppress(OSError):
                os.unlink(self._place(DONE, name))
        for state in (PENDING, DONE):
            for name in self._names(state, _HALF):
                with suppress(OSError):
                    os.unlink(os.path.join(self._folder, state, f"{name}{_HALF}"))

    def _names(self, state: str, end: str = ".json") -> list[str]:
        try:
            found = os.listdir(os.path.join(self._folder, state))
        except OSError:
            return []
        return [name.removesuffix(end) for name in found if name.endswith(end)]

    def _read(self, state: str, names: list[str]) -> Iterator[Record]:
        if not names:  # as nearly always, and then nothing has to be loaded to read them
            return
        from vaultnet.journal.codec import decode

        for name in names:
            data = read_private(self._place(state, name))
            record = decode(self._vault, name, data) if data is not None else None
            if record is not None:
                yield record

    def _place(self, state: str, name: str) -> str:
        return os.path.join(self._folder, state, f"{name}.json")


def new_name() -> str:
    """A name that sorts by time and that no other process takes."""
    return f"{time.time_ns():020d}-{os.getpid():x}"

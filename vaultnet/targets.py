"""What may be written: places inside the vault, plain files, and what waits beside a note."""

from __future__ import annotations

import contextlib
import os
import time
from stat import S_ISREG
from typing import Final

from vaultnet.errors import VaultnetError
from vaultnet.patterns import pattern

_HIDDEN: Final = "."
_WRITABLE: Final = 0o222
_ASIDE: Final = pattern(r"\.vn-[0-9a-f]+-([0-9a-f]+)\.tmp")


class ChangedMeanwhile(Exception):
    """The file is no longer as it was read; nothing was written, and the caller reads again."""


def target_of(vault: str, path: str) -> str:
    """The real place of a note inside the vault.

    Raises:
        VaultnetError: if it leads out of the vault, or into a hidden folder.
    """
    real = os.path.realpath(os.path.join(vault, path))
    if not real.startswith(vault.rstrip(os.sep) + os.sep):
        raise VaultnetError(f"{path} leads out of the vault; nothing was written there")
    inside = os.path.relpath(real, vault).split(os.sep)
    if any(part.startswith(_HIDDEN) for part in inside):
        raise VaultnetError(f"{path} lies in a hidden folder; nothing was written there")
    return real


def refuse_unwritable(vault: str, path: str) -> None:
    """Refuse a file that `swap` and `remove` would refuse, before anything is begun.

    One that is just not there may be on its way: some editors rename while they save.

    Raises:
        VaultnetError: if it is not to be written.
    """
    with contextlib.suppress(ChangedMeanwhile):
        status_of(target_of(vault, path), path)


def status_of(real: str, path: str) -> os.stat_result:
    """The status of a file that may be replaced.

    Args:
        real: as `target_of` gives it.
        path: as messages name it.

    Raises:
        ChangedMeanwhile: if there is none.
        VaultnetError: if it is not to be written.
    """
    try:
        status = os.lstat(real)
    except FileNotFoundError:
        raise ChangedMeanwhile(path) from None
    if not S_ISREG(status.st_mode):
        raise VaultnetError(f"{path} is not a plain file; nothing was written")
    if status.st_nlink > 1:
        raise VaultnetError(f"{path} has a second name (hard link); nothing was written")
    # The mode is asked, too: the administrator may write anything, and still was told not to.
    if not (status.st_mode & _WRITABLE and os.access(real, os.W_OK)):
        raise VaultnetError(f"{path} is read-only; nothing was written")
    return status


def aside_name() -> str:
    """A name, hidden and short, for what waits beside a file."""
    return f".vn-{os.getpid():x}-{time.time_ns():x}.tmp"


def written_at(name: str) -> int | None:
    """When a name was given by `aside_name`, in nanoseconds since the epoch; None for others."""
    found = _ASIDE.fullmatch(name)
    return int(found[1], 16) if found else None


def aside_of(vault: str, path: str, aside: str) -> str:
    """The place of what waits beside a note."""
    return os.path.join(os.path.dirname(target_of(vault, path)), aside)


def discard(vault: str, path: str, aside: str) -> None:
    """Delete what waits beside a note; nothing may be there."""
    with contextlib.suppress(FileNotFoundError):
        os.unlink(aside_of(vault, path, aside))

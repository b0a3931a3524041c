"""Text into the vault: whole or not at all, and never over what somebody else just wrote."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from stat import S_IMODE, S_ISREG
from typing import Final

from vaultnet.errors import VaultnetError

_HIDDEN: Final = "."
_RENAME_EXCHANGE: Final = 2
_AT_FDCWD: Final = -100
_WRITABLE: Final = 0o222


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


def create(vault: str, path: str, data: bytes) -> os.stat_result:
    """Write a new file, and return its status.

    Raises:
        ChangedMeanwhile: if there is one by now.
        VaultnetError: if the place lies outside the vault.
        OSError: if the disk refuses; nothing is left behind.
    """
    real = target_of(vault, path)
    os.makedirs(os.path.dirname(real), exist_ok=True)
    temporary, status = _write_beside(real, data, mode=None)
    try:
        os.link(temporary, real)
    except FileExistsError:
        raise ChangedMeanwhile(path) from None
    except OSError:  # a file system without hard links
        if os.path.lexists(real):
            raise ChangedMeanwhile(path) from None
        os.replace(temporary, real)
        temporary = ""
    finally:
        if temporary:
            os.unlink(temporary)
    _sync_folder(os.path.dirname(real))
    return status


def replace(vault: str, path: str, old: bytes, new: bytes) -> os.stat_result:
    """Replace a file's bytes, provided that they still are `old`, and return its new status.

    Mode, owner and extended attributes stay. Where the system can exchange two files at once,
    what was displaced is compared once more and put back if somebody wrote in between.

    Raises:
        ChangedMeanwhile: if the file is no longer `old`.
        VaultnetError: if the place lies outside the vault or is no plain, single file.
        OSError: if the disk refuses; the old file is then still there.
    """
    real = target_of(vault, path)
    status = _status_of(real, path)
    temporary, fresh = _write_beside(real, new, mode=S_IMODE(status.st_mode))
    try:
        _liken(temporary, real, status)
        if not _is_still(real, old) or not _put_in_place(temporary, real, old):
            raise ChangedMeanwhile(path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)
    _sync_folder(os.path.dirname(real))
    return fresh


def _status_of(real: str, path: str) -> os.stat_result:
    """The status of a file that may be replaced."""
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


def _liken(temporary: str, real: str, status: os.stat_result) -> None:
    """Give a new file the owner and the extended attributes of the one that it replaces."""
    with contextlib.suppress(OSError, AttributeError):
        os.chown(temporary, status.st_uid, status.st_gid)
    for name in _attributes(real):
        if sys.platform == "linux":
            with contextlib.suppress(OSError):  # some only the system itself may set
                os.setxattr(temporary, name, os.getxattr(real, name))


def _attributes(real: str) -> list[str]:
    try:
        return os.listxattr(real) if sys.platform == "linux" else []
    except OSError:  # a file system without them
        return []


def _put_in_place(temporary: str, real: str, old: bytes) -> bool:
    """Put the new file where the old one is; False, and all as it was, if somebody wrote there."""
    if not _exchange(temporary, real):
        if not _is_still(real, old):
            return False
        os.replace(temporary, real)
        return True
    intact = False
    try:
        intact = _is_still(temporary, old)
    finally:  # theirs goes back even where it cannot be read
        if not intact and not _exchange(temporary, real):
            os.replace(temporary, real)
    return intact


def _is_still(real: str, old: bytes) -> bool:
    try:
        return read_bytes(real) == old
    except FileNotFoundError:
        return False


def _write_beside(real: str, data: bytes, mode: int | None) -> tuple[str, os.stat_result]:
    """The data in a new, synced, hidden file in the same folder, and that file's status."""
    name = f".vn-{os.getpid():x}-{time.time_ns():x}.tmp"
    temporary = os.path.join(os.path.dirname(real), name)
    return temporary, write_new(temporary, data, mode)


def write_new(real: str, data: bytes, mode: int | None = None) -> os.stat_result:
    """Write a file where none is yet, down to the disk, and return its status.

    Args:
        real: the place; whether it lies in the vault is for the caller to know.
        mode: exactly these permissions; None for those that new files have.

    Raises:
        FileExistsError: if there is one.
        OSError: if the disk refuses; nothing is left behind.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    fd = os.open(real, flags | getattr(os, "O_BINARY", 0), 0o666 if mode is None else mode)
    try:
        with open(fd, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            status = os.fstat(file.fileno())
        if mode is not None:
            os.chmod(real, mode)
    except BaseException:
        os.unlink(real)
        raise
    return status


def _exchange(first: str, second: str) -> bool:
    """Exchange two files in one step; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(first), os.fsencode(second)
    try:
        done = libc.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)
    except AttributeError:  # a C library without the call
        return False
    return bool(done == 0)


def _sync_folder(folder: str) -> None:
    """Make the new name durable, where folders can be synced at all."""
    with contextlib.suppress(OSError):
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)


def read_bytes(path: str) -> bytes:
    """All bytes of a file.

    Raises:
        OSError: if it cannot be read.
    """
    fd = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        size = os.fstat(fd).st_size
        data = os.read(fd, size + 1)
        if len(data) == size:
            return data
        chunks = [data]
        while chunk := os.read(fd, 1 << 16):
            chunks.append(chunk)
        return b"".join(chunks)
    finally:
        os.close(fd)

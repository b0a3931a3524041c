"""The few system calls beneath reading and writing: whole files, private files, exchanges.

A build that finds nothing to do comes by here, so this imports next to nothing.
"""

from __future__ import annotations

import os
import sys
import time
from stat import S_ISREG
from zlib import crc32

_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


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


def exchange(first: str, second: str) -> bool:
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


def sync_folder(folder: str) -> None:
    """Make new names durable, where folders can be synced at all."""
    try:
        fd = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(fd)
    except OSError:
        pass
    finally:
        os.close(fd)


def read_private(path: str) -> bytes | None:
    """The bytes of a plain file that belongs to this user and that no other may write."""
    # Not following a link, and not waiting where somebody put a pipe.
    flags = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        fd = os.open(path, os.O_RDONLY | flags | getattr(os, "O_BINARY", 0))
    except OSError:
        return None
    try:
        if not _is_private(os.fstat(fd)):
            return None
        with open(fd, "rb", closefd=False) as file:
            return file.read()
    except OSError:
        return None
    finally:
        os.close(fd)


def read_whole(path: str) -> bytes | None:
    """What `write_whole` put into a private file; None where that is not there whole."""
    check, _, body = (read_private(path) or b"").partition(b"\n")
    return body if check == b"%d" % crc32(body) else None


def write_whole(path: str, body: bytes) -> None:
    """Put a file in place that tells by its first line, a checksum, whether it is whole.

    Raises:
        OSError: if the disk refuses; the old file is then still there.
    """
    write_private(path, b"%d\n%b" % (crc32(body), body))


def _is_private(status: os.stat_result) -> bool:
    if not S_ISREG(status.st_mode):
        return False
    return not hasattr(os, "getuid") or (
        status.st_uid == os.getuid() and not status.st_mode & 0o022
    )


def write_private(path: str, data: bytes, *, durable: bool = False) -> None:
    """Put a file in place whole, readable by this user alone; makes its folder.

    Args:
        durable: whether it must be on the disk before this returns: what merely saves time need
            not be.

    Raises:
        OSError: if the disk refuses; the old file is then still there.
    """
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    temporary = f"{path}.{os.getpid()}-{time.time_ns()}.tmp"
    fd = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with open(fd, "wb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
    if durable:
        sync_folder(os.path.dirname(path))

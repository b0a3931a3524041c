"""Text into the vault: whole or not at all, and never over what somebody else just wrote."""

from __future__ import annotations

import contextlib
import os
import sys
from stat import S_IMODE

from vaultnet.disk import exchange, read_bytes, sync_folder, write_new
from vaultnet.targets import (
    ChangedMeanwhile,
    aside_name,
    aside_of,
    discard,
    status_of,
    target_of,
)


def create(vault: str, path: str, data: bytes, aside: str = "") -> os.stat_result:
    """Write a new file, and return its status.

    Args:
        aside: the name of the file, in the same folder, in which the text is written first; what
            is left of it after a fault is for the caller to discard.

    Raises:
        ChangedMeanwhile: if there is one by now.
        VaultnetError: if the place lies outside the vault.
        OSError: if the disk refuses; nothing is left behind.
    """
    real = target_of(vault, path)
    os.makedirs(os.path.dirname(real), exist_ok=True)
    temporary = os.path.join(os.path.dirname(real), aside or aside_name())
    status = write_new(temporary, data)
    placed = False
    try:
        placed = _name_anew(temporary, real)
    finally:
        if not placed:
            os.unlink(temporary)
    if not placed:
        raise ChangedMeanwhile(path)
    sync_folder(os.path.dirname(real))
    return status


def _name_anew(waiting: str, real: str) -> bool:
    """Give a file another name; False, and nothing done, where that one is taken."""
    try:
        os.link(waiting, real)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links
        if os.path.lexists(real):
            return False
        os.replace(waiting, real)
    else:
        with contextlib.suppress(OSError):  # the file is there; a second name can go later
            os.unlink(waiting)
    return True


def replace(vault: str, path: str, old: bytes, new: bytes) -> os.stat_result:
    """Replace a file's bytes as `swap` does, and keep nothing of the old file.

    That the new one is the one in place need not be on the disk when this returns: after a power
    cut the old text may stand there, whole, and is brought up to date again.

    Raises:
        As `swap` does.
    """
    aside = aside_name()
    fresh = _swap(vault, path, old, new, aside)
    discard(vault, path, aside)
    return fresh


def swap(vault: str, path: str, old: bytes, new: bytes, aside: str) -> os.stat_result:
    """Replace a file's bytes, provided that they still are `old`, and return its new status.

    Mode, owner and extended attributes stay. Where the system can exchange two files at once,
    what was displaced is compared once more and put back if somebody wrote in between; else it
    waits beside the file, since an editor may still hold it open, until it is discarded.

    Args:
        aside: the name of the file, in the same folder, in which the new text is written and the
            old one then waits.

    Raises:
        ChangedMeanwhile: if the file is no longer `old`.
        VaultnetError: if the place lies outside the vault or is no plain, single file.
        OSError: if the disk refuses; the old file is then still there.
    """
    fresh = _swap(vault, path, old, new, aside)
    sync_folder(os.path.dirname(target_of(vault, path)))
    return fresh


def _swap(vault: str, path: str, old: bytes, new: bytes, aside: str) -> os.stat_result:
    real = target_of(vault, path)
    status = status_of(real, path)
    temporary = os.path.join(os.path.dirname(real), aside)
    fresh = write_new(temporary, new, S_IMODE(status.st_mode))
    placed = False
    try:
        _liken(temporary, real, status)
        placed = _is_still(real, old) and _put_in_place(temporary, real, old)
    finally:
        if not placed:
            discard(vault, path, aside)
    if not placed:
        raise ChangedMeanwhile(path)
    return fresh


def remove(vault: str, path: str, old: bytes, aside: str) -> None:
    """Take a file away, provided that its bytes still are `old`; it waits aside as in `swap`.

    Raises:
        ChangedMeanwhile, VaultnetError, OSError: as `swap` does.
    """
    real = target_of(vault, path)
    status_of(real, path)
    if not _is_still(real, old):
        raise ChangedMeanwhile(path)
    waiting = os.path.join(os.path.dirname(real), aside)
    os.rename(real, waiting)
    intact = False
    try:
        intact = _is_still(waiting, old)
    finally:
        if not intact:  # somebody wrote in between: theirs goes back
            _name_anew(waiting, real)
    if not intact:
        raise ChangedMeanwhile(path)
    sync_folder(os.path.dirname(real))


def put_back(vault: str, path: str, new: bytes | None, aside: str) -> bool:
    """Give a note back the file that was displaced, provided that it still reads `new`.

    What the note was then waits aside. False, and all as it was, if somebody has written there.

    Raises:
        VaultnetError: if the place lies outside the vault.
        OSError: if the disk refuses.
    """
    real, waiting = target_of(vault, path), aside_of(vault, path, aside)
    if new is None:
        done = _name_anew(waiting, real)
    else:
        done = _is_still(real, new) and _put_in_place(waiting, real, new)
    sync_folder(os.path.dirname(real))
    return done


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
    if not exchange(temporary, real):
        if not _is_still(real, old):
            return False
        os.replace(temporary, real)
        return True
    intact = False
    try:
        intact = _is_still(temporary, old)
    finally:  # theirs goes back even where it cannot be read
        if not intact and not exchange(temporary, real):
            os.replace(temporary, real)
    return intact


def _is_still(real: str, old: bytes) -> bool:
    try:
        return read_bytes(real) == old
    except FileNotFoundError:
        return False

"""Text that a write would have lost: moved aside, told as a problem, never lost."""

from __future__ import annotations

import os
from hashlib import blake2b
from itertools import chain, count
from typing import Final

from vaultnet.disk import read_bytes, write_new
from vaultnet.errors import VaultnetError
from vaultnet.memory.places import KEPT
from vaultnet.model import Problem

_MESSAGE: Final = (
    "text that would have been lost was moved here;"
    " take out of it what you need, then delete this file"
)


def keep(root: str, path: str, name: str, content: str) -> str:
    """Save what stood in a region, and return where; the same text is saved once.

    Raises:
        As `keep_bytes` does.
    """
    text = content.strip("\n")
    return keep_bytes(root, path, f"From the region {name} in {path}:", f"{text}\n".encode())


def keep_bytes(root: str, path: str, origin: str, data: bytes) -> str:
    """Save what belongs to a note and has no place in it, and return where.

    Args:
        origin: a sentence that says where it is from.

    Raises:
        VaultnetError: if the folder is a symbolic link: it might lead out of the vault.
        OSError: if the disk refuses; what was to be moved must then stay where it is.
    """
    title = path.rpartition("/")[2].removesuffix(".md")
    data = f"{origin}\n\n".encode() + data
    stem = f"{KEPT}/{title} {blake2b(data, digest_size=4).hexdigest()}"
    os.makedirs(os.path.join(root, KEPT), exist_ok=True)
    if os.path.realpath(os.path.join(root, KEPT)) != os.path.join(root, *KEPT.split("/")):
        raise VaultnetError(f"{KEPT} leads elsewhere by a symbolic link; nothing was changed")
    names = chain([f"{stem}.md"], (f"{stem} {number}.md" for number in count(2)))
    return next(where for where in names if _save(os.path.join(root, where), data))


def _save(real: str, data: bytes) -> bool:
    """Whether the file now holds the data; False where somebody has worked in it since."""
    try:
        write_new(real, data)
    except FileExistsError:
        return read_bytes(real) == data
    return True


def kept(root: str) -> tuple[Problem, ...]:
    """A problem for every text that was moved aside and is still there."""
    try:
        names = sorted(os.listdir(os.path.join(root, KEPT)))
    except OSError:
        return ()
    return tuple(Problem(f"{KEPT}/{name}", 1, _MESSAGE) for name in names if name.endswith(".md"))

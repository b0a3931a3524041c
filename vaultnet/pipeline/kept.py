"""Text that a person typed into a generated region: moved aside, never lost."""

from __future__ import annotations

import os
from itertools import chain, count
from typing import Final

from vaultnet.errors import VaultnetError
from vaultnet.memory.places import KEPT
from vaultnet.model import Problem
from vaultnet.write import read_bytes, write_new

_MESSAGE: Final = (
    "text typed inside a generated region was moved here;"
    " take out of it what you need, then delete this file"
)


def keep(root: str, path: str, name: str, content: str) -> str:
    """Save what stood in a region, and return where; the same text is saved once.

    Raises:
        VaultnetError: if the folder is a symbolic link: it might lead out of the vault.
        OSError: if the disk refuses; the region must then stay as it is.
    """
    from vaultnet.syntax.regions import exact_digest

    title = path.rpartition("/")[2].removesuffix(".md")
    text = f"From the region {name} in {path}:\n\n{content.strip(chr(10))}\n"
    stem = f"{KEPT}/{title} {exact_digest(text)[:8]}"
    os.makedirs(os.path.join(root, KEPT), exist_ok=True)
    if os.path.realpath(os.path.join(root, KEPT)) != os.path.join(root, *KEPT.split("/")):
        raise VaultnetError(f"{KEPT} leads elsewhere by a symbolic link; nothing was changed")
    names = chain([f"{stem}.md"], (f"{stem} {number}.md" for number in count(2)))
    return next(where for where in names if _save(os.path.join(root, where), text.encode()))


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

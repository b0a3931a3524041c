"""Names and folders that every system can take: Windows is the one that refuses most."""

from __future__ import annotations

import re
from typing import Final
from unicodedata import normalize

from vaultnet.errors import VaultnetError
from vaultnet.syntax.escape import terminal

_UNFIT = re.compile(r'[\\/:*?"<>|#^\[\]]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_LONGEST: Final = 200  # bytes; file systems take 255, and a sync tool adds words of its own


def fit_name(name: str) -> str:
    """The name of a new note, NFC and without `.md`.

    Raises:
        VaultnetError: if some system or a link could not take it.
    """
    name = normalize("NFC", name).removesuffix(".md").strip()
    if terminal(name) != name:
        raise VaultnetError(f'"{name}" holds a character that cannot be seen; leave it out')
    if found := _UNFIT.search(name):
        raise VaultnetError(f'a note cannot be called "{name}": {found[0]} is not for names')
    if not name or name.startswith(".") or name.endswith(".") or _DEVICE.fullmatch(name):
        raise VaultnetError(f'a note cannot be called "{name}" on every system')
    if len(name.encode()) > _LONGEST:
        raise VaultnetError(f"the name is too long for some systems: {_LONGEST} bytes at the most")
    return name


def fit_folder(folder: str) -> str:
    """A folder inside the vault, `/` between parts; empty for the vault itself.

    Raises:
        VaultnetError: if it leads elsewhere, or is hidden.
    """
    parts = [part for part in folder.replace("\\", "/").split("/") if part not in ("", ".")]
    if folder.startswith(("/", "~")) or any(part == ".." for part in parts):
        raise VaultnetError(f'"{folder}" leads out of the vault; name a folder inside it')
    return "/".join(fit_name(part) for part in parts)

"""The new configuration onto the disk: never over one that is there."""

from __future__ import annotations

import os
from typing import Final

from vaultnet.config import CONFIG_PATH
from vaultnet.errors import VaultnetError, reason

_FOLDER: Final = os.path.dirname(CONFIG_PATH)
_EXISTS: Final = (
    f"{CONFIG_PATH} is there already and was left as it is;"
    " `vaultnet init --dry-run` shows what a new one would be"
)


def has_config(vault: str) -> bool:
    """Whether the vault has a configuration, or something else in its place."""
    return os.path.lexists(os.path.join(vault, CONFIG_PATH))


def refuse_existing(vault: str) -> None:
    """Stop where there is a configuration already.

    Raises:
        VaultnetError: if there is one.
    """
    if has_config(vault):
        raise VaultnetError(_EXISTS)


def deposit(vault: str, text: str) -> None:
    """Write the configuration of a vault that has none; its folder is made where it is missing.

    Raises:
        VaultnetError: if there is one by now, its folder leads out of the vault, or the disk
            refuses; nothing half-written is left behind.
    """
    folder = os.path.join(os.path.realpath(vault), _FOLDER)
    if os.path.realpath(folder) != folder:
        raise VaultnetError(f"{_FOLDER} leads out of the vault; nothing was written")
    refuse_existing(vault)
    path = os.path.join(vault, CONFIG_PATH)
    try:
        os.makedirs(folder, exist_ok=True)
        _write_new(path, text.encode())
    except OSError as error:
        raise VaultnetError(f"{CONFIG_PATH} cannot be written: {reason(error)}") from None


def _write_new(path: str, data: bytes) -> None:
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with open(fd, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        os.unlink(path)
        raise

"""Where a vault's memory lives, and what it depends on besides the notes."""

from __future__ import annotations

import os
import sys
from zlib import crc32

from vaultnet.homes import user_cache

FORMAT = 7

#: Besides the notes, what the result depends on; relative to the vault.
WATCHED = (
    ".vaultnet/config.toml",
    ".obsidian/daily-notes.json",
    ".obsidian/templates.json",
    ".obsidian/zk-prefixer.json",
    ".obsidian/plugins/periodic-notes/data.json",
    ".obsidian/plugins/templater-obsidian/data.json",
)

#: Where texts that were moved aside wait for the person; each is told as a problem. It lies
#: inside the vault, so that it syncs, and is hidden, so that it is nobody's note.
KEPT = ".vaultnet/kept"

_NO_PROGRAM = ("__pycache__", "sample-vault")


def cache_folder(vault: str) -> str:
    """Where this vault's memory lives: in the user's cache folder, by the vault's path.

    Two vaults that happen to share a folder cost each other time and nothing else: what is kept
    there says which vault it is of. (A stronger digest costs an import on every call.)
    """
    path = os.fsencode(vault)
    name = f"{crc32(path):08x}-{len(path)}"
    return os.path.join(user_cache(), "vaultnet", name)


def surroundings(vault: str) -> list[object]:
    """Everything besides the notes that a result depends on, as plain values.

    That is the vault's settings, the program's own files, and what is installed beside it.
    """
    watched = [_mark(os.path.join(vault, path)) for path in WATCHED]
    program = [_mark(path) for path in program_files()]
    installed = [[path, _mark(path)] for path in sys.path if path]
    return [FORMAT, vault, watched, program, installed]


def kept_mark(vault: str) -> list[int]:
    """What changes when a text is moved aside, or taken away again."""
    return _mark(os.path.join(vault, KEPT))


def program_files() -> list[str]:
    """The files that vaultnet itself is made of, templates included, sorted.

    They are marked one by one: a folder does not tell when a file in it is edited in place, and
    does tell when Python keeps its own copies there.
    """
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    folders = [package, os.path.join(os.path.dirname(package), "templates")]
    files: list[str] = []
    while folders:
        try:
            with os.scandir(folders.pop()) as entries:
                for entry in entries:
                    if entry.name.endswith((".py", ".jinja")):
                        files.append(entry.path)
                    elif "." not in entry.name and entry.name not in _NO_PROGRAM and entry.is_dir():
                        folders.append(entry.path)
        except OSError:
            continue
    return sorted(files)


def _mark(path: str) -> list[int]:
    try:
        status = os.stat(path)
    except OSError:
        return []
    return [status.st_mtime_ns, status.st_size, status.st_ino]

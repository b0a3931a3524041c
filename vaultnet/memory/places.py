"""Where a vault's memory lives, what it depends on besides the notes, and private files."""

from __future__ import annotations

import os
import sys
import time
from stat import S_ISREG
from zlib import crc32

FORMAT = 3

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


def user_cache() -> str:
    """The system's place for caches (a library for it costs more than the whole look)."""
    if sys.platform == "win32":
        return os.environ.get("LOCALAPPDATA") or os.path.expanduser("~/AppData/Local")
    if sys.platform == "darwin":
        return os.path.expanduser("~/Library/Caches")
    return os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")


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


def write_private(path: str, data: bytes) -> None:
    """Put a file in place whole, readable by this user alone; makes its folder.

    Raises:
        OSError: if the disk refuses; the old file is then still there.
    """
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    temporary = f"{path}.{os.getpid()}-{time.time_ns()}.tmp"
    fd = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with open(fd, "wb") as file:
            file.write(data)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise

"""The disk into a snapshot: which notes there are, and the stamp that tells when one changes.

Most calls need no more than this module to learn that nothing is to be done. Each import here is
time that those calls spend, so there are next to none.
"""

from __future__ import annotations

import os
from stat import S_ISDIR, S_ISREG

from vaultnet.errors import reason

#: What changes when a file's content changes: (mtime in ns, size in bytes, inode).
Stamp = tuple[int, int, int]

#: A stamp that no file has: whoever holds it must read the file again.
UNKNOWN: Stamp = (0, -1, 0)

#: An edit this soon after another may leave the same time stamp on it (kernel ticks: 10 ms; file
#: systems that store even seconds: 2 s), so a stamp so young is not believed.
TICK_NS = 10_000_000
COARSE_TICK_NS = 2_000_000_000

_STUB = ".icloud"


class Snapshot:
    """Every Markdown file of a vault with its stamp, as found in one walk.

    Attributes:
        files: path relative to the vault (`/` between parts, as the disk spells it) -> stamp.
        absent: notes that exist but are not on this machine now (a cloud folder's stubs).
        faults: (path, sentence) for what could not be looked at.
    """

    __slots__ = ("absent", "faults", "files")

    def __init__(self) -> None:
        self.files: dict[str, Stamp] = {}
        self.absent: list[str] = []
        self.faults: list[tuple[str, str]] = []


def stamp(status: os.stat_result) -> Stamp:
    """The stamp of a file that was just looked at."""
    return status.st_mtime_ns, status.st_size, status.st_ino


def is_settled(mark: Stamp, looked_at_ns: int) -> bool:
    """Whether no edit after `looked_at_ns` can carry this same stamp (git's racily-clean rule)."""
    tick = COARSE_TICK_NS if mark[0] % 1_000_000_000 == 0 else TICK_NS
    return mark[0] + tick < looked_at_ns


def believed(
    snapshot: Snapshot, looked_at_ns: int, written: frozenset[str], now_ns: int
) -> Snapshot:
    """The snapshot with `UNKNOWN` for every stamp that a later edit could still carry.

    Args:
        looked_at_ns: when the walk began.
        written: files whose stamps are vaultnet's own doing, known at `now_ns`.
    """
    found = Snapshot()
    found.absent, found.faults = snapshot.absent, snapshot.faults
    found.files = dict(snapshot.files)
    since = looked_at_ns - COARSE_TICK_NS  # what is older has settled, and that is nearly all
    for path, mark in snapshot.files.items():
        if mark[0] >= since:
            known_at = now_ns if path in written else looked_at_ns
            found.files[path] = mark if is_settled(mark, known_at) else UNKNOWN
    return found


def walk(vault: str, ignore: frozenset[str] = frozenset()) -> Snapshot:
    """Look at every Markdown file below `vault`, outside hidden folders.

    Args:
        vault: the vault's real path.
        ignore: folders, relative to the vault, that are not entered.

    Raises:
        OSError: if the vault itself cannot be listed; faults below it are in the snapshot.
    """
    snapshot = Snapshot()
    links: list[str] = []
    _walk_folders(vault, "", ignore, snapshot, links)
    if links:
        _follow(vault, links, ignore, snapshot)
    snapshot.absent.sort()
    snapshot.faults.sort()
    return snapshot


def _walk_folders(
    vault: str, top: str, ignore: frozenset[str], snapshot: Snapshot, links: list[str]
) -> None:
    pending = [top]
    while pending:
        prefix = pending.pop()
        try:
            _walk_folder(vault, prefix, ignore, snapshot, pending, links)
        except OSError as error:
            if not prefix:
                raise
            if isinstance(error, FileNotFoundError | NotADirectoryError):
                continue  # gone since its name was read
            fault = f"the folder cannot be read: {reason(error)}"
            snapshot.faults.append((prefix.rstrip("/"), fault))


def _walk_folder(
    vault: str,
    prefix: str,
    ignore: frozenset[str],
    snapshot: Snapshot,
    folders: list[str],
    links: list[str],
) -> None:
    """Note what lies in one folder; the folders and links in it are for the caller to visit."""
    files = snapshot.files
    with os.scandir(f"{vault}/{prefix}") as entries:
        for entry in entries:
            name = entry.name
            if name[0] in ".~":
                _note_stub(prefix, name, snapshot)
            elif name.endswith(".md") and entry.is_file(follow_symlinks=False):
                try:
                    status = entry.stat(follow_symlinks=False)
                except FileNotFoundError:
                    continue
                files[prefix + name] = (status.st_mtime_ns, status.st_size, status.st_ino)
            elif entry.is_symlink():
                links.append(prefix + name)
            elif entry.is_dir(follow_symlinks=False) and prefix + name not in ignore:
                folders.append(f"{prefix}{name}/")


def _note_stub(prefix: str, name: str, snapshot: Snapshot) -> None:
    note = name[1 : -len(_STUB)]
    if name[0] == "." and name.endswith(".md" + _STUB) and note.endswith(".md"):
        snapshot.absent.append(prefix + note)


def _follow(vault: str, links: list[str], ignore: frozenset[str], snapshot: Snapshot) -> None:
    """Follow links that stay inside the vault to what the walk itself did not reach."""
    reached = {os.path.realpath(f"{vault}/{path}") for path in snapshot.files}
    walked = [vault]
    # By target, so that a folder is walked before a link to something in it is looked at.
    for target, path in sorted((os.path.realpath(f"{vault}/{path}"), path) for path in links):
        try:
            status = os.stat(target)
        except OSError:
            if path.endswith(".md"):
                snapshot.faults.append((path, "the symbolic link leads nowhere"))
            continue
        if path in ignore or target in reached:
            continue
        if not _lies_in(vault, target):
            if path.endswith(".md") or S_ISDIR(status.st_mode):
                fault = "the symbolic link leads out of the vault; not followed"
                snapshot.faults.append((path, fault))
        elif S_ISREG(status.st_mode) and path.endswith(".md"):
            reached.add(target)
            snapshot.files[path] = stamp(status)
        elif S_ISDIR(status.st_mode) and not any(_reaches(folder, target) for folder in walked):
            walked.append(target)
            known = set(snapshot.files)
            _walk_folders(vault, f"{path}/", ignore, snapshot, [])
            reached |= {os.path.realpath(f"{vault}/{new}") for new in snapshot.files.keys() - known}


def _lies_in(folder: str, target: str) -> bool:
    """Whether a real path is a folder's own, or one below it."""
    try:
        return os.path.commonpath((folder, target)) == os.path.normpath(folder)
    except ValueError:  # on two drives
        return False


def _reaches(folder: str, target: str) -> bool:
    """Whether a walk of `folder` comes to the folder `target` by itself."""
    if not _lies_in(folder, target):
        return False
    parts = os.path.relpath(target, folder).split(os.sep)
    return parts == [os.curdir] or not any(part[0] in ".~" for part in parts)


def is_linked(root: str, folder: str) -> bool:
    """Whether a symbolic link leads from a folder of the vault to another place in it.

    The notes written there would then be found at the other place, as somebody else's.
    """
    place = os.path.join(root, folder)
    real = os.path.realpath(place)
    return real != os.path.normpath(place) and real.startswith(root.rstrip(os.sep) + os.sep)


def look_again(vault: str, files: dict[str, Stamp], paths: set[str]) -> dict[str, Stamp]:
    """The same files, with the given paths looked at afresh; what is no plain file is left out."""
    found = dict(files)
    for path in paths:
        found.pop(path, None)
        try:
            status = os.lstat(f"{vault}/{path}")
        except OSError:
            continue
        if S_ISREG(status.st_mode):
            found[path] = stamp(status)
    return found

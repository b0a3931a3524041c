"""Which notes a run of the program opens and which files it writes, seen by strace."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from benchmarks.runs import Site
from benchmarks.states import INDEX

_CALLS = "open,openat,creat,rename,renameat,renameat2"
# openat(AT_FDCWD</home>, "/v/a.md", O_RDONLY|O_CLOEXEC) = 3</v/a.md>
_OPEN = re.compile(r"(?:open|openat|creat)\((.*)\)\s+= \d+<(.*)>$")
# renameat2(AT_FDCWD</home>, "/v/.tmp", AT_FDCWD</home>, "/v/a.md", RENAME_EXCHANGE) = 0
_RENAME = re.compile(r"rename\w*\((.*)\)\s+= 0$")
_PLACE = re.compile(r'(?:(?:AT_FDCWD|\d+)<((?:[^>\\]|\\.)*)>, )?"((?:[^"\\]|\\.)*)"')
_WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|^creat")


class Count(NamedTuple):
    """What one run touched inside the vault; a file that is opened twice counts twice."""

    notes: int
    index_notes: int
    written: int


def available() -> bool:
    """Whether strace is installed and allowed to trace."""
    strace = shutil.which("strace")
    if strace is None:
        return False
    return subprocess.run([strace, "-qq", "-o", "/dev/null", "true"], check=False).returncode == 0


def trace(site: Site, *words: str) -> Count:
    """Run the program once under strace, one file for each thread so that no call is torn."""
    with tempfile.TemporaryDirectory() as folder:
        to = str(Path(folder, "trace"))
        strace = ("strace", "-ff", "-qq", "-y", "-s", "4096", "-e", f"trace={_CALLS}", "-o", to)
        command = [*strace, *site.command(*words)]
        subprocess.run(command, env=site.environment(), stdout=subprocess.DEVNULL, check=True)
        lines = [line for file in Path(folder).iterdir() for line in file.read_text().splitlines()]
    return count(lines, site.vault.resolve())


def count(lines: Iterable[str], vault: Path) -> Count:
    """Add up what strace wrote."""
    notes = index_notes = 0
    written: set[str] = set()
    for line in lines:
        if renamed := _RENAME.search(line):
            before, after = _PLACE.findall(renamed[1])
            written.discard(_path(before))
            written.add(_path(after))
        elif opened := _OPEN.search(line):
            path = _plain(opened[2])
            if _WRITES.search(line):
                written.add(path)
            elif path.endswith(".md") and _inside(path, vault / INDEX):
                index_notes += 1
            elif path.endswith(".md") and _inside(path, vault):
                notes += 1
    return Count(notes, index_notes, sum(_inside(path, vault) for path in written))


def _path(place: tuple[str, str]) -> str:
    folder, name = place
    return str(Path(_plain(folder), _plain(name)))


def _plain(quoted: str) -> str:
    r"""Text as strace quotes it, with `\303\251` for é."""
    raw = quoted.encode().decode("unicode_escape")
    return raw.encode("latin-1").decode("utf-8", "surrogateescape")


def _inside(path: str, folder: Path) -> bool:
    return path.startswith(f"{folder}/")

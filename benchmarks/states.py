"""The states in which a vault is measured, each entered before a run and undone after it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.notes import EVE
from benchmarks.runs import Site, run

#: Where the program writes its index notes.
INDEX = "Network"

#: Later than every touch in a generated vault: the person's due date moves with it.
LINE = f"- {EVE} call: about the measuring\n".encode()


@contextmanager
def cold(site: Site) -> Iterator[None]:
    """Nothing remembered and no index notes."""
    shutil.rmtree(site.home, ignore_errors=True)
    shutil.rmtree(site.vault / INDEX, ignore_errors=True)
    site.home.mkdir(parents=True)
    yield


@contextmanager
def unchanged() -> Iterator[None]:
    """As the last build left it."""
    yield


@contextmanager
def one_changed(site: Site, note: Path) -> Iterator[None]:
    """One log line more in `note`; afterwards it is taken away, and built again."""
    with restored(note) as content:
        note.write_bytes(content + LINE)
        yield
    run(site.command("build"), site)


@contextmanager
def restored(note: Path) -> Iterator[bytes]:
    """The bytes of `note`, which it has again at the end, with its modification time."""
    content, state = note.read_bytes(), note.stat()
    try:
        yield content
    finally:
        note.write_bytes(content)
        os.utime(note, ns=(state.st_atime_ns, state.st_mtime_ns))

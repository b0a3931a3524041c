"""Files beside index notes that a killed run left: swept away, unless they are somebody's text.

An index note is made anew by the next build, so its writing is in no journal. What it displaced
may still have been typed by somebody at the very moment, and then it is kept.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable
from typing import Final

from vaultnet.disk import read_bytes
from vaultnet.journal.store import Journal
from vaultnet.patterns import pattern
from vaultnet.pipeline.kept import keep_bytes
from vaultnet.pipeline.refresh import Reading
from vaultnet.read.note import read_note
from vaultnet.read.rules import Rules
from vaultnet.targets import written_at

#: What is younger may belong to a vaultnet that is writing just now.
_YOUNG_NS: Final = 60 * 1_000_000_000

_HEAD: Final = b"---\ngenerated_by: vaultnet\n---\n"
_REGION = pattern(rb"<!-- vaultnet:begin .*?<!-- vaultnet:end [^>]*-->", re.DOTALL)

_ORIGIN: Final = "Found in {}, left there by a vaultnet that was interrupted:"


def sweep_orphans(reading: Reading) -> None:
    """Take away what an interrupted publication left where this vault's index notes are."""
    hosts = {os.path.dirname(path) for path, note in reading.notes.hosts.items() if note.regions}
    found = [*_orphans(reading.root, hosts | {reading.config.folder})]
    if not found:
        return
    steps = (step for record in Journal(reading.root).pending() for step in record.steps)
    awaited = {(os.path.dirname(step.path), step.aside) for step in steps}
    for folder, name in found:
        if (folder, name) not in awaited:
            try:
                _sweep(reading, folder, name)
            except OSError:
                continue  # another run comes by


def _orphans(root: str, folders: Iterable[str]) -> Iterable[tuple[str, str]]:
    now = time.time_ns()
    for folder in sorted(folders):
        try:
            names = os.listdir(os.path.join(root, folder))
        except OSError:
            continue
        for name in names:
            at = written_at(name) if name.startswith(".") else None
            if at is not None and abs(now - at) >= _YOUNG_NS:
                yield folder, name


def _sweep(reading: Reading, folder: str, name: str) -> None:
    place = os.path.join(reading.root, folder, name)
    data = read_bytes(place)
    if not _is_nobodys(reading, folder, data):
        keep_bytes(reading.root, f"{folder}/orphan.md", _ORIGIN.format(folder or "the vault"), data)
    os.unlink(place)


def _is_nobodys(reading: Reading, folder: str, data: bytes) -> bool:
    """Whether a note in the folder says all that a person has written in this text."""
    real = os.path.join(reading.root, folder)
    notes = [read_bytes(os.path.join(real, name)) for name in os.listdir(real) if _is_note(name)]
    if any(note.startswith(data) for note in (_HEAD, *notes)):
        return True
    regions = read_note(f"{folder}/orphan.md", data, Rules.of(reading.config)).regions
    if any(region.edited or region.ticks for region in regions):
        return False
    return _REGION.sub(b"", data).strip() in {_REGION.sub(b"", n).strip() for n in (_HEAD, *notes)}


def _is_note(name: str) -> bool:
    return name.endswith(".md") and not name.startswith(".")

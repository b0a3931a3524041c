"""What stands in a vault beside the index notes that there are: told, and never touched."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final

from vaultnet.config import CONFIG_PATH, Config
from vaultnet.derive.context import Listed
from vaultnet.model import Note, Problem
from vaultnet.pipeline.refresh import Reading
from vaultnet.plugins.spec import BRIEF_PREFIX
from vaultnet.scan import is_linked
from vaultnet.wording import did_you_mean, near

_FOREIGN: Final = "stands where an index note belongs, but vaultnet did not write it; left alone"
_ELSEWHERE: Final = "is reached by a symbolic link; name the real folder under folder"
_BRIEF: Final = "no longer kept current: it is about nobody who has a note; delete it"
_ORPHANED: Final = (
    "no longer kept current: no index note is called so any more; delete it unless you need it"
)


def strays(reading: Reading, index: tuple[Listed, ...]) -> Iterator[Problem]:
    """A problem for each file and each region that index notes leave alone, though it looks so.

    Args:
        index: the index notes that the vault has.
    """
    own = {note.path for note in index}
    names = tuple(note.name for note in index)
    folder = reading.config.folder
    if is_linked(reading.root, folder):
        yield Problem(CONFIG_PATH, 0, f'the folder "{folder}" {_ELSEWHERE}')
    for path in sorted(own - reading.notes.keys()):
        if os.path.lexists(os.path.join(reading.root, path)):
            yield Problem(path, 0, _FOREIGN)
    for path in sorted(own & reading.notes.keys()):
        if reading.notes[path].kind not in ("generated", "unmerged"):
            yield Problem(path, 0, _FOREIGN)
    for path, note in reading.notes.hosts.items():
        if note.kind == "generated" and path not in own:
            yield _leftover(note)
            continue
        for region in note.regions:
            if region.name not in names:
                yield Problem(path, region.line, _unknown(region.name, names, reading.config))


def _leftover(note: Note) -> Problem:
    """A page of vaultnet's that nothing keeps current any more."""
    if any(region.name.startswith(BRIEF_PREFIX) for region in note.regions):
        return Problem(note.path, 0, _BRIEF, notice=True)
    return Problem(note.path, 0, _ORPHANED, notice=True)


def _unknown(name: str, names: tuple[str, ...], config: Config) -> str:
    if name in config.disable:
        return f'the region "{name}" shows nothing: {CONFIG_PATH} disables that note'
    nearest = did_you_mean(near(name, names))
    return f'the region "{name}" shows nothing: no index note is called so{nearest}'

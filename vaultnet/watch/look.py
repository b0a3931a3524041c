"""Hints into a snapshot: by looking at the hinted notes alone where that is surely enough."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Final

from vaultnet.pipeline.refresh import Reading, look
from vaultnet.scan import COARSE_TICK_NS, UNKNOWN, Snapshot, is_settled, look_again
from vaultnet.watch.stir import Hints

#: In a vault with fewer notes than this, half of them may well be deleted on purpose.
_FEW: Final = 20


def look_at(last: Reading, hints: Hints) -> Snapshot:
    """The vault as it is now, if nothing happened elsewhere than the hints say.

    A save of a known note costs one look at one file. All else (new, gone, a link) needs the
    walk, which knows what is to be followed, left out and told.

    Raises:
        VaultnetError: if the vault is not there.
    """
    if not hints.everywhere:
        files = _glance(last, _meant(last, hints.paths))
        if files is not None:
            return _snapshot(last.snapshot, files)
    return look(last.root, last.config)


def _meant(last: Reading, paths: frozenset[str]) -> set[str]:
    """Without pictures and the like; a link to a folder is meant, and so is one that was."""
    files = last.snapshot.files
    notes = {path for path in paths if path.endswith(".md")}
    others = tuple(f"{path}/" for path in paths - notes)
    if others and any(path.startswith(others) for path in files):
        return notes | paths
    return notes | {path[:-1] for path in others if os.path.islink(f"{last.root}/{path[:-1]}")}


def _glance(last: Reading, paths: set[str]) -> dict[str, tuple[int, int, int]] | None:
    """The files with these looked at again; None where that is not enough."""
    known = last.snapshot.files
    if not paths <= known.keys():
        return None
    files = look_again(last.root, known, paths)
    return files if len(files) == len(known) else None


def _snapshot(like: Snapshot, files: dict[str, tuple[int, int, int]]) -> Snapshot:
    snapshot = Snapshot()
    snapshot.files = files
    snapshot.absent, snapshot.faults = like.absent, like.faults
    return snapshot


def is_loss(last: Snapshot, found: Snapshot) -> bool:
    """Whether so much is gone that a disk is more likely to be away than notes to be deleted."""
    before = len(last.files) + len(last.absent)
    after = len(found.files) + len(found.absent)
    return after == 0 < before or (before >= _FEW and after * 2 < before)


def too_young(fresh: Iterable[str], found: Snapshot, looked_at_ns: int) -> frozenset[str]:
    """Those of the notes just read that may have changed once more within the same tick.

    One that claims to come from the future is believed: waiting would not help.
    """
    until = looked_at_ns + COARSE_TICK_NS
    marks = {path: found.files[path] for path in fresh if path in found.files}
    return frozenset(
        path
        for path, mark in marks.items()
        if mark[0] <= until and not is_settled(mark, looked_at_ns)
    )


def doubted(last: Reading, paths: frozenset[str]) -> Reading:
    """The reading as if these notes had not been read, so that they are read again."""
    unknown = {path: UNKNOWN for path in paths if path in last.snapshot.files}
    if not unknown:
        return last
    return last._replace(snapshot=_snapshot(last.snapshot, last.snapshot.files | unknown))

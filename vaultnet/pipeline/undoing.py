"""Taking a write-back back, and forgetting that it ever was."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

from vaultnet.edit import Refused
from vaultnet.journal.records import Record, Step
from vaultnet.journal.store import Journal, new_name
from vaultnet.pipeline.calm import Pace
from vaultnet.pipeline.planning import text_there
from vaultnet.pipeline.writeback import make
from vaultnet.read.rules import Rules
from vaultnet.targets import aside_name


def undoable(root: str) -> Iterator[Record]:
    """The write-backs that are kept to be undone, newest first."""
    return Journal(root).done()


def undo(root: str, rules: Rules, record: Record, pace: Pace | None = None) -> Record:
    """Give every note of a record the bytes that it had before.

    Raises:
        Refused: if one of them is no longer as it was left; then all stay as they are.
        VaultnetError: if a place or the disk refuses.
    """
    steps = reversal(root, record)
    journal = Journal(root)
    with journal.alone():
        back = Record(new_name(), f"undo: {record.what}", time.time_ns(), steps, undoes=record.name)
        return make(journal, root, rules, back, pace or Pace())


def reversal(root: str, record: Record) -> tuple[Step, ...]:
    """The steps that take a record back, the last one first.

    Raises:
        Refused: if one of its notes is no longer as it was left.
    """
    for step in record.steps:
        if text_there(root, step.path) != step.new:
            raise Refused(
                f"{step.path} has changed since ({record.what}); nothing was undone,"
                " since that would take back what was written later, too"
            )
    return tuple(
        Step(step.path, step.new, step.old, aside=aside_name()) for step in reversed(record.steps)
    )


def forget_records(root: str, path: str, names: tuple[str, ...]) -> None:
    """Delete every record that touched a note, or that quotes one of these names.

    Raises:
        VaultnetError: if another vaultnet is writing and does not come to an end.
    """
    words = "|".join(re.escape(name.casefold()) for name in names if name.strip())
    quotes = re.compile(rf"(?<!\w)(?:{words or '(?!)'})(?!\w)").search
    journal = Journal(root)
    with journal.alone():
        for record in [*journal.pending(), *journal.done()]:
            texts = [record.what, *(t or "" for s in record.steps for t in (s.path, s.old, s.new))]
            said = "\n".join(texts).casefold()
            if any(step.path == path for step in record.steps) or quotes(said):
                journal.drop(record)

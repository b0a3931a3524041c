"""Writing back: edits of notes planned, carried out so that nothing is lost, finished, undone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from vaultnet.edit import Operation
from vaultnet.journal.records import Record, Step
from vaultnet.read.rules import Rules


class Change(NamedTuple):
    """What should change in one note; the operations are made one after the other."""

    path: str
    operations: tuple[Operation, ...]


class Creation(NamedTuple):
    """A note that should be made, where none is yet."""

    path: str
    text: str


class Removal(NamedTuple):
    """A note that should go."""

    path: str


def plan(
    root: str, rules: Rules, wanted: Iterable[Change | Creation | Removal]
) -> tuple[Step, ...]:
    """Each change worked out on the text as it is now; nothing is written.

    What is so already gives no step.

    Raises:
        Refused: if one cannot be made; the text says why.
    """
    raise NotImplementedError


def carry_out(root: str, rules: Rules, what: str, steps: tuple[Step, ...]) -> Record:
    """Write the steps down in the journal, make them, and return what came of them.

    A note that somebody else writes in the meantime is planned anew on their text.

    Raises:
        Refused: if a note is being written by somebody else all the time, or the like.
        VaultnetError: if a place is refused: outside the vault, read-only, a hard link.
        OSError: if the disk refuses; the note is then as it was.
    """
    raise NotImplementedError


def last_done(root: str) -> Record | None:
    """The latest write-back that can be undone, or None."""
    raise NotImplementedError


def undo(root: str, rules: Rules, record: Record) -> Record:
    """Give every note of a record the bytes that it had before.

    Raises:
        Refused: if one of them is no longer as it was left; then all stay as they are.
    """
    raise NotImplementedError


def recover(root: str, rules: Rules) -> tuple[str, ...]:
    """Finish what an earlier run began, and make again what an editor wrote over.

    Returns:
        A sentence for each thing that was done, or given up.
    """
    raise NotImplementedError


def forget_records(root: str, path: str, names: tuple[str, ...]) -> None:
    """Delete every record that touched a note or that quotes one of these names."""
    raise NotImplementedError

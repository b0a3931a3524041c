"""One operation on one text: every byte outside the splice stays, and the result is read again."""

from __future__ import annotations

from vaultnet.edit.operations import Operation
from vaultnet.read.rules import Rules


def edited(path: str, text: str, operation: Operation, rules: Rules) -> str:
    """The text of a note after an operation; the same text where it stands there already.

    Args:
        path: the note's, for messages.
        text: the note without a byte order mark, line ends as they are.

    Raises:
        Refused: if the edit cannot be made without changing anything else.
    """
    raise NotImplementedError


def stands(path: str, text: str, operation: Operation, rules: Rules) -> bool:
    """Whether the note already says what the operation is to make it say."""
    raise NotImplementedError


def overwritten(path: str, text: str, operation: Operation, rules: Rules) -> bool:
    """Whether a text lacks the operation because whoever wrote it did not know of it."""
    raise NotImplementedError

"""What a write-back will change, worked out on the notes as they are now; nothing is written."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Final, NamedTuple

from vaultnet.disk import read_bytes
from vaultnet.edit import Operation, Refused, edited
from vaultnet.errors import reason
from vaultnet.journal.records import Step
from vaultnet.read.note import LARGEST, decode
from vaultnet.read.rules import Rules
from vaultnet.targets import aside_name, refuse_unwritable, target_of

_BOM: Final = "\ufeff"


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
        VaultnetError: if a place is not to be written: outside the vault, read-only, a hard link.
    """
    steps = (_step(root, rules, each) for each in wanted)
    return tuple(step for step in steps if step.old != step.new)


def _step(root: str, rules: Rules, wanted: Change | Creation | Removal) -> Step:
    path = wanted.path
    if isinstance(wanted, Creation):
        target_of(root, path)
        if os.path.lexists(os.path.join(root, path)):
            raise Refused(f"{path} is there already; nothing was written")
        return Step(path, None, wanted.text, aside=aside_name())
    old = text_there(root, path)
    if old is None:
        raise Refused(f"{path} is not there; nothing was written")
    if isinstance(wanted, Removal):
        refuse_unwritable(root, path)
        return Step(path, old, None, aside=aside_name())
    new = changed(path, old, wanted.operations, rules)
    if new != old:
        refuse_unwritable(root, path)
    return Step(path, old, new, wanted.operations, aside_name())


def text_there(root: str, path: str) -> str | None:
    """The text of a note with its byte order mark; None where there is no such file.

    Raises:
        Refused: if it cannot be read, or is no text that vaultnet would write to.
    """
    try:
        data = read_bytes(os.path.join(root, path))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Refused(f"{path} cannot be read: {reason(error)}") from None
    _, fault = decode(path, data)
    if fault is not None:
        raise Refused(f"{fault}; nothing was written")
    return data.decode("utf-8")


def is_made(root: str, step: Step) -> bool:
    """Whether a note reads as the step made it.

    Raises:
        OSError: if the disk does not give it: that is not a changed note.
    """
    try:
        now = read_bytes(os.path.join(root, step.path))
    except FileNotFoundError:
        return step.new is None
    return step.new is not None and now == step.new.encode()


def changed(path: str, text: str, operations: Iterable[Operation], rules: Rules) -> str:
    """A text after some operations; what stands before its first character stays.

    Raises:
        Refused: if one of them cannot be made.
    """
    mark = _BOM if text.startswith(_BOM) else ""
    text = text.removeprefix(_BOM)
    for operation in operations:
        text = edited(path, text, operation, rules)
    if len(text) > LARGEST:
        raise Refused(f"{path} would become too large to be read; nothing was written")
    return mark + text

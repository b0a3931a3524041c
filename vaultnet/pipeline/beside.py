"""What waits beside a note while it is changed: our own half of it, or what an editor wrote."""

from __future__ import annotations

import time
from typing import Final

from vaultnet.disk import read_bytes
from vaultnet.journal.records import Step
from vaultnet.pipeline.kept import keep_bytes
from vaultnet.targets import aside_of, discard

#: So often a file that is being written is looked at again.
_TRIES: Final = 50

_LATE: Final = "written by an editor while vaultnet wrote"


def late_text(root: str, step: Step, grace: float) -> bytes | None:
    """What stands in the displaced file, if that is not what was displaced.

    Args:
        grace: how long to wait, in seconds, for an editor that is still writing it.

    Raises:
        OSError: if it cannot be read; then it must not be deleted.
    """
    if step.old is None:
        return None
    place, before = aside_of(root, step.path, step.aside), b""
    for _ in range(_TRIES):
        try:
            data = read_bytes(place)
        except FileNotFoundError:
            return None
        if data == as_bytes(step.old):
            return None
        if data and data == before:
            break
        before = data  # perhaps in the middle of being written
        time.sleep(grace)
    return before or None


def sweep_aside(root: str, step: Step) -> None:
    """Take away what waits beside a note that is not as the step made it.

    A text of somebody else's is kept.
    """
    try:
        data = read_bytes(aside_of(root, step.path, step.aside))
    except FileNotFoundError:
        return
    ours = (step.new or "").encode().startswith(data)  # perhaps only half of it
    if not ours and data != as_bytes(step.old):
        keep_late(root, step, data)
    discard(root, step.path, step.aside)


def as_bytes(text: str | None) -> bytes | None:
    """What a text is on the disk; None for no file."""
    return None if text is None else text.encode()


def keep_late(root: str, step: Step, data: bytes) -> None:
    """Move aside what an editor wrote and what cannot go back into the note.

    Raises:
        VaultnetError, OSError: as `keep_bytes` does.
    """
    keep_bytes(root, step.path, f"From {step.path}, {_LATE}:", data)

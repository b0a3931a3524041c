"""When a note may be written: not while somebody else has it under their hands."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from itertools import islice
from typing import Final

from vaultnet.edit import Refused
from vaultnet.journal.records import Step
from vaultnet.journal.store import Journal

#: A note that was emptied within so many seconds is about to be filled by an editor.
_EMPTIED: Final = 2.0


class Busy(Refused):
    """A note that somebody else is writing just now: the same may well be possible soon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How careful to be with notes that others are writing, in seconds.

    Attributes:
        quiet: a note that changed within this time is left alone.
        patience: how long to wait for that.
    """

    quiet: float = 2.0
    patience: float = 10.0


def await_quiet(journal: Journal, root: str, step: Step, pace: Pace) -> None:
    """Wait until nobody has written a note for a while; what vaultnet wrote does not count.

    Raises:
        Busy: if that takes longer than there is patience for.
    """
    end = time.monotonic() + pace.patience
    quiet = max(pace.quiet, _EMPTIED) if step.old == "" else pace.quiet
    while 0 < (left := quiet - _age(root, step.path)) <= quiet:
        if _is_as_left(journal, step):
            return
        if time.monotonic() + left > end:
            raise Busy(f"{step.path} is being written just now; try again in a moment")
        time.sleep(left)


def _age(root: str, path: str) -> float:
    """Seconds since a file was written; more than anybody waits for where there is none."""
    try:
        return time.time() - os.stat(os.path.join(root, path)).st_mtime
    except OSError:
        return float("inf")


def _is_as_left(journal: Journal, step: Step) -> bool:
    latest = (done for record in islice(journal.done(), 3) for done in record.steps)
    return any(done.path == step.path and done.new == step.old for done in latest)

"""A plan onto the disk: journal, exchange, look once more, let go. No byte of anybody's is lost.

Every way into a person's note goes through here: commands, ticks, undoing, and what a crash left.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from itertools import islice
from typing import Final

from vaultnet.disk import read_bytes
from vaultnet.edit import Refused
from vaultnet.errors import VaultnetError, reason
from vaultnet.journal.records import Record, Step
from vaultnet.journal.store import Journal, new_name
from vaultnet.pipeline.kept import keep_bytes
from vaultnet.pipeline.planning import changed, text_there
from vaultnet.read.rules import Rules
from vaultnet.write import (
    ChangedMeanwhile,
    aside_name,
    aside_of,
    create,
    discard,
    put_back,
    remove,
    swap,
)

#: So often a note that others write at the same time is planned anew.
_TRIES: Final = 50

#: How long what was displaced is kept beside the note, in seconds: an editor that opened the file
#: just before the exchange may write through what it holds open.
_GRACE: Final = 0.05

#: A note that was emptied within so many seconds is about to be filled by an editor.
_EMPTIED: Final = 2.0

_LATE: Final = "written by an editor while vaultnet wrote"


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


def carry_out(
    root: str, rules: Rules, what: str, steps: tuple[Step, ...], pace: Pace | None = None
) -> Record:
    """Write the steps down in the journal, make them, and return what came of them.

    A note that somebody else writes in the meantime is planned anew on their text.

    Args:
        what: what is done, for the person: `log Ana Ruiz`.

    Raises:
        Refused: if a note is being written by somebody else all the time, or the like.
        VaultnetError: if a place or the disk refuses; the note is then as it was. Notes that
            were changed before that stay changed, and can be undone.
    """
    journal = Journal(root)
    with journal.alone():
        record = Record(new_name(), what, time.time_ns(), steps)
        return make(journal, root, rules, record, pace or Pace())


def make(
    journal: Journal, root: str, rules: Rules, record: Record, pace: Pace, made: int = 0
) -> Record:
    """Carry out a record; whoever calls this holds the journal alone.

    Args:
        made: how many of its steps, the first ones, are made already.

    Raises:
        As `carry_out` does.
    """
    begin(journal, record)
    try:
        for place in range(made, len(record.steps)):
            record = _make(journal, root, rules, record, place, pace)
            made = place + 1
    finally:
        # Also after a refusal or ^C: what is made stays, can be undone, and nothing is redone.
        record = conclude(journal, root, rules, record._replace(steps=record.steps[:made]))
    return record


def begin(journal: Journal, record: Record) -> None:
    """Write a record down.

    Raises:
        VaultnetError: if the disk refuses.
    """
    try:
        journal.begin(record)
    except OSError as error:
        message = f"the journal cannot be written: {reason(error)}; nothing was written"
        raise VaultnetError(message) from None


def _make(
    journal: Journal, root: str, rules: Rules, record: Record, place: int, pace: Pace
) -> Record:
    """Make one step of a record, planned anew as often as the note changes meanwhile."""
    for _ in range(_TRIES):
        step = record.steps[place]
        if step.old == step.new:  # somebody else has just said the same
            return record
        await_quiet(journal, root, step, pace)
        try:
            _put(root, step)
        except ChangedMeanwhile:
            record = _with_step(record, place, planned_anew(root, rules, step))
            begin(journal, record)
        except OSError as error:
            raise VaultnetError(f"{step.path} cannot be written: {reason(error)}") from None
        else:
            return record
    raise Busy(f"{step.path} is written by somebody else all the time; nothing was written")


def _with_step(record: Record, place: int, step: Step) -> Record:
    steps = (*record.steps[:place], step, *record.steps[place + 1 :])
    return record._replace(steps=steps)


def _put(root: str, step: Step) -> None:
    if step.old is None:
        create(root, step.path, (step.new or "").encode(), step.aside)
    elif step.new is None:
        remove(root, step.path, step.old.encode(), step.aside)
    else:
        swap(root, step.path, step.old.encode(), step.new.encode(), step.aside)


def planned_anew(root: str, rules: Rules, step: Step) -> Step:
    """A step on the text as it is now.

    Raises:
        Refused: if only the very texts of the step would do, or the edit cannot be made.
    """
    now = text_there(root, step.path)
    if now is None or not step.operations:
        raise Refused(f"{step.path} is no longer as it was; nothing was written there")
    new = changed(step.path, now, step.operations, rules)
    return step._replace(old=now, new=new, aside=aside_name())


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


def conclude(journal: Journal, root: str, rules: Rules, record: Record) -> Record:
    """Look once more at what was displaced, let it go, and close the record.

    Raises:
        VaultnetError: if a step had to give way to what somebody wrote at the same time.
    """
    if any(step.old is not None for step in record.steps):
        time.sleep(_GRACE)
    written, faults = record, []
    try:
        for place in range(len(record.steps)):
            try:
                written = _let_go(journal, root, rules, written, place)
            except VaultnetError as fault:
                faults.append(fault)
                written = _with_step(
                    written, place, record.steps[place]._replace(old=None, new=None)
                )
        _close(journal, written)
    except OSError:  # the notes are whole; the next run tidies up what is left
        return written
    if faults:
        raise faults[0]
    return written._replace(steps=_changing(written))


def _close(journal: Journal, record: Record) -> None:
    written = record._replace(steps=_changing(record))
    if written.steps:
        journal.begin(written)
        journal.finish(written)
    else:
        journal.drop(record)


def _changing(record: Record) -> tuple[Step, ...]:
    return tuple(step for step in record.steps if step.old != step.new)


def _let_go(journal: Journal, root: str, rules: Rules, record: Record, place: int) -> Record:
    """Delete what a step displaced; if an editor has written there by now, that comes first.

    Theirs goes back into its place, and the step is made once more on top of it. At every moment
    the journal tells where each of the two texts is.

    Raises:
        VaultnetError: if the step cannot be made on their text.
    """
    for _ in range(_TRIES):
        step = record.steps[place]
        late = _late(root, step)
        if late is None:
            break
        if not put_back(root, step.path, _bytes(step.new), step.aside):
            keep_bytes(root, step.path, f"From {step.path}, {_LATE}:", late)
            break
        time.sleep(_GRACE)
        sweep_aside(root, step)
        record = _with_step(record, place, planned_anew(root, rules, step))
        begin(journal, record)
        record = _make(journal, root, rules, record, place, Pace(quiet=0.0))
        time.sleep(_GRACE)
    discard(root, step.path, step.aside)
    return record


def _late(root: str, step: Step) -> bytes | None:
    """What stands in the displaced file, if that is not what was displaced.

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
        if data == _bytes(step.old):
            return None
        if data and data == before:
            break
        before = data  # perhaps in the middle of being written
        time.sleep(_GRACE)
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
    if not ours and data != _bytes(step.old):
        keep_bytes(root, step.path, f"From {step.path}, {_LATE}:", data)
    discard(root, step.path, step.aside)


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else text.encode()

"""A plan onto the disk: journal, exchange, look once more, let go. No byte of anybody's is lost.

Every way into a person's note goes through here: commands, ticks, undoing, and what a crash left.
"""

from __future__ import annotations

import time
from typing import Final

from vaultnet.edit import Refused
from vaultnet.errors import VaultnetError, reason
from vaultnet.journal.records import Record, Step
from vaultnet.journal.store import Journal, new_name
from vaultnet.pipeline.beside import as_bytes, keep_late, late_text, sweep_aside
from vaultnet.pipeline.calm import Busy, Pace, await_quiet
from vaultnet.pipeline.planning import changed, is_made, text_there
from vaultnet.read.rules import Rules
from vaultnet.targets import ChangedMeanwhile, aside_name, discard
from vaultnet.wording import count
from vaultnet.write import create, put_back, remove, swap

#: So often a note that others write at the same time is planned anew.
_TRIES: Final = 50

#: How long what was displaced is kept beside the note, in seconds: an editor that opened the file
#: just before the exchange may write through what it holds open.
_GRACE: Final = 0.05


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
    except BaseException as error:
        # A refusal or ^C: what is made stays and can be undone, and nothing is redone.
        done = conclude(journal, root, rules, _as_far_as_made(journal, root, record, made))
        if done.steps and isinstance(error, VaultnetError):
            notes = count(len(done.steps), "note was", "notes were")
            raise type(error)(
                f"{error}; {notes} changed before that: see `vaultnet undo`"
            ) from None
        raise
    return conclude(journal, root, rules, record)


def _as_far_as_made(journal: Journal, root: str, record: Record, made: int) -> Record:
    """The record with the steps that are made; the disk knows, since ^C comes at any moment."""
    record = next((each for each in journal.pending() if each.name == record.name), record)
    later = (step for step in record.steps[made:] if _is_surely_made(root, step))
    return record._replace(steps=(*record.steps[:made], *later))


def _is_surely_made(root: str, step: Step) -> bool:
    try:
        return step.old != step.new and is_made(root, step)
    except OSError:
        return False


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
        late = late_text(root, step, _GRACE)
        if late is None:
            break
        if not put_back(root, step.path, as_bytes(step.new), step.aside):
            keep_late(root, step, late)
            break
        time.sleep(_GRACE)
        sweep_aside(root, step)
        record = _with_step(record, place, planned_anew(root, rules, step))
        begin(journal, record)
        record = _make(journal, root, rules, record, place, Pace(quiet=0.0))
        time.sleep(_GRACE)
    discard(root, step.path, step.aside)
    return record

"""What an earlier run began and did not end, and what an editor has written over."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Final

from vaultnet.disk import read_bytes
from vaultnet.edit import Operation, Refused, overwritten
from vaultnet.errors import VaultnetError
from vaultnet.journal.records import Record, Step
from vaultnet.journal.store import Journal, new_name
from vaultnet.pipeline.kept import keep_bytes
from vaultnet.pipeline.planning import Change, plan, text_of
from vaultnet.pipeline.writeback import Pace, conclude, let_go, make, planned_anew
from vaultnet.read.rules import Rules
from vaultnet.write import aside_name, aside_of, discard

#: For so long an editor that lacks our line is taken for one that did not know of it, not for a
#: person who took it out; and so often at the most.
_FRESH_NS: Final = 60 * 1_000_000_000
_REPEATS: Final = 5

_FOREIGN: Final = "found beside it after vaultnet was interrupted"


def recover(root: str, rules: Rules, pace: Pace | None = None) -> tuple[str, ...]:
    """Finish what an earlier run began, and make again what an editor wrote over.

    Returns:
        A sentence for each thing that was done, or given up.

    Raises:
        VaultnetError: if another vaultnet is writing and does not come to an end.
    """
    journal, pace = Journal(root), pace or Pace()
    if journal.is_idle(_FRESH_NS):
        return ()
    with journal.alone():
        told = [_finish(journal, root, rules, record, pace) for record in journal.pending()]
        told += _make_again(journal, root, rules, pace)
        journal.sweep()
    return tuple(told)


def _finish(journal: Journal, root: str, rules: Rules, record: Record, pace: Pace) -> str:
    """Bring an interrupted record to its end, or give it up."""
    made: list[Step] = []
    left: list[Step] = []
    for step in record.steps:
        if _now(root, step.path) == step.new:
            made.append(let_go(root, rules, step))
        else:
            _sweep(root, step)
            left.append(step)
    try:
        steps = (*made, *(_as_of_now(root, rules, step) for step in left))
    except Refused as error:
        conclude(journal, root, rules, record._replace(steps=tuple(made)))
        return f"an interrupted write was given up ({record.what}): {error}"
    try:
        make(journal, root, rules, record._replace(steps=steps), pace, made=len(made))
    except VaultnetError as error:
        return f"an interrupted write was given up ({record.what}): {error}"
    return f"finished what was interrupted: {record.what}"


def _now(root: str, path: str) -> str | None:
    try:
        return text_of(root, path)
    except Refused:
        return ""


def _as_of_now(root: str, rules: Rules, step: Step) -> Step:
    if _now(root, step.path) == step.old:
        return step._replace(aside=aside_name())
    return planned_anew(root, rules, step)


def _sweep(root: str, step: Step) -> None:
    """Take away what waits beside a note that was not changed, unless it is somebody's text."""
    try:
        data = read_bytes(aside_of(root, step.path, step.aside))
    except OSError:
        return
    ours = (step.new or "").encode().startswith(data)  # perhaps only half of it
    if not ours and data != (step.old or "").encode():
        keep_bytes(root, step.path, f"From {step.path}, {_FOREIGN}:", data)
    discard(root, step.path, step.aside)


def _make_again(journal: Journal, root: str, rules: Rules, pace: Pace) -> Iterator[str]:
    """Make once more, oldest first, what an editor with an older text has written over."""
    for record in reversed([*_lost(journal, root, rules)]):
        try:
            steps = plan(root, rules, [Change(s.path, s.operations) for s in record.steps])
            fresh = record._replace(name=new_name(), at_ns=time.time_ns(), steps=steps)
            make(journal, root, rules, fresh._replace(repeats=record.repeats + 1), pace)
        except VaultnetError:
            continue  # still under somebody's hands: the next run comes by
        journal.drop(record)
        yield f"written again, since an editor had written over it: {record.what}"


def _lost(journal: Journal, root: str, rules: Rules) -> Iterator[Record]:
    """Fresh records that are written over, newest first; each only as far as it is."""
    settled: set[str] = set()
    for record in journal.done():
        if time.time_ns() - record.at_ns > _FRESH_NS:
            return
        steps = []
        for step in record.steps:
            if step.path not in settled and (lost := _lost_of(root, rules, step)):
                steps.append(step._replace(operations=lost))
            else:
                settled.add(step.path)
        if steps and record.repeats < _REPEATS:
            yield record._replace(steps=tuple(steps))


def _lost_of(root: str, rules: Rules, step: Step) -> tuple[Operation, ...]:
    """The operations of a step that its note lacks, though nobody seems to have taken them out.

    A note that reads just as before the step was put back on purpose: an editor that did not
    know of our line brings changes of its own.
    """
    now = _now(root, step.path)
    if now is None or now in (step.old, step.new, ""):
        return ()
    return tuple(op for op in step.operations if overwritten(step.path, now, op, rules))

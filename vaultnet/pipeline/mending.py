"""Ending what an earlier run began, and making again what an editor has written over."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Final

from vaultnet.edit import AddEntry, AddItem, Operation, Refused, overwritten
from vaultnet.errors import VaultnetError, reason
from vaultnet.journal.records import Record, Step
from vaultnet.journal.store import Journal, new_name
from vaultnet.pipeline.beside import sweep_aside
from vaultnet.pipeline.calm import Busy, Pace, await_quiet
from vaultnet.pipeline.planning import Change, is_made, plan, text_there
from vaultnet.pipeline.writeback import conclude, make, planned_anew
from vaultnet.read.rules import Rules
from vaultnet.targets import aside_name

#: So often at the most a record is made again.
_REPEATS: Final = 10

_BULLET = re.compile(r"\s*[-*+]\s+(?:\[.\]\s+)?")


def mend(
    journal: Journal, root: str, rules: Rules, fresh_ns: int, pace: Pace | None
) -> tuple[str, ...]:
    """Finish what is pending, and make again what is lost; whoever calls holds the journal alone.

    Args:
        fresh_ns: for so long after it was made a record may be lost.

    Returns:
        A sentence for each thing that was done, or given up.
    """
    pace = pace or Pace()
    told = [_finish(journal, root, rules, record, pace) for record in journal.pending()]
    told += _make_again(journal, root, rules, fresh_ns, pace)
    return tuple(sentence for sentence in told if sentence)


def _finish(journal: Journal, root: str, rules: Rules, record: Record, pace: Pace) -> str:
    """Bring an interrupted record to its end, or give it up; nothing is said while it waits."""
    try:
        _end(journal, root, rules, record, pace)
    except _Waits:
        return ""
    except VaultnetError as error:
        return f"an interrupted write was given up ({record.what}): {error}"
    except OSError as error:
        return f"an interrupted write waits for the next run ({record.what}): {reason(error)}"
    return f"finished what was interrupted: {record.what}"


class _Waits(Exception):
    """A note is under somebody's hands; the record stays as it is."""


def _end(journal: Journal, root: str, rules: Rules, record: Record, pace: Pace) -> None:
    made = tuple(step for step in record.steps if is_made(root, step))
    left = tuple(step for step in record.steps if step not in made)
    for step in left:
        sweep_aside(root, step)
    try:
        anew = tuple(_as_of_now(root, rules, step) for step in left)
    except Refused:
        conclude(journal, root, rules, record._replace(steps=made))
        raise
    try:
        for step in anew:
            await_quiet(journal, root, step, pace)
    except Busy:
        raise _Waits from None
    make(journal, root, rules, record._replace(steps=(*made, *anew)), pace, made=len(made))


def _now(root: str, path: str) -> str | None:
    try:
        return text_there(root, path)
    except Refused:
        return ""


def _as_of_now(root: str, rules: Rules, step: Step) -> Step:
    if _now(root, step.path) == step.old:
        return step._replace(aside=aside_name())
    return planned_anew(root, rules, step)


def _make_again(
    journal: Journal, root: str, rules: Rules, fresh_ns: int, pace: Pace
) -> Iterator[str]:
    """Make once more, oldest first, what an editor with an older text has written over."""
    for record in reversed([*lost(journal, root, rules, fresh_ns)]):
        try:
            if record.repeats >= _REPEATS:
                journal.drop(record)
                yield f"given up, since it is written over again and again: {record.what}"
                continue
            steps = plan(root, rules, [Change(s.path, s.operations) for s in record.steps])
            fresh = record._replace(name=new_name(), at_ns=time.time_ns(), steps=steps)
            make(journal, root, rules, fresh._replace(repeats=record.repeats + 1), pace)
            journal.drop(record)
        except (VaultnetError, OSError):
            continue  # still under somebody's hands, or the disk's: the next run comes by
        yield f"written again, since an editor had written over it: {record.what}"


def lost(journal: Journal, root: str, rules: Rules, fresh_ns: int) -> Iterator[Record]:
    """Fresh records that are written over, newest first; each only as far as it is.

    What stands shows that the note was, right before that, the text from which it was made; so
    what is older is looked for there. It may have been written over earlier, and what was still
    there then is missing now because somebody wanted it so.
    """
    bases: dict[str, str | None] = {}
    for record in journal.done():
        if time.time_ns() - record.at_ns > fresh_ns:
            return
        steps = []
        for step in record.steps:
            now = _now(root, step.path)
            base = bases.setdefault(step.path, now)
            if now and base and (lost := _lost_of(rules, step, base, now)):
                steps.append(step._replace(operations=lost))
            else:
                bases[step.path] = step.old
        if steps:
            yield record._replace(steps=tuple(steps))


def _lost_of(rules: Rules, step: Step, base: str, now: str) -> tuple[Operation, ...]:
    """The operations of a step that a note lacks, though nobody seems to have taken them out.

    A note that reads just as before the step was put back on purpose: an editor that did not
    know of our line brings changes of its own.

    Args:
        base: the note after the step, as far back as that is known.
    """
    if base in (step.old, step.new):
        return ()
    texts = {base, now}
    return tuple(
        op
        for op in step.operations
        if not any(_quotes(text, op) for text in texts)
        and all(overwritten(step.path, text, op, rules) for text in texts)
    )


def _quotes(text: str, operation: Operation) -> bool:
    """Whether a line that was added is there, perhaps ticked, or with more words behind it."""
    if not isinstance(operation, AddEntry | AddItem):
        return False
    line = operation.line.strip()
    said = (_BULLET.sub("", raw).rstrip() for raw in text.splitlines() if line in raw)
    return any(one == line or one.startswith(f"{line} ") for one in said)

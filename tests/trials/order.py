"""What a write-back asks of the disk, and in which order: `python -m tests.trials.order log`.

No test can cut the power. But what must be on the disk before what follows can be seen in the
system calls: the text before the exchange, the journal before both, the folder afterwards.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tests.trials.crashes import Trial
from tests.trials.scenes import SCENES

_FSYNC = re.compile(r"^fsync\(\d+<(?P<path>.*)>\) += 0$")
_NAMED = re.compile(
    r'^(?P<call>rename|renameat2|link)\((?:AT_FDCWD\S*, )?"(?P<path>[^"]*)", '
    r'(?:AT_FDCWD\S*, )?"(?P<to>[^"]*)"(?P<how>.*)\) += 0$'
)
_GONE = re.compile(r'^(?P<call>unlink)\("(?P<path>[^"]*)"\) += 0$')


class Step(NamedTuple):
    """A system call that was done: its name, what it was done to, and the new name."""

    call: str
    path: str
    to: str = ""


def steps_of(log: str) -> list[Step]:
    """The calls that matter, in their order."""
    return [step for line in log.splitlines() for step in _read(line)]


def _read(line: str) -> Iterator[Step]:
    if found := _FSYNC.match(line):
        yield Step("fsync", found["path"])
    elif found := _NAMED.match(line):
        call = "exchange" if "RENAME_EXCHANGE" in found["how"] else found["call"]
        yield Step(call, found["path"], found["to"])
    elif found := _GONE.match(line):
        yield Step("unlink", found["path"])


def faults(steps: Sequence[Step], notes: int) -> Iterator[str]:
    """What is not in the order in which it has to be.

    Args:
        notes: so many must have come into their places.
    """
    swaps = [n for n, step in enumerate(steps) if ".vn-" in step.path and step.to.endswith(".md")]
    if len(swaps) != notes:
        yield f"{len(swaps)} notes came into their places, not {notes}"
    for at in swaps:
        call, temporary, note = steps[at]
        before, after = steps[:at], steps[at + 1 :]
        if call not in ("exchange", "link"):
            yield "a note is not exchanged in one step"
        if Step("fsync", temporary) not in before:
            yield "the text is not on the disk before it is put in place"
        let_go = after.index(Step("unlink", temporary))
        if (
            Step("fsync", os.path.dirname(note))
            not in after[: let_go if call == "exchange" else None]
        ):
            yield "the folder is not on the disk before the old text goes"
        yield from _faults_of_journal(before)


def _faults_of_journal(before: Sequence[Step]) -> Iterator[str]:
    begun = [step for step in before if step.call == "rename" and "/pending/" in step.to]
    if not begun:
        yield "nothing is in the journal before the note is written"
    for step in begun:
        if Step("fsync", step.path) not in before:
            yield "the journal is not on the disk before it counts"
        if Step("fsync", os.path.dirname(step.to)) not in before:
            yield "the journal's folder is not on the disk before the note is written"


def main() -> None:
    """Say what is wrong with the order of each scene that is named."""
    wrong = False
    for name in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as folder:
            trial = Trial(SCENES[name], os.path.realpath(folder))
            log = trial.traced("-y", "-s", "4096", "-e", "trace=fsync,rename,renameat2,link,unlink")
        for fault in faults(steps_of(log), trial.changed):
            print(f"{name}: {fault}")  # noqa: T201
            wrong = True
    sys.exit(wrong)


if __name__ == "__main__":
    main()

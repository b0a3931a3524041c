"""One write-back as a value: which notes it changes, from what to what, and what was meant."""

from __future__ import annotations

from typing import NamedTuple

from vaultnet.edit import Operation


class Step(NamedTuple):
    """The change of one note.

    Attributes:
        path: relative to the vault, `/` between parts.
        old: the whole text before, a byte order mark included; None where there is no file.
        new: the whole text after; None where the file goes.
        operations: what was meant; empty where only these very texts will do.
        aside: the name of the file beside the note in which what was displaced waits.
    """

    path: str
    old: str | None
    new: str | None
    operations: tuple[Operation, ...] = ()
    aside: str = ""


class Record(NamedTuple):
    """A write-back.

    Attributes:
        name: sorts by time, and is that of its file.
        what: what was done, for the person: `log Ana Ruiz`.
        at_ns: when, by the wall clock.
        steps: in the order in which they are made.
        repeats: how often this was made again because an editor had written over it.
        undoes: the name of the record that this one takes back, or empty.
    """

    name: str
    what: str
    at_ns: int
    steps: tuple[Step, ...]
    repeats: int = 0
    undoes: str = ""

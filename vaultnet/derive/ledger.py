"""The lines of a log that somebody asks for, found in one pass for all who ask."""

from __future__ import annotations

from typing import Final, NamedTuple

from vaultnet.derive.context import Context
from vaultnet.model import Interaction, Person


class Ledger(NamedTuple):
    """Lines of one person's log, in the order written; those still to come are among them.

    Attributes:
        gave: I gave something.
        asked: I asked for something.
        got: I received something.
        talk: it is noted how much I spoke.
        jobs: they tell of work.
        broadcasts: they were sent to many at once.
    """

    gave: tuple[Interaction, ...]
    asked: tuple[Interaction, ...]
    got: tuple[Interaction, ...]
    talk: tuple[Interaction, ...]
    jobs: tuple[Interaction, ...]
    broadcasts: tuple[Interaction, ...]


#: The field, or else the channel, by which a line belongs to each part.
_FIELDS: Final = ("give", "ask", "got", "talk")
_CHANNELS: Final = ("job", "broadcast")


def ledger(person: Person, _ctx: Context) -> Ledger:
    """Which lines are worth looking at, and for what; a question for `Context.about`."""
    found: dict[str, list[Interaction]] = {key: [] for key in (*_FIELDS, *_CHANNELS)}
    for line in person.log:
        channel = line.channel
        if channel in _CHANNELS:
            found[channel].append(line)
        for key, value in line.fields:
            if key not in _FIELDS or not value or (key == "give" and channel == "heard"):
                continue
            lines = found[key]
            if not lines or lines[-1] is not line:  # a key may come twice
                lines.append(line)
    return Ledger(*map(tuple, found.values()))

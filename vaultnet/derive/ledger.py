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

    gave: tuple[Interaction, ...] = ()
    asked: tuple[Interaction, ...] = ()
    got: tuple[Interaction, ...] = ()
    talk: tuple[Interaction, ...] = ()
    jobs: tuple[Interaction, ...] = ()
    broadcasts: tuple[Interaction, ...] = ()


_EMPTY: Final = Ledger()
_BY_FIELD: Final = {"give": "gave", "ask": "asked", "got": "got", "talk": "talk"}
_BY_CHANNEL: Final = {"job": "jobs", "broadcast": "broadcasts"}


def ledger(person: Person, _ctx: Context) -> Ledger:
    """What each line is worth looking at for; a question for `Context.about`."""
    found: dict[str, list[Interaction]] = {}
    for line in person.log:
        if line.channel in _BY_CHANNEL:
            found.setdefault(_BY_CHANNEL[line.channel], []).append(line)
        for key, value in line.fields:
            if key not in _BY_FIELD or not value or (key == "give" and line.channel == "heard"):
                continue
            lines = found.setdefault(_BY_FIELD[key], [])
            if not lines or lines[-1] is not line:  # a key may come twice
                lines.append(line)
    return Ledger(**{name: tuple(lines) for name, lines in found.items()}) if found else _EMPTY

"""The lines of a log that gave or asked for something, found in one pass for all who ask."""

from __future__ import annotations

from typing import NamedTuple

from vaultnet.derive.context import Context
from vaultnet.model import Interaction, Person


class Ledger(NamedTuple):
    """Lines of one person's log, in the order written; those still to come are among them.

    Attributes:
        gave: I gave something.
        asked: I asked for something.
    """

    gave: tuple[Interaction, ...]
    asked: tuple[Interaction, ...]


def ledger(person: Person, _ctx: Context) -> Ledger:
    """What gave and asked; a question for `Context.each`."""
    gave: list[Interaction] = []
    asked: list[Interaction] = []
    for line in person.log:
        for key, value in line.fields:
            if key == "give" and value and line.channel != "heard":
                gave.append(line)
            elif key == "ask" and value:
                asked.append(line)
    return Ledger(tuple(dict.fromkeys(gave)), tuple(dict.fromkeys(asked)))

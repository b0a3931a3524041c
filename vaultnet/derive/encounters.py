"""When I was last in touch with someone, and what was said."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from vaultnet.model.interaction import Interaction
from vaultnet.model.network import Person, Touch


class Encounter(NamedTuple):
    """One line that put us in touch.

    Attributes:
        text: what it says; None where it is private, empty where it stands in another note.
        path, line: where it stands.
    """

    day: date
    channel: str
    text: str | None
    path: str
    line: int


def latest_encounters(person: Person, until: date, most: int) -> tuple[Encounter, ...]:
    """The latest days of touch up to `until`, the latest first; of each day what says most.

    A line of the person's own log says more than a link in another note.
    """
    said = {line.line: line for line in person.log}
    days: dict[date, Encounter] = {}
    for touch in reversed(person.touches):
        if touch.date > until or (touch.date not in days and len(days) == most):
            continue
        found = _encounter(touch, said.get(touch.line) if touch.path == person.path else None)
        if touch.date not in days or (found.text != "" and days[touch.date].text == ""):
            days[touch.date] = found
    return tuple(days.values())


def _encounter(touch: Touch, line: Interaction | None) -> Encounter:
    text = "" if line is None else None if line.private else line.text
    return Encounter(touch.date, touch.channel, text, touch.path, touch.line)

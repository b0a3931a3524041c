"""Where one note leads: the touches that it gives to people, and the links that fail."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from vaultnet.model.linking import LinkIndex, fold
from vaultnet.model.network import Touch
from vaultnet.model.note import Note
from vaultnet.model.origin import Problem
from vaultnet.model.words import TOUCH_WEIGHT


class Outgoing(NamedTuple):
    """What one note says about people, its links resolved.

    Attributes:
        touches: path of a person's note -> touches with that person, in the order written.
    """

    touches: Mapping[str, tuple[Touch, ...]]
    problems: tuple[Problem, ...]


NOTHING = Outgoing({}, ())


class Leads:
    """Follows the links of notes to people.

    Args:
        links: where a link leads.
        people: the paths of people's notes.
        names: what else may stand for somebody in a property: uids, folded.
    """

    __slots__ = ("_links", "_names", "_people")

    def __init__(
        self, links: LinkIndex, people: Container[str], names: Container[str] = ()
    ) -> None:
        self._links = links
        self._people = people
        self._names = names

    def of(self, note: Note) -> Outgoing:
        """Where a note leads."""
        if note.kind == "dated" and note.date is not None:
            return self._of_day(note, note.date)
        return self._of_log(note) if note.log or note.named else NOTHING

    def _of_day(self, note: Note, day: date) -> Outgoing:
        touches: dict[str, list[Touch]] = {}
        problems: list[Problem] = []
        for mention in note.mentions:
            path = self._follow(mention.target, note.path, mention.line, problems)
            if path and not mention.silent and note.channel in TOUCH_WEIGHT:
                touch = Touch(day, note.channel, "me", note.path, mention.line)
                touches.setdefault(path, []).append(touch)
        return _settled(touches, problems)

    def _of_log(self, note: Note) -> Outgoing:
        own = note.path if note.path in self._people else None
        mine: list[Touch] = []
        touches: dict[str, list[Touch]] = {own: mine} if own else {}
        problems: list[Problem] = []
        for entry in note.log:
            if entry.channel not in TOUCH_WEIGHT or not (own or entry.people):
                continue
            touch = Touch(entry.date, entry.channel, entry.by, note.path, entry.line)
            mine.append(touch)
            for target in entry.people:
                path = self._follow(target, note.path, entry.line, problems)
                if path and path != note.path:
                    touches.setdefault(path, []).append(touch)
        problems += self._nameless(note)
        return _settled(touches, problems)

    def _nameless(self, note: Note) -> Iterator[Problem]:
        """A problem for each name in properties and inline fields that nobody and nothing has."""
        for target, line, key, inline, _ in note.named:
            if self._links.lead(target, note.path):
                continue
            if inline:
                yield Problem(note.path, line, f"{key} [[{target}]] leads to no note")
            elif fold(target) not in self._names:
                yield Problem(note.path, line, f'property `{key}`: "{target}" leads to no note')

    def _follow(self, target: str, source: str, line: int, problems: list[Problem]) -> str | None:
        """The person whom a link means, or None; a link that only an alias resolves is told."""
        path = self._links.resolve(target, source)
        if path is None:
            path = self._links.alias(target)
            if path is not None:
                message = f"[[{target}]] is an alias of {path}"
                followed = f"{message}; vaultnet follows it, Obsidian does not"
                problems.append(Problem(source, line, followed, notice=True))
        return path if path in self._people else None


def _settled(touches: Mapping[str, list[Touch]], problems: list[Problem]) -> Outgoing:
    told = {path: tuple(found) for path, found in touches.items() if found}
    return Outgoing(told, tuple(problems)) if told or problems else NOTHING

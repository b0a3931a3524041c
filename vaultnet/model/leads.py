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

#: Inline fields whose value links to other notes.
_LINK_FIELDS = ("because-of", "to", "hook")


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
        return self._of_log(note) if note.log or note.mentions else NOTHING

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
        touches: dict[str, list[Touch]] = {}
        problems: list[Problem] = []
        if note.path in self._people:
            touches[note.path] = own = [
                Touch(day, channel, entry.by if fields else "me", note.path, line)
                for entry in note.log
                for day, channel, _, line, _, fields, _ in (entry,)
                if channel in TOUCH_WEIGHT
            ]
            if not own:
                del touches[note.path]
        for entry in note.log:
            if entry.people and entry.channel in TOUCH_WEIGHT:
                touch = Touch(entry.date, entry.channel, entry.by, note.path, entry.line)
                for target in entry.people:
                    path = self._follow(target, note.path, entry.line, problems)
                    if path and path != note.path:
                        touches.setdefault(path, []).append(touch)
            for key, value in entry.fields:
                if key in _LINK_FIELDS:
                    problems += self._dangling(note.path, entry.line, key, value)
        problems += self._nameless(note)
        return _settled(touches, problems)

    def _nameless(self, note: Note) -> Iterator[Problem]:
        """A problem for each property that names somebody who has no note."""
        for target, line, place in note.mentions:
            if self._links.resolve(target, note.path) or self._links.alias(target):
                continue
            if fold(target) not in self._names:
                message = f'{place}: "{target}" leads to no note'
                yield Problem(note.path, line, message)

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

    def _dangling(self, path: str, line: int, key: str, value: str) -> Iterator[Problem]:
        """A problem for each link of an inline field that leads to no note."""
        for part in value.split("[[")[1:]:
            target = part.partition("]]")[0].split("|")[0].split("#")[0].strip()
            if not target or self._links.resolve(target, path) or self._links.alias(target):
                continue
            yield Problem(path, line, f"{key} [[{target}]] leads to no note")


def _settled(touches: Mapping[str, list[Touch]], problems: list[Problem]) -> Outgoing:
    if not touches and not problems:
        return NOTHING
    return Outgoing({path: tuple(found) for path, found in touches.items()}, tuple(problems))

"""Notes into a network: links resolved, touches brought together, copies and doubles found."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from datetime import date

from vaultnet.model.contact import Contact
from vaultnet.model.copies import possible_original
from vaultnet.model.linking import LinkIndex
from vaultnet.model.network import Network, Person, Touch
from vaultnet.model.note import Note
from vaultnet.model.origin import Problem
from vaultnet.model.words import TOUCH_WEIGHT

#: Inline fields whose value links to other notes.
_LINK_FIELDS = ("because-of", "to", "hook")


def assemble(notes: Mapping[str, Note], pages: Iterable[str] = ()) -> Network:
    """The network that the given notes make; the order of the notes does not matter.

    Args:
        pages: where index notes lie or will lie: links must be unique beside them, too.
    """
    problems: list[Problem] = [problem for note in notes.values() for problem in note.problems]
    persons = _persons(notes, problems)
    aliases = ((alias, note.path) for note in persons for alias in _aliases(note.contact))
    links = LinkIndex({*notes, *pages}, aliases)
    leads = _Leads(links, frozenset(note.path for note in persons))
    touches = _touches(notes, [note.path for note in persons], leads)
    problems += leads.problems
    for note in persons:
        problems += unresolved(note, links)
    mine = sorted(note.path for note in notes.values() if note.kind == "me")
    for path in mine[1:]:
        problems.append(Problem(path, 0, f"a second note about me; {mine[0]} is used"))
    uids = _uids(persons, problems)
    people = [
        Person(
            contact=note.contact._replace(uid=uids[note.path]) if note.contact else Contact("", ""),
            path=note.path,
            link=links.shortest(note.path),
            log=note.log,
            items=note.items,
            touches=tuple(sorted(touches[note.path])),
        )
        for note in persons
    ]
    return Network(
        people=tuple(sorted(people, key=lambda person: person.uid)),
        me=notes[mine[0]].contact if mine else None,
        notes=notes,
        links=links,
        problems=tuple(sorted(set(problems))),
    )


def _persons(notes: Mapping[str, Note], problems: list[Problem]) -> list[Note]:
    """The notes of people, without copies that a sync tool made of one of them."""
    found = []
    for note in notes.values():
        if note.kind != "person" or note.contact is None:
            continue
        original = notes.get(possible_original(note.path) or "")
        if original and original.contact and _is_same(note.contact, original.contact):
            message = f"a copy of {original.path}; compare them, then delete one"
            problems.append(Problem(note.path, 0, message))
        else:
            found.append(note)
    return found


def _is_same(copy: Contact, original: Contact) -> bool:
    """Whether two notes say that they are about one person."""
    if copy.uid == original.uid or set(copy.email) & set(original.email):
        return True
    return copy._replace(uid="", name="") == original._replace(uid="", name="")


def _aliases(contact: Contact | None) -> tuple[str, ...]:
    return contact.aliases if contact else ()


def _uids(persons: list[Note], problems: list[Problem]) -> dict[str, str]:
    """Each person's uid by path; of two alike, the second one's path is added."""
    taken: dict[str, str] = {}
    uids: dict[str, str] = {}
    for note in sorted(persons, key=lambda note: note.path):
        uid = note.contact.uid if note.contact else ""
        if uid in taken:
            problems.append(Problem(note.path, 1, f'the uid "{uid}" is also that of {taken[uid]}'))
            uid = f"{uid}/{note.path}"
        taken[uid] = note.path
        uids[note.path] = uid
    return uids


class _Leads:
    """Follows links to people, and tells of those that only an alias resolves.

    Args:
        people: the paths of people's notes.
    """

    __slots__ = ("_links", "_people", "problems")

    def __init__(self, links: LinkIndex, people: Container[str]) -> None:
        self._links = links
        self._people = people
        self.problems: list[Problem] = []

    def follow(self, target: str, source: str, line: int) -> str | None:
        """The path of the person whom a link means, or None."""
        path = self._links.resolve(target, source)
        if path is None:
            path = self._links.alias(target)
            if path is not None:
                message = (
                    f"[[{target}]] is an alias of {path}; vaultnet follows it, Obsidian does not"
                )
                self.problems.append(Problem(source, line, message, notice=True))
        return path if path in self._people else None


def _touches(notes: Mapping[str, Note], people: list[str], leads: _Leads) -> dict[str, list[Touch]]:
    """Every touch by the path of the person whom it concerns."""
    found: dict[str, list[Touch]] = {path: [] for path in people}
    for note in notes.values():
        if note.kind == "dated" and note.date is not None:
            _touches_of_day(note, note.date, leads, found)
        elif note.log:
            _touches_of_log(note, leads, found)
    return found


def _touches_of_day(note: Note, day: date, leads: _Leads, found: dict[str, list[Touch]]) -> None:
    for mention in note.mentions:
        path = leads.follow(mention.target, note.path, mention.line)
        if path and not mention.silent and note.channel in TOUCH_WEIGHT:
            found[path].append(Touch(day, note.channel, "me", note.path, mention.line))


def _touches_of_log(note: Note, leads: _Leads, found: dict[str, list[Touch]]) -> None:
    own = found.get(note.path)
    for entry in note.log:
        if entry.channel not in TOUCH_WEIGHT:
            continue
        touch = Touch(entry.date, entry.channel, entry.by, note.path, entry.line)
        if own is not None:
            own.append(touch)
        for target in entry.people:
            path = leads.follow(target, note.path, entry.line)
            if path and path != note.path:
                found[path].append(touch)


def unresolved(note: Note, links: LinkIndex) -> Iterable[Problem]:
    """A problem for each link of a person's note that leads nowhere where it must lead to one."""
    for entry in note.log:
        for key, value in entry.fields:
            if key in _LINK_FIELDS:
                yield from _dangling(note.path, entry.line, key, value, links)


def _dangling(path: str, line: int, key: str, value: str, links: LinkIndex) -> Iterable[Problem]:
    for part in value.split("[[")[1:]:
        target = part.partition("]]")[0].split("|")[0].split("#")[0].strip()
        if target and links.resolve(target, path) is None and links.alias(target) is None:
            yield Problem(path, line, f"{key} [[{target}]] leads to no note")

"""Notes into a network: links resolved, touches brought together, copies and doubles found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import NamedTuple

from vaultnet.model.cards import Card, Hook, Idea, Introduction
from vaultnet.model.contact import Contact
from vaultnet.model.copies import is_same, possible_original
from vaultnet.model.joins import Assembly, all_problems, join
from vaultnet.model.leads import Leads
from vaultnet.model.linking import LinkIndex, fold
from vaultnet.model.network import Network, Person
from vaultnet.model.note import Note
from vaultnet.model.origin import Problem
from vaultnet.model.renewal import person_of, renewed, same_or_new


def assemble(notes: Mapping[str, Note], pages: Iterable[str] = ()) -> Network:
    """The network that the given notes make; the order of the notes does not matter.

    Args:
        pages: where index notes lie or will lie: links must be unique beside them, too.
    """
    return reassemble(notes, pages, None).network


def reassemble(notes: Mapping[str, Note], pages: Iterable[str], last: Assembly | None) -> Assembly:
    """As `assemble`; what the last assembly found about unchanged notes is taken over."""
    pages = frozenset(pages)
    return (last and renewed(last, notes, pages)) or _assembled(notes, pages, last)


def _assembled(notes: Mapping[str, Note], pages: frozenset[str], last: Assembly | None) -> Assembly:
    faults: list[Problem] = []
    kinds = _kinds(notes)
    doubles: set[str] = set()
    persons = _persons(kinds.people, notes, faults, doubles)
    aliases = frozenset(
        (alias, path) for path, (_, contact) in persons.items() for alias in contact.aliases
    )
    uids = frozenset(fold(contact.uid) for _, contact in persons.values())
    taken = _uids(persons, faults)
    links = _same_links(notes, aliases, taken, pages, last)
    links = links or LinkIndex({*notes, *pages}, aliases)
    joins = join(notes.values(), persons, Leads(links, persons.keys(), uids))
    people = [
        person_of(note, taken[path], links.shortest(path), joins)
        for path, (note, _) in persons.items()
    ]
    cards = sorted(kinds.cards, key=attrgetter("path"))
    me, introductions = _me(kinds.me, faults), _introductions(cards, taken, links, faults)
    network = Network(
        people=tuple(sorted(_kept(people, last), key=attrgetter("contact.uid"))),
        me=me,
        notes=notes,
        links=links,
        introductions=introductions,
        hooks=tuple(card for card in cards if isinstance(card, Hook)),
        ideas=tuple(card for card in cards if isinstance(card, Idea)),
        generated=tuple(kinds.generated),
        problems=all_problems(faults, notes.values(), joins),
    )
    return Assembly(network, joins, aliases, taken, uids, pages, frozenset(doubles), tuple(faults))


def _same_links(
    notes: Mapping[str, Note],
    aliases: frozenset[tuple[str, str]],
    names: Mapping[str, str],
    pages: frozenset[str],
    last: Assembly | None,
) -> LinkIndex | None:
    """The links of the last assembly, if they and all names still mean what they meant.

    By them everyone knows that: who else there is, and what they are called, is new otherwise.
    """
    if last is None or (last.aliases, last.names, last.pages) != (aliases, names, pages):
        return None
    return last.network.links if last.network.notes.keys() == notes.keys() else None


def _kept(people: Iterable[Person], last: Assembly | None) -> Iterable[Person]:
    """The same people; whoever is as they were is the very same value as before."""
    before = {person.path: person for person in last.network.people} if last else {}
    return (same_or_new(before.get(person.path), person) for person in people)


class _Kinds(NamedTuple):
    """The notes that are more than text, by what they are."""

    people: list[Note]
    me: list[Note]
    generated: list[Note]
    cards: list[Card]


def _kinds(notes: Mapping[str, Note]) -> _Kinds:
    found = _Kinds([], [], [], [])
    for note in notes.values():
        if note.kind == "other":
            continue
        if note.kind == "person":
            found.people.append(note)
        elif note.kind == "me":
            found.me.append(note)
        elif note.kind == "generated":
            found.generated.append(note)
        if note.card is not None:
            found.cards.append(note.card)
    return found


_Persons = dict[str, tuple[Note, Contact]]


def _persons(
    people: Iterable[Note],
    notes: Mapping[str, Note],
    problems: list[Problem],
    doubles: set[str],
) -> _Persons:
    """The people's notes by path, without copies that a sync tool made of one of them.

    Args:
        doubles: learns what may be a copy, and of what.
    """
    found: _Persons = {}
    for note in people:
        if note.contact is None:
            continue
        original = notes.get(possible_original(note.path) or "")
        if original:
            doubles |= {note.path, original.path}
        if original and is_same(note, original):
            message = f"a copy of {original.path}; compare them, then delete one"
            problems.append(Problem(note.path, 0, message))
        else:
            found[note.path] = note, note.contact
    return found


def _introductions(
    cards: Iterable[Card], uids: Mapping[str, str], links: LinkIndex, problems: list[Problem]
) -> tuple[Introduction, ...]:
    """The introductions with the paths of the two; where they are not two people, a problem."""
    by_uid = {fold(uid): path for path, uid in uids.items()}
    found = []
    for card in cards:
        if not isinstance(card, Introduction):
            continue
        pair = []
        for name in (card.person_a, card.person_b):
            path = links.lead(name, card.path) if name else None
            who = path if path in uids else by_uid.get(fold(name))
            if who is not None:
                pair.append(who)
            elif path is not None:
                message = f"[[{name}]] is introduced here, but that note is not a person's"
                problems.append(Problem(card.path, 1, message))
        if len(pair) == 2 and pair[0] == pair[1]:
            message = "person_a and person_b are one and the same; an introduction needs two"
            problems.append(Problem(card.path, 1, message))
        elif len(pair) == 2:
            found.append(card._replace(person_a=pair[0], person_b=pair[1]))
    return tuple(found)


def _me(notes: Iterable[Note], problems: list[Problem]) -> Contact | None:
    mine = sorted(notes, key=attrgetter("path"))
    problems += (
        Problem(note.path, 0, f"a second note about me; {mine[0].path} is used")
        for note in mine[1:]
    )
    return mine[0].contact if mine else None


def _uids(persons: _Persons, problems: list[Problem]) -> dict[str, str]:
    """Each person's uid by path; of two alike, the second one's path is added."""
    taken: dict[str, str] = {}
    uids: dict[str, str] = {}
    for path in sorted(persons):
        uid = persons[path][1].uid
        if uid in taken:
            problems.append(Problem(path, 1, f'the uid "{uid}" is also that of {taken[uid]}'))
            uid = f"{uid}/{path}"
        taken[uid] = path
        uids[path] = uid
    return uids

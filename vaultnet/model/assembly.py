"""Notes into a network: links resolved, touches brought together, copies and doubles found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from vaultnet.model.cards import Card, Hook, Idea, Introduction
from vaultnet.model.contact import Contact
from vaultnet.model.copies import is_same, possible_original
from vaultnet.model.leads import NOTHING, Leads, Outgoing
from vaultnet.model.linking import LinkIndex, fold
from vaultnet.model.network import Network, Person, Touch
from vaultnet.model.note import Note
from vaultnet.model.origin import Problem

#: Path of a person's note -> path of a note that tells of them -> the touches it tells.
_Incoming = dict[str, dict[str, tuple[Touch, ...]]]


class Assembly(NamedTuple):
    """A network, and what it was made of: the next one takes over what has not changed.

    Attributes:
        outgoing: path -> where that note leads; only for notes that lead somewhere.
        incoming: the same, from the side of the people.
        aliases, uids, pages: all that the meaning of a link depends on besides the paths of
            notes: (alias, path) and uid of every person, and where index notes lie.
    """

    network: Network
    outgoing: dict[str, Outgoing]
    incoming: _Incoming
    aliases: frozenset[tuple[str, str]]
    uids: frozenset[str]
    pages: frozenset[str]


def assemble(notes: Mapping[str, Note], pages: Iterable[str] = ()) -> Network:
    """The network that the given notes make; the order of the notes does not matter.

    Args:
        pages: where index notes lie or will lie: links must be unique beside them, too.
    """
    return reassemble(notes, pages, None).network


def reassemble(notes: Mapping[str, Note], pages: Iterable[str], last: Assembly | None) -> Assembly:
    """As `assemble`; what the last assembly found about unchanged notes is taken over."""
    problems: list[Problem] = []
    kinds = _kinds(notes, problems)
    persons = _persons(kinds.people, notes, problems)
    aliases = frozenset(
        (alias, path) for path, (_, contact) in persons.items() for alias in contact.aliases
    )
    pages = frozenset(pages)
    uids = frozenset(fold(contact.uid) for _, contact in persons.values())
    if last and not (
        last.pages == pages
        and last.aliases == aliases
        and last.uids == uids
        and last.incoming.keys() == persons.keys()
        and last.network.notes.keys() == notes.keys()
    ):
        last = None
    links = last.network.links if last else LinkIndex({*notes, *pages}, aliases)
    leads = Leads(links, persons.keys(), uids)
    outgoing, incoming = _join(notes, persons, leads, last)
    problems += (problem for lead in outgoing.values() for problem in lead.problems)
    me = _me(kinds.me, problems)
    taken = _uids(persons, problems)
    people = _people(persons, taken, links, incoming, last)
    cards = sorted(kinds.cards, key=attrgetter("path"))
    network = Network(
        people=tuple(sorted(people, key=attrgetter("contact.uid"))),
        me=me,
        notes=notes,
        links=links,
        introductions=_introductions(cards, taken, links, problems),
        hooks=tuple(card for card in cards if isinstance(card, Hook)),
        ideas=tuple(card for card in cards if isinstance(card, Idea)),
        problems=tuple(sorted(set(problems))),
    )
    return Assembly(network, outgoing, incoming, aliases, uids, pages)


class _Kinds(NamedTuple):
    """The notes that are more than text, by what they are."""

    people: list[Note]
    me: list[Note]
    cards: list[Card]


def _kinds(notes: Mapping[str, Note], problems: list[Problem]) -> _Kinds:
    found = _Kinds([], [], [])
    for note in notes.values():
        if note.problems:
            problems += note.problems
        if note.kind == "person":
            found.people.append(note)
        elif note.kind == "me":
            found.me.append(note)
        if note.card is not None:
            found.cards.append(note.card)
    return found


_Persons = dict[str, tuple[Note, Contact]]


def _persons(
    people: Iterable[Note], notes: Mapping[str, Note], problems: list[Problem]
) -> _Persons:
    """The people's notes by path, without copies that a sync tool made of one of them."""
    found: _Persons = {}
    for note in people:
        if note.contact is None:
            continue
        original = notes.get(possible_original(note.path) or "")
        if original and is_same(note, original):
            message = f"a copy of {original.path}; compare them, then delete one"
            problems.append(Problem(note.path, 0, message))
        else:
            found[note.path] = note, note.contact
    return found


def _join(
    notes: Mapping[str, Note], persons: _Persons, leads: Leads, last: Assembly | None
) -> tuple[dict[str, Outgoing], _Incoming]:
    """Where every note leads, from both sides."""
    outgoing = dict(last.outgoing) if last else {}
    incoming: _Incoming = dict(last.incoming) if last else {path: {} for path in persons}
    known = last.network.notes if last else {}
    for path, note in notes.items():
        if known.get(path) is note:
            continue
        before, now = outgoing.pop(path, NOTHING), leads.of(note)
        if now is before:
            continue
        if now is not NOTHING:
            outgoing[path] = now
        for person in {*before.touches, *now.touches}:
            tellers = dict(incoming[person]) if last else incoming[person]
            tellers.pop(path, None)
            if person in now.touches:
                tellers[path] = now.touches[person]
            incoming[person] = tellers
    return outgoing, incoming


def _people(
    persons: _Persons,
    uids: Mapping[str, str],
    links: LinkIndex,
    incoming: _Incoming,
    last: Assembly | None,
) -> list[Person]:
    """Everyone; a person about whom nothing has changed is the very same value as before."""
    before = {person.path: person for person in last.network.people} if last else {}
    people = []
    for path, (note, contact) in persons.items():
        known = before.get(path)
        if (
            last is not None
            and known is not None
            and known.uid == uids[path]
            and last.network.notes[path] is note
            and last.incoming[path] is incoming[path]
        ):
            people.append(known)
            continue
        people.append(
            Person(
                contact=contact if contact.uid == uids[path] else contact._replace(uid=uids[path]),
                path=path,
                link=links.shortest(path),
                log=note.log,
                items=note.items,
                touches=tuple(sorted(chain.from_iterable(incoming[path].values()))),
                named=tuple([named for named in note.named if named.inline]),
            )
        )
    return people


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

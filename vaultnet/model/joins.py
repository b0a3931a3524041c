"""An assembly: a network and what it was made of, and how notes are joined to people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from vaultnet.model.leads import NOTHING, Leads, Outgoing
from vaultnet.model.network import Network, Touch
from vaultnet.model.note import Note
from vaultnet.model.origin import Problem

#: Path of a person's note -> path of a note that tells of them -> the touches it tells.
Incoming = dict[str, dict[str, tuple[Touch, ...]]]


class Joins(NamedTuple):
    """Where notes lead, from both sides.

    Attributes:
        outgoing: path -> where that note leads; only for notes that lead somewhere.
        incoming: the same, from the side of the people: everyone is there.
    """

    outgoing: dict[str, Outgoing]
    incoming: Incoming

    def renewed(self, notes: Iterable[Note], leads: Leads) -> Joins:
        """The same after some notes have changed; who is told of as before keeps what is told."""
        outgoing, incoming = dict(self.outgoing), dict(self.incoming)
        for note in notes:
            before, now = outgoing.pop(note.path, NOTHING), leads.of(note)
            if now is not NOTHING:
                outgoing[note.path] = now
            for person in {*before.touches, *now.touches}:
                told = now.touches.get(person, ())
                if told != before.touches.get(person, ()):
                    incoming[person] = _with(incoming[person], note.path, told)
        return Joins(outgoing, incoming)


def _with(
    tellers: dict[str, tuple[Touch, ...]], path: str, told: tuple[Touch, ...]
) -> dict[str, tuple[Touch, ...]]:
    rest = {teller: touches for teller, touches in tellers.items() if teller != path}
    return rest | {path: told} if told else rest


def join(notes: Iterable[Note], people: Iterable[str], leads: Leads) -> Joins:
    """Where every note leads.

    Args:
        people: the paths of people's notes.
    """
    outgoing: dict[str, Outgoing] = {}
    incoming: Incoming = {path: {} for path in people}
    for note in notes:
        now = leads.of(note)
        if now is not NOTHING:
            outgoing[note.path] = now
            for person, told in now.touches.items():
                incoming[person][note.path] = told
    return Joins(outgoing, incoming)


class Assembly(NamedTuple):
    """A network, and what it was made of: the next one takes over what has not changed.

    Attributes:
        aliases, names, pages: all that the meaning of a link or a name depends on besides the
            paths of notes: (alias, path) of every person, uid by path, and where index notes lie.
        uids: what stands for somebody in a property, folded.
        doubles: the notes that may be copies of another one, and those others.
        faults: the problems that no single note can tell of.
    """

    network: Network
    joins: Joins
    aliases: frozenset[tuple[str, str]]
    names: Mapping[str, str]
    uids: frozenset[str]
    pages: frozenset[str]
    doubles: frozenset[str]
    faults: tuple[Problem, ...]

    @property
    def leads(self) -> Leads:
        """What follows the links of notes to people."""
        return Leads(self.network.links, self.joins.incoming.keys(), self.uids)


def all_problems(
    faults: Iterable[Problem], notes: Iterable[Note], joins: Joins
) -> tuple[Problem, ...]:
    """Everything that is wrong with notes, each with itself and all together, by place."""
    found = set(faults)
    for note in notes:
        if note.problems:
            found.update(note.problems)
    for lead in joins.outgoing.values():
        if lead.problems:
            found.update(lead.problems)
    return tuple(sorted(found))

"""An assembly brought up to date after changes that leave people and links what they were."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain, compress
from operator import is_not

from vaultnet.model.contact import Contact
from vaultnet.model.joins import Assembly, Joins, all_problems
from vaultnet.model.leads import Outgoing
from vaultnet.model.network import Person
from vaultnet.model.note import Note
from vaultnet.model.origin import Problem


def renewed(last: Assembly, notes: Mapping[str, Note], pages: frozenset[str]) -> Assembly | None:
    """The assembly of notes of which few have changed; None where it has to be made anew.

    It costs what the changes cost: nothing is gone through note by note but for comparing each
    with what it was.
    """
    known = last.network.notes
    changed = tuple(compress(notes, map(is_not, notes.values(), map(known.get, notes))))
    if len(notes) != len(known) or pages != last.pages or not last.doubles.isdisjoint(changed):
        return None
    if not all(path in known and _is_alike(known[path], notes[path]) for path in changed):
        return None
    fresh = [notes[path] for path in changed]
    joins = last.joins.renewed(fresh, last.leads)
    network = last.network
    return last._replace(
        network=network._replace(
            notes=notes,
            people=_people(last, joins, fresh),
            generated=tuple([notes[note.path] for note in network.generated]),
            problems=_problems(last, joins, notes, changed),
        ),
        joins=joins,
    )


def _is_alike(before: Note, now: Note) -> bool:
    """Whether two readings of a note are the same person to everyone else, or no person at all."""
    same = before.kind == now.kind != "me" and before.card == now.card
    return same and _names(before.contact) == _names(now.contact)


def _names(contact: Contact | None) -> tuple[str, tuple[str, ...]] | None:
    return (contact.uid, contact.aliases) if contact else None


def _people(last: Assembly, joins: Joins, fresh: Iterable[Note]) -> tuple[Person, ...]:
    """Everyone; a person about whom nothing has changed is the very same value as before."""
    before, now = last.joins.incoming, joins.incoming
    written = {note.path: note for note in fresh if note.path in now}
    told = compress(now, map(is_not, now.values(), map(before.get, now)))
    stale = written.keys() | set(told)
    if not stale:
        return last.network.people
    notes = last.network.notes
    return tuple(
        same_or_new(p, person_of(written.get(p.path) or notes[p.path], p.uid, p.link, joins))
        if p.path in stale
        else p
        for p in last.network.people
    )


def same_or_new(before: Person | None, now: Person) -> Person:
    """Who is as they were is the very same value, by which what is known about them holds."""
    return before if before is not None and before == now else now


def person_of(note: Note, uid: str, link: str, joins: Joins) -> Person:
    """A person, by their note and all that other notes tell of them."""
    contact = note.contact
    if contact is None:
        raise ValueError(f"{note.path} is nobody's")
    told = joins.incoming[note.path]
    return Person(
        contact=contact if contact.uid == uid else contact._replace(uid=uid),
        path=note.path,
        link=link,
        log=note.log,
        items=note.items,
        touches=tuple(sorted(chain.from_iterable(told.values()))),
        named=tuple([named for named in note.named if named.inline]),
    )


def _told(lead: Outgoing | None) -> tuple[Problem, ...]:
    return lead.problems if lead else ()


def _problems(
    last: Assembly, joins: Joins, notes: Mapping[str, Note], changed: Iterable[str]
) -> tuple[Problem, ...]:
    before, known = last.joins.outgoing, last.network.notes
    if all(
        known[path].problems == notes[path].problems
        and _told(before.get(path)) == _told(joins.outgoing.get(path))
        for path in changed
    ):
        return last.network.problems
    return all_problems(last.faults, notes.values(), joins)

"""Who waits for a tier: everyone whose note names none, most linked first."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from vaultnet.cli.properties import text_of
from vaultnet.cli.writing import Desk
from vaultnet.derive.standing import SILENT, standings
from vaultnet.disk import read_private, write_private
from vaultnet.errors import VaultnetError
from vaultnet.memory.places import cache_folder
from vaultnet.model import Network, Person
from vaultnet.read.contact import by_our_names
from vaultnet.read.fields import read_text
from vaultnet.read.rules import Rules
from vaultnet.syntax.frontmatter import read_head
from vaultnet.wording import count


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Somebody without a tier.

    Attributes:
        links: how many touches and links in other notes tell of them.
        last: the latest touch.
        skipped: whether they were skipped when last asked about.
    """

    person: Person
    links: int
    last: date | None
    skipped: bool

    def __str__(self) -> str:
        contact = self.person.contact
        last = f", last {self.last}" if self.last else ""
        known = (
            f"{count(self.links, 'link')}{last}",
            ", ".join(filter(None, (contact.job_title, contact.org))),
            ", ".join(contact.role),
        )
        return f"{self.person.name}: {' · '.join(filter(None, known))}"


def queue(desk: Desk) -> tuple[Waiting, ...]:
    """Everyone who waits, in the order in which they are asked about."""
    context = desk.seen.context
    standing, linked = context.ask(standings), _linked(context.network)
    skipped = _skipped(desk.root)
    found = [
        Waiting(
            person=person,
            links=len(person.touches) + linked[person.path],
            last=standing[person.path].last,
            skipped=person.path in skipped,
        )
        for person in context.network.people
        if standing[person.path].state not in SILENT and not _names_tier(desk, person)
    ]
    return tuple(sorted(found, key=lambda one: (one.skipped, -one.links, one.person.uid)))


def _names_tier(desk: Desk, person: Person) -> bool:
    """Whether the note itself names a tier, be it the one that is meant where none is named."""
    if person.contact.tier != "many":
        return True
    try:
        return names_tier(text_of(desk.root, person.path), desk.rules)
    except VaultnetError:
        return True  # what cannot be read cannot be written, either


def names_tier(text: str, rules: Rules) -> bool:
    """Whether the properties of a note name a tier, known or not."""
    properties = by_our_names(read_head(text), rules.keys, rules.renamed)
    return "tier" in properties and bool(read_text(properties["tier"][1]))


def _linked(network: Network) -> Counter[str]:
    """How often properties and fields of other notes name each person, by path."""
    found: Counter[str] = Counter()
    for note in network.notes.values():
        for named in note.named:
            path = network.links.lead(named.target, note.path) if named.target else None
            if path is not None and path != note.path:
                found[path] += 1
    return found


def _skipped(root: str) -> frozenset[str]:
    data = read_private(_place(root))
    try:
        paths = json.loads(data) if data else []
    except ValueError:
        return frozenset()
    return frozenset(path for path in paths if isinstance(path, str))


def remember_skipped(desk: Desk, paths: Iterable[str]) -> None:
    """Keep who was skipped, beside the memory of the vault: it may be lost without harm."""
    known = sorted((_skipped(desk.root) | {*paths}) & desk.session.reading.notes.keys())
    with suppress(OSError):
        write_private(_place(desk.root), json.dumps(known).encode())


def _place(root: str) -> str:
    return os.path.join(cache_folder(root), "skipped.json")

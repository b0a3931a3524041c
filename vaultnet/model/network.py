"""All notes together: people, and what happened with each of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from vaultnet.model.cards import Hook, Idea, Introduction
from vaultnet.model.contact import Contact
from vaultnet.model.interaction import Interaction
from vaultnet.model.item import Item
from vaultnet.model.linking import LinkIndex
from vaultnet.model.note import Named, Note
from vaultnet.model.origin import Problem


class Touch(NamedTuple):
    """One line that puts me in touch with one person, whoever's note it stands in.

    Touches of one day are one touch when they are counted; they are kept apart here so that
    `vaultnet why` can show each of them.
    """

    date: date
    channel: str
    by: str
    path: str
    line: int


class Person(NamedTuple):
    """A contact with everything that the vault says about them.

    Attributes:
        path: the person's note.
        link: how a link to the note is written, without brackets: its name where that is
            unique in the vault, else its path.
        log, items: the lines of the person's own note, in the order written.
        touches: from the own log, others' logs and dated notes, sorted; those later than the
            as-of date are here too, so whoever counts must leave them out.
        named: whom and what the inline fields of the log and the items link to, by their lines.
    """

    contact: Contact
    path: str
    link: str
    log: tuple[Interaction, ...]
    items: tuple[Item, ...]
    touches: tuple[Touch, ...]
    named: tuple[Named, ...] = ()

    @property
    def uid(self) -> str:
        """The stable id that orders and jitter use."""
        return self.contact.uid

    @property
    def name(self) -> str:
        """What to call them."""
        return self.contact.name


class Network(NamedTuple):
    """The whole vault, resolved.

    Attributes:
        people: sorted by uid.
        me: what the note of `type: me` says, if there is one.
        notes: every note by path.
        links: where a link leads.
        problems: what does not depend on the day, sorted by place.
        introductions: by path; only those of two people whom the vault knows, by their paths.
        hooks, ideas: by path.
        generated: the notes that vaultnet wrote itself, in no order.
    """

    people: tuple[Person, ...]
    me: Contact | None
    notes: Mapping[str, Note]
    links: LinkIndex
    problems: tuple[Problem, ...]
    introductions: tuple[Introduction, ...] = ()
    hooks: tuple[Hook, ...] = ()
    ideas: tuple[Idea, ...] = ()
    generated: tuple[Note, ...] = ()

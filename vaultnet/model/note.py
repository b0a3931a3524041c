"""What one file says, read on its own."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from vaultnet.model.contact import Contact
from vaultnet.model.interaction import Interaction
from vaultnet.model.item import Item
from vaultnet.model.origin import Problem

#: Kinds of note that carry meaning; every other file is `other`.
KINDS = (
    "person",
    "me",
    "introduction",
    "hook",
    "idea",
    "dated",
    "template",
    "generated",
    "copy",
    "unmerged",
    "other",
)


class Mention(NamedTuple):
    """A link in a dated note that may lead to a person.

    Attributes:
        target: what the link names, without heading, block and label.
        line: counted from 1.
        silent: why it is not a touch (`open task`, `quote`, …); empty where it counts.
    """

    target: str
    line: int
    silent: str = ""


class Region(NamedTuple):
    """A generated region found in a file.

    Attributes:
        name: the index note whose text it holds.
        line: the line of its opening marker, counted from 1.
        exact: digest of the text between the markers, as it stands.
        stamped: the digest in the closing marker, or empty.
        edited: whether a person changed the text since vaultnet wrote it.
    """

    name: str
    line: int
    exact: str
    stamped: str
    edited: bool


class Note(NamedTuple):
    """One Markdown file of the vault, as values.

    Attributes:
        path: relative to the vault, NFC, `/` between parts.
        kind: one of `KINDS`.
        contact: for `person` and `me`.
        date: for a dated note, its day.
        channel: for a dated note, the channel that its mentions have.
        log, items: the event lines and open items of a person's note.
        mentions: links of a dated note.
        regions: generated regions that the file holds.
        problems: the faults found while reading it.
    """

    path: str
    kind: str = "other"
    contact: Contact | None = None
    date: date | None = None
    channel: str = "touch"
    log: tuple[Interaction, ...] = ()
    items: tuple[Item, ...] = ()
    mentions: tuple[Mention, ...] = ()
    regions: tuple[Region, ...] = ()
    problems: tuple[Problem, ...] = ()

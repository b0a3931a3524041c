"""What one file says, read on its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from vaultnet.model.cards import Card
from vaultnet.model.contact import Contact
from vaultnet.model.interaction import Interaction
from vaultnet.model.item import Item
from vaultnet.model.origin import Problem

#: What a file can be to vaultnet; what it does not know is `other`.
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
    """A link in a note's text, or in a dated note's properties, that may lead to a person.

    Attributes:
        target: what the link names, without heading, block and label.
        line: counted from 1.
        silent: why it is no touch even where the note has a date (`open task`, `quote`, …);
            empty where it is one.
    """

    target: str
    line: int
    silent: str = ""


class Named(NamedTuple):
    """Somebody or something that a note names and that must be known; never a touch.

    Attributes:
        target: a link's target or, from a property, whatever stands there: a name, a uid. Empty
            for a place in the note itself.
        line: counted from 1.
        key: the property or the inline field that names it.
        inline: whether that is an inline field.
        block: the id of the line that the link leads to, without `^`, or empty.
    """

    target: str
    line: int
    key: str
    inline: bool = False
    block: str = ""


class Tick(NamedTuple):
    """A box in a generated region that somebody ticked.

    Attributes:
        key: what the box stands for.
        seal: what vouches for the key and the line, as it stands there.
        line: where it stands in the file, counted from 1.
        added: what the person wrote into the line, on one line; empty where nothing.
        done: the day that the Tasks plugin wrote into it.
        sound: whether the seal fits once what was added is taken away.
    """

    key: str
    seal: str
    line: int
    added: str = ""
    done: date | None = None
    sound: bool = True


class Region(NamedTuple):
    """A generated region found in a file.

    Attributes:
        name: the index note whose text it holds.
        line: the line of its opening marker, counted from 1.
        exact: digest of the text between the markers, as it stands.
        stamped: the digest in the closing marker, or empty.
        edited: whether a person changed the text since vaultnet wrote it.
        text: what stands between the markers of a note of vaultnet's own, so that an index note
            can go on from what it said; in other notes it is left out.
        ticks: the boxes in it that were ticked; to tick one is not to edit the region.
    """

    name: str
    line: int
    exact: str
    stamped: str
    edited: bool
    text: str = ""
    ticks: tuple[Tick, ...] = ()


class Note(NamedTuple):
    """One Markdown file of the vault, as values.

    Attributes:
        path: relative to the vault, as the disk spells it, `/` between parts.
        kind: one of `KINDS`.
        contact: for `person` and `me`.
        date: for a dated note, its day.
        channel: for a dated note, the channel that its mentions have.
        log, items: the event lines and open items of a person's note.
        mentions: the links of a dated note.
        named: whom and what the properties and inline fields link to.
        regions: generated regions that the file holds.
        problems: the faults found while reading it.
        card: what an introduction, a hook or an idea says.
    """

    path: str
    kind: str = "other"
    contact: Contact | None = None
    date: date | None = None
    channel: str = "touch"
    log: tuple[Interaction, ...] = ()
    items: tuple[Item, ...] = ()
    mentions: tuple[Mention, ...] = ()
    named: tuple[Named, ...] = ()
    regions: tuple[Region, ...] = ()
    problems: tuple[Problem, ...] = ()
    card: Card | None = None


class Notes(dict[str, Note]):
    """A vault's notes by path. They are put together once, and not changed any more."""

    @cached_property
    def hosts(self) -> Mapping[str, Note]:
        """Those that hold generated text or are vaultnet's own: a few of all."""
        found = [note for note in self.values() if note.regions or note.kind == "generated"]
        return {note.path: note for note in found}

"""One dated line of a log."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from vaultnet.model.words import TOUCH_WEIGHT

#: Inline fields in the order written: (canonical key, value as text). A key may come twice.
Fields = tuple[tuple[str, str], ...]


#: How the block id of a line begins that was made by ticking a box.
TICKED = "due-"


def field(fields: Fields, key: str) -> str:
    """The first value under `key`, or the empty string."""
    for name, value in fields:
        if name == key:
            return value
    return ""


class Interaction(NamedTuple):
    """A line `- DATE channel: text [key:: value] ^block`, read and found sound.

    Attributes:
        date: the day it happened; after the as-of date it is planned, not a touch.
        channel: one of `words.CHANNELS`.
        text: what was written, without inline fields and block id.
        line: its line in the note, counted from 1.
        people: links in the text, as written (targets only); each counts for that person too.
        fields: the inline fields; values outside the vocabulary were reported and left out.
        block: the block id without `^`, or empty.
    """

    date: date
    channel: str
    text: str
    line: int
    people: tuple[str, ...] = ()
    fields: Fields = ()
    block: str = ""

    @property
    def touches(self) -> bool:
        """Whether this channel means being in touch."""
        return self.channel in TOUCH_WEIGHT

    @property
    def by(self) -> str:
        """Who took the initiative: me, them or both."""
        return (field(self.fields, "by") if self.fields else "") or "me"

    @property
    def give(self) -> str:
        """What kind of value I gave, or empty. What I only heard of is never mine to give."""
        return "" if self.channel == "heard" else field(self.fields, "give")

    @property
    def got(self) -> str:
        """What kind of value I received, or empty."""
        return field(self.fields, "got")

    @property
    def ask(self) -> str:
        """The answer to something I asked for on this line: pending, yes, no, or empty."""
        return field(self.fields, "ask")

    @property
    def private(self) -> bool:
        """Whether the line may be counted but never quoted."""
        return is_private(self.text)


def is_private(text: str) -> bool:
    """Whether a line carries the tag `#private`."""
    return "#private" in text and "#private" in (w.rstrip(".,;:!?)") for w in text.split())

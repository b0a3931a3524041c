"""An open item: a promise, an ask, or something to raise."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from vaultnet.model.interaction import Fields, field, is_private


class Item(NamedTuple):
    """One task line in a person's note.

    Attributes:
        kind: `promise` (I owe it), `ask` (I wait for it), `raise` (to bring up next time),
            or `task` (any other task: left alone).
        status: the character in the box.
        text: what it says, without the first word, fields and block id.
        line: its line in the note, counted from 1.
        due, created, completion, cancelled: from Tasks' emoji or bracket form.
        fields: the remaining inline fields.
        block: the block id without `^`, or empty.
    """

    kind: str
    status: str
    text: str
    line: int
    due: date | None = None
    created: date | None = None
    completion: date | None = None
    cancelled: date | None = None
    fields: Fields = ()
    block: str = ""

    @property
    def is_open(self) -> bool:
        """Neither done nor cancelled."""
        return self.status not in "xX-"

    @property
    def is_done(self) -> bool:
        """Ticked with `x` or `X`; any other character is not done."""
        return self.status in "xX"

    @property
    def give(self) -> str:
        """The kind of value that a kept promise gave, or empty."""
        return field(self.fields, "give")

    @property
    def private(self) -> bool:
        """Whether the item may be counted but never quoted."""
        return is_private(self.text)

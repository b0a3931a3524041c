"""An open item: a promise, an ask, or something to raise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
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


def item_keys(uid: str, items: Iterable[Item]) -> tuple[str, ...]:
    """A key for each item of one person's note, by which it is found again: `promise-1f00ba12`.

    The key stays when the line moves and when its box is ticked, cancelled or opened again. It
    changes with anything else that the line says. Items that are alike are told apart by their
    order.
    """
    from hashlib import blake2b  # slow to import, and reading needs none

    seen: Counter[str] = Counter()
    keys = []
    for item in items:
        said = repr((uid, item.kind, item.text, item.due, item.created, item.fields, item.block))
        seen[said] += 1
        digest = blake2b(f"{said} {seen[said]}".encode("utf-8", "surrogatepass"), digest_size=4)
        keys.append(f"{item.kind}-{digest.hexdigest()}")
    return tuple(keys)

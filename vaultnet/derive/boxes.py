"""What the boxes in generated notes stand for: a touch with someone due, or one open item."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import blake2b

from vaultnet.dates import iso_week
from vaultnet.derive.context import Context
from vaultnet.model.interaction import TICKED
from vaultnet.model.item import item_keys
from vaultnet.model.network import Person

_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def turn_box(person: Person, ctx: Context) -> str | None:
    """The key of someone's box in *Due this week*; None where boxes are not wanted.

    It is also the block id of the line that a tick makes, so that two machines make one line.
    """
    return f"{TICKED}{iso_week(ctx.today)}-{_fit(person.uid)}" if ctx.config.ticks else None


def _fit(uid: str) -> str:
    """A uid as a block id may hold it: itself, or a digest of it."""
    if _PLAIN.fullmatch(uid):
        return uid
    return blake2b(uid.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def is_turn_of(key: str, person: Person) -> bool:
    """Whether a key is that of someone's turn, in whichever week."""
    return key.startswith(TICKED) and key.endswith(f"-{_fit(person.uid)}")


def item_boxes(person: Person, ctx: Context) -> Mapping[int, str]:
    """The key of each item of someone's note, by its line; empty where boxes are not wanted."""
    if not ctx.config.ticks or not person.items:
        return {}
    lines = (item.line for item in person.items)
    return dict(zip(lines, item_keys(person.uid, person.items), strict=True))

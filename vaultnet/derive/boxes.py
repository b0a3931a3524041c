"""What the boxes in generated notes stand for: a touch with someone due, or one open item."""

from __future__ import annotations

from hashlib import blake2b

from vaultnet.dates import iso_week
from vaultnet.derive.context import Context
from vaultnet.model.interaction import TICKED, field
from vaultnet.model.item import item_keys
from vaultnet.model.network import Person
from vaultnet.patterns import pattern

_PLAIN = pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TURN = pattern(rf"{TICKED}([0-9]{{4}}-W[0-9]{{2}})([a-z]?)-(.+)")
_AGAIN = ("", *"bcdefghijklmnopqrstuvwxyz")


def turn_box(person: Person, ctx: Context) -> str | None:
    """The key of someone's box in *Due this week*; None where boxes are not wanted.

    It is also the block id of the line that a tick makes, so that two machines make one line. Who
    is due again in the week of a tick has a box of another letter.
    """
    if not ctx.config.ticks:
        return None
    week = iso_week(ctx.today)
    ticked = {entry.block for entry in person.log if entry.block.startswith(TICKED)}
    keys = (f"{TICKED}{week}{letter}-{_fit(person.uid)}" for letter in _AGAIN)
    return next((key for key in keys if key not in ticked), None)


def _fit(uid: str) -> str:
    """A uid as a block id may hold it: itself, or a digest of it."""
    if _PLAIN.fullmatch(uid):
        return uid
    return blake2b(uid.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def is_turn_of(key: str, person: Person) -> bool:
    """Whether a key is that of someone's turn, in whichever week."""
    turn = _TURN.fullmatch(key)
    return turn is not None and turn[3] == _fit(person.uid)


def item_box(person: Person, line: int) -> str | None:
    """The key of the item in a line of someone's note; None where there is none to be ticked.

    What repeats has none: only the plugin that made it knows how the next one comes about.
    """
    for item, key in zip(person.items, item_keys(person.uid, person.items), strict=True):
        if item.line == line:
            return None if field(item.fields, "repeat") else key
    return None

"""What should change in one note, as values that can be written down and read again.

An operation says what is meant, not where: so it can be made once more on a text that somebody
else has changed in the meantime.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from vaultnet.errors import VaultnetError


class Refused(VaultnetError):
    """An edit that was not made; the text says why, and nothing was written."""


class AddEntry(NamedTuple):
    """A new line of the log.

    Attributes:
        line: what stands behind the bullet, `2026-06-30 call: lunch [give:: ideas]`.
    """

    line: str


class AddItem(NamedTuple):
    """A new open item.

    Attributes:
        kind: `promise`, `ask` or `raise`.
        line: what stands behind the box, first word included: `promise: the study`.
    """

    kind: str
    line: str


class CloseItem(NamedTuple):
    """An open item becomes done or cancelled.

    Attributes:
        uid: that of the person whose note it is.
        key: the item's own, as `model.item.item_keys` gives it.
        status: `x` for done, `-` for cancelled.
        day: when.
    """

    uid: str
    key: str
    status: str
    day: date


class SetProperty(NamedTuple):
    """A key of the properties gets a value, and is added if it is not there.

    Attributes:
        key: as the vault writes it.
        value: a text, a truth value, or several texts and numbers; None leaves the key blank.
        before: what stood there, as text, when the edit was meant; None where nobody knows. A
            note that by now says something third is left alone when the edit is made again.
    """

    key: str
    value: str | bool | tuple[str | int | float, ...] | None
    before: str | None = None


class Unname(NamedTuple):
    """Links to a note become the word `someone`, wherever they stand.

    Attributes:
        targets: what a link to the note may be written as, folded, without `.md`.
        names: what the person is called, folded; a property that is just such a name is blanked.
    """

    targets: tuple[str, ...]
    names: tuple[str, ...]


Operation = AddEntry | AddItem | CloseItem | SetProperty | Unname

"""One property of a person: how this vault calls it, and the value that some words mean."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from typing import Final, get_args, get_origin, get_type_hints

from vaultnet.cli.days import day_of
from vaultnet.cli.people import whole_name
from vaultnet.cli.words import said
from vaultnet.cli.writing import Desk
from vaultnet.disk import read_bytes
from vaultnet.edit import SetProperty
from vaultnet.edit.properties import property_text
from vaultnet.errors import VaultnetError, reason
from vaultnet.model import Contact
from vaultnet.model.linking import fold
from vaultnet.read.contact import by_our_names
from vaultnet.read.fields import READERS
from vaultnet.read.note import decode
from vaultnet.read.rules import Rules
from vaultnet.syntax.escape import wikilink
from vaultnet.syntax.frontmatter import read_head
from vaultnet.wording import did_you_mean, near

#: Every key of a person that may be set, by vaultnet's name.
KNOWN: Final = tuple(sorted({*READERS, "tier", "uid"} - {"pitch"}))

#: What each key holds, as the fields of a contact are declared.
_TYPES: Final = get_type_hints(Contact)

_LINKS: Final = frozenset({"introduced_by", "knows"})
_YES: Final = frozenset({"true", "yes", "y"})
_NO: Final = frozenset({"false", "no", "n"})


#: What a property may be given: None leaves it blank.
Value = str | bool | tuple[str, ...] | None


def setting(desk: Desk, path: str, ours: str, value: Value) -> SetProperty:
    """The operation that sets a key of vaultnet's in a note, under the vault's own name for it."""
    text = text_of(desk.root, path)
    return set_to(text, written_as(text, desk.rules, ours), value)


def set_to(text: str, key: str, value: Value) -> SetProperty:
    """The operation that sets a key as a note writes it."""
    return SetProperty(key, value, property_text(text, key))


def text_of(root: str, path: str) -> str:
    """A note as it is on the disk now.

    Raises:
        VaultnetError: if it cannot be read.
    """
    try:
        text, fault = decode(path, read_bytes(os.path.join(root, path)))
    except OSError as error:
        raise VaultnetError(f"{path} cannot be read: {reason(error)}") from None
    if fault:
        raise VaultnetError(str(fault))
    return text


def written_as(text: str, rules: Rules, ours: str) -> str:
    """How a note writes a key of vaultnet's: as it stands there, or as the vault calls it."""
    properties = by_our_names(read_head(text), rules.keys, rules.renamed)
    if ours in properties:
        return properties[ours][0]
    return rules.config.keys.get(ours, ours)


def find_key(text: str, rules: Rules, typed: str) -> tuple[str, str]:
    """The key that is meant: vaultnet's name for it (empty for others), and the note's.

    Raises:
        VaultnetError: if vaultnet knows none of that name, and none stands in the note.
    """
    wanted = fold(typed.strip())
    ours = wanted.replace("-", "_").replace(" ", "_")
    ours = rules.keys.get(wanted, ours)
    if ours in KNOWN:
        return ours, written_as(text, rules, ours)
    for key in read_head(text).values:
        if fold(key.strip()) == wanted:
            return "", key
    meant = did_you_mean(near(ours, KNOWN, likeness=0.5))
    raise VaultnetError(f'"{typed}" is no key that vaultnet knows, nor one of that note{meant}')


def value_of(desk: Desk, ours: str, words: Sequence[str]) -> Value:
    """The value that words mean for a key; None leaves it blank.

    A list takes each word for one of its own, a text all of them together. Where a day is wanted
    it may be said as people say it, and where a person is, by name.

    Raises:
        VaultnetError: if a day is wanted and none is said.
    """
    texts = tuple(text for word in words if (text := said([word])))
    if not texts:
        return None
    if ours in _LINKS:
        texts = tuple(_link(desk, text) for text in texts)
    holds = _TYPES.get(ours, str)
    if get_origin(holds) is tuple:
        return texts
    text, kinds = " ".join(texts), (holds, *get_args(holds))
    if bool in kinds and text.casefold() in _YES | _NO:
        return text.casefold() in _YES
    if date in kinds and ours != "deathdate":  # of a death the year is often all that one knows
        return day_of(text, desk.today, ahead=ours == "snooze_until").isoformat()
    return text


def _link(desk: Desk, text: str) -> str:
    """A link to the person of that whole name; any other text as it is."""
    found = whole_name(desk.seen.context.network, text)
    return wikilink(found.link) if found else text

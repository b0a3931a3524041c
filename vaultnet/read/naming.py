"""What a person is called, by the name of their note."""

from __future__ import annotations

import re
from unicodedata import category, normalize

from vaultnet.model import files
from vaultnet.patterns import pattern

_NO_WORD = pattern(r"[^a-z0-9]+")
_ID = pattern(r"[\d-]{6,}(?:-[A-Z]{4})?")


def stem(path: str) -> str:
    """A note's name as a person reads it: the file name without `.md`, NFC."""
    return normalize("NFC", files.stem(path))


def display_name(path: str, aliases: tuple[str, ...]) -> str:
    """What to call a person: the note's name, or the first alias where that is only an id."""
    name = stem(path)
    if aliases and _ID.fullmatch(name):
        return aliases[0]
    return name


def slug(name: str) -> str:
    """The uid that a name gives: letters and digits of any script, the rest hyphens.

    Accents are dropped (NFKD), case is folded, runs of other characters become one hyphen.
    """
    plain = name if name.isascii() else _without_accents(name)
    plain = plain.casefold()
    if plain.isascii():
        return _NO_WORD.sub("-", plain).strip("-")
    kept = "".join(c if category(c)[0] in "LN" else "-" for c in plain)
    return re.sub(r"-+", "-", kept).strip("-")


def _without_accents(name: str) -> str:
    return "".join([c for c in normalize("NFKD", name) if c.isascii() or category(c)[0] != "M"])

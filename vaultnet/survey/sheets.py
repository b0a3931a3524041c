"""The heads of all notes, read once: what the search for conventions looks at."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from vaultnet.disk import read_bytes
from vaultnet.model import Note
from vaultnet.read.contact import by_our_names
from vaultnet.read.note import decode, read_note
from vaultnet.read.rules import Rules
from vaultnet.syntax.frontmatter import Head, names, read_head


class Sheet(NamedTuple):
    """One note without its body.

    Attributes:
        front: the bytes up to the body, from which `read_note` tells the kind.
    """

    path: str
    head: Head
    front: bytes

    def texts(self, key: str, rules: Rules) -> tuple[str, ...]:
        """The texts of a property, by vaultnet's name for it."""
        found = by_our_names(self.head, rules.keys, rules.renamed).get(key)
        return names(found[1]) if found else ()

    def read(self, rules: Rules) -> Note:
        """The note that the head alone makes."""
        return read_note(self.path, self.front, rules)


def read_sheets(vault: str, paths: Iterable[str]) -> list[Sheet]:
    """The heads of the given notes, in order of path, without forms to fill in.

    What cannot be read is left out here; the reader reports it.
    """
    found = []
    for path in sorted(paths):
        try:
            text, fault = decode(path, read_bytes(f"{vault}/{path}"))
        except OSError:
            continue
        head = read_head(text)
        if not (fault or head.template):
            found.append(Sheet(path, head, text[: head.body].encode()))
    return found

"""Names that sync tools give to the copies they make when two devices wrote at once."""

from __future__ import annotations

import re

from vaultnet.model.files import stem
from vaultnet.model.note import Note
from vaultnet.patterns import pattern

_COPY = pattern(
    r"""
      \.sync-conflict-\d{8}-\d{6}-[A-Z0-9]{7}$          # Syncthing
    | \ \([^()]*\bconflicted\ copy\b.*\)$              # Dropbox, Nextcloud, Obsidian Sync
    | \ \([^()]*\b(?:in\ Konflikt\ stehende\ Kopie|copie\ en\ conflit)\b.*\)$  # Dropbox
    | \ \([^()]*\bcopia\ en\ conflicto\b.*\)$
    | \ \(Case\ Conflict[^()]*\)$
    | \ \([^()]+['’]s\ (?:MacBook|iMac|Mac|iPad|iPhone|PC|laptop)[^()]*\)$
    | _conflict-\d{8}-\d{6}$                            # ownCloud, old
    | \ \[conflicted\]$ | \ \(conflicted\)$             # pCloud
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NUMBERED = pattern(r"^(.+?)(?: (\d{1,2})| \((\d{1,2})\)|-[A-Z0-9]+(?:-[A-Z0-9]+)*)$")


def is_conflict_copy(path: str) -> bool:
    """Whether the name says by itself that this is a copy."""
    name = stem(path)
    return (name[-1:] in ")]" or "conflict" in name) and _COPY.search(name) is not None


def possible_original(path: str) -> str | None:
    """For an ambiguous name (`Name 2.md`, `Name (1).md`, `Name-LAPTOP.md`): what it may copy.

    Such a note is a copy only if the original is there and both say they are the same person.
    """
    if path[-4:-3].islower():  # nearly every name, and no ambiguous one, ends so
        return None
    folder, slash, _ = path.rpartition("/")
    match = _NUMBERED.match(stem(path))
    return f"{folder}{slash}{match[1]}.md" if match else None


def is_same(copy: Note, original: Note) -> bool:
    """Whether two notes say that they are about one person.

    Properties that are alike say so only where they tell who it is: two friends of one name
    may both be critical.
    """
    ours, theirs = copy.contact, original.contact
    if ours is None or theirs is None:
        return False
    if ours.uid == theirs.uid or set(ours.email) & set(theirs.email):
        return True
    if {entry[:3] for entry in copy.log if entry.text} & {entry[:3] for entry in original.log}:
        return True
    telling = (ours.aliases, ours.phone, ours.birthday)
    return any(telling) and telling == (theirs.aliases, theirs.phone, theirs.birthday)

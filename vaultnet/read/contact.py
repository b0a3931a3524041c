"""The properties of a person's note into a contact."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from sys import intern
from typing import Final

from vaultnet.model import Contact
from vaultnet.model.linking import fold
from vaultnet.read.fields import READERS, read_text
from vaultnet.read.naming import display_name, slug, stem
from vaultnet.read.values import FieldFault, Properties, fault_of, read_values
from vaultnet.syntax.frontmatter import Head

_OWN: Final = frozenset({"uid", "tier", "type", "generated_by"})


#: Heads of more keys than this are not like any other, and their names are not kept.
_MOST_KEPT: Final = 100


def by_our_names(
    head: Head, keys: Mapping[str, str], renamed: frozenset[str]
) -> dict[str, tuple[str, object]]:
    """The properties under vaultnet's names: name -> (key as written, value).

    Args:
        head: the properties as written; their names compare case folded.
        keys: the vault's name for a key (folded) -> ours.
        renamed: keys of ours that go by another name here: not read under their own.
    """
    written = tuple(head.values)
    ours = _known_names if len(written) <= _MOST_KEPT else _our_names
    names = ours(written, tuple(keys.items()), renamed)
    return {
        name: written
        for name, written in zip(names, head.values.items(), strict=True)
        if name is not None
    }


def _our_names(
    written: tuple[str, ...], keys: tuple[tuple[str, str], ...], renamed: frozenset[str]
) -> tuple[str | None, ...]:
    """Our name for each key, None for one that is not read."""
    found: list[str | None] = []
    taken: set[str] = set()
    known = dict(keys)
    for key in written:
        folded = fold(key.strip())
        ours = known.get(folded, folded)
        hidden = (ours == folded and folded in renamed and folded not in known) or ours in taken
        # Interned, since a contact is made of these names: Python then finds its own at once.
        found.append(None if hidden else intern(ours))
        if not hidden:
            taken.add(ours)
    return tuple(found)


#: Most notes have the keys of others.
_known_names: Final = lru_cache(maxsize=512)(_our_names)


def read_contact(
    path: str,
    head: Head,
    properties: Properties,
    tier_names: tuple[str, ...],
) -> tuple[Contact, tuple[FieldFault, ...]]:
    """The contact that a person's properties describe; what does not fit is left out and told."""
    fields, faults, rest = read_values(head, properties, READERS)
    extra = {name: value for name, value in rest.items() if name not in _OWN}
    tier = _read_tier(head, properties, tier_names, faults)
    if not fields.get("status"):
        fields.pop("status", None)
    if extra:
        fields["extra"] = extra
    name = display_name(path, fields.get("aliases", ()))
    uid = read_text(properties["uid"][1]) if "uid" in properties else ""
    uid = uid or slug(stem(path)) or stem(path).encode(errors="backslashreplace").decode()
    return Contact(uid=uid, name=name, tier=tier, **fields), tuple(faults)


def _read_tier(
    head: Head,
    properties: Properties,
    tier_names: tuple[str, ...],
    faults: list[FieldFault],
) -> str:
    key, value = properties.get("tier", ("tier", None))
    word = read_text(value)
    for name in tier_names:
        if word.casefold() == name.casefold():
            return name
    if word:
        faults.append(
            fault_of(head, ("tier", key), value, f"is not known; one of: {', '.join(tier_names)}")
        )
    return "many"

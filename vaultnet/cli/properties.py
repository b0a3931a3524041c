"""One property of a person: how this vault calls it, and the value that some words mean."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from datetime import date
from typing import Final, get_args, get_origin, get_type_hints

from vaultnet.cli.days import day_of
from vaultnet.cli.people import find_person, whole_name
from vaultnet.cli.words import said
from vaultnet.cli.writing import Desk
from vaultnet.disk import read_bytes
from vaultnet.edit import SetProperty
from vaultnet.edit.properties import property_text
from vaultnet.errors import VaultnetError, reason
from vaultnet.model import Contact
from vaultnet.model.linking import fold, link_target
from vaultnet.model.words import TOUCH_WEIGHT
from vaultnet.read.contact import by_our_names
from vaultnet.read.fields import READERS, Unfit
from vaultnet.read.note import decode
from vaultnet.read.rules import Rules
from vaultnet.syntax.escape import wikilink
from vaultnet.syntax.frontmatter import number, plain_text, read_head
from vaultnet.syntax.hints import unknown
from vaultnet.wording import did_you_mean, near

#: Every key of a person that may be set, by vaultnet's name.
KNOWN: Final = tuple(sorted({*READERS, "tier", "uid"} - {"pitch"}))

#: What each key holds, as the fields of a contact are declared.
_TYPES: Final = get_type_hints(Contact)

_LINKS: Final = frozenset({"introduced_by", "knows"})
#: How `find_person` begins what it says where nobody is meant.
_NOBODY: Final = "nobody is called"
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
_YES: Final = frozenset({"true", "yes", "y"})
_NO: Final = frozenset({"false", "no", "n"})


#: What a property may be given: None leaves it blank.
Value = str | bool | tuple[str | int | float, ...] | None


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


def value_of(
    desk: Desk, ours: str, words: Sequence[str], *, present: object = None, path: str = ""
) -> Value:
    """The value that words mean for a key; None leaves it blank.

    A list takes each word for one of its own, a text all of them together. Where a day is wanted
    it may be said as people say it, and where a person is, by name.

    Args:
        present: what stands there; a key that vaultnet does not know keeps the type of that.
        path: of the note that it is for.

    Raises:
        VaultnetError: if the key cannot hold it.
    """
    texts = tuple(text for word in words if (text := said([word])))
    inner = present if isinstance(present, list) else [present]
    if any(isinstance(value, dict | list) for value in inner):
        raise VaultnetError("that key holds a map, or lists in a list: change it by hand")
    if not texts:
        return None
    if not ours:
        return _own(texts, present)
    value = _known(desk, ours, texts)
    _check(ours, value)
    if ours == "uid":
        _check_uid(desk, str(value), path)
    return value


def _own(texts: tuple[str, ...], present: object) -> Value:
    """A value for a key of the person's own, of the type of the one that stands there."""
    if isinstance(present, list):
        has_numbers = bool(present) and all(isinstance(value, int | float) for value in present)
        return tuple(_number(text) for text in texts) if has_numbers else texts
    text = " ".join(texts)
    if not isinstance(present, bool):
        return text
    if text.casefold() not in _YES | _NO:
        raise VaultnetError(f'that key is true or false, and "{text}" is neither')
    return text.casefold() in _YES


def _number(text: str) -> str | int | float:
    """The number that a text is, if it would be written just so; else the text."""
    found = number(text)
    return text if found is None or plain_text(found) != text else found


def _known(desk: Desk, ours: str, texts: tuple[str, ...]) -> Value:
    holds = _TYPES.get(ours, str)
    is_list = get_origin(holds) is tuple
    if ours in _LINKS:
        return tuple(_link(desk, text) for text in texts) if is_list else _lead(desk, ours, texts)
    if is_list:
        return texts
    text, kinds = " ".join(texts), (holds, *get_args(holds))
    if ours == "preferred_channel" and text.casefold() not in TOUCH_WEIGHT:
        raise VaultnetError(unknown("channel", text, sorted(TOUCH_WEIGHT)).message)
    if bool in kinds and text.casefold() in _YES | _NO:
        return text.casefold() in _YES
    if date in kinds:
        return _day(ours, text, desk.today)
    return text


def _day(ours: str, text: str, today: date) -> str:
    """A day on the side of today on which the key's days lie."""
    if ours == "deathdate" and _YEAR.fullmatch(text) and int(text) <= today.year:
        return text  # of a death the year is often all that one knows
    ahead = ours == "snooze_until"
    try:
        day = day_of(text, today, ahead=ahead)
    except VaultnetError:
        if ours != "deathdate":
            raise
        raise VaultnetError(f'deathdate "{text}" is neither a day nor a year') from None
    if ahead and day <= today:
        raise VaultnetError(f"{day} is not in the days to come; snooze until a later day")
    if not ahead and day > today:
        raise VaultnetError(f"{day} is still to come, and {ours} tells of what was")
    return day.isoformat()


def _check(ours: str, value: Value) -> None:
    """Refuse what would not be read.

    Raises:
        VaultnetError: with the reader's own reason.
    """
    if ours not in READERS:
        return
    try:
        READERS[ours]([*value] if isinstance(value, tuple) else value)
    except Unfit as fault:
        shown = ", ".join(map(str, value)) if isinstance(value, tuple) else value
        raise VaultnetError(f'{ours} "{shown}" {fault}') from None


def _check_uid(desk: Desk, uid: str, path: str) -> None:
    for person in desk.seen.context.network.people:
        if person.path != path and person.uid.casefold() == uid.casefold():
            raise VaultnetError(f'"{uid}" is the uid of {person.name} already')


def _link(desk: Desk, text: str) -> str:
    """A link to the person who is meant; where nobody is, the text as it is.

    Raises:
        VaultnetError: if several may be meant.
    """
    network = desk.seen.context.network
    if text.startswith("[["):
        found = whole_name(network, text)
        return wikilink(found.link) if found else text
    try:
        return wikilink(find_person(network, text).link)
    except VaultnetError as error:
        if str(error).startswith(_NOBODY):
            return text
        raise


def _lead(desk: Desk, ours: str, texts: tuple[str, ...]) -> str:
    """The one link that a key takes; a name may be typed without quotes."""
    text = " ".join(texts)
    link = _link(desk, text)
    if len(texts) > 1 and link == text:
        raise VaultnetError(f'{ours} takes one person, and nobody is called "{text}"')
    return link


def strangers(desk: Desk, ours: str, value: Value) -> tuple[str, ...]:
    """A sentence about each name that was kept as it is, since nobody is called so."""
    texts = value if isinstance(value, tuple) else (value,)
    if ours not in _LINKS:
        return ()
    network = desk.seen.context.network
    return tuple(
        f'nobody is called "{text}"; it was kept as it is'
        for text in texts
        if isinstance(text, str) and whole_name(network, text) is None and not _leads(desk, text)
    )


def _leads(desk: Desk, text: str) -> bool:
    links = desk.seen.context.network.links
    return text.startswith("[[") and links.lead(link_target(text), "") is not None

"""Properties into typed fields: each key has one type, and what does not fit is reported."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple
from unicodedata import category, normalize

from vaultnet.dates import Birthday, Cadence, parse_birthday, parse_cadence, parse_date
from vaultnet.model import Contact
from vaultnet.model.linking import fold
from vaultnet.model.words import ALL_ROLES, QUALITIES, SENIORITIES, STATUSES
from vaultnet.syntax.frontmatter import Head, names, number

_LINK = re.compile(r"\[\[([^\[\]|#^]+)(?:[#^][^\[\]|]*)?(?:\|[^\[\]]*)?\]\]")
_NO_WORD = re.compile(r"[^a-z0-9]+")
_ID = re.compile(r"[\d-]{6,}(?:-[A-Z]{4})?")
_YES: Final = frozenset({"true", "yes"})
_NO: Final = frozenset({"false", "no"})
_NOT_A_DATE = "is not a date; write it like 2026-06-01"


class Unfit(Exception):
    """A value that its key cannot take; the text ends the sentence `key "value" …`."""


class FieldFault(NamedTuple):
    """One key whose value was left out."""

    line: int
    message: str


def link_target(text: str) -> str:
    """What a property links to: the target of `[[target|label]]`, or the text itself."""
    match = _LINK.fullmatch(text) if text[:2] == "[[" else None
    return match[1].strip() if match else text


def _name(text: str) -> str:
    """What a reader calls it: a link's last part, or the text itself."""
    return link_target(text).rpartition("/")[2] if text[:2] == "[[" else text


def _text(value: object) -> str:
    if type(value) is str and value[:2] != "[[":
        return value.strip()
    return ", ".join(_texts(value))


def _texts(value: object) -> tuple[str, ...]:
    return tuple([_name(text) for text in names(value)])


def _links(value: object) -> tuple[str, ...]:
    return tuple(link_target(text) for text in names(value))


def _link(value: object) -> str:
    return next(iter(_links(value)), "")


def _one(value: object) -> str:
    """The text of a key that holds one value; of a list of one, that one."""
    return value.strip() if type(value) is str else ", ".join(names(value))


def read_day(value: object) -> date | None:
    """A date property: `2026-06-01`, the same with a time, or a link to that day; None if empty.

    Raises:
        Unfit: for anything else.
    """
    text = _name(_one(value))
    if not text:
        return None
    day = parse_date(text[:10]) if text[10:11] in ("", "T", " ") else None
    if day is None:
        raise Unfit(_NOT_A_DATE)
    return day


def _checkbox(value: object) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    word = _one(value).casefold()
    if word in _YES or word in _NO:
        return word in _YES
    if not word:
        return None
    raise Unfit("must be true or false, or empty while it is unknown")


def _flag(value: object) -> bool:
    return _checkbox(value) or False


def _closeness(value: object) -> float | None:
    text = _one(value)
    if not text:
        return None
    found = number(text)
    if found is None or not 1 <= found <= 10:
        raise Unfit("must be a number from 1 to 10")
    return float(found)


def _cadence(value: object) -> Cadence | None:
    text = _one(value)
    if not text:
        return None
    cadence = parse_cadence(text)
    if cadence is None:
        raise Unfit('is no cadence; write it like "6 weeks" or "4 months"')
    return cadence


def _birthday(value: object) -> Birthday | None:
    text = _name(_one(value))
    if not text:
        return None
    birthday = parse_birthday(text)
    if birthday is None:
        raise Unfit("is no birthday; write it like 1979-05-02 or --05-02")
    return birthday


def _one_of(words: tuple[str, ...]) -> Callable[[object], str]:
    def read(value: object) -> str:
        word = _text(value).casefold()
        if word and word not in words:
            raise Unfit(f"is not known; one of: {', '.join(words)}")
        return word

    return read


def _some_of(words: tuple[str, ...]) -> Callable[[object], tuple[str, ...]]:
    def read(value: object) -> tuple[str, ...]:
        found = tuple(word.casefold() for word in _texts(value))
        for word in found:
            if word not in words:
                raise Unfit(f"is not known; any of: {', '.join(words)}")
        return found

    return read


_READERS: Final[dict[str, Callable[[object], Any]]] = {
    "aliases": _texts,
    "tags": lambda value: tuple(tag.lstrip("#") for tag in names(value)),
    "role": _some_of(ALL_ROLES),
    "status": _one_of(STATUSES),
    "added": read_day,
    "cadence": _cadence,
    "snooze_until": read_day,
    "last_contacted": read_day,
    "preferred_channel": _text,
    "email": _texts,
    "phone": _texts,
    "birthday": _birthday,
    "deathdate": read_day,
    "met_on": read_day,
    "met_at": _text,
    "introduced_by": _link,
    "org": _text,
    "job_title": _text,
    "position_since": read_day,
    "seniority": _one_of(SENIORITIES),
    "qualities": _some_of(QUALITIES),
    "priorities": _texts,
    "needs": _texts,
    "goals": _texts,
    "personal_goals": _texts,
    "agenda_reviewed": read_day,
    "offers": _texts,
    "expertise": _texts,
    "interests": _texts,
    "knows": _links,
    "no_intro": _flag,
    "would_introduce": _checkbox,
    "would_help": _checkbox,
    "would_vouch": _checkbox,
    "loyalty_reviewed": read_day,
    "closeness": _closeness,
    "communal": _flag,
    "broadcast": _flag,
    "broadcast_consent": read_day,
    "industry": _text,
    "function": _text,
    "region": _text,
    "background": _text,
    "working_style": _text,
}
_OWN: Final = frozenset({"uid", "tier", "type", "generated_by"})


def by_our_names(
    head: Head, keys: Mapping[str, str], renamed: frozenset[str]
) -> dict[str, tuple[str, object]]:
    """The properties under vaultnet's names: name -> (key as written, value).

    Args:
        head: the properties as written; their names compare case folded.
        keys: the vault's name for a key (folded) -> ours.
        renamed: keys of ours that go by another name here: not read under their own.
    """
    found: dict[str, tuple[str, object]] = {}
    for key, value in head.values.items():
        folded = fold(key.strip())
        ours = keys.get(folded, folded)
        if ours not in found and (ours != folded or folded not in renamed or folded in keys):
            found[ours] = (key, value)
    return found


def read_contact(
    path: str,
    head: Head,
    properties: Mapping[str, tuple[str, object]],
    tier_names: tuple[str, ...],
) -> tuple[Contact, tuple[FieldFault, ...]]:
    """The contact that a person's properties describe; what does not fit is left out and told."""
    faults: list[FieldFault] = []
    fields: dict[str, Any] = {}
    extra: dict[str, object] = {}
    for name, (key, value) in properties.items():
        reader = _READERS.get(name)
        if reader is None:
            if name not in _OWN:
                extra[name] = value
            continue
        try:
            if type(value) is dict:
                raise Unfit("is a map, which is not read; write a value or a list")
            fields[name] = reader(value)
        except Unfit as fault:
            faults.append(_fault(head, key, value, str(fault)))
    tier = _read_tier(head, properties, tier_names, faults)
    if not fields.get("status"):
        fields.pop("status", None)
    if extra:
        fields["extra"] = extra
    name = display_name(path, fields.get("aliases", ()))
    uid = _text(properties["uid"][1]) if "uid" in properties else ""
    uid = uid or slug(stem(path)) or stem(path)
    return Contact(uid=uid, name=name, tier=tier, **fields), tuple(faults)


def _read_tier(
    head: Head,
    properties: Mapping[str, tuple[str, object]],
    tier_names: tuple[str, ...],
    faults: list[FieldFault],
) -> str:
    key, value = properties.get("tier", ("tier", None))
    word = _text(value)
    for name in tier_names:
        if word.casefold() == name.casefold():
            return name
    if word:
        faults.append(_fault(head, key, value, f"is not known; one of: {', '.join(tier_names)}"))
    return "many"


def _fault(head: Head, key: str, value: object, message: str) -> FieldFault:
    shown = ", ".join(names([*value] if isinstance(value, dict) else value))
    shown = shown if len(shown) <= 60 else f"{shown[:59]}…"
    return FieldFault(head.lines.get(key, 1), f'{key} "{shown}" {message}')


def stem(path: str) -> str:
    """A note's name: the file name without `.md`, NFC."""
    return normalize("NFC", path.rpartition("/")[2].removesuffix(".md"))


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
    if name.isascii():
        return _NO_WORD.sub("-", name.lower()).strip("-")
    plain = "".join(c for c in normalize("NFKD", name) if category(c)[0] != "M").casefold()
    kept = "".join(c if category(c)[0] in "LN" else "-" for c in plain)
    return re.sub(r"-+", "-", kept).strip("-")

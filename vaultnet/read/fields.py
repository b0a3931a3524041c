"""The value of one property into the type of its key; what does not fit is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any, Final

from vaultnet.dates import Birthday, Cadence, parse_birthday, parse_cadence, parse_date
from vaultnet.model.linking import link_target, plain_name
from vaultnet.model.words import ALL_ROLES, OUTCOMES, QUALITIES, SENIORITIES, STANCES, STATUSES
from vaultnet.syntax.frontmatter import names, number

_YES: Final = frozenset({"true", "yes"})
_NO: Final = frozenset({"false", "no"})
_NOT_A_DATE = "is not a date; write it like 2026-06-01"


class Unfit(Exception):
    """A value that its key cannot take; the text ends the sentence `key "value" …`."""


def read_text(value: object) -> str:
    """A text on one line; several are joined, a link gives its name."""
    if type(value) is str and value[:2] != "[[":
        return value.strip()
    return ", ".join(_texts(value))


def _texts(value: object) -> tuple[str, ...]:
    if type(value) is str and value[:2] != "[[":
        text = value.strip()
        return (text,) if text else ()
    return tuple([plain_name(text) for text in names(value)])


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
    text = plain_name(_one(value))
    if not text:
        return None
    day = parse_date(text[:10]) if text[10:11] in ("", "T", " ") else None
    if day is None:
        raise Unfit(_NOT_A_DATE)
    return day


def _deathdate(value: object) -> date | None:
    """When somebody died. The year, or the mere fact, is often all that one knows.

    Anything but an empty value or a plain no means that they did: nobody who died may ever be
    called due because a date was written in another way.
    """
    text = read_text(value)
    if not text or text.casefold() in _NO:
        return None
    try:
        return read_day(value)
    except Unfit:
        year = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)
        return date(int(year[0]) if year else 1, 1, 1)


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
    text = plain_name(_one(value))
    if not text:
        return None
    birthday = parse_birthday(text)
    if birthday is None:
        raise Unfit("is no birthday; write it like 1979-05-02 or --05-02")
    return birthday


def _one_of(words: tuple[str, ...]) -> Callable[[object], str]:
    def read(value: object) -> str:
        word = read_text(value).casefold()
        if word and word not in words:
            raise Unfit(f"is not known; one of: {', '.join(words)}")
        return word

    return read


def _some_of(words: tuple[str, ...]) -> Callable[[object], tuple[str, ...]]:
    def read(value: object) -> tuple[str, ...]:
        found = tuple([word.casefold() for word in _texts(value)])
        for word in found:
            if word not in words:
                raise Unfit(f"is not known; any of: {', '.join(words)}")
        return found

    return read


#: Property, by vaultnet's name -> what reads its value, or raises `Unfit`.
READERS: Final[dict[str, Callable[[object], Any]]] = {
    "aliases": _texts,
    "tags": lambda value: tuple(tag.lstrip("#") for tag in names(value)),
    "role": _some_of(ALL_ROLES),
    "status": _one_of(STATUSES),
    "added": read_day,
    "cadence": _cadence,
    "snooze_until": read_day,
    "last_contacted": read_day,
    "preferred_channel": read_text,
    "email": _texts,
    "phone": _texts,
    "birthday": _birthday,
    "deathdate": _deathdate,
    "met_on": read_day,
    "met_at": read_text,
    "introduced_by": _link,
    "org": read_text,
    "job_title": read_text,
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
    "industry": read_text,
    "function": read_text,
    "region": read_text,
    "background": read_text,
    "working_style": read_text,
    "pitch": read_text,
}

#: The same for the notes that are about neither a person nor a day, by their type.
CARD_READERS: Final[dict[str, dict[str, Callable[[object], Any]]]] = {
    "introduction": {
        "person_a": _link,
        "person_b": _link,
        "why": read_text,
        "need": read_text,
        **{f"{step}_{who}": read_day for step in ("asked", "agreed", "declined") for who in "ab"},
        "made": read_day,
        "followed_up": read_day,
        "met": read_day,
        "outcome": _one_of(OUTCOMES),
    },
    "hook": {
        "stance": _one_of(STANCES),
        "topics": _texts,
        "created": read_day,
        "retired": _flag,
    },
    "idea": {
        "url": read_text,
        "topics": _texts,
        "created": read_day,
    },
}

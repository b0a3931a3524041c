"""A note as a row of plain JSON values, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from sys import intern
from typing import Any, Final, get_type_hints

from vaultnet.dates import Birthday, Cadence
from vaultnet.memory.lines import Row
from vaultnet.model import (
    Card,
    Contact,
    Hook,
    Idea,
    Interaction,
    Introduction,
    Item,
    Mention,
    Named,
    Note,
    Problem,
    Region,
    Tick,
)

#: The same day and the same word come a thousand times: then as one object each, which takes less
#: memory and is compared at once.
_day: Final = cache(date.fromordinal)
_PLAIN: Final = Note("")
_DEFAULTS: Final = Contact._field_defaults
_HINTS: Final = get_type_hints(Contact)
_DATES: Final = frozenset(name for name, kind in _HINTS.items() if kind == date | None)
_CARDS: Final[dict[str, type[Card]]] = {"Introduction": Introduction, "Hook": Hook, "Idea": Idea}
_CARD_DATES: Final = frozenset(
    name
    for kind in _CARDS.values()
    for name, hint in get_type_hints(kind).items()
    if hint == date | None
)
_LISTS: Final = frozenset(name for name, kind in _HINTS.items() if kind == tuple[str, ...])


def encode(note: Note) -> bytes:
    """One note as a line of JSON; empty where the note says nothing at all."""
    if note[1:] == _PLAIN[1:]:
        return b""
    row: list[object] = list(note)
    row[2] = _encode_contact(note.contact) if note.contact else None
    row[11] = [type(note.card).__name__, *note.card] if note.card else None
    return _ENCODER.encode(row).encode("ascii")


def _encode_contact(contact: Contact) -> dict[str, object]:
    return {
        name: value
        for name, value in zip(contact._fields, contact, strict=True)
        if name not in _DEFAULTS or value != _DEFAULTS[name]
    }


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.toordinal()
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} has no place in a note")


def decode(row: Row) -> Note:
    """The note that a row was made of.

    Raises:
        TypeError, ValueError, LookupError, AttributeError: if the row is not one of ours.
    """
    try:
        return _decode(row)
    except OverflowError as error:  # a day beyond what the machine's own numbers hold
        raise ValueError(str(error)) from None


def _decode(row: Row) -> Note:
    path, kind, contact, day, channel, log, items, mentions, named, regions, problems, card = row
    return Note(
        path,
        kind,
        _decode_contact(contact) if contact else None,
        _day(day) if day else None,
        channel,
        tuple([_decode_interaction(entry) for entry in log]),
        tuple([_decode_item(entry) for entry in items]),
        tuple([Mention(*entry) for entry in mentions]),
        tuple([Named(*entry) for entry in named]),
        tuple([_decode_region(entry) for entry in regions]),
        tuple([Problem(*entry) for entry in problems]),
        _decode_card(card) if card else None,
    )


def _decode_region(entry: list[Any]) -> Region:
    *plain, ticks = entry
    return Region(*plain)._replace(ticks=tuple([_decode_tick(tick) for tick in ticks]))


def _decode_tick(entry: list[Any]) -> Tick:
    tick = Tick(*entry)
    return tick._replace(done=_day(entry[4])) if entry[4] else tick


_ENCODER: Final = json.JSONEncoder(check_circular=False, separators=(",", ":"), default=_plain)


def _decode_card(raw: list[Any]) -> Card:
    name, *values = raw
    kind = _CARDS[name]
    fields: dict[str, Any] = dict(zip(kind._fields, values, strict=True))
    for key in _CARD_DATES & fields.keys():
        fields[key] = _day(fields[key]) if fields[key] else None
    if "topics" in fields:
        fields["topics"] = tuple(fields["topics"])
    return kind(**fields)


def _decode_contact(raw: dict[str, Any]) -> Contact:
    for name in raw.keys() & _DATES:
        raw[name] = _day(raw[name])
    for name in raw.keys() & _LISTS:
        raw[name] = tuple(raw[name])
    if "cadence" in raw:
        raw["cadence"] = Cadence(*raw["cadence"])
    if "birthday" in raw:
        raw["birthday"] = Birthday(*raw["birthday"])
    return Contact(**raw)


def _decode_interaction(entry: list[Any]) -> Interaction:
    day, channel, text, line, people, fields, block = entry
    return Interaction(
        _day(day),
        intern(channel),
        text,
        line,
        tuple(people) if people else (),
        tuple([(intern(key), value) for key, value in fields]) if fields else (),
        block,
    )


def _decode_item(entry: list[Any]) -> Item:
    kind, status, text, line, due, created, completion, cancelled, fields, block = entry
    return Item(
        intern(kind),
        status,
        text,
        line,
        _day(due) if due else None,
        _day(created) if created else None,
        _day(completion) if completion else None,
        _day(cancelled) if cancelled else None,
        tuple([(intern(key), value) for key, value in fields]) if fields else (),
        block,
    )

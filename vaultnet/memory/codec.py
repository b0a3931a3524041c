"""A note as a row of plain JSON values, and back.

A vault's memory is read whole by every command, so what comes by the ten thousand has a form that
C code turns back: a log lies in columns, and the inline fields of a line are one text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, lru_cache
from itertools import chain, compress, repeat
from operator import ne
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
from vaultnet.model.interaction import Fields

#: The same day and the same word come a thousand times: then as one object each, which takes less
#: memory and is compared at once.
_day: Final = cache(date.fromordinal)
#: So many different inline fields are enough for most vaults, and few enough for any.
_FIELDS_KEPT: Final = 8192
_PLAIN: Final = Note("")
#: Makes a named tuple of its values without a call of Python code; they must be as many as it has.
_new: Final[Callable[..., Any]] = tuple.__new__
#: In the order of the fields: everything but uid and name.
_DEFAULTS: Final = Contact._field_defaults
_CARDS: Final[dict[str, type[Card]]] = {"Introduction": Introduction, "Hook": Hook, "Idea": Idea}


def _declared(kind: object, *values: type[Contact | Card]) -> frozenset[str]:
    """The fields of a kind."""
    hints = (get_type_hints(value).items() for value in values)
    return frozenset(name for name, declared in chain.from_iterable(hints) if declared == kind)


_DATES: Final = _declared(date | None, Contact)
_LISTS: Final = _declared(tuple[str, ...], Contact)
_CARD_DATES: Final = _declared(date | None, *_CARDS.values())


def encode(note: Note) -> bytes:
    """One note as a line of JSON; empty where the note says nothing at all."""
    if note[1:] == _PLAIN[1:]:
        return b""
    row: list[object] = list(note)
    row[2] = _encode_contact(note.contact) if note.contact else None
    row[5] = _encode_log(note.log) if note.log else 0
    row[6] = [_encode_item(item) for item in note.items]
    row[11] = [type(note.card).__name__, *note.card] if note.card else None
    return _ENCODER.encode(row).encode("ascii")


def _encode_contact(contact: Contact) -> list[object]:
    """Uid and name; of the others what is not the default: plain values, days, lists of words."""
    uid, name, *others = contact
    differs = map(ne, others, _DEFAULTS.values())
    plain: dict[str, object] = dict(compress(zip(_DEFAULTS, others, strict=True), differs))
    days = {key: plain.pop(key) for key in _DATES & plain.keys()}
    words = {key: plain.pop(key) for key in _LISTS & plain.keys()}
    return [uid, name, plain, days, words]


def _encode_log(log: tuple[Interaction, ...]) -> list[object]:
    """The columns; 0 for people or fields where no line has any."""
    days, channels, texts, lines, people, fields, blocks = zip(*log, strict=True)
    return [
        [*map(date.toordinal, days)],
        channels,
        texts,
        lines,
        people if any(people) else 0,
        [*map(_fold, fields)] if any(fields) else 0,
        blocks,
    ]


def _encode_item(item: Item) -> list[object]:
    return [*item[:8], _fold(item.fields), item.block]


@lru_cache(_FIELDS_KEPT)
def _fold(fields: Fields) -> str:
    """Inline fields as one text, in which `|` stands between keys and values."""
    return "|".join([part.replace("%", "%25").replace("|", "%7C") for f in fields for part in f])


@lru_cache(_FIELDS_KEPT)
def _unfold(text: str) -> Fields:
    """The inline fields that a text was made of; the same few come by again and again."""
    if not text:
        return ()
    parts = text.split("|")
    if "%" in text:
        parts = [part.replace("%7C", "|").replace("%25", "%") for part in parts]
    return tuple(zip(map(intern, parts[::2]), parts[1::2], strict=True))


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
        intern(kind),
        _decode_contact(*contact) if contact else None,
        _day(day) if day else None,
        intern(channel),
        _decode_log(log) if log else (),
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


def _decode_contact(
    uid: str,
    name: str,
    plain: dict[str, Any],
    days: dict[str, int],
    words: dict[str, list[str]],
) -> Contact:
    if "cadence" in plain:
        plain["cadence"] = Cadence(*plain["cadence"])
    if "birthday" in plain:
        plain["birthday"] = Birthday(*plain["birthday"])
    others = {
        **_DEFAULTS,
        **plain,
        **dict(zip(days, map(_day, days.values()), strict=True)),
        **dict(zip(words, map(tuple, words.values()), strict=True)),
    }
    if len(others) != len(_DEFAULTS):
        raise ValueError
    contact: Contact = _new(Contact, [uid, name, *others.values()])
    return contact


def _decode_log(raw: list[Any]) -> tuple[Interaction, ...]:
    days, channels, texts, lines, people, fields, blocks = raw
    size = len(days)
    columns = zip(
        map(_day, days),
        map(intern, channels),
        texts,
        lines,
        map(tuple, people) if people else repeat((), size),
        map(_unfold, fields) if fields else repeat((), size),
        blocks,
        strict=True,
    )
    return tuple(map(_new, repeat(Interaction), columns))


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
        _unfold(fields),
        block,
    )

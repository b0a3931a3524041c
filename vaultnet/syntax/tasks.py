"""What the Tasks plugin would read on one task line, in its emoji and its bracket form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from vaultnet.dates import parse_date
from vaultnet.model.files import last_part
from vaultnet.model.interaction import Fields
from vaultnet.patterns import pattern
from vaultnet.syntax.inline import InlineField, blank, find_fields, mask
from vaultnet.syntax.plain_lines import plain_fields, plain_line

#: Tasks' dates under the names that both forms share, in the order in which Tasks writes them.
DATES = ("created", "start", "scheduled", "due", "cancelled", "completion")
#: The rest of what Tasks knows, before the dates; the value is the spelling of the bracket form.
_OTHERS = {
    "id": "id",
    "dependson": "dependsOn",
    "priority": "priority",
    "repeat": "repeat",
    "oncompletion": "onCompletion",
}
_KNOWN = {key: place for place, key in enumerate((*_OTHERS, *DATES))}
_TYPED = frozenset({"due", "created", "completion", "cancelled"})

_SIGNS = {
    "id": "🆔",
    "dependson": "⛔",
    "repeat": "🔁",
    "oncompletion": "🏁",
    "created": "➕",
    "start": "🛫",
    "scheduled": "⏳",
    "due": "📅",
    "cancelled": "❌",
    "completion": "✅",
}
_KEYS = {sign: key for key, sign in _SIGNS.items()} | {"📆": "due", "🗓": "due", "⌛": "scheduled"}
_PRIORITIES = {"🔺": "highest", "⏫": "high", "🔼": "medium", "🔽": "low", "⏬": "lowest"}
_RANKS = {word: sign for sign, word in _PRIORITIES.items()}

_NAME = r"[a-zA-Z0-9_-]+"
_BEHIND = {
    "id": _NAME,
    "dependson": rf"{_NAME}(?:[ \xa0]*,[ \xa0]*{_NAME})*+",
    "repeat": r"[a-zA-Z0-9, !]+",
    "oncompletion": r"(?i:keep|delete)\b",
}
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
#: What a line holds that has a field in emoji form.
_SIGN = pattern(f"[{''.join([*_KEYS, *_PRIORITIES])}]")
_SAID = {key: pattern(rf"\ufe0f?[ \t\xa0]*({_BEHIND.get(key, _DAY)})") for key in _SIGNS}
_SAYABLE = {key: pattern(value) for key, value in _BEHIND.items()}
#: Between the last field and the end, or between two fields: nothing that stops Tasks.
_GAP = pattern(r"(?:\s|,|(?<!\S)#[^\s!@#$%^&*(),.?\":{}|<>]+)*+")
_COMMA = pattern(r"[ \t\xa0]*,(?=\s*(?:[\[(]|$))")
_BLOCK = pattern(r"[A-Za-z0-9-]+")


class TaskFields(NamedTuple):
    """The text behind a task's box, taken apart.

    Attributes:
        text: the description that is left, trailing tags included.
        due, created, completion, cancelled: the first of each on the line.
        fields: the other fields, in either form: others' in the order written, then Tasks' own.
        block: the block id without `^`, or empty.
        hidden: Tasks' fields that Tasks itself does not reach, since it reads from the end of
            the line and stops at the first field that it does not know.
        faults: sentences about dates that are none.
    """

    text: str
    due: date | None = None
    created: date | None = None
    completion: date | None = None
    cancelled: date | None = None
    fields: Fields = ()
    block: str = ""
    hidden: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


def read_task(text: str) -> TaskFields:
    """Take apart what stands behind a task's box. Both forms at once, fields anywhere."""
    text = text.strip()
    signed = not text.isascii() and _SIGN.search(text) is not None
    if not signed and (plain := plain_line(text)) is not None:
        text, written, block = plain
        return _sort_out(text, block, plain_fields(written) if written else [])
    text, block = split_block(text)
    found = find_fields(text)
    if signed:
        found = sorted([*found, *_emoji(text, found)], key=_start)
    said = cut(text, found) if found else text
    return _sort_out(said, block, [(field.key, field.value) for field in found])


def _sort_out(text: str, block: str, found: list[tuple[str, str]]) -> TaskFields:
    """What a task says, from its description, its block id, and its fields in their order."""
    if not found:
        return TaskFields(text, block=block)
    dates, faults = _dates(found)
    rest = [pair for pair in found if pair[0] not in _TYPED and pair[1]]
    rest.sort(key=task_order)
    return TaskFields(
        text=text,
        fields=tuple(rest),
        block=block,
        hidden=_hidden([key for key, _ in found]),
        faults=tuple(faults),
        **dates,
    )


def task_signs(text: str) -> tuple[int, ...]:
    """Where Tasks' fields in emoji form start on a line."""
    if text.isascii():
        return ()
    return tuple(field.start for field in _emoji(text, find_fields(text)))


def split_block(text: str) -> tuple[str, str]:
    """A trimmed line without its block id, and the id."""
    place = text.rfind("^")
    if place < 0 or (place and not text[place - 1].isspace()):
        return text, ""
    block = text[place + 1 :]
    return (text[:place].rstrip(), block) if _BLOCK.fullmatch(block) else (text, "")


def cut(text: str, fields: list[InlineField]) -> str:
    """`text` without the fields, and without the comma that may part them."""
    pieces: list[str] = []
    position = 0
    commas = "," in text
    for _, _, start, end in fields:
        if piece := text[position:start].strip():
            pieces.append(piece)
        comma = _COMMA.match(text, end) if commas else None
        position = end if comma is None else comma.end()
    if piece := text[position:].strip():
        pieces.append(piece)
    return " ".join(pieces)


def _emoji(text: str, brackets: list[InlineField]) -> list[InlineField]:
    """Emoji fields outside brackets: dates wherever they stand, the others as Tasks reads them.

    A priority or a rule ("🔁 every week") within prose is prose: taking it out would change what
    the line says, so these must be in the row of fields that ends the line.
    """
    masked = blank(mask(text), [(field.start, field.end) for field in brackets])
    found = [field for sign in _SIGN.finditer(masked) if (field := _emoji_field(masked, sign))]
    tail = {field.start for field in _tail(text, sorted([*brackets, *found], key=_start))}
    return [field for field in found if field.key in DATES or field.start in tail]


def _emoji_field(text: str, sign: re.Match[str]) -> InlineField | None:
    start, end = sign.span()
    if rank := _PRIORITIES.get(sign[0]):
        return InlineField("priority", rank, start, end + text.startswith("\ufe0f", end))
    key = _KEYS[sign[0]]
    said = _SAID[key].match(text, end)
    return InlineField(key, said[1].strip(), start, said.end()) if said else None


def _start(field: InlineField) -> int:
    return field.start


def _tail(text: str, fields: list[InlineField]) -> Iterator[InlineField]:
    """The fields that end the line, last first, with nothing but tags and commas between."""
    end = len(text)
    for field in reversed(fields):
        if field.end > end or _GAP.fullmatch(text, field.end, end) is None:
            return
        yield field
        end = field.start


def _dates(found: list[tuple[str, str]]) -> tuple[dict[str, date], list[str]]:
    dates: dict[str, date] = {}
    faults: list[str] = []
    for key, value in found:
        if key not in _TYPED or not value:
            continue
        day = _day(value)
        if day is None:
            faults.append(f"{key} date {value[:40]} is not a date")
        else:
            dates.setdefault(key, day)
    return dates, faults


def _day(value: str) -> date | None:
    """A date as people write it in a field: plain, as a link to a daily note, or with a time."""
    if value.startswith("[[") and value.endswith("]]"):
        value = last_part(value[2:-2].partition("|")[0]).strip()
    if value[10:11] == "T":
        value = value[:10]
    return parse_date(value)


def _hidden(keys: list[str]) -> tuple[str, ...]:
    """Those of Tasks' keys behind which another one stands."""
    strange = [place for place, key in enumerate(keys) if key not in _KNOWN]
    return tuple([key for key in keys[: strange[-1]] if key in _KNOWN]) if strange else ()


def format_task_field(key: str, value: str, style: str) -> str:
    """One of Tasks' fields in the style `emoji` or `dataview`; in brackets where emoji cannot."""
    if style == "emoji":
        if key == "priority" and value in _RANKS:
            return _RANKS[value]
        fits = _SAYABLE[key].fullmatch(value) if key in _SAYABLE else parse_date(value)
        if fits and key in _SIGNS and value == value.strip():
            return f"{_SIGNS[key]} {value}"
    return format_field(_OTHERS.get(key, key), value)


def format_field(key: str, value: str) -> str:
    """`[key:: value]`; in round brackets where the value's own brackets are not in pairs."""
    square = f"[{key}:: {value}]"
    return square if len(find_fields(square)) == 1 and _whole(square) else f"({key}:: {value})"


def _whole(written: str) -> bool:
    return find_fields(written)[0].end == len(written)


def is_task_key(key: str) -> bool:
    """Whether the Tasks plugin knows a field of this name."""
    return key in _KNOWN


def task_order(pair: tuple[str, str]) -> int:
    """Where Tasks writes a field of its own, for sorting."""
    return _KNOWN.get(pair[0], -1)

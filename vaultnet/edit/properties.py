"""A key of the properties set: its value replaced where it stands, or a line added."""

from __future__ import annotations

import re
from typing import Final

from vaultnet.edit.operations import SetProperty
from vaultnet.edit.sheet import Sheet, Splice, end_of
from vaultnet.edit.yaml_text import Value, block_list, flow_list, is_sayable, scalar
from vaultnet.model.linking import fold
from vaultnet.syntax.frontmatter import (
    Head,
    Place,
    Refusal,
    find_block,
    locate,
    names,
    plain_text,
    read_head,
)
from vaultnet.syntax.inline import blank
from vaultnet.syntax.regions import newline_of

_COLON: Final = re.compile(r"[ \t]*:")
_TO_LINE_END: Final = re.compile(r"[^\r\n]*")


def find_key(head: Head, key: str) -> str | None:
    """The key as the note writes it; it compares as the reader compares keys."""
    wanted = fold(key.strip())
    return next((written for written in head.values if fold(written.strip()) == wanted), None)


def property_text(text: str, key: str) -> str:
    """What a note's property says, as one text; empty where it is blank or not there."""
    head = read_head(text)
    written = find_key(head, key)
    return "" if written is None else ", ".join(names(head.values[written]))


def says(head: Head, operation: SetProperty) -> bool:
    """Whether the key has the value already; what is not there is as good as blank."""
    written = find_key(head, operation.key)
    found = None if written is None else head.values[written]
    match operation.value:
        case None:
            return found is None and (written is not None or not head.faults)
        case bool():
            return found is operation.value
        case str():
            return _word(found) == operation.value
        case _:
            if written is None and head.faults:
                return False
            given = found if isinstance(found, list) else [] if found is None else [found]
            return tuple(map(_word, given)) == tuple(map(_word, operation.value))


def _word(value: object) -> str | None:
    return plain_text(value) if isinstance(value, str | int | float) else None


def set_property(sheet: Sheet, operation: SetProperty) -> Splice:
    """The splice that gives a key its value.

    Raises:
        Refused: if the properties cannot be read, the key is there twice, or something besides
            the value stands within what would go.
    """
    key = operation.key.strip()
    if not key or not is_sayable(operation.value) or not is_sayable(key):
        raise sheet.refuse(0, f"{key[:60] or 'a key'} can only hold text on one line")
    start, end, body = find_block(sheet.text)
    if not body:
        return _first(sheet, operation)
    places = places_of(sheet)
    wanted = [place for place in places if fold(place.key.strip()) == fold(key)]
    if len(wanted) > 1:
        why = f"{key} stands here twice; take one of them out first"
        raise sheet.refuse(wanted[1].line + 2, why)
    if wanted:
        return _replaced(sheet, start, wanted[0], operation)
    indent = ""
    if places and not (above := _before(sheet.text, start + places[0].start)).strip():
        indent = above
    newline = end_of(sheet.text[:end])
    return Splice(end, end, _line(operation, newline, indent) + newline)


def places_of(sheet: Sheet) -> tuple[Place, ...]:
    """Where the properties stand, in offsets of the lines between the `---` lines.

    Raises:
        Refused: if they cannot be read.
    """
    start, end, _ = find_block(sheet.text)
    try:
        places = locate(sheet.text[start:end])
    except Refusal as refusal:
        raise sheet.refuse(refusal.line + 2, refusal.message) from None
    if places is None:
        raise sheet.refuse(2, "properties in braces can only be changed by hand")
    return places


def _first(sheet: Sheet, operation: SetProperty) -> Splice:
    if sheet.head.faults:
        raise sheet.refuse(*sheet.head.faults[0])
    newline = "\r\n" if newline_of(sheet.text) == "\r\n" else "\n"
    line = _line(operation, newline, "")
    return Splice(0, 0, f"---{newline}{line}{newline}---{newline}")


def _line(operation: SetProperty, newline: str, indent: str) -> str:
    value = operation.value
    key = indent + scalar(operation.key.strip())
    if isinstance(value, tuple):
        return f"{key}:" + (block_list(value, newline, f"{indent}  ") if value else " []")
    return f"{key}: {scalar(value)}".rstrip(" ") if value != "" else f'{key}: ""'


def _replaced(sheet: Sheet, offset: int, place: Place, operation: SetProperty) -> Splice:
    """The splice over the value of a key that is there."""
    text = sheet.text
    start, end = (offset + at for at in place.value)
    colon = _COLON.match(text, offset + place.behind)
    if colon is None:
        raise sheet.refuse(place.line + 2, f"{place.key} is written in a way that is left alone")
    between = text[colon.end() : end]
    if "\n" not in between:
        return _on_one_line(sheet, place, operation, (colon.end(), start, end))
    if place.style in ("|", ">"):
        end = start + len(text[start:end].rstrip())
    covered = blank(text, [(offset + a, offset + b) for a, b in place.scalars])
    if "#" in covered[colon.end() : _line_end(text, end)]:
        why = f"a remark stands within {place.key}, and would be lost; change it by hand"
        raise sheet.refuse(place.line + 2, why)
    value = operation.value
    if isinstance(value, tuple) and value:
        if place.style == "[" and place.flat:
            return Splice(start, end, flow_list(value, _comma(text[start:end])))
        indent = _before(text, start) if place.style == "-" else "  "
        return Splice(colon.end(), end, block_list(value, _newline(text, start), indent))
    return Splice(colon.end(), end, _inline(value))


def _on_one_line(
    sheet: Sheet, place: Place, operation: SetProperty, span: tuple[int, int, int]
) -> Splice:
    """The splice over a value beside its key; a remark behind it stays."""
    text, value = sheet.text, operation.value
    colon, start, end = span
    if not (isinstance(value, tuple) and value):
        written = _inline(value)
        kept = start if written and end > start else colon
        return Splice(kept, end, written.lstrip(" ") if kept > colon else written)
    if place.style == "[" and place.scalars and place.flat:
        old = text[start:end]
        return Splice(start, end, flow_list(value, _comma(old)))
    behind = _line_end(text, end)
    rest = text[end:behind].rstrip(" \t")
    own = _before(text, colon)
    indent = own[: len(own) - len(own.lstrip())] + "  "
    return Splice(colon, behind, rest + block_list(value, _newline(text, behind), indent))


def _inline(value: Value) -> str:
    if isinstance(value, tuple):
        return " []"
    return "" if value is None else f" {scalar(value)}"


def _comma(written: str) -> str:
    return ", " if ", " in written or "," not in written else ","


def _before(text: str, at: int) -> str:
    """What stands on the line before an offset."""
    return text[text.rfind("\n", 0, at) + 1 : at]


def _line_end(text: str, at: int) -> int:
    found = _TO_LINE_END.match(text, at)
    return found.end() if found else at


def _newline(text: str, at: int) -> str:
    return newline_of(text[at:]) if "\n" in text[at:] else newline_of(text)

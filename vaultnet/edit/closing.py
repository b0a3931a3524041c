"""A task line done or cancelled: its box, and the date in the form that the line itself uses."""

from __future__ import annotations

import re
from typing import Final

from vaultnet.edit.operations import CloseItem
from vaultnet.edit.sheet import Sheet, Splice
from vaultnet.model import Item
from vaultnet.model.interaction import field
from vaultnet.model.item import item_keys
from vaultnet.syntax.inline import InlineField, find_fields
from vaultnet.syntax.tasks import format_task_field, is_task_key, task_signs

#: The field that says when, for each state of a box that closes an item.
_KEYS: Final = {"x": "completion", "-": "cancelled"}
_BLOCK: Final = re.compile(r"(?:^|[ \t]+)\^[A-Za-z0-9-]+$")


def find_item(sheet: Sheet, operation: CloseItem) -> Item | None:
    """The item that is meant, or None where it is not there as it was."""
    keys = item_keys(operation.uid, sheet.entries.items)
    found = zip(keys, sheet.entries.items, strict=True)
    return next((item for key, item in found if key == operation.key), None)


def is_closed(item: Item, operation: CloseItem) -> bool:
    """Whether the item already is as it is to be."""
    return item.is_done if operation.status == "x" else item.status == operation.status


def closed(item: Item, operation: CloseItem) -> Item:
    """The item as it is to be read; a date that is there stays."""
    item = item._replace(status=operation.status)
    if operation.status == "x":
        return item._replace(completion=item.completion or operation.day)
    return item._replace(cancelled=item.cancelled or operation.day)


def close_item(sheet: Sheet, operation: CloseItem) -> tuple[Splice, ...]:
    """The splices that tick or cancel an item, where it stands.

    Raises:
        Refused: if it is not there as it was, is decided otherwise, or comes back.
    """
    item = find_item(sheet, operation)
    if item is None:
        raise sheet.refuse(0, "this item is not there as it was")
    if not item.is_open:
        state = "done" if item.is_done else "cancelled"
        raise sheet.refuse(item.line, f"this item is {state} already")
    if field(item.fields, "repeat"):
        verb = "tick" if operation.status == "x" else "cancel"
        why = f"this item comes back; {verb} it in Obsidian, so that Tasks makes the next one"
        raise sheet.refuse(item.line, why)
    index = sheet.place(item.line)
    if sheet.lines[index].text.endswith("\\"):  # what is written behind it would undo it
        raise sheet.refuse(item.line, "a hard line break ends this line; close the item by hand")
    line, start = sheet.lines[index], sheet.offset(index)
    box = len(sheet.raws[index][: line.column].rstrip(" \t")) - 2
    splices = [Splice(start + box, start + box + 1, operation.status)]
    key = _KEYS[operation.status]
    if getattr(item, key) is None:
        at, end, written = _dated(line.text, key, str(operation.day))
        start += line.column
        splices.append(Splice(start + at, start + end, written))
    return tuple(splices)


def _dated(text: str, key: str, day: str) -> tuple[int, int, str]:
    """Where in the text behind the box the date goes, and how it is written.

    It comes last, as Tasks has it, before a block id; a date of cancelling before one of
    completion. A field that waits for its value is filled in.
    """
    fields = find_fields(text)
    blank = next((one for one in fields if one.key == key and not one.value), None)
    if blank is not None:
        written = _like(text, [blank], key, day)
        return blank.start, blank.end, written
    end = len(text)
    if block := _BLOCK.search(text):
        end = block.start()
    end = len(text[:end].rstrip())
    return end, end, _gap(text, fields, end) + _like(text, fields, key, day)


def _like(text: str, fields: list[InlineField], key: str, day: str) -> str:
    """The field in the form of the line's own: emoji, round brackets, or square ones."""
    if task_signs(text):
        return format_task_field(key, day, "emoji")
    own = [one for one in fields if is_task_key(one.key)]
    if own and text[own[-1].start] == "(":
        return f"({key}:: {day})"
    return format_task_field(key, day, "dataview")


def _gap(text: str, fields: list[InlineField], end: int) -> str:
    """The blanks before a further field: two where the line sets its last one apart by two."""
    starts = [place for place in (*(one.start for one in fields), *task_signs(text)) if place < end]
    before = text[: max(starts, default=0)]
    return "  " if before.endswith("  ") else " "

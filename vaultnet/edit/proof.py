"""What an edited text must read as: the planned change, and nothing besides."""

from __future__ import annotations

from vaultnet.edit.closing import closed
from vaultnet.edit.names import is_named, links_to
from vaultnet.edit.operations import AddEntry, AddItem, CloseItem, SetProperty, Unname
from vaultnet.edit.properties import find_key, says
from vaultnet.edit.sheet import Sheet
from vaultnet.model import Item
from vaultnet.syntax.frontmatter import names
from vaultnet.syntax.line import Line


def proves_addition(before: Sheet, after: Sheet, index: int, operation: AddEntry | AddItem) -> bool:
    """Whether one outermost list line is new, at most with a heading and blank lines.

    Args:
        index: the place in the sheet before which the new lines stand.
    """
    count = len(after.lines) - len(before.lines)
    fresh = after.lines[index : index + count]
    rest = (*after.lines[:index], *after.lines[index + count :])
    item = next((line for line in fresh if line.kind == "item"), None)
    if item is None or [*map(_bare, rest)] != [*map(_bare, before.lines)]:
        return False
    others = sorted(line.kind for line in fresh if line.kind != "blank")
    task = " " if isinstance(operation, AddItem) else None
    return (
        others in (["item"], ["heading", "item"])
        and (item.text, item.depth, item.quoted) == (operation.line.strip(), 0, False)
        and item.task == task
        and _same_head(before, after)
        and _adds_just(before, after, item.number, operation)
    )


def _adds_just(before: Sheet, after: Sheet, number: int, operation: AddEntry | AddItem) -> bool:
    """Whether the entries are those from before and the one on the new line."""
    log = [entry for entry in after.entries.log if entry.line != number]
    items = [item for item in after.entries.items if item.line != number]
    new = [item.kind for item in after.entries.items if item.line == number]
    return (
        [entry._replace(line=0) for entry in log]
        == [entry._replace(line=0) for entry in before.entries.log]
        and [*map(_loose, items)] == [*map(_loose, before.entries.items)]
        and len(after.entries.log) - len(log) == isinstance(operation, AddEntry)
        and new == ([operation.kind] if isinstance(operation, AddItem) else [])
    )


def proves_closing(before: Sheet, after: Sheet, item: Item, operation: CloseItem) -> bool:
    """Whether one item is done or cancelled, and every other line says what it said."""
    items = [closed(one, operation) if one is item else one for one in before.entries.items]
    turned = (item.status, operation.status)
    return (
        _same_head(before, after)
        and len(before.lines) == len(after.lines)
        and all(
            _turned(one) == _turned(other)
            and (one.task == other.task or (one.task, other.task) == turned)
            and (one.text == other.text or one.number == item.line)
            for one, other in zip(before.lines, after.lines, strict=True)
        )
        and before.entries.log == after.entries.log
        and items == [*after.entries.items]
    )


def proves_property(before: Sheet, after: Sheet, operation: SetProperty) -> bool:
    """Whether the key says what it is to say, and all other keys and the body are the same."""
    key = find_key(after.head, operation.key)
    if key is None or not says(after.head, operation):
        return False
    known = find_key(before.head, operation.key)
    keys = [*before.head.values, *([] if known is not None else [key])]
    return (
        keys == [*after.head.values]
        and _said(before, known) == _said(after, key)
        and _told(before) == _told(after)
        and before.text[before.head.body :] == after.text[after.head.body :]
    )


def proves_removal(before: Sheet, after: Sheet, key: str, operation: Unname) -> bool:
    """Whether a property names the person less often, and nothing else of the note is changed."""
    old, new = names(before.head.values.get(key)), names(after.head.values.get(key))
    gone = [text for text in old if is_named(text, operation)]
    left = [text for text in old if not is_named(text, operation)]
    return (
        [*before.head.values] == [*after.head.values]
        and _said(before, key) == _said(after, key)
        and _told(before) == _told(after)
        and [text for text in new if not is_named(text, operation)] == left
        and len(new) == len(left) + len(gone) - 1
        and before.text[before.head.body :] == after.text[after.head.body :]
    )


def proves_unnaming(before: Sheet, after: Sheet, operation: Unname) -> bool:
    """Whether no line leads to the person any more, and each is still what it was."""
    return (
        _same_head(before, after)
        and len(before.lines) == len(after.lines)
        and all(
            one._replace(text="") == other._replace(text="")
            and (one.text == other.text or not _is_left(one))
            and (_is_left(one) or not links_to(other.text, operation))
            for one, other in zip(before.lines, after.lines, strict=True)
        )
        and _bones(before) == _bones(after)
    )


def _is_left(line: Line) -> bool:
    return line.kind in ("code", "generated")


def _bones(sheet: Sheet) -> list[tuple[object, ...]]:
    """What entries are, without what they say."""
    entries = sheet.entries
    return [
        *((one.line, one.date, one.channel, one.block) for one in entries.log),
        *(one._replace(text="", fields=()) for one in entries.items),
    ]


def _turned(line: Line) -> Line:
    """What the closing of an item leaves of its lines; an empty one begins elsewhere with text."""
    return line._replace(task=None, text="", column=0 if line.task is not None else line.column)


def _bare(line: Line) -> Line:
    return line._replace(number=0)


def _loose(item: Item) -> Item:
    return item._replace(line=0)


def _same_head(before: Sheet, after: Sheet) -> bool:
    return _said(before, None) == _said(after, None) and _told(before) == _told(after)


def _said(sheet: Sheet, key: str | None) -> list[str]:
    """All properties but one, so written that 1 and true are told apart."""
    return [repr(pair) for pair in sheet.head.values.items() if pair[0] != key]


def _told(sheet: Sheet) -> tuple[bool, list[str]]:
    return sheet.head.template, [fault.message for fault in sheet.head.faults]

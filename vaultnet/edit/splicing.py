"""One operation on one text: every byte outside the splice stays, and the result is read again."""

from __future__ import annotations

from typing import Final

from vaultnet.edit.additions import add_entry, add_item, has_line
from vaultnet.edit.closing import close_item, find_item, is_closed
from vaultnet.edit.names import unname_lines, unname_property
from vaultnet.edit.operations import (
    AddEntry,
    AddItem,
    CloseItem,
    Operation,
    Refused,
    SetProperty,
    Unname,
)
from vaultnet.edit.proof import (
    proves_addition,
    proves_closing,
    proves_property,
    proves_removal,
    proves_unnaming,
)
from vaultnet.edit.properties import property_text, says, set_property
from vaultnet.edit.sheet import Sheet, Splice, lay_open, refuse_unfit, spliced, split_raws
from vaultnet.read.rules import Rules

_MORE: Final = "the edit would change more than that; nothing was written"


def edited(path: str, text: str, operation: Operation, rules: Rules) -> str:
    """The text of a note after an operation; the same text where it stands there already.

    Args:
        path: the note's, for messages.
        text: the note without a byte order mark, line ends as they are.

    Raises:
        Refused: if the edit cannot be made without changing anything else.
    """
    refuse_unfit(path, text, rules)
    sheet = lay_open(path, text, rules)
    if isinstance(operation, Unname):
        return _unnamed(sheet, operation, rules)
    if _stands(sheet, operation):
        return text
    match operation:
        case AddEntry() | AddItem():
            return _added(sheet, operation, rules)
        case CloseItem():
            return _closed(sheet, operation, rules)
        case SetProperty():
            return _set(sheet, operation, rules)


def stands(path: str, text: str, operation: Operation, rules: Rules) -> bool:
    """Whether the note already says what the operation is to make it say."""
    sheet = lay_open(path, text, rules)
    if not isinstance(operation, Unname):
        return _stands(sheet, operation)
    try:
        return edited(path, text, operation, rules) == text
    except Refused:
        return False


def overwritten(path: str, text: str, operation: Operation, rules: Rules) -> bool:
    """Whether an operation that was made is gone because somebody wrote an older text over it.

    It is not where the note now says something third: then somebody decided otherwise.
    """
    sheet = lay_open(path, text, rules)
    match operation:
        case AddEntry() | AddItem():
            return not has_line(sheet, operation)
        case CloseItem():
            item = find_item(sheet, operation)
            return item is not None and item.is_open
        case SetProperty():
            lost = property_text(text, operation.key) == operation.before
            return lost and not says(sheet.head, operation)
        case Unname():
            return False


def _stands(sheet: Sheet, operation: AddEntry | AddItem | CloseItem | SetProperty) -> bool:
    match operation:
        case AddEntry() | AddItem():
            return has_line(sheet, operation)
        case CloseItem():
            item = find_item(sheet, operation)
            return item is not None and is_closed(item, operation)
        case SetProperty():
            return says(sheet.head, operation)


def _made(sheet: Sheet, splices: tuple[Splice, ...], rules: Rules) -> Sheet:
    return lay_open(sheet.path, spliced(sheet.text, splices), rules)


def _added(sheet: Sheet, operation: AddEntry | AddItem, rules: Rules) -> str:
    if isinstance(operation, AddEntry):
        splice = add_entry(sheet, operation, rules)
    else:
        splice = add_item(sheet, operation, rules)
    after = _made(sheet, (splice,), rules)
    index = len(split_raws(sheet.text[sheet.head.body : splice.start]))
    if not proves_addition(sheet, after, index, operation):
        raise sheet.refuse(sheet.head.body_line + index, _MORE)
    return after.text


def _closed(sheet: Sheet, operation: CloseItem, rules: Rules) -> str:
    splices = close_item(sheet, operation)
    after = _made(sheet, splices, rules)
    item = find_item(sheet, operation)
    if item is None or not proves_closing(sheet, after, item, operation):
        raise sheet.refuse(item.line if item else 0, _MORE)
    return after.text


def _set(sheet: Sheet, operation: SetProperty, rules: Rules) -> str:
    splice = set_property(sheet, operation)
    after = _made(sheet, (splice,), rules)
    if not proves_property(sheet, after, operation):
        raise sheet.refuse(sheet.text.count("\n", 0, splice.start) + 1, _MORE)
    return after.text


def _unnamed(sheet: Sheet, operation: Unname, rules: Rules) -> str:
    while found := unname_property(sheet, operation):
        key, splice = found
        after = _made(sheet, (splice,), rules)
        if not proves_removal(sheet, after, key, operation):
            raise sheet.refuse(sheet.head.lines.get(key, 1), _MORE)
        sheet = after
    splices = tuple(unname_lines(sheet, operation))
    if not splices:
        return sheet.text
    after = _made(sheet, splices, rules)
    if not proves_unnaming(sheet, after, operation):
        raise sheet.refuse(sheet.text.count("\n", 0, splices[0].start) + 1, _MORE)
    return after.text

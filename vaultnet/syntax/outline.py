"""What of a note's body can be an entry of a log or a list of tasks, and the headings above."""

from __future__ import annotations

from vaultnet.syntax.blocks import PLAIN_HEADING, PLAIN_TEXT, scan
from vaultnet.syntax.line import Line
from vaultnet.syntax.walk import PLAIN_ITEM

#: A line's number and kind (`heading` or `item`), its words, and the character in an item's box.
#: Not a type of its own: there are so many that naming their parts would cost as much as the rest.
Point = tuple[int, str, str, str | None]


def outline(text: str, first: int) -> list[Point]:
    """The headings, tasks and outermost items that stand in no quote, as `scan` finds them.

    Args:
        first: the number of the text's first line.
    """
    plain = None if "\r" in text else _plain_outline(text, first)
    return _whole_outline(text, first) if plain is None else plain


def _plain_outline(text: str, first: int) -> list[Point] | None:
    """The same for a text in which every line tells by itself what it is; None for others."""
    found: list[Point] = []
    for number, raw in enumerate(text.split("\n"), first):
        if not raw or raw[0].isalpha():
            continue
        if item := PLAIN_ITEM(raw):
            _, task, words = item.groups()
            found.append((number, "item", words.rstrip(" \t"), task))
        elif heading := PLAIN_HEADING(raw):
            found.append((number, "heading", heading[2], None))
        elif not PLAIN_TEXT(raw):
            return None
    return found


def _whole_outline(text: str, first: int) -> list[Point]:
    return [
        (line.number, line.kind, line.text, line.task)
        for line in scan(text, first)
        if not line.quoted and (line.kind == "heading" or _may_be_entry(line))
    ]


def _may_be_entry(line: Line) -> bool:
    return line.kind == "item" and (line.task is not None or line.depth == 0)

"""The lines of a note's body that can be an entry, and the headings above them.

In nearly every note each line tells by itself what it is, so that no walk is needed.
"""

from __future__ import annotations

from vaultnet.syntax.blocks import PLAIN_HEADING, PLAIN_TEXT, scan
from vaultnet.syntax.line import Line
from vaultnet.syntax.walk import PLAIN_ITEM

#: A line's number, kind and text, and the character in the box of the list item around it, each
#: as on `Line`. Not a type of its own: to name the parts would cost as much as to find them.
Point = tuple[int, str, str, str | None]


def outline(text: str, first: int) -> list[Point]:
    """The headings, tasks and outermost items that stand in no quote, as `scan` finds them.

    Paragraphs may be among them.

    Args:
        first: the number of the text's first line.
    """
    if (plain := read_plainly(text, first)) is not None:
        return plain
    return [
        (line.number, line.kind, line.text, line.task)
        for line in scan(text, first)
        if not line.quoted and (line.kind == "heading" or _may_be_entry(line))
    ]


def _may_be_entry(line: Line) -> bool:
    return line.kind == "item" and (line.task is not None or line.depth == 0)


def read_plainly(text: str, first: int) -> list[Point] | None:
    """Every line of a text but the blank ones, as `scan` finds it.

    None where a line could be anything but a heading, an outermost item, or a paragraph's.
    """
    if "\r" in text:
        return None
    found: list[Point] = []
    box: str | None = None  # of the item whose paragraph goes on
    for number, raw in enumerate(text.split("\n"), first):
        if raw[6:7] == "-" and raw[:2] == "- " and raw[2:6].isdigit():  # most are of a log
            box = None
            found.append((number, "item", raw[2:].rstrip(" \t"), None))
        elif not raw:
            box = None
        elif raw[0].isalpha() or PLAIN_TEXT.match(raw):
            found.append((number, "text", raw.rstrip(" \t"), box))
        elif item := PLAIN_ITEM.match(raw):
            _, box, words = item.groups()
            found.append((number, "item", words.rstrip(" \t"), box))
        elif heading := PLAIN_HEADING.match(raw):
            box = None
            found.append((number, "heading", heading[2], None))
        else:
            return None
    return found

"""Block quotes and list items, the blocks that hold others: one line's prefix → what it is in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from vaultnet.patterns import pattern

#: Containers may nest this deep; what would open a deeper one is read as text.
DEEPEST = 100

_BLANKS = pattern(r"[ \t]+")
_MARKER = pattern(r"([-+*]|\d{1,9}[.)])(?=[ \t]|$)", re.ASCII)
_BOX = pattern(r"\[(.)\](?:[ \t]|$)")
_CALLOUT = pattern(r"\[![^\]]+\]")


class Container(NamedTuple):
    """An open block quote or list item, with all that it passes on to the lines within.

    Attributes:
        marker: `>`, or the list marker as written.
        width: columns that a list item's content stands in from what holds it.
        depth, task, quoted, callout: as on `Line`.
        bare: a list item that has no content yet; a blank line ends it.
    """

    marker: str
    width: int
    depth: int
    task: str | None
    quoted: bool
    callout: bool
    bare: bool = False

    @property
    def lasting(self) -> bool:
        """Whether it and all that it stands in outlast a blank line."""
        return not (self.quoted or self.bare)


Stack = tuple[Container, ...]

#: The note itself, which holds everything and always stands first.
ROOT = Container("", 0, -1, None, quoted=False, callout=False)


class Cursor:
    """A place in a line, in characters and in columns; tabs reach to every fourth column.

    Attributes:
        raw: the line, without blanks at its end.
        pos, column: where the content of the containers passed so far begins; inside a tab,
            `pos` is that tab and `column` says how much of it is used.
        next: the first character from `pos` on that is no blank, or the line's length.
        indent: the columns between both.
    """

    __slots__ = ("_tail", "column", "indent", "next", "pos", "raw")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.pos = self.column = 0
        self._tail = -1
        self._look()

    @property
    def blank(self) -> bool:
        """Whether nothing more stands on the line."""
        return self.next == len(self.raw)

    @property
    def rest(self) -> str:
        """What follows, without the blanks before it."""
        return self.raw[self.next :]

    @property
    def char(self) -> str:
        """The next character that is no blank; empty at the line's end."""
        return self.raw[self.next : self.next + 1]

    @property
    def tail(self) -> int:
        """Where the line's last character begins to stand with none but its like and blanks."""
        if self._tail < 0:
            self._tail = len(self.raw.rstrip(self.raw[-1:] + " \t"))
        return self._tail

    def _look(self) -> None:
        self.next = self.pos
        self.indent = 0
        if found := _BLANKS.match(self.raw, self.pos):
            self.next = found.end()
            self.indent = self.next - self.pos
            if "\t" in found[0]:
                self.indent = _reach(found[0], self.column) - self.column

    def advance(self, columns: int) -> None:
        """Pass so many columns of blanks, or the blanks that there are."""
        left = min(columns, self.indent)
        self.indent -= left
        if self.next - self.pos == self.indent + left:
            self.pos += left
            self.column += left
            return
        while left:
            step = 4 - self.column % 4 if self.raw[self.pos] == "\t" else 1
            self.pos += step <= left
            self.column += min(step, left)
            left -= min(step, left)

    def skip(self, characters: int) -> None:
        """Pass the blanks, and so many characters behind them."""
        self.column += self.indent + characters
        self.pos = self.next + characters
        self._look()


def _reach(blanks: str, column: int) -> int:
    for char in blanks:
        column += 4 - column % 4 if char == "\t" else 1
    return column


def match(stack: Stack, cursor: Cursor) -> int:
    """How many containers of the stack the line continues, the note itself counted.

    The cursor is left where their content begins.
    """
    matched = 1
    for container in stack[1:]:
        if container.marker == ">":
            if cursor.indent > 3 or cursor.char != ">":
                break
            cursor.skip(1)
            cursor.advance(1)
        elif cursor.blank:
            if container.bare:
                break
        elif cursor.indent >= container.width:
            cursor.advance(container.width)
        else:
            break
        matched += 1
    return matched


def match_items(stack: Stack, indent: int) -> tuple[Stack, int]:
    """The outer list items that a line indented by so many spaces goes on, and the spaces left."""
    matched = 1
    for container in stack[1:]:
        if container.marker == ">" or indent < container.width:
            break
        indent -= container.width
        matched += 1
    return stack[:matched], indent


def open_quote(parent: Container, cursor: Cursor) -> Container:
    """The block quote whose mark comes next; the cursor passes the mark."""
    cursor.skip(1)
    cursor.advance(1)
    callout = cursor.indent < 4 and _CALLOUT.match(cursor.raw, cursor.next) is not None
    callout = callout or parent.callout
    return Container(">", 0, parent.depth, parent.task, quoted=True, callout=callout)


def open_item(parent: Container, cursor: Cursor, *, interrupts: bool) -> Container | None:
    """The list item whose marker comes next; the cursor passes marker and box.

    None, and nothing passed, where there is no marker, or where it would break into a paragraph
    (`interrupts`) and may not: an empty item, or a number other than 1.
    """
    found = _MARKER.match(cursor.raw, cursor.next)
    if found is None:
        return None
    marker = found[1]
    if interrupts and (found.end() == len(cursor.raw) or int(marker[:-1] or 1) != 1):
        return None
    width = cursor.indent + len(marker)
    cursor.skip(len(marker))
    padding = cursor.indent if not cursor.blank and cursor.indent < 5 else 1
    cursor.advance(padding)
    task = None
    if cursor.indent < 4 and (box := _BOX.match(cursor.raw, cursor.next)):
        task = box[1]
    quoted, callout = parent.quoted, parent.callout
    return Container(marker, width + padding, parent.depth + 1, task, quoted, callout, cursor.blank)


@lru_cache(maxsize=256)
def lone_item(marker: str, task: str | None) -> Stack:
    """The stack within an outermost list item that is written plainly: `- text`, `- [x] text`."""
    return (ROOT, Container(marker, len(marker) + 1, 0, task, quoted=False, callout=False))

"""A note's text → its lines, each with the block that it belongs to."""

from __future__ import annotations

import re
from typing import NamedTuple

from vaultnet.syntax.containers import (
    DEEPEST,
    ROOT,
    Container,
    Cursor,
    Stack,
    lone_item,
    match,
    match_items,
    open_item,
    open_quote,
)
from vaultnet.syntax.leaves import (
    Leaf,
    Verbatim,
    find_leaf,
    is_rule,
    region_ends,
    region_name,
    underline,
)

# Lines whose block is plain from themselves and the open list items. What these do not match is
# looked at closely, so they may say no too often but never yes.
_PLAIN_ITEM = re.compile(
    r"([-+*]) (?:\[(.)\] (?=\S)|(?=[^\s#>`~<%_+*\d\[-]|\[(?!.\](?:[ \t]|$))"
    r"|\d++(?![.)])|\*{1,3}[^\s*]))(.*)"
).match
_PLAIN_HEADING = re.compile(r"(#{1,6}) ([^\s#](?:.*[^\s#])?)$").match
_PLAIN_TEXT = re.compile(r"[^\s#>`~<%_=+*\d-]|\d++(?![.)])").match

_MARKERS = frozenset("-+*0123456789")
_OUTERMOST: Stack = (ROOT,)


class Line(NamedTuple):
    """One line of a note.

    Attributes:
        number: counted from 1 in the file.
        kind: `heading`, `item` (a list item's first line), `text` (a paragraph's), `code`,
            `html`, `comment` (HTML's and Obsidian's), `rule` (a thematic break, or with a
            `level` the underline of the heading above), `generated` or `blank`. Blank lines
            within code, HTML and comments have their kind; between two chunks of indented code
            they are `blank`.
        text: a stretch of the line, without the marks of what holds it (quote marks, list
            marker, task box), a heading's marks, and blanks at the end. An underlined heading
            has the first line of its words; further ones stay `text`.
        level: of a heading, 1 to 6.
        depth: how deep the innermost list item around the line is nested, 0 for an outermost
            one; -1 outside of lists, and on blank lines.
        task: the character in the box of that list item; None where it has none.
        quoted: whether it stands in a block quote (a callout is one).
        callout: whether it stands in a block quote whose first line opens with `[!type]`.
        marker: the list marker as written, on every line that opens a list item, whatever its
            kind; where it opens several, the innermost.
        column: where `text` begins in the line, in characters from 0.
    """

    number: int
    kind: str
    text: str
    level: int = 0
    depth: int = -1
    task: str | None = None
    quoted: bool = False
    callout: bool = False
    marker: str = ""
    column: int = 0


def scan(text: str, first: int = 1) -> list[Line]:
    r"""The lines of a note's body, of which `first` is the number of the first one.

    Blocks are those of CommonMark 0.31, besides: `%%` opens a comment like `<!--`, a task's box
    holds any one character, link definitions are text, and a generated region is `generated`
    from marker to marker. Lines end at `\n`, `\r\n` and `\r` only. Never raises.
    """
    raws = _split(text)
    walk = _Walk(region_ends(raws, first) if "<!-- vaultnet:end" in text else {})
    lines = walk.lines
    plain = True  # no blank line would end the open containers
    for number, raw in enumerate(raws, first):
        if walk.leaf:
            walk.read(number, raw)
        elif plain and not raw:
            walk.paragraph = -1
            lines.append(Line(number, "blank", ""))
        elif found := _PLAIN_ITEM(raw):
            marker, task, words = found.groups()
            walk.stack = lone_item(marker, task)
            walk.paragraph = len(lines)
            words, column = words.rstrip(" \t"), 6 if task else 2
            line = (number, "item", words, 0, 0, task, False, False, marker, column)
            lines.append(Line._make(line))
            plain = True
        elif found := _PLAIN_HEADING(raw):
            marks, words = found.groups()
            walk.stack = _OUTERMOST
            walk.paragraph = -1
            level = len(marks)
            line = (number, "heading", words, level, -1, None, False, False, "", level + 1)
            lines.append(Line._make(line))
            plain = True
        elif plain and raw[0] == " " and walk.read_nested(number, raw):
            continue
        elif _PLAIN_TEXT(raw):
            walk.read_text(number, raw)
        else:
            walk.read(number, raw)
            plain = walk.stack[-1].lasting
    return lines


def _split(text: str) -> list[str]:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    raws = text.split("\n")
    if not raws[-1]:
        raws.pop()
    return raws


class _Walk:
    """The walk down a note, with the blocks that are open before the next line.

    Attributes:
        lines: those behind.
        stack: the open containers.
        paragraph: the place in `lines` where the open paragraph begins, -1 where none is open.
        leaf: the open block whose lines are taken as they stand.
        marker: the list marker on the line that is being read, or empty.
        ends: what `region_ends` found.
    """

    __slots__ = ("ends", "leaf", "lines", "marker", "paragraph", "stack")

    def __init__(self, ends: dict[str, list[int]]) -> None:
        self.lines: list[Line] = []
        self.stack: Stack = _OUTERMOST
        self.paragraph = -1
        self.leaf: Verbatim | None = None
        self.marker = ""
        self.ends = ends

    def read_nested(self, number: int, raw: str) -> bool:
        """Take a plain list item behind spaces; False where the line is anything else."""
        found = _PLAIN_ITEM(raw.lstrip(" "))
        if found is None:
            return False
        indent = len(raw) - len(found.string)
        stack, left = match_items(self.stack, indent)
        if left > 3 or len(stack) > DEEPEST:
            return False
        self.marker, task, words = found.groups()
        item = Container(
            self.marker, left + 2, stack[-1].depth + 1, task, quoted=False, callout=False
        )
        self.stack = (*stack, item)
        self.paragraph = len(self.lines)
        self._add(number, "item", words.rstrip(" \t"), indent + found.start(3))
        return True

    def read_text(self, number: int, raw: str) -> None:
        """Take a line that can only be a paragraph's and stands at the margin."""
        if self.paragraph < 0:
            self.stack = _OUTERMOST
            self.paragraph = len(self.lines)
        self.marker = ""
        self._add(number, "text", raw.rstrip(" \t"), 0)

    def read(self, number: int, raw: str) -> None:
        """Take one more line, whatever it is."""
        self.marker = ""
        cursor = Cursor(raw.rstrip(" \t"))
        matched = match(self.stack, cursor)
        whole = matched == len(self.stack)
        if self.leaf and whole and self._hold(self.leaf, number, cursor):
            return
        self.leaf = None
        stack, boxed = self._open_containers(matched, cursor)
        going = self.paragraph >= 0 and len(stack) == matched and not cursor.blank
        leaf = None
        if not (cursor.blank or boxed):
            leaf = find_leaf(cursor, interrupts=going, underlines=going and whole)
        if leaf:
            self.stack = stack
            self._begin(number, cursor, leaf)
        elif going:
            self._add(number, "text", cursor.rest, cursor.next)
        else:
            self.stack = stack
            self.paragraph = len(self.lines) if boxed or not cursor.blank else -1
            kind = "item" if self.marker else "blank" if cursor.blank else "text"
            self._add(number, kind, cursor.rest, cursor.next)

    def _add(self, number: int, kind: str, text: str, column: int, level: int = 0) -> None:
        _, _, depth, task, quoted, callout, _ = self.stack[-1]
        if kind == "blank":
            depth, task, column = -1, None, 0
        marker = self.marker
        line = (number, kind, text, level, depth, task, quoted, callout, marker, column)
        self.lines.append(Line._make(line))

    def _hold(self, leaf: Verbatim, number: int, cursor: Cursor) -> bool:
        """Take a line into the open leaf; False where the leaf has ended before it."""
        if leaf.ends_at_blank and (cursor.blank or self._region(number, cursor)):
            return False
        self._add(number, leaf.kind, cursor.raw[cursor.pos :], cursor.pos)
        if leaf.ends_with(number, cursor):
            self.leaf = None
        return True

    def _open_containers(self, matched: int, cursor: Cursor) -> tuple[Stack, bool]:
        """The containers that go on and those that begin; whether a task's box comes last."""
        stack = self.stack[:matched]
        if stack[-1].bare:
            stack = (*stack[:-1], stack[-1]._replace(bare=False))
        interrupts = self.paragraph >= 0 and matched == len(self.stack)
        while cursor.indent < 4 and len(stack) <= DEEPEST:
            char = cursor.char
            if char == ">":
                stack += (open_quote(stack[-1], cursor),)
            elif char not in _MARKERS or is_rule(cursor) or (interrupts and underline(cursor)):
                break
            elif item := open_item(stack[-1], cursor, interrupts=interrupts):
                stack += (item,)
                self.marker = item.marker
                if item.task is not None:
                    cursor.skip(3)
                    return stack, True
            else:
                break
            interrupts = False
        return stack, False

    def _begin(self, number: int, cursor: Cursor, leaf: Leaf) -> None:
        """Take a line that begins something other than a paragraph."""
        kind, start, end, level, self.leaf = leaf
        if kind == "comment" and (region := self._region(number, cursor)):
            kind, self.leaf = region.kind, region
        elif kind == "rule" and level:
            above = self.lines[self.paragraph]
            self.lines[self.paragraph] = above._replace(kind="heading", level=level)
        self.paragraph = -1
        self._add(number, kind, cursor.raw[start:end], start, level)

    def _region(self, number: int, cursor: Cursor) -> Verbatim | None:
        """The generated region that begins on the line, if one does and if it ends somewhere."""
        if not self.ends or len(self.stack) > 1 or cursor.indent > 3:
            return None
        ends = self.ends.get(region_name(cursor), [])
        while ends and ends[-1] <= number:
            ends.pop()
        return Verbatim("generated", last=ends[-1]) if ends else None

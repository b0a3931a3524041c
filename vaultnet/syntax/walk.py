"""The walk down a note: one line after the other, each into the block that it belongs to."""

from __future__ import annotations

from vaultnet.patterns import pattern
from vaultnet.syntax.containers import (
    DEEPEST,
    ROOT,
    Container,
    Cursor,
    Stack,
    match,
    match_items,
    open_item,
    open_quote,
)
from vaultnet.syntax.leaves import Leaf, Verbatim, find_leaf, is_rule, underline
from vaultnet.syntax.line import Line
from vaultnet.syntax.markers import begun_region

#: A list item whose block is plain from its line; it may say no too often, but never yes.
PLAIN_ITEM = pattern(
    r"([-+*]) (?:\[(.)\] (?=\S)|(?=[^\s#>`~<%_+*\d\[-]|\[(?!.\](?:[ \t]|$))"
    r"|\d++(?![.)])|\*{1,3}[^\s*]))(.*)"
)
OUTERMOST: Stack = (ROOT,)

_MARKERS = frozenset("-+*0123456789")


class Walk:
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
        self.stack: Stack = OUTERMOST
        self.paragraph = -1
        self.leaf: Verbatim | None = None
        self.marker = ""
        self.ends = ends

    def read_nested(self, number: int, raw: str) -> bool:
        """Take a plain list item behind spaces; False where the line is anything else."""
        found = PLAIN_ITEM.match(raw.lstrip(" "))
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
            self.stack = OUTERMOST
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
        ends = self.ends.get(begun_region(cursor.raw, cursor.next), [])
        while ends and ends[-1] <= number:
            ends.pop()
        return Verbatim("generated", last=ends[-1]) if ends else None

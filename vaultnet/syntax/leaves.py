"""The blocks that hold text itself: how each one begins, and where it ends."""

from __future__ import annotations

import re
from typing import NamedTuple

from vaultnet.patterns import pattern
from vaultnet.syntax.containers import Cursor

_HEADING = pattern(r"(#{1,6})(?:[ \t]+|$)")
_UNDERLINE = pattern(r"(?:=+|-+)$")
_FENCE = pattern(r"(`{3,}+)[^`]*$|(~{3,})")

#: What the first line of a leaf block other than a paragraph can begin with.
_SIGNS = frozenset("#=-*_`~<%")

_ATTRIBUTE = (
    r"[ \t]++[A-Za-z_:][\w:.-]*+"
    r"(?:[ \t]*+=[ \t]*+(?:[^\x00-\x20\"'=<>`]++|'[^']*+'|\"[^\"]*+\"))?+"
)
_NAMES = (
    "address article aside base basefont blockquote body caption center col colgroup dd details "
    "dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 "
    "head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option "
    "p param search section summary table tbody td tfoot th thead title tr track ul"
).replace(" ", "|")


class Verbatim(NamedTuple):
    """A block whose lines are taken as they stand: fenced code, HTML, a comment, a region.

    Attributes:
        kind: the kind of its lines.
        fence: the marks that open fenced code.
        end: what its last line holds.
        last: the number of its last line, for a region.
    """

    kind: str
    fence: str = ""
    end: re.Pattern[str] | None = None
    last: int = 0

    @property
    def ends_at_blank(self) -> bool:
        """Whether a blank line ends it, as it does HTML that has no end of its own."""
        return not (self.fence or self.end or self.last)

    def ends_with(self, number: int, cursor: Cursor) -> bool:
        """Whether this line is its last one."""
        if self.fence:
            tail = cursor.raw[cursor.next :]
            closes = tail.startswith(self.fence) and not tail.strip(self.fence[0])
            return closes and cursor.indent < 4
        if self.end:
            return self.end.search(cursor.raw, cursor.next) is not None
        return number == self.last


def _html(start: str, end: str, kind: str = "html") -> tuple[re.Pattern[str], Verbatim]:
    verbatim = Verbatim(kind, end=pattern(end, re.IGNORECASE) if end else None)
    return pattern(start, re.IGNORECASE | re.ASCII), verbatim


# In the order of the specification's seven kinds of HTML blocks.
_HTML = (
    _html(r"<(?:script|pre|style|textarea)(?:[ \t>]|$)", r"</(?:script|pre|style|textarea)>"),
    _html(r"<!--", r"-->", "comment"),
    _html(r"<\?", r"\?>"),
    _html(r"<![A-Z]", r">"),
    _html(r"<!\[CDATA\[", r"\]\]>"),
    _html(rf"</?(?:{_NAMES})(?:[ \t]|/?>|$)", ""),
)
_TAG = _html(rf"<(?:[A-Z][A-Z0-9-]*+(?:{_ATTRIBUTE})*+[ \t]*+/?|/[A-Z][A-Z0-9-]*+[ \t]*+)>$", "")
_PERCENTS = Verbatim("comment", end=pattern("%%"))


class Leaf(NamedTuple):
    """What a line begins, other than a paragraph.

    Attributes:
        kind, level: as on `Line`; a `rule` with a level underlines the paragraph above.
        start, end: where its text stands in the line.
        verbatim: the block that stays open behind the line.
    """

    kind: str
    start: int
    end: int | None = None
    level: int = 0
    verbatim: Verbatim | None = None


def find_leaf(cursor: Cursor, *, interrupts: bool, underlines: bool) -> Leaf | None:
    """The leaf block that begins at the cursor; None for a paragraph's text.

    `interrupts` tells that a paragraph is open, which code and some HTML may not break into;
    `underlines`, that the line stands in the same containers as that paragraph.
    """
    if cursor.indent > 3:
        if interrupts:
            return None
        cursor.advance(4)
        return Leaf("code", cursor.pos)
    if cursor.char not in _SIGNS:
        return None
    if underlines and (level := underline(cursor)):
        return Leaf("rule", cursor.next, level=level)
    if cursor.char == "#":
        return _heading(cursor)
    if is_rule(cursor):
        return Leaf("rule", cursor.next)
    return _verbatim(cursor, interrupts=interrupts)


def is_rule(cursor: Cursor) -> bool:
    """Whether a thematic break stands here: three of `*`, `-` or `_`, and blanks at will."""
    char = cursor.char
    if char not in ("*", "-", "_") or cursor.raw[-1] != char:
        return False
    return cursor.next >= cursor.tail and cursor.raw.count(char, cursor.next) >= 3


def underline(cursor: Cursor) -> int:
    """The level of the heading that this line would make of the paragraph above; 0 for others."""
    if _UNDERLINE.match(cursor.raw, cursor.next) is None:
        return 0
    return 1 if cursor.char == "=" else 2


def _heading(cursor: Cursor) -> Leaf | None:
    found = _HEADING.match(cursor.raw, cursor.next)
    if found is None:
        return None
    words = cursor.raw[found.end() :]
    bare = words.rstrip("#")
    if not bare or bare[-1] in " \t":
        words = bare.rstrip(" \t")
    return Leaf("heading", found.end(), found.end() + len(words), len(found[1]))


def _verbatim(cursor: Cursor, *, interrupts: bool) -> Leaf | None:
    raw, start = cursor.raw, cursor.next
    if cursor.char == "<":
        for begin, block in _HTML if interrupts else (*_HTML, _TAG):
            if begin.match(raw, start):
                closed = block.end is not None and block.end.search(raw, start) is not None
                return Leaf(block.kind, start, verbatim=None if closed else block)
    elif raw.startswith("%%", start):
        # closed on its own line, it is left to whoever reads the line's text
        if raw.find("%%", start + 2) < 0:
            return Leaf(_PERCENTS.kind, start, verbatim=_PERCENTS)
    elif found := _FENCE.match(raw, start):
        return Leaf("code", start, verbatim=Verbatim("code", fence=found[1] or found[2]))
    return None

"""One line of a note, and what it is."""

from __future__ import annotations

from typing import NamedTuple


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

"""One note laid open for an edit: its properties, its lines with their line ends, its entries."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from vaultnet.edit.operations import Refused
from vaultnet.read.body import Entries, read_entries
from vaultnet.read.note import decode, read_note
from vaultnet.read.rules import Rules
from vaultnet.syntax.blocks import scan
from vaultnet.syntax.frontmatter import Head, read_head
from vaultnet.syntax.line import Line
from vaultnet.syntax.regions import newline_of

_RAW: Final = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_MARKER: Final = re.compile(r"[-+*]|[0-9]{1,9}[.)]")

#: Notes that nobody types into, and why they are left alone.
_LEFT_ALONE: Final = {
    "generated": "this note is vaultnet's own, made anew with each build",
    "template": "this note is a template",
}


class Splice(NamedTuple):
    """A stretch of a text, and what is to stand there instead."""

    start: int
    end: int
    text: str


class Sheet(NamedTuple):
    """A note as it stands.

    Attributes:
        lines: those of the body.
        raws: the same lines as they are written, line ends included.
    """

    path: str
    text: str
    head: Head
    lines: tuple[Line, ...]
    raws: tuple[str, ...]
    entries: Entries

    def place(self, number: int) -> int:
        """The place in `lines` of a line of the file."""
        return number - self.head.body_line

    def offset(self, index: int) -> int:
        """Where a line starts in the text."""
        return self.head.body + sum(map(len, self.raws[:index]))

    def refuse(self, number: int, why: str) -> Refused:
        """The refusal of an edit at a line of the file; 0 is the note as a whole."""
        return refused(self.path, number, why)


def refused(path: str, number: int, why: str) -> Refused:
    """A refusal that names the note and, unless it is 0, the line."""
    return Refused(f"{path}:{number}: {why}" if number else f"{path}: {why}")


def lay_open(path: str, text: str, rules: Rules) -> Sheet:
    """The note for an edit; nothing is refused, and whatever the text, nothing is raised."""
    head = read_head(text)
    body = text[head.body :]
    lines = tuple(scan(body, head.body_line))
    entries = read_entries(path, body, head.body_line, rules.headings)
    return Sheet(path, text, head, lines, split_raws(body), entries)


def split_raws(text: str) -> tuple[str, ...]:
    """The lines of a text with their line ends; joined, they are the text again."""
    return tuple(_RAW.findall(text))


def refuse_unfit(path: str, text: str, rules: Rules) -> None:
    """Refuse a note that is not for typing into, or that cannot be read.

    Raises:
        Refused: if it is a template or vaultnet's own, holds a merge's markers, or is no text.
    """
    if text.startswith("\ufeff"):
        raise refused(path, 1, "a second byte order mark hides how the note begins")
    data = ("\ufeff" + text).encode("utf-8", "surrogatepass")
    _, fault = decode(path, data)
    if fault:
        raise refused(path, fault.line, fault.message)
    note = read_note(path, data, rules)
    if note.kind == "unmerged":
        raise refused(path, note.problems[0].line, "a merge left its conflict markers here")
    if note.kind in _LEFT_ALONE:
        raise refused(path, 0, _LEFT_ALONE[note.kind])


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text with every splice made; all else stays as it is."""
    pieces: list[str] = []
    position = 0
    for start, end, new in sorted(splices):
        pieces += (text[position:start], new)
        position = end
    return "".join((*pieces, text[position:]))


def end_of(raw: str) -> str:
    """The line end that a text stops with; empty for a last line without one."""
    return next((end for end in ("\r\n", "\n", "\r") if raw.endswith(end)), "")


def inserted(sheet: Sheet, index: int, lines: Iterable[str]) -> Splice:
    """The splice that puts whole lines before a line of the body, or behind the last one.

    They take the line end of the line above. A text without a last line end stays so.
    """
    above = [*sheet.raws[:index][-1:], *sheet.raws[index:][:1]]
    newline = next(filter(None, map(end_of, above)), newline_of(sheet.text))
    at = sheet.offset(index)
    if at == len(sheet.text) and sheet.text and not end_of(sheet.text):
        return Splice(at, at, "".join(newline + line for line in lines))
    return Splice(at, at, "".join(line + newline for line in lines))


def opens_outermost(line: Line, raw: str) -> bool:
    """Whether an outermost list item begins on the line, with others inside it or not."""
    if not line.marker or line.quoted:
        return False
    words = raw[: line.column].split()
    return sum(_MARKER.fullmatch(word) is not None for word in words) > line.depth

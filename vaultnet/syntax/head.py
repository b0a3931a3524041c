"""What the properties at the head of a note come to, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

LARGEST = 256 * 1024  # characters between the `---` lines that are read


class Fault(NamedTuple):
    """Something in the properties that could not be read.

    Attributes:
        line: the line of the file, counted from 1.
        message: one sentence for the person, without a full stop.
    """

    line: int
    message: str


class Block(NamedTuple):
    """The text between the two `---` lines, read.

    Attributes:
        values: key -> value, each key as it is written.
        lines: key -> the line of the file where it stands, counted from 1.
        faults: in the order of their lines.
    """

    values: Mapping[str, object]
    lines: Mapping[str, int]
    faults: tuple[Fault, ...] = ()


_NOTHING: Mapping[str, object] = MappingProxyType({})
_NOWHERE: Mapping[str, int] = MappingProxyType({})


class Head(NamedTuple):
    """The properties of a note, and where its body starts.

    Attributes:
        values: key -> str, int, float, bool, None, list or dict; never a date, never an
            infinity. What would lose digits as a number is the text as it is written.
        lines: key -> the line of the file where it stands, counted from 1.
        body: offset in the text where the body starts; 0 without properties.
        body_line: the line of the file that the body starts on, counted from 1.
        faults: in the order of their lines, twenty at most.
        template: whether a placeholder (`{{date}}`, `<% … %>`) stands among the properties:
            such a note is a form to fill in, and its faults are not told.
    """

    values: Mapping[str, object] = _NOTHING
    lines: Mapping[str, int] = _NOWHERE
    body: int = 0
    body_line: int = 1
    faults: tuple[Fault, ...] = ()
    template: bool = False


class Sign(NamedTuple):
    """One step of a parser through the properties; offsets in characters.

    Attributes:
        kind: `value`, `open` or `close`.
        start, end: from where to where; right behind a colon or a dash for a value left blank.
        line: counted from 0.
        style: of a value, `` (plain), `'`, `"`, `|` or `>`; of a list or a map, `[`, `{`, or `-`
            and `:` for those without brackets, of which the end is told too late.
        text: of a value.
    """

    kind: str
    start: int
    end: int
    line: int
    style: str
    text: str = ""

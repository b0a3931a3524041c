"""Generated regions: the marked lines between which the text is vaultnet's, not the person's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

from vaultnet.patterns import pattern
from vaultnet.syntax.blocks import scan
from vaultnet.syntax.line import Line
from vaultnet.syntax.markers import (
    BEGIN_SIGN,
    END,
    END_SIGN,
    begin_mark,
    beginnings,
    end_mark,
    endings,
)

#: More regions than this in one note are not looked for: no page of a person's has so many.
_MOST: Final = 100

_LINE_END = pattern(r"\r\n|\n|\r")
_SPACE = pattern(r"[ \t]+")
_RULE = pattern(r"-{3,}|={3,}")
_CONFLICT = ("<<<<<<< ", ">>>>>>> ")


class Span(NamedTuple):
    """One region in a text.

    Attributes:
        name: the index note that it shows.
        line: the line of the opening marker, counted from 1.
        start, end: offsets of what stands between the two marker lines.
        close: offset behind the closing marker line, its line end excluded.
        stamped: the digest in the closing marker, or empty where there is none yet.
    """

    name: str
    line: int
    start: int
    end: int
    close: int
    stamped: str


class RegionFault(NamedTuple):
    """A region that is left as it is, and why."""

    line: int
    message: str


def find_regions(
    text: str, first_line: int = 1
) -> tuple[tuple[Span, ...], tuple[RegionFault, ...]]:
    """Every sound region of a note's body, and a fault for each that is not.

    Unclosed, nested and doubled regions are faults: nothing is ever written into them. Markers
    in code, quotes, lists and comments are only text.
    """
    if BEGIN_SIGN not in text:
        return (), _unopened(text, first_line) if END_SIGN in text else ()
    spans: list[Span] = []
    faults: list[RegionFault] = []
    blocks = _Blocks(text)
    ends = tuple(endings(text))
    for begin in islice(beginnings(text), _MOST):
        if begin.start() < blocks.known or not blocks.opens(begin):
            continue
        line = first_line + _count_lines(text, begin.start(1))
        span = _span(text, begin, ends, line)
        if span is None:
            faults.append(RegionFault(line, f'the region "{begin[1]}" is never closed'))
        elif inner := next(beginnings(text, span.start, span.end), None):
            faults.append(RegionFault(line, f'the region "{inner[1]}" opens inside "{span.name}"'))
        elif any(other.name == span.name for other in spans):
            faults.append(RegionFault(line, f'the region "{span.name}" stands here twice'))
        else:
            spans.append(span)
        blocks.known = span.close if span else begin.end()
    return tuple(spans), tuple(faults)


def _unopened(text: str, first_line: int) -> tuple[RegionFault, ...]:
    """A fault for a closing marker in a text that has no opening one: somebody took it out."""
    end = END.search(text)
    if end is None:
        return ()
    number = _count_lines(text, end.start(1))
    line = scan(text)[number]
    if line.kind != "comment" or line.depth >= 0 or line.quoted:
        return ()
    return (RegionFault(first_line + number, f'the region "{end[1]}" is closed but never opened'),)


class _Blocks:
    """Tells whether a marker is a block of its own, or part of another one.

    Attributes:
        known: an offset behind which no earlier block goes on.
    """

    __slots__ = ("_lines", "_text", "known")

    def __init__(self, text: str) -> None:
        self.known = 0
        self._text = text
        self._lines: list[Line] = []

    def opens(self, begin: re.Match[str]) -> bool:
        """Whether a region begins here, once it is closed.

        Nearly every marker does, and then only the text before it is looked at. After the
        first that does not, the whole text is, once: so the cost never grows with the markers.
        """
        if self._lines:
            line = self._lines[_count_lines(self._text, begin.start(1))]
            return line.kind == "generated" or (line.kind == "comment" and line.depth < 0)
        before = self._text[self.known : begin.end()]
        if scan(f"{before}\n{end_mark(begin[1])}")[-2].kind == "generated":
            return True
        self._lines = scan(self._text)
        return False


def _span(text: str, begin: re.Match[str], ends: Iterable[re.Match[str]], line: int) -> Span | None:
    """The region that a marker opens; None where no marker closes it."""
    for end in ends:
        if end[1] == begin[1] and end.start() >= begin.end():
            start = _next_line(text, begin.end())
            return Span(begin[1], line, start, end.start(), end.end(), end[2] or "")
    return None


def _count_lines(text: str, end: int) -> int:
    """How many lines end before an offset."""
    count = text.count("\n", 0, end)
    if "\r" in text:
        count += sum(mark == "\r" for mark in _LINE_END.findall(text, 0, end))
    return count


def _next_line(text: str, end: int) -> int:
    return end + (2 if text.startswith("\r\n", end) else 1)


def fill(text: str, span: Span, content: str) -> str:
    """The text with a region's content replaced and its digest renewed; all else untouched.

    `content` has LF line ends; it takes on the line ends of the file that it goes into.
    """
    newline = newline_of(text)
    between = _between(content).replace("\n", newline)
    return text[: span.start] + between + end_mark(span.name, digest(content)) + text[span.close :]


def write_region(name: str, content: str) -> str:
    """A whole region with its two markers, LF line ends, the last one included."""
    return f"{begin_mark(name)}\n{_between(content)}{end_mark(name, digest(content))}\n"


def _between(content: str) -> str:
    return f"\n{content.strip(chr(10))}\n\n"


def newline_of(text: str) -> str:
    """The line end that the text itself uses first; LF where it has none."""
    match = _LINE_END.search(text)
    return match[0] if match else "\n"


@lru_cache(maxsize=64)
def digest(content: str) -> str:
    """Eight hex digits over what a reader sees.

    Blank lines, runs of blanks, bullets and table padding do not count: a formatter that tidies
    a region has not edited it.
    """
    from hashlib import blake2b  # slow to import, and most notes hold no region

    lines = (_tidy(line) for line in _LINE_END.split(content))
    seen = "\n".join(line for line in lines if line)
    return blake2b(seen.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def _tidy(line: str) -> str:
    line = _RULE.sub("--", _SPACE.sub(" ", line.strip()))
    if line[:2] in ("* ", "+ "):
        line = f"- {line[2:]}"
    return line.replace("| ", "|").replace(" |", "|") if "|" in line else line


@lru_cache(maxsize=64)
def exact_digest(content: str) -> str:
    """Sixteen hex digits over the exact text, line ends aside."""
    from hashlib import blake2b

    plain = re.sub(r"\r\n|\r", "\n", content).strip("\n")
    return blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def find_conflict(text: str) -> int:
    """The line where a merge left its first marker, counted from 1; 0 without a whole conflict.

    A conflict has an opening, a middle and a closing line.
    """
    if "<<<<<<< " not in text or ">>>>>>> " not in text:
        return 0
    lines = _LINE_END.split(text)
    marks = {line[:8] for line in lines if line.startswith(_CONFLICT)}
    if not {"<<<<<<< ", ">>>>>>> "} <= marks or "=======" not in lines:
        return 0
    return next(number for number, line in enumerate(lines, 1) if line.startswith(_CONFLICT[0]))

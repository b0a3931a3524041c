"""Generated regions: the marked lines between which the text is vaultnet's, not the person's."""

from __future__ import annotations

import re
from hashlib import blake2b
from itertools import islice
from typing import Final, NamedTuple

from vaultnet.syntax.blocks import scan

#: The sign that a file may hold a region; whoever lacks it needs no further look.
SIGN: Final = "<!-- vaultnet:begin"

#: More regions than this in one note are not looked for: no page of a person's has so many.
_MOST: Final = 100

_BEGIN = re.compile(
    r"(?<![^\r\n])[ \t]*<!-- vaultnet:begin[ \t]+([a-z][a-z-]*)[ \t]*-->[ \t]*(?![^\r\n])"
)
_END = re.compile(
    r"(?<![^\r\n])[ \t]*<!-- vaultnet:end[ \t]+([a-z][a-z-]*)"
    r"(?:[ \t]+([0-9a-f]{8}))?[ \t]*-->[ \t]*(?![^\r\n])"
)
_SPACE = re.compile(r"[ \t]+")
_RULE = re.compile(r"-{3,}|={3,}")
_CONFLICT = ("<<<<<<< ", "||||||| ", ">>>>>>> ")


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
    in code, quotes and lists are only text.
    """
    if SIGN not in text:
        return (), ()
    spans: list[Span] = []
    faults: list[RegionFault] = []
    looked_from = 0
    for begin in islice(_BEGIN.finditer(text), _MOST):
        if begin.start() < looked_from or not _is_outermost(text[looked_from : begin.end()]):
            continue
        line = first_line + text.count("\n", 0, begin.start(1))
        span = _span(text, begin, line)
        if span is None:
            faults.append(RegionFault(line, f'the region "{begin[1]}" is never closed'))
        elif inner := _BEGIN.search(text, span.start, span.end):
            faults.append(RegionFault(line, f'the region "{inner[1]}" opens inside "{span.name}"'))
        elif any(other.name == span.name for other in spans):
            faults.append(RegionFault(line, f'the region "{span.name}" stands here twice'))
        else:
            spans.append(span)
        looked_from = span.close if span else looked_from
    return tuple(spans), tuple(faults)


def _is_outermost(before: str) -> bool:
    """Whether the last line of a text is a comment of its own, not part of another block."""
    return scan(before)[-1].kind == "comment"


def _span(text: str, begin: re.Match[str], line: int) -> Span | None:
    """The region that a marker opens; None where no marker closes it."""
    for end in _END.finditer(text, begin.end()):
        if end[1] == begin[1]:
            start = _next_line(text, begin.end())
            return Span(begin[1], line, start, end.start(), end.end(), end[2] or "")
    return None


def _next_line(text: str, end: int) -> int:
    return end + (2 if text.startswith("\r\n", end) else 1)


def fill(text: str, span: Span, content: str) -> str:
    """The text with a region's content replaced and its digest renewed; all else untouched.

    `content` has LF line ends; it takes on the line ends of the file that it goes into.
    """
    newline = newline_of(text)
    between = _between(content).replace("\n", newline)
    end_mark = f"<!-- vaultnet:end {span.name} {digest(content)} -->"
    return text[: span.start] + between + end_mark + text[span.close :]


def write_region(name: str, content: str) -> str:
    """A whole region with its two markers, LF line ends, the last one included."""
    between = _between(content)
    return (
        f"<!-- vaultnet:begin {name} -->\n{between}<!-- vaultnet:end {name} {digest(content)} -->\n"
    )


def _between(content: str) -> str:
    return f"\n{content.strip(chr(10))}\n\n"


def newline_of(text: str) -> str:
    """The line end that the text itself uses first; LF where it has none."""
    match = re.search(r"\r\n|\n|\r", text)
    return match[0] if match else "\n"


def digest(content: str) -> str:
    """Eight hex digits over what a reader sees.

    Blank lines, runs of blanks, bullets and table padding do not count: a formatter that tidies
    a region has not edited it.
    """
    lines = (_tidy(line) for line in re.split(r"\r\n|\n|\r", content))
    seen = "\n".join(line for line in lines if line)
    return blake2b(seen.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def _tidy(line: str) -> str:
    line = _RULE.sub("--", _SPACE.sub(" ", line.strip()))
    if line[:2] in ("* ", "+ "):
        line = f"- {line[2:]}"
    return line.replace("| ", "|").replace(" |", "|") if "|" in line else line


def exact_digest(content: str) -> str:
    """Sixteen hex digits over the exact text, line ends aside."""
    plain = re.sub(r"\r\n|\r", "\n", content).strip("\n")
    return blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def has_conflict(text: str) -> bool:
    """Whether a merge left its markers in the text: an opening, a middle and a closing line."""
    if "<<<<<<< " not in text or ">>>>>>> " not in text:
        return False
    marks = [line[:8] for line in re.split(r"\r\n|\n|\r", text) if line.startswith(_CONFLICT)]
    return "<<<<<<< " in marks and ">>>>>>> " in marks and "\n=======" in text

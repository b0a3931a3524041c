"""The two lines that hold a generated region: how they are written, and how they are found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from vaultnet.patterns import pattern

#: The signs that a text may hold a marker; whoever lacks them needs no further look.
ANY_SIGN: Final = "<!-- vaultnet:"
BEGIN_SIGN: Final = "<!-- vaultnet:begin"
END_SIGN: Final = "<!-- vaultnet:end"

# Wider than the names that there are, so that whoever misspells one can be told.
_NAME = r"[ \t]++(\w[\w-]*+)"
_BEGIN = rf"[ \t]*+{BEGIN_SIGN}{_NAME}[ \t]++-->[ \t]*+"
_END = rf"[ \t]*+{END_SIGN}{_NAME}(?:[ \t]++([0-9a-f]{{8}}))?+[ \t]++-->[ \t]*+"
_WHOLE_LINE = r"(?<![^\r\n])%s(?![^\r\n])"
_BEGIN_LINE = pattern(_BEGIN + r"\Z")
_END_LINE = pattern(_END + r"\Z")

#: A marker on a line of its own in a text; the groups are its name and, at the end, its digest.
BEGIN: Final = pattern(_WHOLE_LINE % _BEGIN)
END: Final = pattern(_WHOLE_LINE % _END)


def beginnings(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """The opening markers in a stretch of a text, as `BEGIN.finditer` finds them."""
    return _lines_with(BEGIN_SIGN, BEGIN, text, start, len(text) if end is None else end)


def endings(text: str) -> Iterator[re.Match[str]]:
    """The closing markers in a text, as `END.finditer` finds them."""
    return _lines_with(END_SIGN, END, text, 0, len(text))


def _lines_with(
    sign: str, marker: re.Pattern[str], text: str, start: int, end: int
) -> Iterator[re.Match[str]]:
    """The lines that are a marker: the sign is found much sooner than the whole line."""
    place = text.find(sign, start, end)
    while place >= 0:
        begin = start + len(text[start:place].rstrip(" \t"))
        found = marker.match(text, begin, end)
        if found:
            yield found
        start = found.end() if found else place + 1
        place = text.find(sign, start, end)


def begin_mark(name: str) -> str:
    """The line above a region."""
    return f"{BEGIN_SIGN} {name} -->"


def end_mark(name: str, digest: str = "") -> str:
    """The line below a region; without a digest it is one that nothing was written into yet."""
    return f"{END_SIGN} {name} {digest} -->" if digest else f"{END_SIGN} {name} -->"


def begun_region(raw: str, position: int = 0) -> str:
    """The name of the region whose opening marker is all of a line from `position`, or empty."""
    found = _BEGIN_LINE.match(raw, position)
    return found[1] if found else ""


def region_ends(raws: list[str], first: int) -> dict[str, list[int]]:
    """For each name of a region, the numbers of the lines that end it, the last first."""
    ends: dict[str, list[int]] = {}
    for index in range(len(raws) - 1, -1, -1):
        if found := _END_LINE.match(raws[index]):
            ends.setdefault(found[1], []).append(first + index)
    return ends

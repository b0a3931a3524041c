"""Where in a section a new list line goes, and how it is written beside its neighbours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from vaultnet.edit.sections import Section, airy, end_of_heading, level_of, sections
from vaultnet.edit.sheet import Sheet, Splice, inserted, opens_outermost

_BULLET: Final = re.compile(r"([ \t]*)(?:([-+*])|([0-9]{1,9})([.)]))([ \t]{1,4}(?=\S))?")


class Entry(NamedTuple):
    """An outermost list item with all that belongs to it.

    Attributes:
        start, end: the places of its lines in the sheet.
    """

    start: int
    end: int


def entries_of(sheet: Sheet, section: Section) -> list[Entry]:
    """The outermost list items of a section."""
    return list(_entries(sheet, section))


def _entries(sheet: Sheet, section: Section) -> Iterator[Entry]:
    index = section.start
    while index < section.end:
        end = index + 1
        if opens_outermost(sheet.lines[index], sheet.raws[index]):
            end = _end_of_entry(sheet, index, section.end)
            yield Entry(index, end)
        index = end


def _end_of_entry(sheet: Sheet, start: int, limit: int) -> int:
    """Behind the last line that the item owns: nested ones, and those that go on with it."""
    end = start + 1
    for index in range(start + 1, limit):
        line = sheet.lines[index]
        if line.kind == "blank":
            continue
        if line.depth < 0 or line.quoted or opens_outermost(line, sheet.raws[index]):
            break
        end = index + 1
    return end


def beside(sheet: Sheet, entries: Sequence[Entry], at: int, line: str, *, above: bool) -> Splice:
    """The splice that puts a list line behind `entries[at]`, or above it.

    It takes the neighbour's bullet and indentation, and keeps a loose list loose.
    """
    neighbour = entries[at]
    blanks = [""] * _gap(sheet, entries, at, above=above)
    written = bullet(sheet.raws[neighbour.start], step=not above) + line
    if above:
        return inserted(sheet, neighbour.start, [written, *blanks])
    return inserted(sheet, neighbour.end, [*blanks, written])


def _gap(sheet: Sheet, entries: Sequence[Entry], at: int, *, above: bool) -> int:
    """How many blank lines part the neighbour from the item beyond the new line, or before it."""
    pairs = [*pairwise(entries)]
    if not pairs:
        return 0
    one, other = pairs[min(max(at - above, 0), len(pairs) - 1)]
    between = sheet.lines[one.end : other.start]
    return len(between) if all(line.kind == "blank" for line in between) else 0


def bullet(raw: str, *, step: bool = False) -> str:
    """The bullet of a list line with the blanks around it; `step` counts a number on."""
    found = _BULLET.match(raw)
    if found is None:
        return "- "
    indent, sign, number, point, gap = found.groups()
    if number:
        sign = f"{int(number) + step}{point}"
    return f"{indent}{sign}{gap or ' '}"


def in_order(days: Sequence[date], day: date) -> tuple[int, bool]:
    """Beside which of the days a new one goes, and whether above it.

    They rise or fall, and the new one keeps that. Where they do neither, it goes to the end.
    """
    falls = len(set(days)) > 1 and all(one >= other for one, other in pairwise(days))
    rises = len(set(days)) > 1 and all(one <= other for one, other in pairwise(days))
    if falls:
        older = next((at for at, other in enumerate(days) if other <= day), None)
        return (len(days) - 1, False) if older is None else (older, True)
    if rises:
        younger = next((at for at, other in enumerate(days) if other > day), len(days))
        return (younger - 1, False) if younger else (0, True)
    return len(days) - 1, False


def below(sheet: Sheet, section: Section, line: str) -> Splice:
    """The splice that puts a first list line into a section, behind whatever it says."""
    said = [i for i in range(section.start, section.end) if sheet.lines[i].kind != "blank"]
    heading = end_of_heading(sheet, section)
    if said and said[-1] >= heading:
        return inserted(sheet, said[-1] + 1, ["", line])
    if section.end > heading:  # blank lines stand behind the heading
        rest = [""] if section.end == heading + 1 and section.end < len(sheet.lines) else []
        return inserted(sheet, heading + 1, [line, *rest])
    blanks = [""] if section.level and airy(sheet, section) else []
    # An underlined heading right below would go on with the new line.
    rest = [""] if sheet.raws[heading : heading + 1] and "#" not in sheet.raws[heading] else []
    return inserted(sheet, heading, [*blanks, line, *rest])


def new_section(
    sheet: Sheet, name: str, line: str, stays_last: Callable[[Section], bool]
) -> Splice:
    """The splice that makes a section of one list line at the end of the note.

    Args:
        stays_last: tells the sections that stay behind the new one if they end the note.
    """
    found = sections(sheet)
    at = len(sheet.lines)
    for section in reversed(found):
        if not (section.level and stays_last(section)):
            break
        at = section.start
    air = [""] if airy(sheet) else []
    lines = [f"{'#' * level_of(found)} {name}", *air, line]
    if at < len(sheet.lines):
        lines.append("")
    if (at and sheet.lines[at - 1].kind != "blank") or (not at and sheet.head.body):
        lines.insert(0, "")
    return inserted(sheet, at, lines)

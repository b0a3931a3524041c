"""The sections of a note: where each begins, what it is called, how its heading stands."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from vaultnet.edit.sheet import Sheet
from vaultnet.model.linking import fold


class Section(NamedTuple):
    """The lines from a heading to the next one, whatever their levels.

    Attributes:
        name: what the heading says, folded; empty for what stands above the first one.
        level: that of the heading, 0 for what stands above the first one.
        start, end: the places of its lines in the sheet, the heading's own the first.
    """

    name: str
    level: int
    start: int
    end: int


def sections(sheet: Sheet) -> list[Section]:
    """The sections of a note, in order; the first may have no heading, and no lines."""
    starts = [i for i, line in enumerate(sheet.lines) if _is_heading(sheet, i)]
    found = [Section("", 0, 0, starts[0] if starts else len(sheet.lines))]
    for start, end in pairwise((*starts, len(sheet.lines))):
        line = sheet.lines[start]
        found.append(Section(fold(line.text.strip()), line.level, start, end))
    return found


def _is_heading(sheet: Sheet, index: int) -> bool:
    line = sheet.lines[index]
    return line.kind == "heading" and not line.quoted and line.depth < 0


def most_in(found: Sequence[Section], indexes: Collection[int]) -> Section | None:
    """The section in which most of the lines stand, the last of equals; None without any."""
    held = {section: sum(section.start <= at < section.end for at in indexes) for section in found}
    most = max(held.values(), default=0)
    return next((section for section in reversed(found) if most and held[section] == most), None)


def called(found: Sequence[Section], names: Collection[str]) -> Section | None:
    """The first section with one of the names."""
    return next((section for section in found if section.level and section.name in names), None)


def end_of_heading(sheet: Sheet, section: Section) -> int:
    """Behind the lines of the heading, of which one that is underlined has several."""
    if not section.level:
        return section.start
    end = section.start + 1
    below = end
    while below < section.end and sheet.lines[below].kind == "text":
        below += 1
    if below < section.end and sheet.lines[below].kind == "rule" and sheet.lines[below].level:
        return below + 1
    return end


def airy(sheet: Sheet, but: Section | None = None) -> bool:
    """Whether the note leaves a blank line behind a heading, as its last one with text tells."""
    for section in reversed(sections(sheet)):
        heading = end_of_heading(sheet, section)
        if section.level and section != but and heading < section.end:
            return sheet.lines[heading].kind == "blank"
    return True


def level_of(found: Sequence[Section]) -> int:
    """The level of the note's sections: the highest one below its title, or 2."""
    levels = [section.level for section in found if section.level]
    if levels.count(1) == 1 and levels[0] == 1:
        levels = levels[1:]
    return min(levels, default=2)

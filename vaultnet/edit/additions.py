"""A new line of the log, a new open item: where it goes, and how it is written there."""

from __future__ import annotations

import re
from typing import Final

from vaultnet.edit.operations import AddEntry, AddItem
from vaultnet.edit.places import Entry, below, beside, entries_of, in_order, new_section
from vaultnet.edit.sections import Section, called, most_in, sections
from vaultnet.edit.sheet import Sheet, Splice
from vaultnet.model.linking import fold
from vaultnet.read.rules import Rules
from vaultnet.syntax.entries import parse_item, parse_log

_LOG: Final = "Log"
_OPEN: Final = "Open"
_YEAR = re.compile("[0-9]{4}")
_LINE_ENDS: Final = frozenset("\r\n")


def has_line(sheet: Sheet, operation: AddEntry | AddItem) -> bool:
    """Whether an outermost list line says just this; an item may be ticked by now."""
    boxed = isinstance(operation, AddItem)
    return any(
        line.kind == "item"
        and line.depth == 0
        and not line.quoted
        and (line.task is not None) == boxed
        and line.text == operation.line.strip()
        for line in sheet.lines
    )


def add_entry(sheet: Sheet, operation: AddEntry, rules: Rules) -> Splice:
    """The splice that adds a line to the log.

    Raises:
        Refused: if it would be no line of a log.
    """
    line = operation.line.strip()
    entry, faults = parse_log(line, 0)
    if entry is None or not _LINE_ENDS.isdisjoint(line):
        why = f": {faults[0].message}" if faults else ""
        raise sheet.refuse(0, f'"{line[:60]}" is no line for a log{why}')
    found = sections(sheet)
    days = {sheet.place(entry.line): entry.date for entry in sheet.entries.log}
    years = [section for section in found if _YEAR.fullmatch(section.name)]
    year = [section for section in years if section.name == str(entry.date.year)]
    if year and most_in(years, days) and not most_in(year, days):
        return below(sheet, year[0], f"- {line}")
    section = most_in(year, days) or most_in(found, days)
    if section is not None:
        dated = [one for one in entries_of(sheet, section) if one.start in days]
        at, above = in_order([days[one.start] for one in dated], entry.date)
        entries = entries_of(sheet, section)
        return beside(sheet, entries, entries.index(dated[at]), line, above=above)
    section = called(found, {fold(name) for name in rules.config.headings.log})
    if section is None:
        kept_last = {fold(_OPEN), *rules.headings}
        return new_section(sheet, _LOG, f"- {line}", lambda last: last.name in kept_last)
    return _behind_all(sheet, section, line, task=False)


def add_item(sheet: Sheet, operation: AddItem, rules: Rules) -> Splice:
    """The splice that adds an open item.

    Raises:
        Refused: if it would be no item of its kind.
    """
    line = operation.line.strip()
    if parse_item(line, " ", 0)[0].kind != operation.kind or not _LINE_ENDS.isdisjoint(line):
        raise sheet.refuse(0, f'"{line[:60]}" is no open item of the kind {operation.kind}')
    found = sections(sheet)
    mine = [
        sheet.place(item.line)
        for item in sheet.entries.items
        if item.is_open and item.kind == operation.kind
    ]
    ours = {name for name, kind in rules.headings.items() if kind == operation.kind}
    section = most_in(found, mine) or called(found, ours) or called(found, {fold(_OPEN)})
    if section is None:
        return new_section(sheet, _OPEN, f"- [ ] {line}", lambda _: False)
    return _behind_all(sheet, section, f"[ ] {line}", task=True)


def _behind_all(sheet: Sheet, section: Section, line: str, *, task: bool) -> Splice:
    """Behind the last list item of a section: the last task for a task, where there is one."""
    entries = entries_of(sheet, section)
    if not entries:
        return below(sheet, section, f"- {line}")
    alike = [at for at, entry in enumerate(entries) if _has_task(sheet, entry)]
    at = alike[-1] if alike and task else len(entries) - 1
    return beside(sheet, entries, at, line, above=False)


def _has_task(sheet: Sheet, entry: Entry) -> bool:
    lines = sheet.lines[entry.start : entry.end]
    return any(line.kind == "item" and line.task is not None for line in lines)

"""The body of a note into what happened, what is open, and whom it mentions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from vaultnet.model import Interaction, Item, Mention, Named, Problem
from vaultnet.model.interaction import TICKED
from vaultnet.model.linking import fold
from vaultnet.syntax.blocks import scan
from vaultnet.syntax.entries import parse_item, parse_log
from vaultnet.syntax.line import Line
from vaultnet.syntax.links import find_links

#: Inline fields whose value links to other notes.
_LINKING: Final = frozenset({"because-of", "to", "hook"})

#: Those of them for which a mere name will not do, and how to write one.
_LINK_ONLY: Final = {"because-of": "[[Ana Ruiz#^a3]]", "hook": "[[Name of the hook]]"}


class Entries(NamedTuple):
    """What the list lines of a person's note say.

    Attributes:
        named: whom and what the fields of log and items link to.
    """

    log: tuple[Interaction, ...]
    items: tuple[Item, ...]
    named: tuple[Named, ...]
    problems: tuple[Problem, ...]


def read_entries(path: str, body: str, first_line: int, headings: Mapping[str, str]) -> Entries:
    """The log lines and open items of a person's note: its outermost list lines.

    Args:
        headings: heading text (folded) -> kind of the tasks below it.
    """
    log: list[Interaction] = []
    items: list[Item] = []
    named: list[Named] = []
    problems: list[Problem] = []
    under = ""
    for line in scan(body, first_line):
        if line.kind == "heading" and not line.quoted:
            under = headings.get(fold(line.text.strip()), "")
        if line.kind != "item" or line.quoted:
            continue
        if line.task is not None:
            item, faults = parse_item(line.text, line.task, line.number, under)
            items.append(item)
            if item.fields:
                named += _links_of(item)
                problems += _unlinked(path, item) if item.kind != "task" else ()
        elif line.depth == 0:
            entry, faults = parse_log(line.text, line.number)
            if entry:
                log.append(entry)
                if entry.fields:
                    named += _links_of(entry)
                    problems += _unlinked(path, entry)
        else:
            continue
        problems += [Problem(path, line.number, *fault) for fault in faults]
    if sum(entry.block.startswith(TICKED) for entry in log) > 1:
        log = _ticked_once(path, log, problems)
    return Entries(tuple(log), tuple(items), tuple(named), tuple(problems))


def _ticked_once(path: str, log: list[Interaction], problems: list[Problem]) -> list[Interaction]:
    """The log with each ticked box once: two machines may have made a line of it on two days."""
    first: dict[str, Interaction] = {}
    for entry in sorted(log, key=lambda entry: (entry.date, entry.line)):
        if entry.block.startswith(TICKED) and first.setdefault(entry.block, entry) is not entry:
            message = f"a second line of one ticked box; line {first[entry.block].line} counts"
            problems.append(Problem(path, entry.line, message, notice=True))
    return [entry for entry in log if first.get(entry.block, entry) is entry]


def _links_of(entry: Interaction | Item) -> Iterator[Named]:
    for key, value in entry.fields:
        if key in _LINKING:
            for link in find_links(value):
                yield Named(link.target, entry.line, key, inline=True, block=link.block)


def _unlinked(path: str, entry: Interaction | Item) -> Iterator[Problem]:
    """A problem for each field that names something without a link, and so leads nowhere."""
    for key, value in entry.fields:
        if key in _LINK_ONLY and not find_links(value):
            message = f'{key} "{value[:40]}" is no link; write it like {_LINK_ONLY[key]}'
            yield Problem(path, entry.line, message)


def read_mentions(
    body: str, first_line: int, attendees: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """Every link of a note's body behind the given ones, and for each that is no touch, why."""
    found = list(attendees)
    if "[[" not in body and "](" not in body:
        return attendees
    for line in scan(body, first_line):
        if "[" not in line.text:
            continue
        silent = _silence(line)
        found += [
            Mention(link.target, line.number, "embed" if link.embed else silent)
            for link in find_links(line.text)
        ]
    return tuple(found)


def _silence(line: Line) -> str:
    """Why a link on this line is no touch; empty where it is one."""
    if line.kind in ("code", "html", "comment", "generated"):
        return "html" if line.kind == "html" else f"{line.kind} block"
    if line.callout:
        return "callout"
    if line.quoted:
        return "quote"
    if line.task is not None and line.task not in "xX":
        return "open task"
    return ""

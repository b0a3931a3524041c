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
from vaultnet.syntax.outline import outline, read_plainly

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
    for number, kind, text, task in outline(body, first_line):
        entry: Interaction | Item | None
        if kind == "heading":
            under = headings.get(fold(text.strip()), "")
        if kind != "item":
            continue
        if task is not None:
            entry, faults = parse_item(text, task, number, under)
            items.append(entry)
        else:
            entry, faults = parse_log(text, number)
            if entry is not None:
                log.append(entry)
        if entry is not None and not _LINKING.isdisjoint(dict(entry.fields)):
            _follow(path, entry, named, problems)
        if faults:
            problems += [Problem(path, number, *fault) for fault in faults]
    if body.count(f"^{TICKED}") > 1:
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


def _follow(
    path: str, entry: Interaction | Item, named: list[Named], problems: list[Problem]
) -> None:
    """Add what the fields of an entry link to, and a problem for each that leads nowhere."""
    for key, value in entry.fields:
        if key not in _LINKING:
            continue
        links = find_links(value)
        named += [
            Named(link.target, entry.line, key, inline=True, block=link.block) for link in links
        ]
        if not links and key in _LINK_ONLY and not _is_task(entry):
            message = f'{key} "{value[:40]}" is no link; write it like {_LINK_ONLY[key]}'
            problems.append(Problem(path, entry.line, message))


def _is_task(entry: Interaction | Item) -> bool:
    """Whether it is a task of the person's own, which may use our fields for other ends."""
    return isinstance(entry, Item) and entry.kind == "task"


def read_mentions(
    body: str, first_line: int, attendees: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """Every link of a note's body behind the given ones, and for each that is no touch, why."""
    if "[[" not in body and "](" not in body:
        return attendees
    found = list(attendees)
    for number, text, silent in _lines(body, first_line):
        if "[" in text:
            found += [
                Mention(link.target, number, "embed" if link.embed else silent)
                for link in find_links(text)
            ]
    return tuple(found)


def _lines(body: str, first_line: int) -> Iterator[tuple[int, str, str]]:
    """Number and text of the lines that may hold links, and why those are no touches."""
    if (plain := read_plainly(body, first_line)) is not None:
        for number, _, text, task in plain:
            yield number, text, _unticked(task)
    else:
        for line in scan(body, first_line):
            yield line.number, line.text, _silence(line)


def _silence(line: Line) -> str:
    """Why a link on this line is no touch; empty where it is one."""
    if line.kind in ("code", "html", "comment", "generated"):
        return "html" if line.kind == "html" else f"{line.kind} block"
    if line.callout:
        return "callout"
    if line.quoted:
        return "quote"
    return _unticked(line.task)


def _unticked(task: str | None) -> str:
    return "" if task is None or task in "xX" else "open task"

"""One list line and one value, both ways: log lines and open items."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from sys import intern

from vaultnet.dates import parse_date
from vaultnet.model.interaction import Fields, Interaction
from vaultnet.model.item import Item
from vaultnet.model.words import CHANNELS
from vaultnet.patterns import pattern
from vaultnet.syntax.hints import Fault, near_date, unknown, unseen
from vaultnet.syntax.inline import find_fields
from vaultnet.syntax.links import find_links
from vaultnet.syntax.plain_lines import PLAIN_LOG, vouched
from vaultnet.syntax.tasks import (
    DATES,
    cut,
    format_field,
    format_task_field,
    is_task_key,
    read_task,
    split_block,
    task_order,
)
from vaultnet.syntax.vouching import vouch

_TIME = r"(?:[T ]\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?=[\s,]|$))?"
_REST = rf"{_TIME}\s*+(?:(?:-{{1,3}}|[–—:])\s*+)?(?:([^\W\d_][\w-]*+):(?![:/]))?\s*+"
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_DATED = pattern(rf"({_DAY})(?![0-9]){_REST}")
_LINKED = pattern(
    rf"\[\[(?:[^\[\]|#]*/)?({_DAY})(?:\.md)?(?:#[^\[\]|]*+)?(?:\|[^\[\]]*+)?\]\]{_REST}"
)
_KIND = pattern(r"((?:#\S+\s+)*+)(promise|ask|raise):(?!:)\s*", re.IGNORECASE)

#: What may part a day from the rest of its line, besides blanks.
_PARTED = pattern(r"(?:T(?=[0-9]))?\s*(?:(?:-{1,3}|[–—:])\s*)?")
#: Makes an interaction of its parts without a call into Python: there are more than of all else.
_entry = partial(tuple.__new__, Interaction)
_FIRST_WORDS = ("promise", "ask", "raise")


def parse_log(text: str, line: int) -> tuple[Interaction | None, tuple[Fault, ...]]:
    """Read one top-level list item as a log line: `DATE channel: text [key:: value]… ^block`.

    Without a channel word it is a `touch`. No interaction and no fault: the line is undated and
    no log line. No interaction and a fault: it looks like one and cannot be understood.
    """
    if (plain := PLAIN_LOG.fullmatch(text)) is None:
        return _parse_any_log(text, line)
    written_day, channel, said, written, block = plain.groups("")
    if channel not in CHANNELS or "::" in said:
        return _parse_any_log(text, line)
    try:
        day = date.fromisoformat(written_day)
    except ValueError:
        return _parse_any_log(text, line)
    fields, faults = vouched(written) if written else ((), ())
    people = _people(said) if "[[" in said else ()
    return _entry((day, intern(channel), said.rstrip(), line, people, fields, block)), faults


def _parse_any_log(text: str, line: int) -> tuple[Interaction | None, tuple[Fault, ...]]:
    if text[:1].isdigit():
        head = _DATED.match(text)
    elif text[:2] == "[[":
        head = _LINKED.match(text)
    else:
        return None, ()
    try:
        day = date.fromisoformat(head[1]) if head is not None else None
    except ValueError:
        day = None
    if head is None or day is None:
        return None, near_date(text)
    word, start = head[2], head.end()
    channel = "touch" if word is None else intern(word.lower())  # one object for thousands
    if channel not in CHANNELS:
        if text[head.end(2) + 1 : head.end(2) + 2].strip():
            channel, start = "touch", head.start(2)
        else:
            return None, (unknown("channel", word, sorted(CHANNELS)),)
    return _log(day, channel, text[start:].strip(), line)


def split_day(text: str) -> tuple[date | None, str, tuple[Fault, ...]]:
    """The day with which a text begins as a log line does, and the rest of it.

    No day and a fault: it begins almost like one. A time stays in the rest.
    """
    head = _DATED.match(text) or _LINKED.match(text)
    day = parse_date(head[1]) if head else None
    if head is None or day is None:
        return None, text, near_date(text) if text else ()
    end = text.index("]]") + 2 if text[0] == "[" else head.end(1)
    return day, _PARTED.sub("", text[end:], count=1), ()


def _log(
    day: date, channel: str, text: str, line: int
) -> tuple[Interaction | None, tuple[Fault, ...]]:
    fields: Fields = ()
    faults: tuple[Fault, ...] = ()
    text, block = split_block(text)
    if found := find_fields(text):
        fields, faults = vouch((field.key, field.value) for field in found)
        text = cut(text, found)
    return Interaction(day, channel, text, line, _people(text), fields, block), faults


def _people(text: str) -> tuple[str, ...]:
    """Whom a line links to, each once, in the order of the first links."""
    links = find_links(text)
    return tuple(dict.fromkeys([link.target for link in links if link.target and not link.embed]))


def parse_item(
    text: str, status: str, line: int, heading_kind: str = ""
) -> tuple[Item, tuple[Fault, ...]]:
    """Read what stands behind a task's box, in Tasks' emoji or bracket form.

    Args:
        text: the line behind `- [ ] `.
        status: the character in the box.
        line: counted from 1.
        heading_kind: the kind that the heading above gives where no first word decides.
    """
    task = read_task(text)
    kind, said = heading_kind or "task", task.text
    if word := _KIND.match(said):
        kind, said = word[2].lower(), word[1] + said[word.end() :]
    fields, faults = vouch(task.fields) if task.fields else ((), ())
    item = Item(
        kind=kind,
        status=status,
        text=said.strip(),
        line=line,
        due=task.due,
        created=task.created,
        completion=task.completion,
        cancelled=task.cancelled,
        fields=fields,
        block=task.block,
    )
    notices = (unseen(task.hidden),) if task.hidden and item.is_open else ()
    return item, (*map(Fault, task.faults), *faults, *notices)


def format_log(entry: Interaction) -> str:
    """The line that reads as `entry`, without its bullet."""
    fields = [format_field(key, value) for key, value in entry.fields]
    return _join(
        f"{entry.date.isoformat()} {entry.channel}:", entry.text, *fields, block=entry.block
    )


def format_item(item: Item, style: str = "dataview") -> str:
    """The line that reads as `item`, without bullet and box; Tasks' fields last.

    Args:
        item: a task of the kind `task` is written without a first word.
        style: `dataview` for the bracket form, `emoji` for Tasks' own.
    """
    own = [format_field(key, value) for key, value in item.fields if not is_task_key(key)]
    known = [pair for pair in item.fields if is_task_key(pair[0])]
    known += [(key, str(day)) for key in DATES if (day := getattr(item, key, None)) is not None]
    known.sort(key=task_order)
    word = f"{item.kind}:" if item.kind in _FIRST_WORDS else ""
    tasks = [format_task_field(key, value, style) for key, value in known]
    # What has no emoji form stands before those that have: a recurrence ends only at an emoji.
    tasks.sort(key=lambda written: written[0] not in "[(")
    return _join(word, item.text, *own, *tasks, block=item.block)


def _join(*parts: str, block: str) -> str:
    return " ".join(filter(None, (*parts, block and f"^{block}")))

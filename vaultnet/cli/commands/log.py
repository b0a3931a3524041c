"""`vaultnet log`."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, TypedDict, TypeVar, Unpack

import click

from vaultnet.cli.days import day_of
from vaultnet.cli.lines import check_block, stands_already, vouched
from vaultnet.cli.offers import offer_people, person_argument
from vaultnet.cli.options import HELP
from vaultnet.cli.properties import text_of
from vaultnet.cli.words import Word, said_in_note
from vaultnet.cli.writing import Asked, Desk, open_desk, write_back, writes
from vaultnet.edit import AddEntry
from vaultnet.errors import VaultnetError
from vaultnet.model import Interaction, Person
from vaultnet.model.interaction import field
from vaultnet.model.words import CHANNELS, GIVES, GOTS, INITIATIVES
from vaultnet.pipeline.planning import Change
from vaultnet.syntax.entries import format_log, parse_log, split_day
from vaultnet.syntax.escape import wikilink
from vaultnet.syntax.hints import unknown

_T = TypeVar("_T", str, date)
_CHANNELS: Final = sorted(CHANNELS)
_WORD = re.compile(r"([^\W\d_][\w-]*):(?![:/])(?:\s+|$)")


class Said(TypedDict):
    """What the options say about an event."""

    day: str | None
    channel: str | None
    by: str | None
    give: str | None
    got: str | None
    others: tuple[str, ...]


@click.command("log", context_settings=HELP)
@person_argument
@click.argument("words", metavar="[TEXT]", nargs=-1)
@click.option("--date", "day", metavar="DAY", help="When it was: yesterday, last friday, 3d ago.")
@click.option("--channel", type=Word("channel", _CHANNELS), help="How you were in touch.")
@click.option("--by", type=Word("by", INITIATIVES), help="Who began: me, them or both.")
@click.option("--give", type=Word("give", GIVES), help="What you gave.")
@click.option("--got", type=Word("got", GOTS), help="What you were given.")
@click.option(
    "--with", "others", metavar="PERSON", multiple=True, shell_complete=offer_people,
    help="Somebody who was there, too; may be given several times.",
)  # fmt: skip
@writes
def command(asked: Asked, person: str, words: tuple[str, ...], **given: Unpack[Said]) -> None:
    """Write a line into the log of PERSON.

    TEXT may begin with the channel, as in `call: two hours on the tender`, and may hold links and
    fields. Without a channel it is a touch. Once you were in touch since, an older event does not
    move a due date; the first one of all starts the count.
    """
    text = said_in_note(words)
    if not text and given["channel"] is None:
        raise VaultnetError("there is nothing to log; say what it was, or at least its --channel")
    desk = open_desk(asked)
    found = desk.person(person)
    entry = _entry(text, given, desk.today)
    entry = _joined(entry, _others(desk, found, given["others"]))
    line = _line(entry)
    places = (known.line for known in found.log if _is_same(known, entry))
    if stands_already(asked, desk, found, places, "stands there"):
        return
    check_block(text_of(desk.root, found.path), entry.block)
    remarks = []
    if entry.date > desk.today:
        remarks.append(f"{entry.date} is still to come: planned, and counted from that day on")
    if given["others"] and not entry.touches:
        remarks.append(f"`{entry.channel}` is not being in touch, so it counts for nobody")
    write_back(
        asked,
        desk,
        [Change(found.path, (AddEntry(line),))],
        what=f"log {found.name}",
        about=found,
        remarks=tuple(remarks),
    )


def _entry(text: str, given: Said, today: date) -> Interaction:
    """What the text and the options say together."""
    day = None if given["day"] is None else day_of(given["day"], today, ahead=False)
    written, text, faults = split_day(text)
    if faults:
        raise VaultnetError(faults[0].message)
    if written is not None:
        day = _agreed("date", day, written)
    channel, text = _channel(text, given["channel"])
    line = f"{day or today} {channel}: {text}"
    entry, faults = parse_log(line, 0)
    if entry is None or faults:
        raise VaultnetError("; ".join(fault.message for fault in faults))
    fields = entry.fields
    for key in ("by", "give", "got"):
        value = given[key]
        if value is not None and _agreed(key, value, field(entry.fields, key) or value):
            fields = (*(pair for pair in fields if pair[0] != key), (key, value))
    return entry._replace(fields=fields)


def _agreed(what: str, given: _T | None, written: _T) -> _T:
    if given is not None and given != written:
        raise VaultnetError(f"the text says {written}, and --{what} says {given}; leave one out")
    return written


def _channel(text: str, given: str | None) -> tuple[str, str]:
    """The channel, and the text without it."""
    word = _WORD.match(text)
    if word is None or (given and word[1].lower() not in CHANNELS):
        return given or "touch", text
    channel = word[1].lower()
    if channel not in CHANNELS:
        message = unknown("channel", word[1], _CHANNELS).message
        raise VaultnetError(f"{message}; if it belongs to the text, name the --channel")
    return _agreed("channel", given, channel), text[word.end() :]


def _others(desk: Desk, person: Person, names: tuple[str, ...]) -> tuple[Person, ...]:
    found = {other.path: other for other in map(desk.person, names)}
    if person.path in found:
        raise VaultnetError(f"the line is {person.name}'s own; --with names who else was there")
    return tuple(found.values())


def _joined(entry: Interaction, others: tuple[Person, ...]) -> Interaction:
    """The event with links to those who were there and are not named yet."""
    missing = [o for o in others if o.link not in entry.people]
    if not missing:
        return entry
    links = [wikilink(o.link, o.name if "/" in o.link else "") for o in missing]
    *first, last = links
    listed = f"{', '.join(first)} and {last}" if first else last
    return entry._replace(text=f"{entry.text} with {listed}".strip())


def _line(entry: Interaction) -> str:
    """The line that says this and nothing else.

    Raises:
        VaultnetError: if there is none.
    """
    line = format_log(entry)
    again, faults = parse_log(line, 0)
    return vouched(line, is_meant=again is not None and not faults and _is_same(again, entry))


def _is_same(known: Interaction, entry: Interaction) -> bool:
    """Whether two lines say the same; whom their links name follows from the text."""
    return known._replace(line=0, people=()) == entry._replace(line=0, people=())

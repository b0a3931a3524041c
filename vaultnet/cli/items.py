"""Open items: a new one written down, and the one that some words mean."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import click

from vaultnet.cli.days import day_of
from vaultnet.cli.lines import check_block, stands_already, vouched
from vaultnet.cli.people import plain
from vaultnet.cli.properties import text_of
from vaultnet.cli.words import said_in_note
from vaultnet.cli.writing import Asked, open_desk, write_back
from vaultnet.edit import AddItem
from vaultnet.errors import VaultnetError
from vaultnet.model import Item, Person
from vaultnet.pipeline.planning import Change
from vaultnet.read.naming import slug
from vaultnet.syntax.entries import format_item, parse_item
from vaultnet.syntax.tasks import task_signs

text_argument = click.argument("words", metavar="TEXT", nargs=-1, required=True)
due_option = click.option("--due", metavar="DAY", help="By when: tomorrow, next friday, in 3w.")


def add_item(
    asked: Asked,
    kind: str,
    person: str,
    words: tuple[str, ...],
    *,
    due: str | None = None,
    created: str | None = None,
) -> None:
    """Write a new open item into a person's note.

    Args:
        due: by when, as it was said.
        created: since when, as it was said; an ask is of today where nothing says otherwise.

    Raises:
        VaultnetError: if it cannot be done.
    """
    text = said_in_note(words)
    desk = open_desk(asked)
    found = desk.person(person)
    item = _read(kind, text)
    item = item._replace(
        due=_day(due, item.due, desk.today, ahead=True),
        created=_day(created, item.created, desk.today, ahead=False),
    )
    if kind == "ask" and item.created is None:
        item = item._replace(created=desk.today)
    if item.created is not None and item.created > desk.today:
        hint = "say when you asked" if kind == "ask" else "leave out since when it is there"
        raise VaultnetError(f"{item.created} is still to come; {hint}")
    places = (known.line for known in found.items if _is_same(known, item))
    if stands_already(asked, desk, found, places, "is open"):
        return
    note = text_of(desk.root, found.path)
    check_block(note, item.block)
    line = _line(item, "emoji" if task_signs(text) else _style(note))
    change = Change(found.path, (AddItem(kind, line),))
    write_back(asked, desk, [change], what=f"{kind} {found.name}", about=found)


def _read(kind: str, text: str) -> Item:
    """The item that a text means; its first word may say the kind again."""
    item, faults = parse_item(text, " ", 0)
    if item.kind not in ("task", kind):
        raise VaultnetError(f"the text says {item.kind}, and the command {kind}; leave one out")
    for fault in faults:
        if not fault.notice:  # fields in an order that Tasks does not like: it is put right
            raise VaultnetError(fault.message)
    if item.completion is not None or item.cancelled is not None:
        raise VaultnetError(
            "the text says when it was done or cancelled; an open item has no such day"
        )
    if not item.text:
        raise VaultnetError("there is nothing to write down; say what it is about")
    return item._replace(kind=kind)


def _day(said: str | None, written: date | None, today: date, *, ahead: bool) -> date | None:
    """The day of an option, or the one in the text.

    Raises:
        VaultnetError: if they say two things.
    """
    if said is None:
        return written
    day = day_of(said, today, ahead=ahead)
    if written not in (None, day):
        raise VaultnetError(f"the text says {written}, and the option {day}; leave one out")
    return day


def _is_same(known: Item, item: Item) -> bool:
    """Whether an open item says this already, whenever it was written down."""
    return known.is_open and (known.kind, known.text, known.due, known.fields) == (
        item.kind,
        item.text,
        item.due,
        item.fields,
    )


def _line(item: Item, style: str) -> str:
    line = format_item(item, style)
    again, faults = parse_item(line, " ", 0)
    return vouched(line, is_meant=not faults and again == item)


def _style(text: str) -> str:
    """How dates of tasks are written in a note: the way that is there, else in brackets."""
    return "emoji" if any(sign in text for sign in "📅➕✅⏳🛫") else "dataview"


def open_item(person: Person, words: str) -> tuple[int, Item]:
    """The one open item that the words mean, and its place among all items of the note.

    Words mean an item that holds them next to each other, or else one that holds all of them. A
    number alone means the open item of that number, where no item holds it. A word of one letter
    must be a word of the item, too: nearly every item holds the letter.

    Raises:
        VaultnetError: if none or several are meant; the text lists those that are open.
    """
    known = [(place, item) for place, item in enumerate(person.items) if item.is_open]
    if not known:
        raise VaultnetError(f"nothing is open with {person.name}")
    for found in _stages(known, words):
        if len(found) == 1:
            return found[0]
        if found:
            listed = _listed(known, found)
            raise VaultnetError(f'"{words}" may be one of these; say more, or its number\n{listed}')
    if words.isdecimal() and 0 < int(words) <= len(known):
        return known[int(words) - 1]
    raise VaultnetError(
        f'no open item of {person.name} holds "{words}"; these are open\n{_listed(known, known)}'
    )


def as_word(text: str) -> str:
    """What an item says as one word without blanks: letters and digits, the rest hyphens."""
    return slug(text.replace("'", "").replace("’", ""))


def _stages(known: list[tuple[int, Item]], words: str) -> Iterator[list[tuple[int, Item]]]:
    phrase = as_word(words)
    if not phrase:
        yield [each for each in known if plain(words) in plain(each[1].text)]
        return
    texts = [(each, f"-{as_word(each[1].text)}-") for each in known]
    yield [each for each, text in texts if text == f"-{phrase}-"]
    yield [each for each, text in texts if f"-{phrase}-" in text]
    if not phrase.isdecimal():
        parts = phrase.split("-")
        before, behind = ("-" if _is_letter(part) else "" for part in (parts[0], parts[-1]))
        yield [each for each, text in texts if f"{before}{phrase}{behind}" in text]
        held = [f"-{part}-" if _is_letter(part) else part for part in parts]
        yield [each for each, text in texts if all(part in text for part in held)]


def _is_letter(word: str) -> bool:
    """Whether a word is a single letter, of a script whose words have several."""
    return len(word) == 1 and word.isascii()


def _listed(known: list[tuple[int, Item]], found: list[tuple[int, Item]]) -> str:
    """Those found, each with its number among all that are open."""
    rows = [
        f"  {number} {item.kind}: {item.text}" + (f", due {item.due}" if item.due else "")
        for number, (place, item) in enumerate(known, start=1)
        if place in {each for each, _ in found}
    ]
    return "\n".join(rows)

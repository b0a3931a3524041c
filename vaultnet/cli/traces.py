"""Where a vault names a person: links that can be rewritten, and words that only people can."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import quote

from vaultnet.cli.properties import text_of
from vaultnet.cli.writing import Desk
from vaultnet.edit import Unname
from vaultnet.edit.names import is_named, written_links
from vaultnet.errors import VaultnetError
from vaultnet.memory.places import KEPT
from vaultnet.model import Person
from vaultnet.model.files import stem
from vaultnet.model.linking import fold
from vaultnet.pipeline.planning import Change
from vaultnet.syntax.frontmatter import read_head
from vaultnet.syntax.regions import find_regions

#: How many places are named before the rest is only counted.
_SHOWN: Final = 8


def folded_names(person: Person) -> tuple[str, ...]:
    """Everything that the person is called, folded."""
    contact = person.contact
    names = (stem(person.path), contact.name, contact.uid, *contact.aliases)
    return tuple(dict.fromkeys(fold(name.strip()) for name in names if name.strip()))


def notes_naming(desk: Desk, person: Person) -> Iterator[Change]:
    """For every note that names the person by a link or in a property: to make it `someone`."""
    names = _own_names(desk, person)
    signs = (*folded_names(person), fold(quote(stem(person.path))))
    for path, text in _others(desk, person, signs):
        operation = Unname(tuple(sorted(_targets(desk, person, path, text))), names)
        if operation.targets or _has_property(text, operation):
            yield Change(path, (operation,))


def _has_property(text: str, operation: Unname) -> bool:
    """Whether a property names the person, alone or in a list."""
    said = read_head(text).values.values()
    values = (each for value in said for each in (value if isinstance(value, list) else [value]))
    return any(isinstance(value, str) and is_named(value, operation) for value in values)


def _own_names(desk: Desk, person: Person) -> tuple[str, ...]:
    """The names that nobody else has: where two share one, a property may mean the other."""
    others = (each for each in desk.seen.context.network.people if each.path != person.path)
    taken = {name for each in others for name in folded_names(each)}
    return tuple(name for name in folded_names(person) if name not in taken)


def _others(desk: Desk, person: Person, signs: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Every note but the person's own and the index notes that holds one of the signs."""
    for path, note in sorted(desk.session.reading.notes.items()):
        if path == person.path or note.kind == "generated":
            continue
        try:
            text = text_of(desk.root, path)
        except VaultnetError:
            continue  # what cannot be read is a problem that is told elsewhere
        if any(sign in fold(text) for sign in signs):
            yield path, text


def _targets(desk: Desk, person: Person, path: str, text: str) -> Iterator[str]:
    """What the links of a note that lead to the person are written as."""
    links = desk.seen.context.network.links
    for line in text.split("\n"):
        for link in written_links(line):
            if link.target and links.lead(link.target, path) == person.path:
                yield fold(link.target)


def still_naming(desk: Desk, person: Person, after: Mapping[str, str]) -> Iterator[str]:
    """Sentences about places that name the person in plain words: whole names and aliases.

    Args:
        after: the text of each note that is changed, as it will be.
    """
    # A name of signs alone is found everywhere, and one that is empty between all others.
    called = tuple(name for name in folded_names(person) if any(map(str.isalnum, name)))
    if not called:
        return
    word = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, called))})(?!\w)")
    places = []
    for path, text in _others(desk, person, called):
        lines = fold(_own(after.get(path, text))).split("\n")
        places += [f"{path}:{at}" for at, line in enumerate(lines, start=1) if word.search(line)]
    if places:
        more = f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
        yield f"still named in plain words: {', '.join(places[:_SHOWN])}{more}"
    paths = sorted(desk.session.reading.notes)
    if copies := [path for path in paths if path != person.path and _is_copy(desk, path, word)]:
        yield f"still named by a file: {', '.join(copies[:_SHOWN])}"
    if kept := [path for path in _kept(desk.root) if word.search(fold(_text(desk.root, path)))]:
        yield f"still quoted in what was moved aside: {', '.join(kept[:_SHOWN])}"


def _own(text: str) -> str:
    """The text without what stands in generated regions, which follow by themselves."""
    for span in reversed(find_regions(text)[0]):
        lines = text.count("\n", span.start, span.end)
        text = text[: span.start] + "\n" * lines + text[span.end :]
    return text


def _is_copy(desk: Desk, path: str, word: re.Pattern[str]) -> bool:
    """Whether the name of a file that is not vaultnet's own names the person."""
    own = desk.session.reading.notes[path].kind == "generated"
    return not own and word.search(fold(stem(path))) is not None


def _kept(root: str) -> list[str]:
    try:
        return [f"{KEPT}/{name}" for name in sorted(os.listdir(os.path.join(root, KEPT)))]
    except OSError:
        return []


def _text(root: str, path: str) -> str:
    try:
        return text_of(root, path)
    except VaultnetError:
        return ""

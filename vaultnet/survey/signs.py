"""The signs by which this vault marks people: folders, tags, and the properties of kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from vaultnet.config import People
from vaultnet.model.files import last_part
from vaultnet.model.linking import fold, link_name
from vaultnet.read.naming import stem
from vaultnet.read.rules import Rules
from vaultnet.survey.sheets import Sheet
from vaultnet.survey.vocabulary import (
    FRIENDS,
    OVERVIEW,
    PEOPLE,
    PERHAPS,
    PERSON_TYPES,
    TEMPLATES,
    is_writable,
    plain,
)

_SURE: Final = {
    "folder": PEOPLE | FRIENDS,
    "tag": PEOPLE,
    "type": PERSON_TYPES,
    "category": PEOPLE | FRIENDS,
}
_MAYBE: Final = PEOPLE | FRIENDS | PERHAPS


class Sign(NamedTuple):
    """One mark of people, and the notes that bear it.

    Attributes:
        kind: `folder`, `tag`, `type` or `category`.
        word: as the vault writes it.
    """

    kind: str
    word: str
    paths: tuple[str, ...]


def find_signs(sheets: Sequence[Sheet], rules: Rules) -> tuple[tuple[Sign, ...], tuple[Sign, ...]]:
    """The signs beyond those that the rules know: those that are sure, and those that may be.

    A tag on a dated note is never sure: it may say what the day was about.
    """
    sure: list[Sign] = []
    maybe: list[Sign] = []
    for sign in _signs(sheets, rules):
        words = plain(last_part(sign.word) if sign.kind == "tag" else sign.word)
        dated = sign.kind == "tag" and any(
            rules.read_day(path.removesuffix(".md")) for path in sign.paths
        )
        if not is_writable(sign.word) or words not in _MAYBE | _SURE[sign.kind]:
            continue
        (sure if words in _SURE[sign.kind] and not dated else maybe).append(sign)
    return tuple(sure), tuple(maybe)


def _signs(sheets: Iterable[Sheet], rules: Rules) -> Iterable[Sign]:
    """Every folder, tag, type and category that the rules do not take for people yet."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    spelled: dict[tuple[str, str], str] = {}
    for sheet in sheets:
        for kind, word in _marks(sheet, rules):
            key = (kind, fold(word))
            spelled.setdefault(key, word)
            if not found[key] or found[key][-1] != sheet.path:
                found[key].append(sheet.path)
    for kind, folded in sorted(found):
        if not _is_known(kind, folded, rules):
            key = (kind, folded)
            yield Sign(kind, spelled[key], tuple(found[key]))


def _marks(sheet: Sheet, rules: Rules) -> Iterable[tuple[str, str]]:
    yield from (("folder", name) for name in sheet.path.split("/")[:-1])
    yield from (("tag", tag.lstrip("#")) for tag in sheet.texts("tags", rules))
    yield from (("type", link_name(text)) for text in sheet.texts("type", rules))
    for key in ("categories", "category"):
        yield from (("category", link_name(text)) for text in sheet.texts(key, rules))


def _is_known(kind: str, folded: str, rules: Rules) -> bool:
    if kind == "tag":
        return rules.is_person_tag(folded)
    if kind == "folder":
        return rules.folders[folded].people
    return folded in (rules.types if kind == "type" else rules.categories)


def with_signs(people: People, signs: Iterable[Sign]) -> People:
    """The same decisions, with further signs taken for people."""
    more: dict[str, list[str]] = defaultdict(list)
    for sign in signs:
        more[sign.kind].append(sign.word)
    return People(
        folders=(*people.folders, *more["folder"]),
        tags=(*people.tags, *more["tag"]),
        types=(*people.types, *more["type"]),
        categories=(*people.categories, *more["category"]),
        exclude=people.exclude,
    )


def sign_of(sheet: Sheet, rules: Rules) -> tuple[str, str]:
    """By which sign a person's note is one: its kind, and the word as the vault writes it."""
    marks = [mark for mark in _marks(sheet, rules) if _is_known(mark[0], fold(mark[1]), rules)]
    for kind in ("type", "tag", "category", "folder"):
        for found, word in marks:
            if found == kind:
                return kind, word
    return "folder", sheet.path.rpartition("/")[0]


def overviews(people: Iterable[Sheet], rules: Rules) -> tuple[str, ...]:
    """Names of notes that bear a sign of people, but whose name says that they are no person."""
    found = []
    for sheet in people:
        name = stem(sheet.path)
        words = plain(name)
        telling = words in PEOPLE | FRIENDS or not OVERVIEW.isdisjoint(words.split())
        if telling and is_writable(name) and sign_of(sheet, rules)[0] != "type":
            found.append(name)
    return tuple(dict.fromkeys(found))


def template_folders(paths: Iterable[str], rules: Rules) -> tuple[str, ...]:
    """Folders that hold templates by their name, beyond those that the rules know."""
    folders = {name for path in paths for name in path.split("/")[:-1]}
    return tuple(
        name
        for name in sorted(folders)
        if plain(name) in TEMPLATES and not rules.folders[name].templates and is_writable(name)
    )

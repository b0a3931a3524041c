"""The configuration as the reader needs it: prepared once, then asked for every note."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from vaultnet.config import Config
from vaultnet.model.linking import fold
from vaultnet.read.dayformat import DayReader, day_reader


class Place(NamedTuple):
    """What a folder says about the notes that lie in it.

    Attributes:
        templates: they are forms to fill in.
        people: each is a person's, unless it is the folder's own overview.
        dated: they may be dated notes.
    """

    templates: bool
    people: bool
    dated: bool


class Folders(dict[str, Place]):
    """A note's folder -> what it says; worked out when it is first asked for."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self._config = config

    def __missing__(self, folder: str) -> Place:
        place = self[folder] = self._judge(fold(folder))
        return place

    def _judge(self, folder: str) -> Place:
        config = self._config
        return Place(
            templates=_lies_in(folder, config.templates),
            people=_lies_in(folder, config.people.folders),
            dated=not config.dated.folders or _lies_under(folder, config.dated.folders),
        )


class Rules(NamedTuple):
    """What decides what a note is, and how its words are called in this vault.

    Attributes:
        keys: property name in the vault (folded) -> vaultnet's name for it.
        renamed: vaultnet's names that go by another one in this vault.
        tier_names: the tiers that a note may name.
        headings: heading text (folded) -> kind of the tasks below it.
        read_day: the date in a note's path, or None.
        date_key: the property (folded) that holds a note's date.
        tags: those of people (folded), each with a `/` behind it, as nested ones begin.
        template_notes: single notes (folded, without `.md`) that are templates.
        folders: what the folder of a note says about it.
    """

    config: Config
    keys: Mapping[str, str]
    renamed: frozenset[str]
    tier_names: tuple[str, ...]
    headings: Mapping[str, str]
    read_day: DayReader
    date_key: str
    tags: tuple[str, ...]
    types: frozenset[str]
    categories: frozenset[str]
    exclude: frozenset[str]
    template_notes: frozenset[str]
    folders: Folders

    @classmethod
    def of(cls, config: Config) -> Rules:
        """The rules that a configuration gives."""
        people, headings = config.people, config.headings
        kinds = {
            "promise": headings.promises,
            "ask": headings.asks,
            "raise": headings.raises,
        }
        return cls(
            config=config,
            keys={fold(name): key for key, name in config.keys.items()},
            renamed=frozenset(config.keys),
            tier_names=config.tier_names,
            headings={fold(word): kind for kind, words in kinds.items() for word in words},
            read_day=day_reader(config.dated.formats),
            date_key=fold(config.dated.property),
            tags=tuple(f"{fold(tag.lstrip('#'))}/" for tag in people.tags),
            types=frozenset(fold(word) for word in people.types),
            categories=frozenset(fold(word) for word in people.categories),
            exclude=frozenset(fold(word) for word in people.exclude),
            template_notes=frozenset(
                fold(place.strip("/")).removesuffix(".md") for place in config.templates
            ),
            folders=Folders(config),
        )

    def is_template(self, path: str) -> bool:
        """Whether a single note was named a template."""
        named = self.template_notes
        return bool(named) and fold(path).removesuffix(".md") in named

    def is_person_tag(self, tag: str) -> bool:
        """Whether a tag, or the beginning of a nested one, marks people."""
        return f"{fold(tag.lstrip('#'))}/".startswith(self.tags)


def _lies_in(folder: str, places: tuple[str, ...]) -> bool:
    """Whether a folder, or one above it, has one of the names or lies at one of the paths."""
    names = {fold(place.strip("/")) for place in places}
    return not names.isdisjoint(folder.split("/")) or _lies_under(folder, places)


def _lies_under(folder: str, places: tuple[str, ...]) -> bool:
    """Whether a folder lies at or below one of the paths; `/` is the vault itself."""
    paths = {fold(place.strip("/")) for place in places}
    return "" in paths or any(folder == path or folder.startswith(f"{path}/") for path in paths)

"""What Obsidian and its plugins were told about this vault: formats, templates, exclusions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from vaultnet.settings import DAILY_NOTES, TEMPLATES, UNIQUE_NOTES, read_json

_APP: Final = ".obsidian/app.json"
_PERIODIC: Final = ".obsidian/plugins/periodic-notes/data.json"
_TEMPLATER: Final = ".obsidian/plugins/templater-obsidian/data.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Obsidian:
    """The settings that matter here; empty where nothing was set.

    Attributes:
        daily_formats: how daily notes are named, in Moment's tokens.
        unique_format: how unique notes (Zettelkasten) are named.
        templates: folders of templates, and single ones, without `.md`.
        excluded: what Obsidian itself leaves out of search: folders or regular expressions.
    """

    daily_formats: tuple[str, ...] = ()
    unique_format: str = ""
    templates: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()


def read_obsidian(vault: Path) -> Obsidian:
    """Read the setting files; whatever is absent or odd counts as not set."""
    daily, unique = read_json(vault / DAILY_NOTES), read_json(vault / UNIQUE_NOTES)
    periodic = read_json(vault / _PERIODIC).get("daily")
    periodic = periodic if isinstance(periodic, dict) and periodic.get("enabled") else {}
    places: list[Any] = [
        read_json(vault / TEMPLATES).get("folder"),
        read_json(vault / _TEMPLATER).get("templates_folder"),
        *(table.get("template") for table in (daily, periodic, unique)),
    ]
    return Obsidian(
        daily_formats=_texts([daily.get("format"), periodic.get("format")]),
        unique_format="".join(_texts([unique.get("format")])),
        templates=_texts([_place(place) for place in places]),
        excluded=_texts(read_json(vault / _APP).get("userIgnoreFilters")),
    )


def _texts(values: object) -> tuple[str, ...]:
    if not isinstance(values, list):
        return ()
    found = (value.strip() for value in values if isinstance(value, str))
    return tuple(dict.fromkeys(text for text in found if text))


def _place(path: object) -> object:
    return path.strip().strip("/").removesuffix(".md") if isinstance(path, str) else None

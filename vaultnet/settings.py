"""The decisions that a vault carries: `.vaultnet/config.toml`, and what Obsidian was told."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from vaultnet.config import CONFIG_PATH, Config, read_config
from vaultnet.errors import VaultnetError, reason
from vaultnet.model import Problem

#: The real path of a vault.
Folder = str | os.PathLike[str]

DAILY_NOTES: Final = ".obsidian/daily-notes.json"
TEMPLATES: Final = ".obsidian/templates.json"
UNIQUE_NOTES: Final = ".obsidian/zk-prefixer.json"
PERIODIC_NOTES: Final = ".obsidian/plugins/periodic-notes/data.json"
TEMPLATER: Final = ".obsidian/plugins/templater-obsidian/data.json"

#: Files whose change means that every note must be read again.
SOURCES: Final = (CONFIG_PATH, DAILY_NOTES, TEMPLATES, UNIQUE_NOTES, PERIODIC_NOTES, TEMPLATER)

_APP: Final = ".obsidian/app.json"
_UNREADABLE: Final = "the configuration cannot be read"


class Obsidian(NamedTuple):
    """What Obsidian and its plugins were told about this vault; empty where nothing was.

    Attributes:
        daily_formats: how daily notes are named, in Moment's tokens.
        unique_format: how unique notes (Zettelkasten) are named.
        templates: folders of templates, and single ones, without `.md`.
    """

    daily_formats: tuple[str, ...] = ()
    unique_format: str = ""
    templates: tuple[str, ...] = ()


def load_settings(vault: Folder) -> tuple[Config, tuple[Problem, ...]]:
    """The configuration of a vault; Obsidian's own settings fill in what it leaves open.

    Raises:
        VaultnetError: if the configuration file cannot be read at all.
    """
    try:
        text = _text_of(vault, CONFIG_PATH)
    except (FileNotFoundError, NotADirectoryError):
        text = ""
    except UnicodeDecodeError as error:
        line = 1 + error.object.count(b"\n", 0, error.start)
        raise VaultnetError(f"{CONFIG_PATH}:{line}: {_UNREADABLE}: it is not UTF-8") from None
    except OSError as error:
        raise VaultnetError(f"{CONFIG_PATH}:1: {_UNREADABLE}: {reason(error)}") from None
    config, problems = read_config(text)
    return _with_obsidian(config, read_obsidian(vault)), problems


def _with_obsidian(config: Config, obsidian: Obsidian) -> Config:
    """Add the vault's own daily-note formats and template places to what was configured."""
    formats = _distinct((*config.dated.formats, *obsidian.daily_formats))
    return config._replace(
        dated=config.dated._replace(formats=formats),
        templates=_distinct((*config.templates, *obsidian.templates)),
    )


def read_obsidian(vault: Folder) -> Obsidian:
    """Read the setting files; whatever is absent or odd counts as not set."""
    daily, unique = _read_json(vault, DAILY_NOTES), _read_json(vault, UNIQUE_NOTES)
    periodic = _read_json(vault, PERIODIC_NOTES).get("daily")
    periodic = periodic if isinstance(periodic, dict) and periodic.get("enabled") else {}
    places = [
        _read_json(vault, TEMPLATES).get("folder"),
        _read_json(vault, TEMPLATER).get("templates_folder"),
        *(table.get("template") for table in (daily, periodic, unique)),
    ]
    return Obsidian(
        daily_formats=_texts([daily.get("format"), periodic.get("format")]),
        unique_format="".join(_texts([unique.get("format")])),
        templates=_distinct(_place(text) for text in _texts(places)),
    )


def excluded_from_search(vault: Folder) -> tuple[str, ...]:
    """What Obsidian itself leaves out of its search: folders or regular expressions."""
    return _texts(_read_json(vault, _APP).get("userIgnoreFilters"))


def _read_json(vault: Folder, path: str) -> dict[str, Any]:
    """One of Obsidian's setting files; empty where it is absent or holds something else."""
    try:
        data = json.loads(_text_of(vault, path))
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _text_of(vault: Folder, path: str) -> str:
    with open(os.path.join(vault, path), encoding="utf-8-sig") as file:
        return file.read()


def _texts(values: object) -> tuple[str, ...]:
    if not isinstance(values, list):
        return ()
    return _distinct(value.strip() for value in values if isinstance(value, str))


def _place(path: str) -> str:
    return path.strip("/").removesuffix(".md")


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))

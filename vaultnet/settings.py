"""The decisions that a vault carries: `.vaultnet/config.toml`, and what Obsidian was told."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from vaultnet.config import CONFIG_PATH, Config, read_config
from vaultnet.errors import VaultnetError
from vaultnet.model import Problem

DAILY_NOTES: Final = ".obsidian/daily-notes.json"
TEMPLATES: Final = ".obsidian/templates.json"
UNIQUE_NOTES: Final = ".obsidian/zk-prefixer.json"

#: Files whose change means that every note must be read again.
SOURCES: Final = (CONFIG_PATH, DAILY_NOTES, TEMPLATES, UNIQUE_NOTES)

_UNREADABLE: Final = "the configuration cannot be read"


def load_settings(vault: Path) -> tuple[Config, tuple[Problem, ...]]:
    """The configuration of a vault; Obsidian's own settings fill in what it leaves open.

    Raises:
        VaultnetError: if the configuration file cannot be read at all.
    """
    try:
        text = (vault / CONFIG_PATH).read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        text = ""
    except UnicodeDecodeError as error:
        line = 1 + error.object.count(b"\n", 0, error.start)
        raise VaultnetError(f"{CONFIG_PATH}:{line}: {_UNREADABLE}: it is not UTF-8") from None
    except OSError as error:
        raise VaultnetError(f"{CONFIG_PATH}:1: {_UNREADABLE}: {error.strerror}") from None
    config, problems = read_config(text)
    return _with_obsidian(vault, config), problems


def _with_obsidian(vault: Path, config: Config) -> Config:
    """Add the vault's own daily-note format and template places to what was configured."""
    daily = read_json(vault / DAILY_NOTES)
    template_folder = read_json(vault / TEMPLATES).get("folder")
    formats = tuple(dict.fromkeys((*config.dated.formats, *_words(daily.get("format")))))
    single = [daily.get("template"), read_json(vault / UNIQUE_NOTES).get("template")]
    places = [_strip(word) for value in (template_folder, *single) for word in _words(value)]
    return replace(
        config,
        dated=replace(config.dated, formats=formats),
        templates=tuple(dict.fromkeys((*config.templates, *(place for place in places if place)))),
    )


def read_json(path: Path) -> dict[str, Any]:
    """One of Obsidian's setting files; empty where it is absent or holds something else."""
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _words(value: object) -> tuple[str, ...]:
    return (value.strip(),) if isinstance(value, str) and value.strip() else ()


def _strip(path: str) -> str:
    return path.strip("/").removesuffix(".md")

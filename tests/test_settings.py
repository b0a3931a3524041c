"""What a vault carries: its configuration, and what Obsidian was told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vaultnet.config import CONFIG_PATH, Config
from vaultnet.errors import VaultnetError
from vaultnet.model import Problem
from vaultnet.settings import (
    DAILY_NOTES,
    PERIODIC_NOTES,
    SOURCES,
    TEMPLATER,
    TEMPLATES,
    UNIQUE_NOTES,
    Obsidian,
    excluded_from_search,
    load_settings,
    read_obsidian,
)

APP = ".obsidian/app.json"


def put(vault: Path, path: str, data: object) -> None:
    (vault / path).parent.mkdir(parents=True, exist_ok=True)
    text = data if isinstance(data, str) else json.dumps(data)
    (vault / path).write_text(text, encoding="utf-8", errors="surrogatepass")


def config_of(vault: Path) -> Config:
    config, problems = load_settings(vault)
    assert problems == ()
    return config


def test_a_vault_without_settings_has_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == (Config(), ())


def test_the_configuration_is_read_with_its_problems(tmp_path: Path) -> None:
    put(tmp_path, CONFIG_PATH, '\ufefftimezone = "Europe/Lisbon"\nfoldr = "Index"\n')
    config, problems = load_settings(tmp_path)
    assert config.timezone == "Europe/Lisbon"
    message = "foldr is not a known key; did you mean folder?"
    assert problems == (Problem(CONFIG_PATH, 2, message),)


def test_daily_notes_have_the_format_that_obsidian_was_told(tmp_path: Path) -> None:
    put(tmp_path, DAILY_NOTES, {"format": " YYYY/MM/DD ", "template": "/Templates/day.md"})
    config = config_of(tmp_path)
    assert config.dated.formats == ("YYYY-MM-DD", "YYYY/MM/DD")
    assert config.templates == ("templates", "Templates/day")


def test_what_was_configured_comes_first_and_nothing_comes_twice(tmp_path: Path) -> None:
    put(tmp_path, CONFIG_PATH, 'templates = ["Forms"]\n[dated]\nformats = ["DD.MM.YYYY"]\n')
    put(tmp_path, DAILY_NOTES, {"format": "DD.MM.YYYY"})
    put(tmp_path, TEMPLATES, {"folder": "Forms/"})
    config = config_of(tmp_path)
    assert (config.dated.formats, config.templates) == (("DD.MM.YYYY",), ("Forms",))


def test_places_of_templates_are_templates_and_not_people(tmp_path: Path) -> None:
    put(tmp_path, TEMPLATES, {"folder": "Extras/Forms"})
    put(tmp_path, UNIQUE_NOTES, {"template": "Extras/unique"})
    assert config_of(tmp_path).templates == ("templates", "Extras/Forms", "Extras/unique")


def test_plugins_for_periodic_notes_and_templates_are_asked_too(tmp_path: Path) -> None:
    daily = {"enabled": True, "format": "YYYY/[W]WW/YYYYMMDD", "template": "Forms/day.md"}
    put(tmp_path, PERIODIC_NOTES, {"daily": daily, "weekly": {"format": "GGGG-[W]WW"}})
    put(tmp_path, TEMPLATER, {"templates_folder": "Extras/Templater"})
    config = config_of(tmp_path)
    assert config.dated.formats == ("YYYY-MM-DD", "YYYY/[W]WW/YYYYMMDD")
    assert config.templates == ("templates", "Extras/Templater", "Forms/day")


@pytest.mark.parametrize("enabled", [False, None, 0])
def test_periodic_notes_that_are_not_in_use_say_nothing(tmp_path: Path, enabled: object) -> None:
    daily = {"enabled": enabled, "format": "YYYYMMDD", "template": "day"}
    put(tmp_path, PERIODIC_NOTES, {"daily": daily})
    assert config_of(tmp_path) == Config()


def test_everything_that_a_configuration_comes_from_is_a_source(tmp_path: Path) -> None:
    put(tmp_path, CONFIG_PATH, 'timezone = "Europe/Lisbon"')
    put(tmp_path, DAILY_NOTES, {"format": "YYYYMMDD"})
    put(tmp_path, TEMPLATES, {"folder": "a"})
    put(tmp_path, UNIQUE_NOTES, {"template": "b"})
    put(tmp_path, PERIODIC_NOTES, {"daily": {"enabled": True, "format": "DD.MM.YYYY"}})
    put(tmp_path, TEMPLATER, {"templates_folder": "c"})
    for source in SOURCES:
        before = config_of(tmp_path)
        (tmp_path / source).unlink()
        assert config_of(tmp_path) != before
    assert config_of(tmp_path) == Config()


def test_what_only_a_survey_asks_for_is_read_by_the_same_hand(tmp_path: Path) -> None:
    put(tmp_path, UNIQUE_NOTES, {"format": " YYYYMMDDHHmm "})
    put(tmp_path, APP, {"userIgnoreFilters": ["Archive/", 5, " ", "/^x/", "Archive/"]})
    assert read_obsidian(tmp_path) == Obsidian(unique_format="YYYYMMDDHHmm")
    assert excluded_from_search(tmp_path) == ("Archive/", "/^x/")


@pytest.mark.parametrize("path", [*SOURCES[1:], APP])
@pytest.mark.parametrize(
    "data",
    ["", "{", "[]", "null", "5", '"x"', "[" * 100_000, "9" * 5_000, "\ud800", {},
     {"format": 5, "folder": [], "template": {}}, {"format": None, "folder": True},
     {"format": "  ", "folder": "/", "template": ""}, {"daily": [], "templates_folder": 1},
     {"daily": {"enabled": True, "format": [], "template": 5}, "userIgnoreFilters": {}}],
)  # fmt: skip
def test_odd_settings_of_obsidian_are_no_settings(tmp_path: Path, path: str, data: object) -> None:
    put(tmp_path, path, data)
    assert config_of(tmp_path) == Config()
    assert excluded_from_search(tmp_path) == ()


def test_a_folder_in_place_of_a_setting_is_no_setting(tmp_path: Path) -> None:
    (tmp_path / DAILY_NOTES).mkdir(parents=True)
    assert config_of(tmp_path) == Config()


def test_a_file_of_obsidian_may_open_with_a_byte_order_mark(tmp_path: Path) -> None:
    put(tmp_path, TEMPLATES, '\ufeff{"folder": "Forms"}')
    assert config_of(tmp_path).templates == ("templates", "Forms")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"a = 1\nb = 2\nc = '\xff'\n", ":3: the configuration cannot be read: it is not UTF-8"),
        (None, ":1: the configuration cannot be read: Is a directory"),
        (
            b"folder = Network\n",
            ":1: the configuration cannot be read: invalid value",
        ),
    ],
)
def test_a_configuration_that_cannot_be_read_stops_everything(
    tmp_path: Path, data: bytes | None, sentence: str
) -> None:
    path = tmp_path / CONFIG_PATH
    path.parent.mkdir()
    if data is None:
        path.mkdir()
    else:
        path.write_bytes(data)
    with pytest.raises(VaultnetError) as stopped:
        load_settings(tmp_path)
    assert str(stopped.value) == CONFIG_PATH + sentence
    assert stopped.value.exit_code == 1

"""Where the memory lives, what it depends on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from vaultnet import settings
from vaultnet.homes import user_cache
from vaultnet.memory import places
from vaultnet.memory.places import WATCHED, cache_folder, program_files, surroundings


def test_each_vault_has_a_folder_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/caches")
    monkeypatch.setattr("sys.platform", "linux")
    one, other = cache_folder("/home/ana/vault"), cache_folder("/home/ana/vault2")
    assert one != other
    assert one == cache_folder("/home/ana/vault")
    assert os.path.dirname(one) == os.path.dirname(other) == "/caches/vaultnet"
    assert cache_folder("/home/ana/\udcff")


@pytest.mark.parametrize(
    ("platform", "variables", "folder"),
    [
        ("linux", {"XDG_CACHE_HOME": "/caches"}, "/caches"),
        ("linux", {"XDG_CACHE_HOME": ""}, "/home/ana/.cache"),
        ("darwin", {"XDG_CACHE_HOME": "/caches"}, "/home/ana/Library/Caches"),
        ("win32", {"LOCALAPPDATA": "C:/Local"}, "C:/Local"),
        ("win32", {"LOCALAPPDATA": ""}, "/home/ana/AppData/Local"),
    ],
)
def test_caches_lie_where_the_system_wants_them(
    monkeypatch: pytest.MonkeyPatch, platform: str, variables: dict[str, str], folder: str
) -> None:
    monkeypatch.setenv("HOME", "/home/ana")
    monkeypatch.setattr("sys.platform", platform)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert user_cache() == folder


def test_a_result_depends_on_everything_that_settings_are_read_from(tmp_path: Path) -> None:
    assert set(settings.SOURCES) <= set(WATCHED)


@pytest.mark.parametrize("path", WATCHED)
def test_a_change_of_a_setting_is_noticed(tmp_path: Path, path: str) -> None:
    seen = [surroundings(str(tmp_path))]
    (tmp_path / path).parent.mkdir(parents=True)
    for text in ("one", "three"):
        (tmp_path / path).write_text(text, encoding="utf-8")
        seen.append(surroundings(str(tmp_path)))
    (tmp_path / path).unlink()
    assert seen[0] != seen[1] != seen[2] != seen[0]
    assert surroundings(str(tmp_path)) == seen[0]


def test_a_newly_installed_package_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    os.utime(tmp_path, (1, 1))
    before = surroundings("/vault")
    (tmp_path / "new-1.0.dist-info").mkdir()
    assert surroundings("/vault") != before


def test_another_format_is_another_surrounding(monkeypatch: pytest.MonkeyPatch) -> None:
    before = surroundings("/vault")
    monkeypatch.setattr(places, "FORMAT", places.FORMAT + 1)
    assert surroundings("/vault") != before
    assert surroundings("/vault") != surroundings("/other")


def test_the_program_is_made_of_its_modules_and_templates() -> None:
    names = {os.path.relpath(path, os.path.dirname(places.__file__)) for path in program_files()}
    assert {"places.py", "../derive/plan.py", "../notes/due.py", "../__main__.py"} <= names
    assert any(name.endswith("templates/due.md.jinja") for name in names)
    assert not any("__pycache__" in name or "tests" in name for name in names)


def test_a_changed_module_or_template_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "vaultnet"
    for path in ("vaultnet/memory/places.py", "vaultnet/derive/plan.py", "templates/due.md.jinja"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("1", encoding="utf-8")
    monkeypatch.setattr(places, "__file__", str(package / "memory" / "places.py"))
    for path in ("vaultnet/derive/plan.py", "templates/due.md.jinja"):
        before = surroundings("/vault")
        with (tmp_path / path).open("a", encoding="utf-8") as file:  # edited in place
            file.write("2")
        assert surroundings("/vault") != before
    before = surroundings("/vault")
    (package / "derive" / "__pycache__").mkdir()
    assert surroundings("/vault") == before

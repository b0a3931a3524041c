"""Which vault a command is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from vaultnet.cli.vaults import ENVIRONMENT, find_vault


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which nothing is a vault, and where the command is typed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    return tmp_path


@pytest.mark.parametrize("mark", [".vaultnet", ".obsidian"])
def test_the_nearest_folder_above_with_a_mark_is_the_vault(
    place: Path, monkeypatch: pytest.MonkeyPatch, mark: str
) -> None:
    inner = place / "outer" / "vault"
    (inner / mark).mkdir(parents=True)
    (place / "outer" / ".obsidian").mkdir(exist_ok=True)
    (inner / "People" / "Old").mkdir(parents=True)
    for folder in (inner, inner / "People" / "Old"):
        monkeypatch.chdir(folder)
        assert find_vault(None) == str(inner)


def test_where_nothing_is_marked_there_is_no_vault(place: Path) -> None:
    (place / ".obsidian").write_text("a file, no folder")
    assert find_vault(None) is None
    assert find_vault("") is None


def test_the_root_of_the_disk_is_the_end(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    assert find_vault(None) is None


def test_the_environment_names_one_and_the_command_line_overrules_it(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / ".obsidian").mkdir()
    monkeypatch.setenv(ENVIRONMENT, str(place / "one"))
    assert find_vault(None) == str(place / "one")
    assert find_vault("two") == str(place / "two")
    monkeypatch.setenv(ENVIRONMENT, "")
    assert find_vault(None) == str(place)


def test_a_vault_is_known_by_its_real_path(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (place / "vault").mkdir()
    (place / "link").symlink_to("vault")
    monkeypatch.setenv("HOME", str(place))
    for name in ("link", "./vault/", "~/vault", "vault/../link"):
        assert find_vault(name) == str(place / "vault")

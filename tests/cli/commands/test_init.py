"""`vaultnet init` as a person meets it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.conftest import SHARED
from vaultnet.cli.commands.init import command
from vaultnet.cli.session import open_session
from vaultnet.config import read_config
from vaultnet.errors import VaultnetError
from vaultnet.survey.findings import survey

CONFIG = ".vaultnet/config.toml"


@pytest.fixture(autouse=True)
def _one_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("VAULTNET_VAULT", raising=False)
    monkeypatch.setenv("TZ", "Europe/Lisbon")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    (folder / ".obsidian").mkdir(parents=True)
    (folder / "People").mkdir()
    (folder / "People/Ana Ruiz.md").write_text("---\nlastContacted: 2026-01-02\n---\n")
    (folder / "2026-01-03.md").write_text("Walked with [[Ana Ruiz]]\n")
    return folder


def init(*arguments: str) -> str:
    result = CliRunner().invoke(
        command, list(arguments), catch_exceptions=False, standalone_mode=False
    )
    if result.exception:
        raise result.exception
    return result.output


def tree(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_it_says_what_it_found_and_writes_the_configuration(vault: Path) -> None:
    before = tree(vault)
    output = init("--vault", str(vault))
    assert output.splitlines() == [
        f"Looked at {vault}",
        "",
        "2 notes",
        "1 person",
        '  1 by the folder "People"',
        "1 dated note",
        "  1 named like YYYY-MM-DD",
        "1 person with a date of last contact",
        "1 link to people in dated notes that counts as contact",
        "0 dated lines in people's own notes",
        "",
        "Read under another name",
        "  `lastContacted` is read as `last_contacted` (1 note)",
        "",
        "Time zone Europe/Lisbon, as this machine is set",
        "Wrote .vaultnet/config.toml, with a word on every setting; nothing else was changed",
        "",
        "Next",
        "  Write `tier: critical` into the notes of the few people who matter most",
        "  (a handful to begin with): they are the ones of whom you will be reminded.",
        "  `vaultnet build` writes the index notes into Network/; your own notes stay",
        "  as they are. `vaultnet why NAME` explains every number.",
    ]
    after = tree(vault)
    assert after.pop(CONFIG)
    assert after == before
    config, problems = read_config((vault / CONFIG).read_text(encoding="utf-8"))
    assert not problems
    assert config == survey(str(vault), "Europe/Lisbon").config


def test_its_numbers_are_those_of_a_build(vault: Path) -> None:
    assert "\n2 notes\n1 person\n" in init("--vault", str(vault))
    session = open_session(str(vault))
    assert len(session.reading.notes) == 2
    assert len(session.outlook().context.network.people) == 1


def test_a_dry_run_shows_the_configuration_and_writes_nothing(vault: Path) -> None:
    before = tree(vault)
    output = init("--vault", str(vault), "--dry-run")
    assert "It would write .vaultnet/config.toml, and nothing else:\n\n# What vaultnet" in output
    config, problems = read_config(output.partition("nothing else:\n\n")[2])
    assert not problems
    assert config.keys == {"last_contacted": "lastContacted"}
    assert tree(vault) == before
    assert not (vault / ".vaultnet").exists()


def test_a_configuration_that_is_there_is_never_touched(vault: Path) -> None:
    (vault / ".vaultnet").mkdir()
    (vault / CONFIG).write_text('folder = "Mine"\n')
    before = tree(vault)
    with pytest.raises(VaultnetError) as stopped:
        init("--vault", str(vault))
    assert str(stopped.value) == (
        ".vaultnet/config.toml is there already and was left as it is;"
        " `vaultnet init --dry-run` shows what a new one would be"
    )
    assert stopped.value.exit_code == 1
    assert "in place of the one that is there:" in init("--vault", str(vault), "--dry-run")
    assert tree(vault) == before


def test_inside_a_vault_the_whole_vault_is_taken(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(vault / "People")
    assert init().startswith(f"Looked at {vault}\nThat is the vault around the current folder.\n")
    assert (vault / CONFIG).exists()


def test_a_folder_of_notes_becomes_a_vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    monkeypatch.chdir(folder)
    output = init()
    assert "This folder was no vault yet; its configuration makes it one.\n\n0 notes\n" in output
    assert tree(folder).keys() == {CONFIG}


def test_a_folder_around_vaults_is_not_taken_by_accident(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(vault.parent)
    with pytest.raises(VaultnetError) as stopped:
        init()
    assert str(stopped.value) == (
        "the vault seems to be the folder vault in here; go into it, or name the one that you mean"
        " with --vault DIR"
    )
    assert "The folder vault in it is a vault of its own; name that one if you meant it." in init(
        "--vault", str(vault.parent), "--dry-run"
    )


def test_a_home_folder_is_not_taken_by_accident(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(VaultnetError, match="this is hardly a vault; go into the folder"):
        init()


def test_a_folder_named_inside_a_vault_is_remarked(vault: Path) -> None:
    output = init("--vault", str(vault / "People"), "--dry-run")
    assert f"It lies inside the vault {vault}; name that one to have all of its notes" in output


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(VaultnetError, match=f"there is no folder {tmp_path}/gone"):
        init("--vault", str(tmp_path / "gone"))


def test_a_settings_folder_that_leads_away_is_not_followed(vault: Path, tmp_path: Path) -> None:
    (tmp_path / "away").mkdir()
    (vault / ".vaultnet").symlink_to(tmp_path / "away")
    with pytest.raises(VaultnetError) as stopped:
        init("--vault", str(vault))
    assert str(stopped.value) == ".vaultnet leads out of the vault; nothing was written"
    assert not list((tmp_path / "away").iterdir())


def test_a_file_in_the_place_of_the_settings_folder_is_said_so(vault: Path) -> None:
    (vault / ".vaultnet").write_text("x")
    with pytest.raises(VaultnetError, match=r"config\.toml cannot be written: File exists"):
        init("--vault", str(vault))


def test_names_cannot_steer_the_terminal(vault: Path) -> None:
    (vault / "Family \x1b[31m\u202e").mkdir()
    (vault / "Family \x1b[31m\u202e/Bo.md").write_text("")
    output = init("--vault", str(vault), "--dry-run")
    assert "\x1b" not in output
    assert "\u202e" not in output


REAL: dict[str, Callable[[str], bool]] = {
    "bramses-vault-2023": lambda said: (
        "\n67 notes\n2 people\n" in said
        and "3 named like YYYY-MM-DD" in said
        and "10 notes are named by a time stamp" in said
    ),
    "czottmann-people": lambda said: (
        "\n11 notes\n2 people\n" in said and "`Company` is read as `org`" in said
    ),
    "dataview-test-vault": lambda said: "\n22 notes\n0 people\n0 dated notes\n" in said,
    "kepano-obsidian": lambda said: (
        "\n103 notes\n3 people\n" in said
        and "1 link to people in dated notes that counts as contact" in said
    ),
    "tasks-demo-vault/Tasks-Demo": lambda said: "\n205 notes\n0 people\n4 dated notes\n" in said,
}


@pytest.mark.parametrize("name", REAL)
def test_a_real_vault_is_understood(name: str, tmp_path: Path) -> None:
    source = SHARED / "real-vaults" / name
    if not source.exists():
        pytest.skip("the real vaults are not beside this checkout")
    for path, _, files in os.walk(source):
        inside = tmp_path / "copy" / Path(path).relative_to(source)
        inside.mkdir(parents=True, exist_ok=True)
        for file in files:
            (inside / file).write_bytes((Path(path) / file).read_bytes())
    copy = tmp_path / "copy"
    before = tree(copy)
    said = init("--vault", str(copy))
    assert REAL[name](said), said
    after = tree(copy)
    assert read_config((copy / CONFIG).read_text(encoding="utf-8"))[1] == ()
    del after[CONFIG]
    assert after == before

"""`vaultnet check` as a person meets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.vault import on
from tests.running import run, tree, write


@pytest.fixture(autouse=True)
def _inside(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in the tiny vault, from where its paths are read as they are."""
    monkeypatch.chdir(vault)


def test_it_prints_problems_and_notices_by_place(vault: Path) -> None:
    outcome = on(vault, "check")
    assert outcome.code == 1
    assert outcome.out.splitlines() == [
        "Daily/2026-06-01.md:5: [[Bosse]] is an alias of People/Bo Lindqvist.md;"
        " vaultnet follows it, Obsidian does not (notice)",
        "People/Ana Ruiz.md:13: dated 2026-08-01, which is still to come;"
        " it counts from that day on (notice)",
        "People/Zoë Ångström.md:1: no added date and no touch yet;"
        " write added: in the properties (notice)",
        'People/Zoë Ångström.md:3: added "soon" is not a date; write it like 2026-06-01',
    ]


def test_notices_alone_are_no_failure(vault: Path) -> None:
    (vault / "People/Zoë Ångström.md").unlink()
    outcome = on(vault, "check")
    assert outcome.code == 0
    assert len(outcome.out.splitlines()) == 2


def test_a_sound_vault_gets_silence(tmp_path: Path) -> None:
    write(tmp_path / "sound", {"People/Ana.md": "---\nadded: 2024-01-10\n---\n"})
    assert on(tmp_path / "sound", "check") == (0, "", "")


def test_whoever_was_contacted_by_hand_has_a_beginning(tmp_path: Path) -> None:
    text = "---\ntier: critical\nlast_contacted: 2026-01-10\n---\n"
    write(tmp_path / "sound", {"People/Ana.md": text})
    assert on(tmp_path / "sound", "check") == (0, "", "")


def test_it_writes_nothing(vault: Path) -> None:
    before = tree(vault)
    on(vault, "check")
    assert tree(vault) == before


def test_a_fault_in_the_configuration_is_a_problem_with_its_line(vault: Path) -> None:
    write(vault, {".vaultnet/config.toml": "# mine\ntouches_per_yaer = 4\n"})
    assert (
        ".vaultnet/config.toml:2: touches_per_yaer is not a known key;"
        " did you mean touches_per_year?" in on(vault, "check").out.splitlines()
    )


def test_a_name_cannot_forge_a_line(vault: Path) -> None:
    write(vault, {"People/Eve\nPeople/Ana Ruiz.md": "---\nadded: soon\n---\n"})
    lines = on(vault, "check").out.splitlines()
    assert not any(line.startswith("People/Ana Ruiz.md:2: added") for line in lines)


@pytest.mark.parametrize(
    ("where", "way"), [("People", ""), ("Daily", "../People/"), ("..", "vault/People/")]
)
def test_a_path_leads_there_from_the_current_folder(
    vault: Path, monkeypatch: pytest.MonkeyPatch, where: str, way: str
) -> None:
    monkeypatch.chdir(vault / where)
    (last,) = (line for line in on(vault, "check").out.splitlines() if "soon" in line)
    assert last.startswith(f"{way}Zoë Ångström.md:3: ")


def test_in_a_folder_that_is_gone_a_path_is_whole(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_: object) -> str:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr("vaultnet.cli.commands.check.os.path.relpath", gone)
    assert f"{vault}/People/Zoë Ångström.md:3: " in on(vault, "check").out


def test_it_needs_a_vault(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    assert run("check", cwd=tmp_path / "elsewhere").code == 1

"""`vaultnet build` as a person meets it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.vault import DAY, NOTES, on
from tests.running import TITLES, commit_all, git, run, run_apart, tree, write

REGION = "<!-- vaultnet:begin due -->\n<!-- vaultnet:end due -->"


def test_it_says_what_it_wrote(vault: Path) -> None:
    outcome = on(vault, "build")
    assert outcome.code == 0
    assert outcome.out.splitlines() == [
        "5 notes, 3 people.",
        *(f"wrote Network/{title}.md" for title in TITLES),
        "1 problem; `vaultnet check` lists it.",
    ]


def test_a_second_time_it_writes_nothing(vault: Path) -> None:
    on(vault, "build")
    before = tree(vault)
    outcome = on(vault, "build")
    assert "All index notes are current; nothing was written." in outcome.out
    assert tree(vault) == before


def test_without_a_day_of_ones_own_the_second_run_opens_nothing(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in vault.rglob("*.md"):
        os.utime(path, (1_700_000_000, 1_700_000_000.5))
    assert run("build", "--vault", str(vault)).code == 0

    def unexpected(path: str) -> bytes:
        raise AssertionError(path)

    monkeypatch.setattr("vaultnet.write.read_bytes", unexpected)
    outcome = run("build", cwd=vault)
    assert outcome.out == "All index notes are current; nothing was written.\n"


def test_a_build_for_another_day_is_not_taken_for_todays(vault: Path) -> None:
    on(vault, "build")
    outcome = run("build", "--vault", str(vault))
    assert "wrote Network/Due this week.md" in outcome.out


def test_the_vault_is_the_nearest_folder_above(vault: Path) -> None:
    assert run("build", "--today", DAY, cwd=vault / "People").code == 0
    assert (vault / "Network/Network.md").exists()


def test_the_environment_names_the_vault(
    vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VAULTNET_VAULT", str(vault))
    assert run("build", "--today", DAY, cwd=tmp_path).code == 0
    assert (vault / "Network/Network.md").exists()


def test_a_vault_needs_no_configuration_and_no_mark_if_it_is_named(tmp_path: Path) -> None:
    write(tmp_path / "plain", NOTES)
    assert on(tmp_path / "plain", "build").out.startswith("5 notes, 3 people.\n")
    assert not (tmp_path / "plain/.vaultnet").exists()


def test_without_a_vault_it_says_how_to_name_one(tmp_path: Path) -> None:
    outcome = run("build", cwd=tmp_path)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        "vaultnet: there is no vault here or above; go into one, name it with --vault DIR"
        " or VAULTNET_VAULT, or make this folder one with `vaultnet init`\n"
    )


def test_a_vault_that_is_not_there_is_named(tmp_path: Path) -> None:
    where = tmp_path / "nowhere"
    outcome = run("build", "--vault", str(where))
    assert outcome.code == 1
    assert outcome.err.endswith(f"{where} cannot be read: No such file or directory\n")


def test_a_configuration_that_is_no_toml_stops_before_anything_is_written(vault: Path) -> None:
    write(vault, {".vaultnet/config.toml": 'folder = "Index\n'})
    before = tree(vault)
    outcome = on(vault, "build")
    assert outcome.code == 1
    assert outcome.err.startswith("vaultnet: .vaultnet/config.toml:1: the configuration cannot be")
    assert tree(vault) == before


def test_a_vault_without_people_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "Notes.md").write_text("nothing about anybody\n")
    assert on(tmp_path, "build").out.splitlines()[:2] == [
        "1 note, 0 people.",
        "No note says that it is a person's; `vaultnet init` shows what is there.",
    ]


@pytest.mark.parametrize("words", [["--today", "soon"], ["--today", "2026-02-30"], ["--fast"]])
def test_a_wrong_call_is_2(vault: Path, words: list[str]) -> None:
    outcome = run("build", "--vault", str(vault), *words)
    assert outcome.code == 2
    assert outcome.err.startswith("vaultnet: ")
    assert outcome.err.endswith("\n`vaultnet build --help` says how to call it\n")


def test_strict_fails_where_there_is_a_problem(vault: Path) -> None:
    assert on(vault, "build", "--strict").code == 1
    assert (vault / "Network/Problems.md").exists()
    (vault / "People/Zoë Ångström.md").unlink()
    assert on(vault, "build", "--strict").code == 0


def test_a_dry_run_writes_nothing_at_all(
    vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    before = tree(vault)
    outcome = on(vault, "build", "--dry-run")
    assert outcome.code == 0
    assert "+++ b/Network/Due this week.md" in outcome.out
    assert tree(vault) == before
    assert not (tmp_path / "cache").exists()
    assert not (vault / "Network").exists()


def test_a_dry_run_after_a_build_shows_nothing(vault: Path) -> None:
    on(vault, "build")
    assert on(vault, "build", "--dry-run").out == "Nothing would change.\n"


def test_a_dry_run_is_strict_too(vault: Path) -> None:
    assert on(vault, "build", "--dry-run", "--strict").code == 1


@pytest.mark.parametrize(
    "text",
    [
        f"mine\n\n{REGION}\n\nmine\n",
        f"no line end at the end\n{REGION}",
        f"{REGION}\nno line end at the end",
        f"CRLF\n\n{REGION}\n".replace("\n", "\r\n"),
        f"\ufeffa mark\n{REGION}\n",
        f"a line separator\u2028and a page\x0c{REGION}\n\n{REGION}\n",
    ],
    ids=["plain", "no end", "no end below", "CRLF", "BOM", "odd ends"],
)
def test_git_can_apply_what_a_dry_run_shows(vault: Path, text: str) -> None:
    write(vault, {"Desk.md": text, "Zoë's page.md": REGION})
    commit_all(vault)
    git(vault, "config", "core.autocrlf", "false")
    patch = on(vault, "build", "--dry-run").out
    git(vault, "apply", "--whitespace=nowarn", given=patch)
    applied = tree(vault)
    git(vault, "checkout", "--quiet", ".")
    git(vault, "clean", "--quiet", "--force")
    on(vault, "build")
    assert tree(vault) == applied


def test_what_somebody_else_is_writing_is_left_and_said(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from vaultnet.targets import ChangedMeanwhile

    def race(*_: object) -> os.stat_result:
        raise ChangedMeanwhile("Desk.md")

    write(vault, {"Desk.md": REGION})
    monkeypatch.setattr("vaultnet.pipeline.edits.replace_bytes", race)
    outcome = on(vault, "build")
    assert "left Desk.md: somebody is writing it; run it again" in outcome.out
    assert (vault / "Desk.md").read_text() == REGION


def test_a_name_cannot_speak_to_the_terminal(vault: Path) -> None:
    write(vault, {"Desk\x1b[2J.md": REGION})
    assert "wrote Desk\ufffd[2J.md\n" in on(vault, "build").out


def test_a_bug_is_one_line_and_3(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def bug(*_: object) -> None:
        raise ZeroDivisionError("the name of a person")

    monkeypatch.setattr("vaultnet.cli.building._tell", bug)
    outcome = on(vault, "build")
    assert outcome.code == 3
    assert outcome.err.startswith(
        "vaultnet: this is a bug in vaultnet: ZeroDivisionError; a report"
    )
    assert outcome.err.count("\n") == 1
    report = Path(outcome.err.rpartition(" is in ")[2].strip()).read_text()
    assert "test_build.py" in report
    assert "the name of a person" not in report


def test_an_interruption_is_130(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("vaultnet.cli.building.publish", interrupt)
    outcome = on(vault, "build")
    assert (outcome.code, outcome.err.strip()) == (130, "vaultnet: stopped")


def test_a_bug_is_told_even_where_no_report_can_be_written(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bug(*_: object) -> None:
        raise ZeroDivisionError

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("vaultnet.cli.building._tell", bug)
    monkeypatch.setattr("vaultnet.cli.crash.write_private", refuse)
    outcome = on(vault, "build")
    assert outcome.code == 3
    assert "where it happened:\n" in outcome.err
    assert "test_build.py" in outcome.err


def test_what_an_editor_is_still_writing_is_not_swapped_under_its_hands(vault: Path) -> None:
    on(vault, "build")
    desk = vault / "Desk.md"
    with desk.open("w", encoding="utf-8") as editor:
        editor.write(f"first half\n{REGION}\n")
        editor.flush()
        # As if the pause between the halves were longer than the build waits.
        future = time.time() + 1.5
        os.utime(desk, (future, future))
        outcome = on(vault, "build")
        editor.write("second half\n")
    assert "left Desk.md: somebody is writing it; run it again" in outcome.out
    assert desk.read_text(encoding="utf-8") == f"first half\n{REGION}\nsecond half\n"


def test_a_note_that_was_just_saved_is_waited_for_and_then_written(vault: Path) -> None:
    write(vault, {"Desk.md": f"mine\n{REGION}\n"})
    outcome = on(vault, "build")
    assert "wrote Desk.md" in outcome.out
    assert (vault / "Desk.md").read_text(encoding="utf-8").startswith("mine\n<!-- vaultnet:begin")


def test_what_the_disk_refuses_is_told_with_its_place(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> os.stat_result:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("vaultnet.pipeline.edits.create", refuse)
    outcome = on(vault, "build", "--strict")
    assert outcome.code == 1
    assert "Network/Agendas.md:1: cannot be written: Permission denied\n" in outcome.err
    assert "All index notes are current" not in outcome.out


def test_index_notes_of_another_folder_are_told_and_left_alone(vault: Path) -> None:
    on(vault, "build")
    before = (vault / "Network/Agendas.md").read_bytes()
    write(vault, {".vaultnet/config.toml": 'folder = "Index"\n'})
    on(vault, "build")
    assert (vault / "Network/Agendas.md").read_bytes() == before
    assert (vault / "Index/Agendas.md").exists()
    told = on(vault, "check").out
    assert "Network/Agendas.md:1: no longer kept current" in told


@pytest.mark.parametrize("words", [("show", "due"), ("check",), ("build",)])
def test_an_old_encoding_spells_out_what_it_cannot_say(vault: Path, words: tuple[str, ...]) -> None:
    run_apart(
        *words,
        "--vault",
        str(vault),
        cwd=vault,
        environment={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        codes=(0, 1),
    )


def test_whoever_stops_listening_to_a_quick_answer_is_left_in_peace(vault: Path) -> None:
    for path in vault.rglob("*.md"):
        os.utime(path, (1_700_000_000, 1_700_000_000.5))
    run_apart("build", "--vault", str(vault), cwd=vault, environment={})
    full = os.open("/dev/full", os.O_WRONLY)
    command = [sys.executable, "-m", "vaultnet", "build", "--vault", str(vault)]
    done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, cwd=vault)
    os.close(full)
    assert (done.returncode, done.stderr) == (1, b"")

"""What holds for every command that writes."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from tests.cli.vault import answer, leave_alone, on
from tests.docs.pages import text_of
from tests.running import commit_all, git, run, tree, write
from vaultnet.cli import publication
from vaultnet.cli.session import Session
from vaultnet.errors import VaultnetError
from vaultnet.journal.places import state_folder

#: A call of each command that changes one note of the tiny vault.
CALLS = (
    ("log", "ana", "call: hello"),
    ("promise", "ana", "the map"),
    ("ask", "ana", "the map"),
    ("raise", "ana", "the map"),
    ("done", "ana", "study"),
    ("snooze", "ana", "tomorrow"),
    ("tier", "bo", "critical"),
    ("set", "bo", "org", "Northside"),
    ("new", "Cy Okafor"),
    ("forget", "ana", "--yes"),
)
NAMES = [call[0] for call in CALLS]


@pytest.mark.parametrize("call", CALLS, ids=NAMES)
def test_a_dry_run_writes_nothing_and_shows_what_would_be(
    calm: Path, call: tuple[str, ...]
) -> None:
    commit_all(calm)
    before = tree(calm)
    done = on(calm, *call, "--dry-run")
    assert (done.code, tree(calm)) == (0, before)
    assert not os.path.exists(state_folder(os.path.realpath(calm)))
    git(calm, "apply", "--whitespace=nowarn", given=done.out)
    patched = tree(calm)
    git(calm, "checkout", "--quiet", ".")
    git(calm, "clean", "--quiet", "--force")
    leave_alone(calm)
    on(calm, *call)
    written = {path: data for path, data in tree(calm).items() if not path.startswith("Network/")}
    assert patched == written


@pytest.mark.parametrize("call", CALLS, ids=NAMES)
def test_the_same_can_be_undone_to_the_byte(calm: Path, call: tuple[str, ...]) -> None:
    on(calm, "build")
    before = tree(calm)
    assert on(calm, *call).code == 0
    assert tree(calm) != before
    assert on(calm, "undo").code == 0
    assert tree(calm) == before


@pytest.mark.parametrize("call", CALLS, ids=NAMES)
def test_the_json_has_the_names_that_the_page_tells(calm: Path, call: tuple[str, ...]) -> None:
    table = text_of("docs/commands.md").partition("## What the JSON holds")[2]
    told = re.findall(r"(?m)^\| `(\w+)` \|", table)
    rows = answer(calm, *call, "--dry-run"), answer(calm, *call)
    for row in rows:
        assert list(row) == told
        assert row["command"] == call[0]
        assert row["as_of"] == "2026-06-30"
        assert row["written"][0].keys() == {"path", "change", "line", "text"}
    assert [row["dry_run"] for row in rows] == [True, False]
    assert (rows[0]["written"], rows[0]["diff"]) == (rows[1]["written"], rows[1]["diff"])
    assert rows[0]["index_notes"] == []
    assert rows[1]["index_notes"]
    assert "All index notes are current; nothing was written.\n" in on(calm, "build").out


def test_a_line_is_told_with_its_place(calm: Path) -> None:
    done = on(calm, "log", "ana", "call: hello")
    place, line, text = done.out.splitlines()[0].split(":", 2)
    assert (calm / place).read_text(encoding="utf-8").splitlines()[int(line) - 1] == text.strip()


def test_control_sequences_never_reach_the_terminal(calm: Path) -> None:
    write(calm, {"People/Cy.md": "---\ntype: person\n---\n\n- [ ] ask: \x1b[31mred\n"})
    leave_alone(calm)
    assert "\x1b" not in on(calm, "done", "cy", "red").out


def test_what_a_crash_left_is_finished_first_and_told(
    calm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("vaultnet.pipeline.writeback.conclude", crash)
        assert on(calm, "log", "ana", "call: hello").code == 130
    done = on(calm, "log", "bo", "call: hello")
    assert "log Ana Ruiz" in done.err
    assert "call: hello" in (calm / "People/Ana Ruiz.md").read_text(encoding="utf-8")


def test_what_would_be_read_with_a_new_problem_is_not_written(calm: Path) -> None:
    before = tree(calm)
    done = on(calm, "set", "ana", "closeness", "eleven")
    assert (done.code, done.out) == (1, "")
    assert done.err == 'vaultnet: closeness "eleven" must be a number from 1 to 10\n'
    assert tree(calm) == before


def test_an_old_problem_stands_in_nobodys_way(calm: Path) -> None:
    assert on(calm, "log", "zoe", "call: hello").code == 0


def test_a_note_must_stay_what_it_is(calm: Path) -> None:
    write(calm, {"Cy.md": "---\ntype: person\n---\n"})
    leave_alone(calm)
    done = on(calm, "set", "cy", "type", "plant")
    assert (done.code, done.out) == (1, "")
    assert done.err == "vaultnet: Cy.md would no longer be read as what it is; nothing was done\n"


def test_an_index_note_that_cannot_be_written_does_not_hide_what_was(calm: Path) -> None:
    write(calm, {"Network/Due this week.md": "mine\n"})
    leave_alone(calm)
    done = on(calm, "log", "ana", "call: hello")
    assert done.code == 0
    assert done.out.startswith("People/Ana Ruiz.md:13: - 2026-06-30 call: hello\n")


def test_a_note_under_somebodys_hands_is_told_after_the_line(
    calm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish = publication.publish

    def deferring(opened: Session) -> object:
        after, seen, report = publish(opened)
        return after, seen, type(report)(written=(), deferred=("Desk.md",), problems=())

    monkeypatch.setattr("vaultnet.cli.writing.publish", deferring)
    done = on(calm, "log", "ana", "call: hello")
    assert done.out.splitlines()[-1] == (
        "left Desk.md: somebody is writing it; run `vaultnet build` later"
    )


def test_a_journal_that_cannot_be_kept_stops_it(
    calm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("vaultnet.cli.writing.carry_out", refuse)
    done = on(calm, "log", "ana", "call: hello")
    assert (done.code, done.out) == (1, "")
    assert done.err == "vaultnet: it cannot be written: Permission denied\n"


@pytest.mark.parametrize("name", [*NAMES, "triage", "undo"])
def test_without_a_vault_each_says_so(tmp_path: Path, name: str) -> None:
    words = next((call for call in CALLS if call[0] == name), (name,))
    done = run(*words, cwd=tmp_path)
    assert done.code == 1
    assert "there is no vault here or above" in done.err


def test_json_says_null_where_nobody_is_meant(calm: Path) -> None:
    row = json.loads(on(calm, "new", "Cy", "--json").out)
    assert (row["person"], row["standing"]) == (None, None)


def test_a_mistake_is_no_json(calm: Path) -> None:
    done = on(calm, "log", "nobody", "x", "--json")
    assert (done.code, done.out) == (1, "")
    assert VaultnetError.exit_code == done.code

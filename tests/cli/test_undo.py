"""`vaultnet undo`, beyond its transcript."""

from __future__ import annotations

from pathlib import Path

from tests.cli.vault import answer, leave_alone, on
from tests.running import tree
from vaultnet.cli.clock import moment


def test_one_after_the_other_is_taken_back(calm: Path) -> None:
    on(calm, "build")
    states = [tree(calm)]
    for text in ("one", "two", "three"):
        on(calm, "log", "ana", text)
        states.append(tree(calm))
    for before in reversed(states[:-1]):
        assert on(calm, "undo").code == 0
        assert tree(calm) == before
    done = on(calm, "undo")
    assert (done.code, done.err) == (1, "vaultnet: there is nothing to take back\n")


def test_a_note_that_was_made_goes_again(calm: Path) -> None:
    on(calm, "new", "Cy")
    assert on(calm, "undo").out.startswith("deleted People/Cy.md\nTaken back: new Cy (")
    assert not (calm / "People/Cy.md").exists()


def test_a_dry_run_refuses_what_the_undoing_would(calm: Path) -> None:
    on(calm, "log", "ana", "call: x")
    with (calm / "People/Ana Ruiz.md").open("a") as note:
        note.write("mine\n")
    leave_alone(calm)
    for words in (("undo", "--dry-run"), ("undo",)):
        done = on(calm, *words)
        assert done.code == 1
        assert "has changed since (log Ana Ruiz); nothing was undone" in done.err


def test_what_can_be_taken_back_is_listed_for_scripts(calm: Path) -> None:
    on(calm, "log", "ana", "call: x")
    (row,) = answer(calm, "undo", "--list")["undoable"]
    assert (row["what"], row["paths"]) == ("log Ana Ruiz", ["People/Ana Ruiz.md"])


def test_a_moment_is_told_in_the_vaults_own_time() -> None:
    at = 1_782_820_800_000_000_000
    assert moment("UTC", at) == "2026-06-30 12:00"
    assert moment("Asia/Tokyo", at) == "2026-06-30 21:00"

"""`vaultnet undo`, beyond its transcript."""

from __future__ import annotations

from pathlib import Path

from tests.cli.vault import DAY, answer, leave_alone, on
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
        assert done.err.endswith("; `undo --list` and a number take back others\n")


def test_what_a_change_by_hand_does_not_touch_can_be_taken_back_by_its_number(calm: Path) -> None:
    before = (calm / "People/Bo Lindqvist.md").read_bytes()
    on(calm, "promise", "bo", "the map")
    on(calm, "log", "ana", "call: x")
    with (calm / "People/Ana Ruiz.md").open("a") as note:
        note.write("mine\n")
    leave_alone(calm)
    assert on(calm, "undo", "2").code == 0
    assert (calm / "People/Bo Lindqvist.md").read_bytes() == before
    assert on(calm, "undo", "2").err == "vaultnet: there is no number 2 to take back\n"
    assert on(calm, "undo", "0").code == 2


def test_a_long_line_is_listed_shortened(calm: Path) -> None:
    on(calm, "log", "ana", "call: " + "word " * 30)
    told = on(calm, "undo", "--list").out
    assert told.startswith("1  ")
    assert ("  log Ana Ruiz: - 2026-06-30 call: word word") in told
    assert told.endswith("…\n")


def test_what_can_be_taken_back_is_listed_for_scripts(calm: Path) -> None:
    on(calm, "log", "ana", "call: x")
    (row,) = answer(calm, "undo", "--list")["undoable"]
    assert (row["what"], row["paths"]) == ("log Ana Ruiz", ["People/Ana Ruiz.md"])
    assert (row["number"], row["lines"]) == (1, [f"- {DAY} call: x"])


def test_a_moment_is_told_in_the_vaults_own_time() -> None:
    at = 1_782_820_800_000_000_000
    assert moment("UTC", at) == "2026-06-30 12:00"
    assert moment("Asia/Tokyo", at) == "2026-06-30 21:00"

"""`vaultnet triage`, beyond its transcript."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.vault import DAY, answer, leave_alone, on
from tests.running import run, tree, write
from vaultnet.cli.commands.triage import tier_keys

Press = Callable[[str], None]


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Press:
    """Press these keys, and ^C where there are no more."""

    def start(keys: str) -> None:
        pressed = list(keys)

        def key() -> str:
            if not pressed:
                raise KeyboardInterrupt
            return pressed.pop(0)

        monkeypatch.setattr("vaultnet.cli.asking.is_terminal", lambda: True)
        monkeypatch.setattr("vaultnet.cli.asking.key", key)

    return start


def waiting(vault: Path) -> list[str]:
    return [row["name"] for row in answer(vault, "triage")["queue"]]


@pytest.mark.parametrize(
    ("names", "keys"),
    [
        (("critical", "many"), {"c": "critical", "m": "many"}),
        (("critical", "many", "close"), {"c": "critical", "m": "many", "l": "close"}),
        (("many", "quiet", "pup"), {"m": "many", "i": "quiet", "1": "pup"}),
        (("critical", "many", "Élan"), {"c": "critical", "m": "many", "l": "Élan"}),
    ],
)  # fmt: skip
def test_each_tier_has_a_key_that_is_free(names: tuple[str, ...], keys: dict[str, str]) -> None:
    assert tier_keys(names) == keys


def test_who_is_linked_most_comes_first(calm: Path) -> None:
    write(
        calm,
        {
            "People/Cy.md": "---\ntype: person\ntier: ''\n---\n",
            "People/Di.md": "---\ntype: person\nknows: [Cy]\nintroduced_by: '[[Cy]]'\n---\n",
            "People/Ed.md": "---\ntype: person\ntier: many\n---\n",
            "People/Fe.md": "---\ntype: person\nstatus: paused\n---\n",
            "People/Gil.md": "---\ntype: person\ndeathdate: 2024\n---\n",
            "People/Ha.md": "---\ntype: person\ntier: inner\n---\n",
        },
    )
    assert waiting(calm) == ["Cy", "Bo Lindqvist", "Di", "Zoë Ångström"]


def test_a_vaults_own_key_for_the_tier_is_the_one_that_counts(calm: Path) -> None:
    write(calm, {".vaultnet/config.toml": '[keys]\ntier = "prm-tier"\n'})
    assert waiting(calm) == ["Ana Ruiz", "Bo Lindqvist", "Zoë Ångström"]
    write(calm, {"People/Bo Lindqvist.md": "---\ntype: person\nprm-tier: Many\n---\n"})
    assert waiting(calm) == ["Ana Ruiz", "Zoë Ångström"]


def test_what_was_answered_is_written_though_it_was_stopped(calm: Path, press: Press) -> None:
    press("c")
    done = on(calm, "triage")
    assert done.code == 130
    assert "tier: critical" in (calm / "People/Bo Lindqvist.md").read_text()
    assert "Bo Lindqvist" in (calm / "Network/Critical few.md").read_text()
    assert waiting(calm) == ["Zoë Ångström"]


def test_whoever_was_skipped_comes_last_until_that_is_forgotten(calm: Path, press: Press) -> None:
    press(" q")
    on(calm, "triage")
    assert waiting(calm) == ["Zoë Ångström", "Bo Lindqvist"]
    press("  ")
    on(calm, "triage")
    assert waiting(calm) == ["Bo Lindqvist", "Zoë Ångström"]


def test_an_answer_taken_back_leaves_the_very_bytes(calm: Path, press: Press) -> None:
    before = tree(calm)
    press("cuq")
    done = on(calm, "triage")
    assert "2 people still without a tier" in done.out
    assert tree(calm) == before
    assert on(calm, "undo", "--list").out == "There is nothing to take back.\n"


def test_listing_writes_nothing(calm: Path) -> None:
    before = tree(calm)
    on(calm, "triage", "--dry-run")
    answer(calm, "triage")
    assert tree(calm) == before


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
def test_at_a_real_terminal_one_key_is_enough(calm: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "vaultnet", "triage", "--vault", str(calm), "--today", DAY]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs) as program:
        told = b""
        for place, key in ((b"[1 of 2]", b"m"), (b"[2 of 2]", b"q")):
            while place not in told:
                told += os.read(ours, 1000)
            _await_key(ours)
            os.write(ours, key)
        assert program.wait(timeout=30) == 0
    for terminal in (ours, theirs):
        os.close(terminal)
    assert "tier: many" in (calm / "People/Bo Lindqvist.md").read_text()


def _await_key(terminal: int) -> None:
    """Wait until the program reads single keys: what is pressed before that is dropped."""
    import termios

    end = time.monotonic() + 30
    while termios.tcgetattr(terminal)[3] & termios.ICANON and time.monotonic() < end:
        time.sleep(0.01)


def test_everyone_may_have_one_already(tmp_path: Path) -> None:
    (tmp_path / ".vaultnet").mkdir()
    assert run("triage", cwd=tmp_path).out == "There is nobody in this vault yet.\n"
    write(tmp_path, {"People/Cy.md": "---\ntype: person\ntier: many\n---\n"})
    leave_alone(tmp_path)
    assert run("triage", cwd=tmp_path).out == "Everyone has a tier.\n"


def test_one_note_that_cannot_be_written_does_not_end_the_walk(calm: Path, press: Press) -> None:
    (calm / "People/Bo Lindqvist.md").chmod(0o444)
    press("cm")
    done = on(calm, "triage")
    assert done.code == 0
    assert "read-only; nothing was written\n" in done.err
    assert "link, last 2026-06-01  \n[2 of 2]" in done.out.replace("links", "link")
    assert "tier: many" in (calm / "People/Zoë Ångström.md").read_text(encoding="utf-8")
    assert waiting(calm) == ["Bo Lindqvist"]


def test_what_is_told_after_a_stop_has_a_line_of_its_own(calm: Path, press: Press) -> None:
    press("")
    done = on(calm, "triage")
    assert done.code == 130
    assert done.out.endswith("\n")

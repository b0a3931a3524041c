"""Real editors save while `vaultnet watch` runs: every tick lands once, and nothing is lost."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.running import run
from tests.trials.editors import EDITORS

#: When the second line is typed: about when vaultnet, having waited for calm, writes.
_CALM = 2.1
_PATIENCE = 60.0

_BOX = re.compile(r"^- \[ \] \[\[(?:People/)?(?P<name>[^\]|]+).*\^(?P<key>due-.*)-[0-9a-f]{8}$")


@pytest.mark.parametrize("name", EDITORS)
def test_a_tick_and_what_is_typed_meanwhile_are_all_there(name: str, tmp_path: Path) -> None:
    editor = EDITORS[name]
    if editor.missing:
        pytest.skip(editor.missing)
    vault = tmp_path / "vault"
    assert run("demo", str(vault)).code == 0
    due = vault / "Network/Due this week.md"
    with _watching(vault, tmp_path / "said"):
        number, person, key = _first_box(due)
        note = vault / f"People/{person}.md"
        before = note.read_text("utf-8")
        editor.tick(due, number, f"asked with {editor.programs[0]}")
        editor.add(note, "Typed at once.")
        time.sleep(_CALM)
        editor.add(note, "Typed later.")
        _await(lambda: f"^{key}" in note.read_text("utf-8"))
        _await(lambda: f"^{key}" not in due.read_text("utf-8"))
    after = note.read_text("utf-8")
    (line,) = [line for line in after.splitlines() if f"^{key}" in line]
    assert f"asked with {editor.programs[0]}" in line
    assert _lines_beside(before, after) == sorted([line, "Typed at once.", "Typed later."])
    everywhere = [path.read_text("utf-8") for path in (vault / "People").glob("*.md")]
    assert sum(text.count(f"^{key}") for text in everywhere) == 1
    assert not [*vault.rglob(".vn-*")]
    assert not [*vault.glob(".vaultnet/kept/*")]


def _lines_beside(before: str, after: str) -> list[str]:
    """The lines that were added, sorted; every line of before must be there still."""
    left = [line for line in after.splitlines() if line]
    for line in before.splitlines():
        if line:
            left.remove(line)
    return sorted(left)


def _first_box(page: Path) -> tuple[int, str, str]:
    lines = page.read_text("utf-8").splitlines()
    found = ((number, _BOX.match(line)) for number, line in enumerate(lines, 1))
    return next((number, box["name"], box["key"]) for number, box in found if box)


@contextmanager
def _watching(vault: Path, said: Path) -> Iterator[None]:
    command = [sys.executable, "-m", "vaultnet", "watch", "--vault", str(vault), "--settle", "0.2"]
    with said.open("wb") as out:
        watch = subprocess.Popen(command, stdout=out, stderr=out, env={**os.environ})
    try:
        _await(lambda: b"watching" in said.read_bytes())
        yield
        watch.send_signal(signal.SIGTERM)
        assert watch.wait(_PATIENCE) == 0, said.read_text("utf-8")
    finally:
        if watch.poll() is None:
            watch.kill()
            watch.wait()


def _await(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not holds():
        assert time.monotonic() < end, "it has not come to that"
        time.sleep(0.05)

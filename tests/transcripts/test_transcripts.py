"""Every transcript in this folder still reads as it is written.

A transcript is a session in the tiny vault of `tests/cli/vault.py`, on its day. Lines that begin
with `$` are typed: `vaultnet` runs in this process, anything else in a shell. A line below that
begins with `<` holds the keys that are pressed meanwhile. Then stands what it printed, `!` before
what went to standard error, and `[code]` if that was not 0. `VAULTNET_UPDATE=1` rewrites the
transcripts: look at the difference before you keep it.
"""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import click
import pytest

from tests.cli.vault import NOTES, leave_alone
from tests.running import TODAY, Outcome, run, write

FOLDER = Path(__file__).parent
TYPED = "$ "
PRESSED = "< "


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny vault on its day, whatever day it is."""
    monkeypatch.setattr("vaultnet.cli.session.today_in", lambda _: TODAY)
    folder = tmp_path / "vault"
    (folder / ".vaultnet").mkdir(parents=True)
    write(folder, NOTES)
    leave_alone(folder)
    monkeypatch.setattr("vaultnet.cli.undo.moment", lambda *_: f"{TODAY} 12:00")
    return folder


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_the_session_still_looks_like_this(path: Path, vault: Path) -> None:
    written = path.read_text(encoding="utf-8")
    seen = "".join(_session(written, vault))
    if os.environ.get("VAULTNET_UPDATE"):
        path.write_text(seen, encoding="utf-8")
        return
    assert seen == written


def _session(written: str, vault: Path) -> Iterator[str]:
    """The transcript as it would be written now: comments and typed lines stay."""
    lines = [*written.splitlines(keepends=True), ""]
    for line, following in pairwise(lines):
        if line.startswith("#"):
            yield line
        if line.startswith(TYPED):
            yield line
            keys = following.rstrip("\n") if following.startswith(PRESSED) else ""
            yield f"{keys}\n" if keys else ""
            outcome = _type(line.removeprefix(TYPED).strip(), vault, keys.removeprefix(PRESSED))
            yield from _told(outcome, vault)


def _type(command: str, vault: Path, keys: str) -> Outcome:
    words = shlex.split(command)
    if words[0] == "vaultnet" and not {">", "|", "&&"} & set(words):
        with pytest.MonkeyPatch.context() as patch:
            _sit_down(patch, iter(keys))
            return run(*words[1:], cwd=vault)
    done = subprocess.run(["sh", "-c", command], cwd=vault, capture_output=True, check=False)
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def _sit_down(patch: pytest.MonkeyPatch, keys: Iterator[str]) -> None:
    """Be the person at the terminal: nobody, where there are no keys."""
    pressed = list(keys)

    def key() -> str:
        return pressed.pop(0) if pressed else "\x04"

    def agreed(question: str) -> bool:
        answer = key()
        click.echo(f"{question} [y/N]: {answer}")
        return answer == "y"

    patch.setattr("vaultnet.cli.asking.is_terminal", lambda: bool(pressed))
    patch.setattr("vaultnet.cli.asking.key", key)
    patch.setattr("vaultnet.cli.asking.agreed", agreed)


def _told(outcome: Outcome, vault: Path) -> Iterator[str]:
    for text, mark in ((outcome.out, "  "), (outcome.err, "! ")):
        for line in text.replace(str(vault), "/vault").splitlines():
            yield f"{mark}{line}".rstrip() + "\n"
    if outcome.code:
        yield f"[{outcome.code}]\n"


def test_every_command_has_a_transcript() -> None:
    from vaultnet.cli.main import COMMANDS

    typed = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.txt"))
    # `watch` does not end by itself, and `demo` and `init` have tests of their own.
    for command in COMMANDS.keys() - {"watch", "demo", "init"}:
        assert f"$ vaultnet {command}" in typed

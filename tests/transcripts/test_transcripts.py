"""Every transcript in this folder still reads as it is written.

A transcript is a session in the tiny vault of `tests/cli/vault.py`, on its day. Lines that begin
with `$` are typed: `vaultnet` runs in this process, anything else in a shell. Below each of them
stands what it printed, `!` before what went to standard error, and `[code]` if that was not 0.
`VAULTNET_UPDATE=1` rewrites the transcripts: look at the difference before you keep it.
"""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.vault import NOTES
from tests.running import TODAY, Outcome, run, write

FOLDER = Path(__file__).parent
TYPED = "$ "


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny vault on its day, whatever day it is."""
    monkeypatch.setattr("vaultnet.cli.session.today_in", lambda _: TODAY)
    folder = tmp_path / "vault"
    (folder / ".vaultnet").mkdir(parents=True)
    write(folder, NOTES)
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
    for line in written.splitlines(keepends=True):
        if line.startswith("#"):
            yield line
        if line.startswith(TYPED):
            yield line
            outcome = _type(line.removeprefix(TYPED).strip(), vault)
            yield from _told(outcome, vault)


def _type(command: str, vault: Path) -> Outcome:
    words = shlex.split(command)
    if words[0] == "vaultnet" and not {">", "|", "&&"} & set(words):
        return run(*words[1:], cwd=vault)
    done = subprocess.run(["sh", "-c", command], cwd=vault, capture_output=True, check=False)
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


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

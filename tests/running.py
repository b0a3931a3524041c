"""Running the program in tests: the whole command line, or the one path by its two steps."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple

import pytest

from vaultnet.__main__ import main
from vaultnet.model import Page
from vaultnet.pipeline.edits import Report
from vaultnet.pipeline.outlook import Outlook, outlook, pages_of
from vaultnet.pipeline.publish import publish as _publish
from vaultnet.pipeline.refresh import Reading, refresh
from vaultnet.plugins.manager import load_notes

TODAY = date(2026, 6, 30)

#: The short names of the built-in notes, in the order of the home page.
NAMES = (
    "network", "due", "agendas", "favors", "asking", "value", "introductions", "critical", "many",
    "careers", "stretch", "hooks", "ripples", "loyalty", "journal", "problems",
)  # fmt: skip

#: The notes that a build writes into a vault that has none, by title.
TITLES = (
    "Agendas",
    "Can I ask",
    "Careers",
    "Critical few",
    "Due this week",
    "Hooks",
    "Introductions",
    "Journal",
    "Loyalty audit",
    "Network",
    "Open favors",
    "Problems",
    "Ripples",
    "Stretch",
    "The many",
    "Value mix",
)

#: Notes by path: text, or bytes where the text alone would not say it.
Notes = Mapping[str, str | bytes]


class Outcome(NamedTuple):
    """What a command came to."""

    code: int
    out: str
    err: str


def run(*words: str, cwd: Path | None = None) -> Outcome:
    """Run a command line in this process, as if typed in a folder."""
    out, err = BytesIO(), BytesIO()
    code = 0
    streams = _text(out), _text(err)
    with (
        pytest.MonkeyPatch.context() as patch,
        redirect_stdout(streams[0]),
        redirect_stderr(streams[1]),
    ):
        patch.setattr(sys, "argv", ["vaultnet", *words])
        if cwd is not None:
            patch.chdir(cwd)
        try:
            main()
        except SystemExit as leave:
            code = int(leave.code or 0)
        finally:
            gc.enable()
            gc.unfreeze()
    return Outcome(code, out.getvalue().decode(), err.getvalue().decode())


def _text(buffer: BytesIO) -> TextIOWrapper:
    return TextIOWrapper(buffer, encoding="utf-8", newline="", write_through=True)


def run_apart(
    *words: str, cwd: Path, environment: Mapping[str, str], codes: tuple[int, ...] = (0,)
) -> None:
    """Run a command line in a process of its own; it must end with one of the codes."""
    done = subprocess.run(
        [sys.executable, "-m", "vaultnet", *words],
        cwd=cwd,
        env={**os.environ, **environment},
        check=False,
        capture_output=True,
    )
    assert done.returncode in codes, done.stderr.decode(errors="replace")


def git(vault: Path, *words: str, given: str | None = None) -> str:
    """Run git in a vault, and return what it prints."""
    who = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.com")
    command = ["git", *who, "-c", "core.quotePath=false", *words]
    data = None if given is None else given.encode()
    done = subprocess.run(command, cwd=vault, input=data, check=True, capture_output=True)
    return done.stdout.decode()


def commit_all(vault: Path) -> None:
    """Make a repository of a vault as it is."""
    git(vault, "init", "--quiet")
    git(vault, "-c", "core.autocrlf=false", "add", "--all")
    git(vault, "commit", "--quiet", "--message", "As it was")


def write(vault: Path, notes: Notes) -> None:
    """Put notes into a vault, with exactly these bytes."""
    for name, text in notes.items():
        path = vault / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def tree(vault: Path) -> dict[str, bytes]:
    """Every file of a vault by path, git's own left out."""
    found = (path for path in vault.rglob("*") if path.is_file())
    files = {path.relative_to(vault).as_posix(): path.read_bytes() for path in found}
    return {path: data for path, data in files.items() if not path.startswith(".git/")}


def read(vault: Path, last: Reading | None = None, *, use_cache: bool = False) -> Reading:
    """Read a vault: from nothing, unless told what to remember."""
    return refresh(os.path.realpath(vault), last, time.time_ns(), use_cache=use_cache)


def see(reading: Reading, today: date = TODAY) -> Outlook:
    """What a reading comes to."""
    return outlook(reading, today, *load_notes(reading.config.disable, installed=False))


def pages(reading: Reading, today: date = TODAY) -> tuple[Page, ...]:
    """Every page that a reading gives; none may fail."""
    made, failed = pages_of(see(reading, today))
    assert failed == ()
    return tuple(made.values())


def publish(reading: Reading, today: date = TODAY) -> tuple[Reading, Report]:
    """Write what a reading gives."""
    notes, faults = load_notes(reading.config.disable, installed=False)
    after, _, report = _publish(reading, today, notes, faults)
    return after, report


def build(vault: Path, today: date = TODAY) -> Report:
    """Read a vault from nothing, and publish."""
    return publish(read(vault), today)[1]


MakeVault = Callable[[dict[str, str]], Path]

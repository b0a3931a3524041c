"""`vaultnet watch` as a process: what it says, and how it ends."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest

from tests.watch.running import eventually, person, shown

Process = subprocess.Popen[str]


@pytest.fixture
def vault(make_vault: Callable[[dict[str, str]], Path]) -> Path:
    """One person."""
    return make_vault({"People/Ana.md": person("2026-05-01")}).resolve()


@pytest.fixture
def start(vault: Path, tmp_path: Path) -> Iterator[Callable[..., Process]]:
    """Start the program; it is not left behind."""
    begun: list[Process] = []

    def run(*options: str) -> Process:
        command = [sys.executable, "-P", "-m", "vaultnet", "watch", *options]
        environment = os.environ | {
            "XDG_CACHE_HOME": str(tmp_path / "cache"),
            "VAULTNET_VAULT": str(vault),
        }
        pipe = subprocess.PIPE
        process = subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe, text=True)
        begun.append(process)
        return process

    yield run
    for process in begun:
        if process.poll() is None:
            process.kill()
        process.communicate()


def out(process: Process) -> IO[str]:
    """Its output."""
    assert process.stdout is not None
    return process.stdout


def begun(process: Process) -> list[str]:
    """The lines up to the one that says that it watches."""
    lines = [out(process).readline()]
    while "watching" not in lines[-1]:
        assert lines[-1], "it ended"
        lines.append(out(process).readline())
    return lines


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("options", [(), ("--poll",)])
def test_it_ends_cleanly_within_two_seconds(
    start: Callable[..., Process], number: signal.Signals, options: tuple[str, ...]
) -> None:
    process = start(*options)
    begun(process)
    process.send_signal(number)
    _, error = process.communicate(timeout=2)
    assert process.returncode == 0
    assert error == ""


def test_it_says_what_it_watches_and_what_it_wrote(
    start: Callable[..., Process], vault: Path, tmp_path: Path
) -> None:
    process = start("--settle", "0.05")
    first = begun(process)
    assert re.fullmatch(r"\d\d:\d\d wrote Agendas, Can I ask, .*, Value mix\n", first[0])
    assert first[-1] == "watching 17 notes in vault; ^C stops\n"
    (vault / "People/Ana.md").write_text(person("2026-05-02"), encoding="utf-8")
    line = out(process).readline()
    assert re.fullmatch(r"\d\d:\d\d wrote Can I ask, Critical few, .* \(1 note changed\)\n", line)
    eventually(lambda: "2026-05-02" in shown(vault))
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=2)
    assert list((tmp_path / "cache").rglob("table.json")), "the reading is kept at the end"


def test_without_a_vault_it_does_not_begin(start: Callable[..., Process], tmp_path: Path) -> None:
    process = start("--vault", str(tmp_path / "nowhere"))
    output, error = process.communicate(timeout=10)
    assert process.returncode == 1
    assert output == ""
    assert error == (
        f"vaultnet: the vault {tmp_path / 'nowhere'} cannot be read: No such file or directory\n"
    )


def test_a_name_cannot_talk_to_the_terminal(start: Callable[..., Process], vault: Path) -> None:
    (vault / "People/B\x1b[2Jen.md").write_text(
        "<!-- vaultnet:begin critical -->\n<!-- vaultnet:end critical -->\n", encoding="utf-8"
    )
    os.utime(vault / "People/B\x1b[2Jen.md", (1.0, 1.0))
    assert "\x1b" not in "".join(begun(start()))

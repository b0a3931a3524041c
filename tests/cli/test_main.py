"""The command group: commands found on demand, failures as exit codes."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import click
import pytest

from tests.conftest import ROOT
from tests.running import run
from vaultnet import __main__, __version__
from vaultnet.cli import main
from vaultnet.cli.main import COMMANDS, Commands
from vaultnet.errors import VaultnetError


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    """Let `vaultnet check` end in an error."""

    def fail(error: BaseException) -> None:
        @click.command("check")
        def command() -> None:
            raise error

        monkeypatch.setattr(Commands, "get_command", lambda self, ctx, name: command)

    return fail


def test_no_command_spends_time_on_a_search_for_garbage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["vaultnet", "--version"])
    try:
        with pytest.raises(SystemExit):
            __main__.main()
        assert not gc.isenabled()
        assert gc.get_freeze_count() > 0  # the search when Python ends finds nothing to look at
    finally:
        gc.enable()
        gc.unfreeze()


def test_help_names_every_command_in_order() -> None:
    done = run("--help")
    assert (done.code, done.err) == (0, "")
    assert [line.split()[0] for line in done.out.split("Commands:\n")[1].splitlines()] == list(
        COMMANDS
    )
    assert run("-h") == done
    for sentence in COMMANDS.values():
        assert sentence in done.out


def test_help_imports_no_command() -> None:
    code = "import sys\nfrom vaultnet.cli.main import run\ntry: run()\nfinally: print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, "--help"], capture_output=True, text=True, check=True, cwd=ROOT
    )
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "vaultnet.cli.main" in loaded
    assert not {f"vaultnet.cli.commands.{name}" for name in COMMANDS} & loaded
    assert not {"jinja2", "yaml", "watchdog", "vaultnet.pipeline", "vaultnet.config"} & loaded


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there_and_its_help_opens_with_a_sentence(name: str) -> None:
    done = run(name, "--help")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"Usage: vaultnet {name} ")


def test_the_version_is_told() -> None:
    assert run("--version") == (0, f"vaultnet {__version__}\n", "")


def test_a_call_without_a_command_is_a_mistake_in_the_call() -> None:
    done = run()
    assert done.code == 2
    assert "Commands:" in done.out + done.err


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("zzz", "there is no command 'zzz'"),
        ("biuld", "there is no command 'biuld'; did you mean build?"),
        ("\x1b[31m", "there is no command '\\x1b[31m'"),
        ("--vualt", "no such option '--vualt'"),
    ],
)
def test_an_unknown_word_is_a_mistake_in_the_call(word: str, sentence: str) -> None:
    done = run(word)
    assert (done.code, done.out) == (2, "")
    assert done.err == f"vaultnet: {sentence}\n`vaultnet --help` says how to call it\n"


def test_a_mistake_that_the_person_can_mend_is_one_line(
    failing: Callable[[BaseException], None],
) -> None:
    failing(VaultnetError("there is no \x1b[31mvault here"))
    assert run("check") == (1, "", "vaultnet: there is no \ufffd[31mvault here\n")


def test_stopping_is_130(failing: Callable[[BaseException], None]) -> None:
    failing(KeyboardInterrupt())
    done = run("check")
    assert (done.code, done.out) == (130, "")
    assert done.err.strip() == "vaultnet: stopped"


@pytest.mark.parametrize(
    "error", [ValueError("Ana's secret"), RecursionError(), MemoryError(), AssertionError("x")]
)
def test_a_bug_is_one_line_and_a_report(
    failing: Callable[[BaseException], None],
    error: Exception,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    failing(error)
    report = tmp_path / "vaultnet" / "crash.md"
    sentence = f"this is a bug in vaultnet: {type(error).__name__}; a report for an issue is in"
    assert run("check") == (3, "", f"vaultnet: {sentence} {report}\n")
    assert "secret" not in report.read_text()


def test_a_command_may_choose_its_exit_code(failing: Callable[[BaseException], None]) -> None:
    failing(SystemExit(1))
    assert run("check").code == 1
    failing(click.exceptions.Exit(4))
    assert run("check").code == 4


def test_a_refused_value_is_a_mistake_in_the_call(vault: Path) -> None:
    done = run("build", "--vault", str(vault), "--today", "2026-6-1")
    assert (done.code, done.out) == (2, "")
    assert '"2026-6-1" is not a date; write it like 2026-06-01\n' in done.err


def test_a_day_beyond_all_lives_is_refused(vault: Path) -> None:
    done = run("build", "--vault", str(vault), "--today", "9999-12-31")
    assert (done.code, done.out) == (2, "")
    assert '"9999-12-31" is not a day that anybody lives to see\n' in done.err


def test_a_pipe_that_breaks_while_complaining_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(main.vaultnet, "main", broken)
    for stream in ("stdout", "stderr"):
        monkeypatch.setattr(sys, stream, StringIO())
    with pytest.raises(SystemExit) as left:
        main.run()
    assert left.value.code == 1
    assert sys.stderr.closed


@pytest.mark.parametrize(
    "words", [["--help"], ["show"], ["check"], ["build"], ["build", "--dry-run"]]
)
def test_a_reader_that_has_left_is_no_bug(vault: Path, words: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    environment = {**os.environ, "VAULTNET_VAULT": str(vault)}
    with os.fdopen(writing, "wb") as pipe:
        done = subprocess.run(
            [sys.executable, "-m", "vaultnet", *words],
            stdout=pipe,
            stderr=subprocess.PIPE,
            env=environment,
            cwd=ROOT,
            check=False,
        )
    assert done.returncode in (1, -signal.SIGPIPE)
    assert done.stderr == b""


def test_commands_are_found_only_by_their_names() -> None:
    group, context = main.vaultnet, click.Context(main.vaultnet)
    assert isinstance(group, Commands)
    assert group.list_commands(context) == list(COMMANDS)
    for name in ("", "main", "session", "options", "../build", "build.x"):
        assert group.get_command(context, name) is None
    for name in COMMANDS:
        command = group.get_command(context, name)
        assert command is not None
        assert command.name == name

"""Commands and their options, as the documentation tells them."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import click
import pytest
from click.shell_completion import get_completion_class

from tests.docs.pages import PAGES, code_blocks, names_in_code, text_of
from tests.running import run
from vaultnet.cli.main import COMMANDS, Commands, vaultnet


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_a_section_with_its_help(name: str) -> None:
    assert f"## `vaultnet {name}`" in text_of("docs/commands.md")
    assert f"<!-- generated: help {name} -->" in text_of("docs/commands.md")


@pytest.mark.parametrize("name", COMMANDS)
def test_each_option_says_what_it_does_and_is_on_the_page(name: str) -> None:
    for option in _command(name).params:
        if isinstance(option, click.Option):
            assert option.help, option.opts
            assert option.opts[-1] in text_of("docs/commands.md")


@pytest.mark.parametrize("page", PAGES)
def test_commands_that_a_page_names_are_there(page: str) -> None:
    for line in _typed(page):
        given = shlex.split(line, comments=True)[1:]
        name = next((word for word in given if not word.startswith("-")), "")
        assert name in COMMANDS, line
        known = {opt for param in _command(name).params for opt in param.opts} | {"--help"}
        assert {word for word in given if word.startswith("--")} <= known, line


@pytest.mark.parametrize("page", PAGES)
def test_what_make_is_asked_for_are_targets(page: str) -> None:
    targets = set(re.findall(r"(?m)^([a-z]+):", text_of("Makefile")))
    named = set(re.findall(r"(?m)(?:^|`)make ([a-z]+)", text_of(page)))
    assert named <= targets


def test_exit_codes_are_told() -> None:
    codes = re.findall(r"(?m)^\| (\d+) \|", text_of("docs/commands.md"))
    assert codes == ["0", "1", "2", "3", "130"]


def test_each_shell_whose_completion_is_told_gets_a_script(monkeypatch: pytest.MonkeyPatch) -> None:
    told = re.findall(r"_VAULTNET_COMPLETE=(\w+)_source", text_of("docs/commands.md"))
    assert told == ["bash", "zsh", "fish"]
    assert all(get_completion_class(shell) for shell in told)
    # bash is left out: click would start one to ask for its version.
    for shell in ("zsh", "fish"):
        monkeypatch.setenv("_VAULTNET_COMPLETE", f"{shell}_source")
        assert "_vaultnet_completion" in run().out


def test_the_error_format_that_is_told_for_vim_fits_what_check_prints() -> None:
    assert r"set errorformat=%f:%l:\ %m" in code_blocks("docs/commands.md", "vim")[0]
    shown = text_of("docs/commands.md").partition("$ vaultnet check\n")[2].partition("```")[0]
    assert all(re.match(r"[^:]+:\d+: \S", line) for line in shown.splitlines())


def _command(name: str) -> click.Command:
    assert isinstance(vaultnet, Commands)
    found = vaultnet.get_command(click.Context(vaultnet), name)
    assert found is not None
    return found


def _typed(page: str) -> Iterator[str]:
    """Every call of vaultnet in the page's code, as it would be typed."""
    for prompt, kind in (("", "sh"), ("$ ", "console")):
        for block in code_blocks(page, kind):
            for line in block.replace("\\\n", " ").splitlines():
                call = line.removeprefix(prompt).removeprefix(".venv/bin/")
                if line.startswith(prompt) and call.startswith("vaultnet "):
                    yield call.partition(" | ")[0]
    yield from (span for span in names_in_code(page) if re.match(r"vaultnet [a-z]", span))

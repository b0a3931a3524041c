"""What the shell is offered at the Tab key."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tests.running import run, tree, write
from vaultnet.cli.main import COMMANDS
from vaultnet.memory.places import cache_folder
from vaultnet.model.words import CHANNELS, GIVES


def offered(vault: Path, line: str, *, shell: str = "bash") -> list[str]:
    """What is offered for the last word of a line, which may be empty."""
    words = shlex.split(line)
    place = len(words) if line.endswith(" ") else len(words) - 1
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("_VAULTNET_COMPLETE", f"{shell}_complete")
        patch.setenv("COMP_WORDS", line)
        # fish hands over the word that is typed, the others its place.
        patch.setenv("COMP_CWORD", str(place) if shell != "fish" else "".join(words[place:]))
        done = run(cwd=vault)
    assert (done.code, done.err) == (0, "")
    return done.out.splitlines()


def words(vault: Path, line: str) -> list[str]:
    return [each.partition(",")[2] for each in offered(vault, line) if each]


def test_commands_are_offered(vault: Path) -> None:
    assert words(vault, "vaultnet ") == sorted(COMMANDS, key=list(COMMANDS).index)
    assert words(vault, "vaultnet tr") == ["triage"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["ana-ruiz", "bo-lindqvist", "zoe-angstrom"]),
        ("an", ["ana-ruiz", "zoe-angstrom"]),
        ("RUI", ["ana-ruiz"]),
        ("bosse", ["bo-lindqvist"]),
        ("Å", ["ana-ruiz", "zoe-angstrom"]),
        ("x", []),
    ],
)
def test_people_are_offered_by_any_part_of_their_names(
    vault: Path, typed: str, found: list[str]
) -> None:
    assert words(vault, f"vaultnet log {typed}") == found


@pytest.mark.parametrize(
    "line",
    ["promise ", "ask ", "raise ", "done ", "snooze ", "tier ", "set ", "forget ", "why ", "brief ",
     "log ana x --with "],
)  # fmt: skip
def test_every_person_on_the_line_is_offered(vault: Path, line: str) -> None:
    assert words(vault, f"vaultnet {line}bo") == ["bo-lindqvist"]


def test_open_items_are_offered_and_closed_ones_are_not(vault: Path) -> None:
    note = vault / "People/Ana Ruiz.md"
    note.write_text(note.read_text() + "- [x] ask: the key\n- [ ] ask: Zoë's map\n")
    assert words(vault, "vaultnet done ana ") == ["the-staffing-study", "zoes-map"]
    assert words(vault, "vaultnet done ana-ruiz map") == ["zoes-map"]
    assert words(vault, "vaultnet done nobody ") == []


def test_words_of_the_domain_are_offered(vault: Path) -> None:
    assert words(vault, "vaultnet log ana --channel ") == sorted(CHANNELS)
    assert words(vault, "vaultnet log ana --give ") == list(GIVES)
    assert words(vault, "vaultnet set ana need") == ["needs"]
    assert words(vault, "vaultnet tier ana ") == ["critical", "many"]
    write(vault, {".vaultnet/config.toml": "[tiers.inner]\ntouches_per_year = 12\n"})
    assert words(vault, "vaultnet tier ana in") == ["inner"]


def test_names_stand_beside_the_words_where_a_shell_shows_them(vault: Path) -> None:
    assert offered(vault, "vaultnet log bo", shell="zsh") == [
        "plain", "bo-lindqvist", "Bo Lindqvist, Bosse",
    ]  # fmt: skip
    assert offered(vault, "vaultnet log bo", shell="fish") == [
        "plain,bo-lindqvist\tBo Lindqvist, Bosse"
    ]


def test_nothing_that_a_shell_could_act_on_is_offered(vault: Path) -> None:
    command = "$(touch${IFS}x)"
    twin = f'---\ntype: person\naliases: [Cy]\nuid: "{command}"\n---\n- [ ] ask: {command} `x`\n'
    write(
        vault,
        {
            "People/20260101.md": twin,
            "People/20260102.md": twin.replace("$", "`"),
            "People/Home/Di Ek.md": "---\ntype: person\n---\n",
            "People/Work/Di Ek.md": "---\ntype: person\n---\n",
            ".vaultnet/config.toml": f'[tiers."{command}"]\ntouches_per_year = 12\n',
        },
    )
    assert words(vault, "vaultnet log ") == ["ana-ruiz", "bo-lindqvist", "zoe-angstrom"]
    assert words(vault, "vaultnet done 20260101.md ") == []
    assert words(vault, "vaultnet done People/20260101 ") == ["touch-ifs-x-x"]
    assert command not in words(vault, "vaultnet tier ana ")


def test_a_line_break_in_a_name_begins_no_word(vault: Path) -> None:
    write(vault, {"People/Cy.md": '---\ntype: person\naliases: ["a\\nplain\\n$(x)"]\n---\n'})
    assert offered(vault, "vaultnet log cy", shell="zsh") == ["plain", "cy", "Cy, a�plain�$(x)"]


def test_a_vault_that_is_named_on_the_line_is_the_one(vault: Path, tmp_path: Path) -> None:
    assert words(tmp_path, f"vaultnet log --vault {vault} bo") == ["bo-lindqvist"]


@pytest.mark.parametrize("line", ["log ", "done ana ", "tier ana "])
def test_without_a_vault_nothing_is_offered_or_said(tmp_path: Path, line: str) -> None:
    assert words(tmp_path, f"vaultnet {line}") == []


@pytest.mark.parametrize("place", [None, "x", ""])
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_that_says_too_little_is_answered_in_silence(
    vault: Path, place: str | None, shell: str
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("_VAULTNET_COMPLETE", f"{shell}_complete")
        if place is None:
            patch.delenv("COMP_WORDS", raising=False)
            patch.delenv("COMP_CWORD", raising=False)
        else:
            patch.setenv("COMP_WORDS", "vaultnet log ")
            patch.setenv("COMP_CWORD", place)
        done = run(cwd=vault)
    assert done.code in (0, 1)
    assert done.err == ""


def test_a_broken_configuration_is_silent(vault: Path) -> None:
    write(vault, {".vaultnet/config.toml": b"\xff\xfe"})
    assert words(vault, "vaultnet log ") == []
    assert words(vault, "vaultnet tier ana ") == []


def test_nothing_is_written(vault: Path) -> None:
    before = tree(vault)
    words(vault, "vaultnet log ")
    assert tree(vault) == before
    assert not Path(cache_folder(str(vault))).exists()

"""`vaultnet show` as a person meets it, and as a program does."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.vault import DAY, on
from tests.running import NAMES, run, tree
from vaultnet.notes.due import NOTE
from vaultnet.plugins import Facts


def test_without_a_name_it_lists_the_notes(vault: Path) -> None:
    lines = on(vault, "show").out.splitlines()
    assert [line.split()[0] for line in lines] == list(NAMES)
    assert (
        lines[1] == "due            Due this week — whom to be in touch with now, and what to bring"
    )


def test_the_list_comes_as_json_too(vault: Path) -> None:
    rows = json.loads(on(vault, "show", "--json").out)
    assert [row["name"] for row in rows] == list(NAMES)
    assert rows[0].keys() == {"name", "title", "summary"}


@pytest.mark.parametrize("name", NAMES)
def test_it_prints_what_a_build_writes(vault: Path, name: str) -> None:
    shown = on(vault, "show", name).out
    title = shown.splitlines()[0]
    before = tree(vault)
    assert not [path for path in before if path.startswith("Network/")]
    on(vault, "build")
    pages = [text.decode() for path, text in tree(vault).items() if path.startswith("Network/")]
    (page,) = (text for text in pages if f"\n{title}\n" in text)
    without_boxes = re.sub(r"(?m)^- \[ \] (.*) \^\S+$", r"- \1", page)
    assert shown in without_boxes


def test_a_title_in_any_case_is_as_good_as_a_name(vault: Path) -> None:
    assert on(vault, "show", "due this WEEK") == on(vault, "show", "due")


def test_a_title_needs_no_quotes(vault: Path) -> None:
    assert on(vault, "show", "Due", "this", "week") == on(vault, "show", "due")
    assert on(vault, "show", "due").code == 0


@pytest.mark.parametrize("name", NAMES)
def test_the_facts_are_plain_json(vault: Path, name: str) -> None:
    answer = json.loads(on(vault, "show", name, "--json").out)
    assert list(answer) == ["note", "as_of", "facts"]
    assert (answer["note"], answer["as_of"]) == (name, DAY)
    assert _plain(answer["facts"])


def _plain(value: object) -> bool:
    """Whether nothing in it was made a text only because JSON has no form for it."""
    if isinstance(value, dict):
        return all(_plain(entry) for entry in value.values())
    if isinstance(value, list):
        return all(_plain(entry) for entry in value)
    return not (isinstance(value, str) and value.startswith(("<", "datetime", "Person(")))


def test_an_unknown_note_names_those_there_are(vault: Path) -> None:
    outcome = on(vault, "show", "weather")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        f'vaultnet: there is no index note "weather"; one of: {", ".join(NAMES)}\n'
    )


def test_a_note_that_could_not_be_made_says_why(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> Facts:
        raise ValueError("no week has eight days")

    monkeypatch.setattr("vaultnet.notes.due.NOTE", NOTE._replace(facts=broken))
    outcome = on(vault, "show", "due")
    assert outcome.code == 1
    assert outcome.err == (
        "vaultnet: Due this week: not made: ValueError: no week has eight days\n"
    )


def test_a_note_that_is_disabled_is_not_there(vault: Path) -> None:
    (vault / ".vaultnet/config.toml").write_text('disable = ["ripples"]\n')
    assert "ripples" not in on(vault, "show").out
    assert on(vault, "show", "ripples").code == 1


def test_it_needs_a_vault(tmp_path: Path) -> None:
    assert run("show", cwd=tmp_path).code == 1


def test_nothing_in_a_note_speaks_to_the_terminal(vault: Path) -> None:
    path = vault / "People/Ana Ruiz.md"
    path.write_text(path.read_text().replace("staffing", "\x1b]0;staffing\x07"))
    shown = on(vault, "show", "favors").out
    assert "staffing" in shown
    assert "\x1b" not in shown
    assert "\x07" not in shown

"""Generated notes are tidy Markdown, whatever the vault holds."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.running import TODAY, MakeVault, pages, read
from vaultnet.cli.sample import WRITTEN_FOR
from vaultnet.model import Page

SAMPLE = pages(read(ROOT / "sample-vault"), WRITTEN_FOR)
_HEADING = re.compile(r"#{1,6} ")
_ITEM = re.compile(r" *([-*+]|\d+[.)]) ")


def faults(text: str) -> list[str]:
    """What a person who cares for Markdown would object to."""
    lines = text.split("\n")
    found = [f"{number}: blank at the end" for number, x in enumerate(lines) if x != x.rstrip()]
    if not lines[0].startswith("# ") or sum(x.startswith("# ") for x in lines) != 1:
        found.append("not one heading, at the top")
    if not text.endswith("\n") or text.endswith("\n\n"):
        found.append("not one line end at the end")
    for number, (above, line) in enumerate(pairwise(lines[:-1]), start=2):
        found += [f"{number}: {fault}" for fault in _between(above, line)]
    return found


def _between(above: str, line: str) -> list[str]:
    """What is wrong where two lines meet."""
    found = []
    if not above and not line:
        found.append("two blank lines")
    if above and line:
        kinds = _kind(above), _kind(line)
        if "heading" in kinds:
            found.append("a heading without a blank line beside it")
        elif kinds[0] != kinds[1] and kinds != ("text", "text"):
            found.append(f"{kinds[0]} and {kinds[1]} without a blank line between them")
        elif kinds == ("row", "row") and _cells(above) != _cells(line):
            found.append("rows of unequal length")
    item = _ITEM.match(line)
    if item and (item[1] != "-" or line.index("-") % 2):
        found.append("an item that is none of ours")
    return found


def _kind(line: str) -> str:
    if _HEADING.match(line):
        return "heading"
    if line.startswith("|"):
        return "row"
    return "item" if _ITEM.match(line) else "text"


def _cells(row: str) -> int:
    return len(re.findall(r"(?<!\\)\|", row))


@pytest.mark.parametrize("page", SAMPLE, ids=[page.name for page in SAMPLE])
def test_the_sample_vaults_notes_are_tidy(page: Page) -> None:
    assert faults(page.text) == []


def test_the_notes_of_an_empty_vault_are_tidy(tmp_path: Path) -> None:
    assert [faults(page.text) for page in pages(read(tmp_path))] == [[]] * len(SAMPLE)


def test_the_notes_of_a_vault_in_which_nobody_was_chosen_are_tidy(make_vault: MakeVault) -> None:
    vault = make_vault({"People/Ana.md": "", "People/Bo.md": "- 2020-01-01 meet: once\n"})
    assert [faults(page.text) for page in pages(read(vault))] == [[]] * len(SAMPLE)


_WORDS = st.sampled_from(
    ("# not a heading", "- x", "| a | b |", "`code", "[[x]]", "<b>", "*a*", "1. x", "#tag", "%% x")
)


@settings(
    deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.lists(st.one_of(_WORDS, st.text(max_size=12)), min_size=3, max_size=3))
def test_nothing_that_somebody_wrote_becomes_markup(
    words: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    vault = tmp_path_factory.mktemp("vault")
    (vault / "People").mkdir()
    promise, need, offer = (re.sub(r"[\r\n'\ud800-\udfff]", " ", word) for word in words)
    (vault / "People/Ana.md").write_bytes(
        f"---\ntier: critical\nneeds: '{need}'\nagenda_reviewed: 2026-06-01\n---\n"
        f"- [ ] promise: {promise}\n- [ ] raise: {promise}\n- [ ] ask: {promise}\n".encode()
    )
    (vault / "People/Bo.md").write_bytes(f"---\noffers: '{offer}'\nrole: '{need}'\n---\n".encode())
    assert [faults(page.text) for page in pages(read(vault), TODAY)] == [[]] * len(SAMPLE)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("# A\ntext\n", "2: a heading without a blank line beside it"),
        ("# A\n\n\ntext\n", "3: two blank lines"),
        ("# A\n\ntext \n", "2: blank at the end"),
        ("# A\n\n* x\n", "3: an item that is none of ours"),
        ("# A\n\n- x\n| a |\n", "4: item and row without a blank line between them"),
        ("# A\n\n| a | b |\n| --- |\n", "4: rows of unequal length"),
        ("## A\n", "not one heading, at the top"),
        ("# A", "not one line end at the end"),
    ],
)
def test_the_eye_for_faults_is_keen(text: str, fault: str) -> None:
    assert fault in faults(text)

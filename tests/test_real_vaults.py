"""Vaults that other people published: vaultnet reads them without a fault, and keeps its place.

They lie beside the checkout; where they are absent, these tests are skipped. What each of them
came to is pinned below, so that a change in the reading shows.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from tests.conftest import SHARED
from tests.running import TITLES, build, commit_all, git, read, run, see, tree

VAULTS = SHARED / "real-vaults"
DAY: Final = date(2026, 11, 25)


class Summary(NamedTuple):
    """What a vault comes to."""

    people: int
    dated: int
    touches: int
    problems: int
    notices: int


KNOWN: Final = {
    "bramses-vault-2023": Summary(2, 3, 0, 0, 4),
    "czottmann-people": Summary(2, 0, 0, 0, 2),
    "dataview-test-vault": Summary(0, 0, 0, 0, 0),
    "kepano-obsidian": Summary(3, 3, 1, 0, 2),
    "tasks-demo-vault": Summary(0, 4, 0, 0, 0),
}

pytestmark = pytest.mark.skipif(not VAULTS.is_dir(), reason="no real vaults beside this checkout")


@pytest.fixture(params=sorted(KNOWN))
def copy(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A vault as its owner has it: under git, nothing uncommitted."""
    vault = Path(shutil.copytree(VAULTS / request.param, tmp_path / request.param))
    commit_all(vault)
    return vault


def test_only_index_notes_are_added_and_nothing_is_changed(copy: Path) -> None:
    assert run("build", "--vault", str(copy), "--today", DAY.isoformat()).code == 0
    status = git(copy, "status", "--porcelain", "--untracked-files=all").splitlines()
    assert sorted(line.replace('"', "") for line in status) == [
        f"?? Network/{title}.md" for title in TITLES
    ]


def test_building_again_writes_nothing(copy: Path) -> None:
    build(copy, DAY)
    before = tree(copy)
    assert build(copy, DAY).written == ()
    assert tree(copy) == before


def test_every_note_is_shown_and_every_problem_has_a_place(copy: Path) -> None:
    told = run("check", "--today", DAY.isoformat(), "--vault", str(copy), cwd=copy)
    assert told.err == ""
    for line in told.out.splitlines():
        assert (copy / line.split(".md:")[0]).with_suffix(".md").exists() or line[0] == "."
    for title in TITLES:
        shown = run("show", title, "--vault", str(copy), "--today", DAY.isoformat())
        assert (shown.code, shown.err) == (0, "")
        assert shown.out.startswith("# ")


def test_everybody_in_it_can_be_asked_about(copy: Path) -> None:
    for person in see(read(copy), DAY).context.network.people:
        told = run("why", person.uid, "--vault", str(copy), "--today", DAY.isoformat())
        assert told.code == 0


def test_it_comes_to_what_it_came_to_before(copy: Path) -> None:
    seen = see(read(copy), DAY)
    notes = seen.context.network.notes.values()
    assert KNOWN[copy.name] == Summary(
        people=len(seen.context.network.people),
        dated=sum(note.kind == "dated" for note in notes),
        touches=sum(len(person.touches) for person in seen.context.network.people),
        problems=sum(not problem.notice for problem in seen.problems),
        notices=sum(problem.notice for problem in seen.problems),
    )

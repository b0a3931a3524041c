"""The sample vault: demonstration, documentation and golden file at once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.running import build, commit_all, git, read, run, see, tree
from vaultnet.cli.sample import WRITTEN_FOR
from vaultnet.derive.standing import standings
from vaultnet.pipeline.outlook import Outlook

SAMPLE = ROOT / "sample-vault"

#: What every index note must have to show, so that a newcomer sees what it is for.
SECTIONS = {
    "Network": ("Handful", "Depth of the critical few", "## Next", "promises past", "## Garden"),
    "Due this week": ("overdue", "first touch by", "## Coming up", "## Dates", "## Quieter"),
    "Agendas": ("## In the dark", "## Stale", "## What they want", "## To bring up", "## Who can"),
    "Open favors": ("## I promised", "**was due", "## I asked", "nudge kindly now", "## Thank"),
    "Critical few": ("**overdue**", "snoozed until", "new, first touch", "ok, due", "## Roles"),
    "The many": ("surprise this week", "## News to all", "due since", "## Find again"),
    "Can I ask": ("## Ready", "## Almost", "## Not yet", "Snoozed", "Asked before you had given"),
    "Value mix": ("| who |", "## This week", "## Ideas nobody has had", "## Everyone together"),
    "Introductions": ("## Both said yes", "## Ask what came", "## Being asked", "## Ideas", "Decl"),
    "Careers": ("## New in role", "## Missed", "## Risen", "## Rising", "Consider for"),
    "Stretch": ("| dimension |", "Most different", "## Choice or chance", "Circles", "only way in"),
    "Hooks": ("| hook |", "Shorten", "Contrarian or surprising", "Retired", "Pitch"),
    "Ripples": ("## Tell them", "## What came of what", "## In numbers"),
    "Loyalty audit": ("three times yes", "## Ask yourself", "## Critical, but", "## Believed and"),
    "Journal": ("| 2026-W48 |",),
    "Problems": ("is not a date", "conflict copy", "unknown channel", "## Worth knowing"),
}


@pytest.fixture(scope="module")
def seen() -> Outlook:
    """What the sample vault comes to on the day for which it was written."""
    return see(read(SAMPLE), WRITTEN_FOR)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of it, as somebody has it who cloned the repository."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "sample"))


def test_its_generated_notes_are_current_byte_for_byte(copy: Path) -> None:
    before = tree(copy)
    commit_all(copy)
    outcome = run("build", "--vault", str(copy), "--today", WRITTEN_FOR.isoformat())
    assert outcome.code == 0
    after = tree(copy)
    assert {path for path in after if after[path] != before.get(path)} == set()
    assert git(copy, "status", "--porcelain") == ""


def test_on_another_day_only_index_notes_and_hosted_regions_change(copy: Path) -> None:
    build(copy, WRITTEN_FOR)
    commit_all(copy)
    build(copy, date(2027, 1, 31))
    changed = {line[3:].strip('"') for line in git(copy, "status", "--porcelain").splitlines()}
    told = {"Desk.md", *(f"Network/{title}.md" for title in SECTIONS)}
    # Who is different, and what was answered about trust, does not change with the days.
    still = {f"Network/{title}.md" for title in ("Stretch", "Loyalty audit", "Hooks")}
    assert told - still <= changed <= told


def test_it_has_enough_people_and_days(seen: Outlook) -> None:
    notes = seen.context.network.notes.values()
    dated = [note for note in notes if note.kind == "dated" and note.mentions]
    assert len(seen.context.network.people) >= 24
    assert len(dated) >= 40
    assert seen.context.network.me is not None


def test_every_state_is_there(seen: Outlook) -> None:
    states = {standing.state for standing in seen.context.ask(standings).values()}
    assert states == {
        "archived",
        "deceased",
        "due",
        "many",
        "new",
        "ok",
        "overdue",
        "paused",
        "snoozed",
    }


@pytest.mark.parametrize("title", SECTIONS)
def test_every_index_note_has_everything_to_show(copy: Path, title: str) -> None:
    build(copy, WRITTEN_FOR)
    text = (copy / f"Network/{title}.md").read_text(encoding="utf-8")
    assert [words for words in SECTIONS[title] if words not in text] == []


def test_every_kind_of_note_is_there(seen: Outlook) -> None:
    kinds = {note.kind for note in seen.context.network.notes.values()}
    assert kinds >= {"person", "me", "introduction", "hook", "idea", "dated", "template", "copy"}


def test_its_problems_are_the_ones_that_it_shows_on_purpose(seen: Outlook) -> None:
    problems = [problem for problem in seen.problems if not problem.notice]
    assert [(problem.path, problem.message.partition(";")[0]) for problem in problems] == [
        ("People/Fabrizio Vendramel.md", '"2026-02-30" is not a date'),
        (
            "People/Ruben Castelijn (conflicted copy 2026-10-02).md",
            "a sync tool's conflict copy",
        ),
        ("People/Ruben Castelijn.md", 'unknown channel "meeting"'),
    ]


def _addresses() -> Iterator[str]:
    for path in sorted(SAMPLE.rglob("*.md")):
        for word in path.read_text(encoding="utf-8").split():
            if "@" in word:
                yield word


def test_nobody_in_it_can_be_written_to() -> None:
    assert {word.rpartition("@")[2].rstrip(".,;)") for word in _addresses()} == {"example.com"}

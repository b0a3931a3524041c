"""A hinted note is looked at alone, and everything else is left to the walk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from vaultnet.config import Config
from vaultnet.memory.glance import Glance
from vaultnet.pipeline.refresh import Reading, look, refresh
from vaultnet.scan import UNKNOWN, Snapshot, stamp, walk
from vaultnet.watch.look import doubted, is_loss, look_at, too_young
from vaultnet.watch.stir import Hints


@pytest.fixture
def last(vault: Path) -> Reading:
    """The vault as it is at first."""
    return refresh(str(vault), None, 0, use_cache=False)


@pytest.fixture
def walks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Gets an entry for each walk through the vault."""
    found: list[str] = []

    def counted(root: str, config: Config) -> Snapshot:
        found.append(root)
        return look(root, config)

    monkeypatch.setattr("vaultnet.watch.look.look", counted)
    return found


def hints(*paths: str) -> Hints:
    return Hints(frozenset(paths))


def test_a_saved_note_is_looked_at_without_a_walk(
    vault: Path, last: Reading, walks: list[str]
) -> None:
    (vault / "People/Ana.md").write_text("other", encoding="utf-8")
    found = look_at(last, hints("People/Ana.md"))
    assert found.files == walk(str(vault)).files
    assert found.files != last.snapshot.files
    assert not walks


def test_a_picture_needs_no_walk(vault: Path, last: Reading, walks: list[str]) -> None:
    (vault / "photo.png").write_bytes(b"")
    assert look_at(last, hints("photo.png", "gone.png")).files == last.snapshot.files
    assert not walks


def _create(vault: Path) -> str:
    (vault / "New.md").write_text("new", encoding="utf-8")
    return "New.md"


def _delete(vault: Path) -> str:
    (vault / "Other.md").unlink()
    return "Other.md"


def _replace_by_link(vault: Path) -> str:
    (vault / ".hidden.md").write_text("elsewhere", encoding="utf-8")
    (vault / "Other.md").unlink()
    (vault / "Other.md").symlink_to(vault / ".hidden.md")
    return "Other.md"


def _link_folder(vault: Path) -> str:
    (vault / ".more").mkdir()
    (vault / ".more/Cy.md").write_text("behind a link", encoding="utf-8")
    (vault / "more").symlink_to(vault / ".more")
    return "more"


@pytest.mark.parametrize("change", [_create, _delete, _replace_by_link, _link_folder])
def test_what_is_new_or_gone_or_a_link_is_walked_for(
    vault: Path, last: Reading, walks: list[str], change: Callable[[Path], str]
) -> None:
    found = look_at(last, hints(change(vault)))
    assert walks
    assert found.files == walk(str(vault)).files
    assert found.files != last.snapshot.files


def test_a_link_to_a_folder_that_is_gone_takes_its_notes_along(
    vault: Path, walks: list[str]
) -> None:
    _link_folder(vault)
    last = refresh(str(vault), None, 0, use_cache=False)
    assert "more/Cy.md" in last.snapshot.files
    (vault / "more").unlink()
    assert "more/Cy.md" not in look_at(last, hints("more")).files
    assert walks


def test_a_folder_that_became_a_plain_file_is_gone(vault: Path, last: Reading) -> None:
    shutil.rmtree(vault / "People")
    (vault / "People").write_text("", encoding="utf-8")
    assert look_at(last, hints("People")).files.keys() == {"Other.md"}


def _notes(count: int) -> Snapshot:
    snapshot = Snapshot()
    snapshot.files = {f"{number}.md": UNKNOWN for number in range(count)}
    return snapshot


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [(100, 49, True), (100, 50, False), (19, 1, False), (20, 9, True), (1, 0, True), (0, 0, False)],
)
def test_more_than_half_gone_at_once_is_a_loss(before: int, after: int, lost: bool) -> None:
    assert is_loss(_notes(before), _notes(after)) is lost


def test_notes_taken_off_this_machine_by_the_cloud_are_not_lost() -> None:
    away = _notes(1)
    away.absent = [f"{number}.md" for number in range(1, 100)]
    assert not is_loss(_notes(100), away)


def test_a_note_is_too_young_only_within_a_tick_of_the_look() -> None:
    snapshot = Snapshot()
    second = 1_000_000_000
    now = 1_700_000_000 * second + 123
    snapshot.files = {
        "just now": (now - 1_000_000, 1, 1),
        "settled": (now - 20_000_000, 1, 1),
        "coarse": (now - 123 - second, 1, 1),
        "old and coarse": (now - 123 - 3 * second, 1, 1),
        "future": (now + 60 * second, 1, 1),
    }
    assert too_young(snapshot.files, snapshot, now) == {"just now", "coarse"}
    assert too_young(["gone", "settled"], snapshot, now) == frozenset()


def test_a_doubted_note_is_read_again(vault: Path, last: Reading) -> None:
    status = os.stat(vault / "Other.md")
    again = doubted(last, frozenset({"Other.md", "never seen.md"}))
    assert again.snapshot.files["Other.md"] == UNKNOWN
    assert last.snapshot.files["Other.md"] == stamp(status)
    seen = Glance(str(vault), frozenset(), walk(str(vault)), again.surroundings, 0)
    assert len(refresh(str(vault), again, 0, seen=seen).fresh) == 1

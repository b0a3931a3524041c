"""Text that somebody typed into a generated region."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from vaultnet.memory.places import KEPT
from vaultnet.pipeline.kept import keep, kept


def test_what_is_kept_can_be_read_again(tmp_path: Path) -> None:
    where = keep(str(tmp_path), "Network/Due this week.md", "due", "\n- [[Ana]], by boat\n\n")
    assert where.startswith(".vaultnet/kept/Due this week ")
    assert (tmp_path / where).read_text(encoding="utf-8") == (
        "From the region due in Network/Due this week.md:\n\n- [[Ana]], by boat\n"
    )


def test_the_same_text_is_kept_once(tmp_path: Path) -> None:
    places = {keep(str(tmp_path), "Desk.md", "due", "mine") for _ in range(3)}
    assert len(places) == 1
    assert len(os.listdir(tmp_path / KEPT)) == 1


def test_other_text_is_kept_beside_it(tmp_path: Path) -> None:
    assert keep(str(tmp_path), "Desk.md", "due", "one") != keep(
        str(tmp_path), "Desk.md", "due", "two"
    )


def test_two_notes_of_one_name_keep_the_same_words_apart(tmp_path: Path) -> None:
    first = keep(str(tmp_path), "A/Desk.md", "due", "mine")
    second = keep(str(tmp_path), "B/Desk.md", "due", "mine")
    assert first != second
    assert "A/Desk.md" in (tmp_path / first).read_text()
    assert "B/Desk.md" in (tmp_path / second).read_text()


def test_what_somebody_has_worked_on_is_not_overwritten(tmp_path: Path) -> None:
    first = keep(str(tmp_path), "Desk.md", "due", "mine")
    (tmp_path / first).write_text("half of it is done\n")
    second = keep(str(tmp_path), "Desk.md", "due", "mine")
    assert second == first.replace(".md", " 2.md")
    assert (tmp_path / first).read_text() == "half of it is done\n"


def test_every_kept_text_is_told_until_its_file_is_deleted(tmp_path: Path) -> None:
    assert kept(str(tmp_path)) == ()
    where = keep(str(tmp_path), "Desk.md", "due", "mine")
    (tmp_path / KEPT / "a picture.png").write_bytes(b"")
    assert [str(problem) for problem in kept(str(tmp_path))] == [
        f"{where}:1: text that would have been lost was moved here;"
        " take out of it what you need, then delete this file"
    ]
    (tmp_path / where).unlink()
    assert kept(str(tmp_path)) == ()


def test_a_disk_that_refuses_is_told_to_the_caller(tmp_path: Path) -> None:
    (tmp_path / ".vaultnet").write_text("no folder")
    with pytest.raises(OSError, match=r"\.vaultnet"):
        keep(str(tmp_path), "Desk.md", "due", "mine")


def test_half_a_text_is_not_left_where_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        keep(str(tmp_path), "Desk.md", "due", "mine")
    assert os.listdir(tmp_path / KEPT) == []

"""Where records lie: outside the vault, for this user alone, pending and then done."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

import pytest

from vaultnet.errors import VaultnetError
from vaultnet.journal import store
from vaultnet.journal.records import Record, Step
from vaultnet.journal.store import Journal, new_name


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Journal:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return Journal("/home/ana/vault")


def record(what: str = "log Ana", name: str = "", undoes: str = "") -> Record:
    step = Step("People/Ana.md", "old", "new", (), ".vn-1-1.tmp")
    return Record(name or new_name(), what, time.time_ns(), (step,), undoes=undoes)


def test_a_record_is_pending_until_it_is_done(journal: Journal) -> None:
    one = record()
    journal.begin(one)
    assert (journal.pending(), list(journal.done())) == ([one], [])
    journal.finish(one)
    assert (journal.pending(), list(journal.done())) == ([], [one])
    journal.drop(one)
    assert (journal.pending(), list(journal.done())) == ([], [])


def test_the_newest_is_undone_first_and_the_oldest_finished_first(journal: Journal) -> None:
    records = [record(str(number), f"{number:020d}-1") for number in (3, 1, 2)]
    for each in records:
        journal.begin(each)
    assert [r.what for r in journal.pending()] == ["1", "2", "3"]
    for each in records:
        journal.finish(each)
    assert [r.what for r in journal.done()] == ["3", "2", "1"]


def test_an_undoing_takes_its_record_along(journal: Journal) -> None:
    one = record()
    journal.begin(one)
    journal.finish(one)
    back = record("undo: log Ana", undoes=one.name)
    journal.begin(back)
    journal.finish(back)
    assert (journal.pending(), list(journal.done())) == ([], [])


def test_nobody_else_can_read_what_it_holds(journal: Journal, tmp_path: Path) -> None:
    with journal.alone():
        journal.begin(record())
    for path in (tmp_path / "state" / "vaultnet").rglob("*"):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path


def test_what_somebody_else_could_have_written_is_not_believed(
    journal: Journal, tmp_path: Path
) -> None:
    journal.begin(record())
    (path,) = (tmp_path / "state").rglob("*.json")
    path.chmod(0o666)
    assert journal.pending() == []


def test_a_broken_record_hides_no_other(journal: Journal, tmp_path: Path) -> None:
    journal.begin(record("good"))
    (path,) = (tmp_path / "state").rglob("*.json")
    (path.parent / "00000000000000000001-1.json").write_bytes(b'{"format": 1, "wha')
    (path.parent / "00000000000000000001-1.json").chmod(0o600)
    assert [r.what for r in journal.pending()] == ["good"]


def test_a_second_vaultnet_waits_and_then_says_so(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_PATIENCE", 0.05)
    other = Journal("/home/ana/vault").alone()
    with journal.alone(), pytest.raises(VaultnetError, match="another vaultnet"):
        other.__enter__()
    with journal.alone():
        pass


def test_old_records_and_torn_ones_are_swept(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_MOST", 2)
    for number in range(3):
        each = record(str(number))
        journal.begin(each)
        journal.finish(each)
    month = record("old", f"{time.time_ns() - 31 * 86_400 * 10**9:020d}-1")
    journal.begin(month)
    journal.finish(month)
    folder = next((tmp_path / "state").rglob("done"))
    (folder / "0001.json.77-1.tmp").write_bytes(b"half")
    journal.sweep()
    assert [r.what for r in journal.done()] == ["2", "1"]
    assert len(os.listdir(folder)) == 2


def test_it_is_idle_when_nothing_is_pending_and_nothing_was_done_lately(journal: Journal) -> None:
    assert journal.is_idle(10**9)
    old = record(name=f"{time.time_ns() - 10 * 10**9:020d}-1")
    journal.begin(old)
    assert not journal.is_idle(10**9)
    journal.finish(old)
    assert journal.is_idle(10**9)
    assert not journal.is_idle(60 * 10**9)

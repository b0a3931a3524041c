"""Where a journal lies, and whether something in it waits."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from vaultnet.journal.places import has_pending, state_folder
from vaultnet.journal.records import Record
from vaultnet.journal.store import Journal, new_name


def test_each_vault_has_a_folder_of_its_own_outside_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/state")
    monkeypatch.setattr("sys.platform", "linux")
    one, other = state_folder("/home/ana/vault"), state_folder("/home/ana/vault2")
    assert one != other
    assert os.path.dirname(one) == os.path.dirname(other) == "/state/vaultnet"
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setenv("HOME", "/home/ana")
    assert state_folder("/v").startswith("/home/ana/.local/state/vaultnet/")


@pytest.mark.parametrize(
    ("system", "place"), [("darwin", "Library/Application Support"), ("win32", "AppData/Local")]
)
def test_other_systems_have_their_own_place(
    monkeypatch: pytest.MonkeyPatch, system: str, place: str
) -> None:
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setenv("HOME", "/home/ana")
    assert f"/home/ana/{place}/vaultnet/" in state_folder("/v")


def test_a_record_that_was_begun_and_not_finished_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    record = Record(new_name(), "log Ana", time.time_ns(), ())
    assert not has_pending("/v")
    Journal("/v").begin(record)
    assert has_pending("/v")
    Journal("/v").finish(record)
    assert not has_pending("/v")

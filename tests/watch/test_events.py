"""Events become hints, on the real file system and with the real watchdog."""

from __future__ import annotations

import importlib
import logging
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from watchdog.events import FileSystemEvent
from watchdog.observers.polling import PollingObserver

from tests.watch.running import eventually
from vaultnet.watch import events
from vaultnet.watch.events import Listener
from vaultnet.watch.stir import Hints, Stir


class Heard:
    """A listener, and all hints so far."""

    def __init__(self, root: Path) -> None:
        self.stir = Stir()
        self.paths: set[str] = set()
        self.everywhere = False
        self.listener = Listener(str(root), self.stir)

    def has(self, path: str) -> bool:
        """Whether the path was hinted at."""
        self._gather()
        return path in self.paths

    def looks_everywhere(self) -> bool:
        """Whether a look everywhere is asked for."""
        self._gather()
        return self.everywhere

    def _gather(self) -> None:
        hints: Hints = self.stir.gather(0, 0, 1)
        self.paths |= hints.paths
        self.everywhere |= hints.everywhere


@pytest.fixture
def heard(vault: Path) -> Iterator[Heard]:
    """A listener to the vault."""
    found = Heard(vault)
    yield found
    found.listener.stop()


def test_a_save_in_place_is_heard(vault: Path, heard: Heard) -> None:
    (vault / "People/Ana.md").write_text("new", encoding="utf-8")
    eventually(lambda: heard.has("People/Ana.md"))
    assert not heard.looks_everywhere()


def test_a_save_by_rename_is_heard_under_its_own_name_only(vault: Path, heard: Heard) -> None:
    beside = vault / "People/.Ana.md.saving"
    beside.write_text("new", encoding="utf-8")
    beside.replace(vault / "People/Ana.md")
    eventually(lambda: heard.has("People/Ana.md"))
    assert heard.paths == {"People/Ana.md"}
    assert not heard.everywhere


def test_a_deleted_note_is_heard(vault: Path, heard: Heard) -> None:
    (vault / "Other.md").unlink()
    eventually(lambda: heard.has("Other.md"))


def test_hidden_folders_are_not_heard(vault: Path, heard: Heard) -> None:
    for folder in (".git", ".obsidian", "People/.trash"):
        (vault / folder).mkdir()
        (vault / folder / "x.md").write_text("x", encoding="utf-8")
        (vault / folder / "workspace.json").write_text("x", encoding="utf-8")
    (vault / "Other.md").write_text("last", encoding="utf-8")
    eventually(lambda: heard.has("Other.md"))
    assert heard.paths == {"Other.md"}
    assert not heard.everywhere


@pytest.mark.parametrize("path", [".vaultnet/config.toml", ".obsidian/daily-notes.json"])
def test_settings_ask_for_a_look_everywhere(vault: Path, path: str) -> None:
    (vault / path).parent.mkdir(exist_ok=True)
    heard = Heard(vault)
    (vault / path).write_text("", encoding="utf-8")
    eventually(heard.looks_everywhere)
    heard.listener.stop()


def test_a_note_that_the_cloud_takes_away_asks_for_a_look_everywhere(
    vault: Path, heard: Heard
) -> None:
    (vault / ".Other.md.icloud").write_text("", encoding="utf-8")
    eventually(heard.looks_everywhere)


def test_new_folders_ask_for_a_look_everywhere_and_are_heard_from_then_on(
    vault: Path, heard: Heard
) -> None:
    (vault / "a/b/c").mkdir(parents=True)
    (vault / "a/b/c/Cy.md").write_text("at once", encoding="utf-8")
    eventually(heard.looks_everywhere)
    assert heard.listener.folders_changed
    eventually(lambda: heard.listener.unheard_folders()[0] == 0)
    heard.paths.clear()
    (vault / "a/b/c/Cy.md").write_text("later", encoding="utf-8")
    eventually(lambda: heard.has("a/b/c/Cy.md"))


def test_our_own_reading_makes_no_events(vault: Path, heard: Heard) -> None:
    for _ in range(20):
        for path in vault.rglob("*.md"):
            path.read_bytes()
    (vault / "Other.md").write_text("last", encoding="utf-8")
    eventually(lambda: heard.has("Other.md"))
    assert heard.paths == {"Other.md"}
    assert not heard.everywhere


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the delay is inotify's")
def test_after_a_note_was_moved_out_there_is_no_long_silence(
    vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    groupers = [found for module, name in events._GROUPERS if (found := _found(module, name))]
    assert groupers != []
    for grouper in groupers:
        monkeypatch.setattr(grouper, "delay", 0.5)
    heard = Heard(vault)
    assert [grouper.delay for grouper in groupers] == [events._MOVE_DELAY] * len(groupers)
    (vault / "Other.md").rename(tmp_path / "Other.md")
    (vault / "People/Ana.md").write_text("new", encoding="utf-8")
    eventually(lambda: heard.has("People/Ana.md"))
    heard.listener.stop()


def _found(module: str, name: str) -> Any:  # noqa: ANN401 - a class of watchdog's own
    try:
        return getattr(importlib.import_module(module), name, None)
    except ImportError:
        return None


def test_a_tree_moved_out_and_in_asks_for_a_look_everywhere(
    vault: Path, heard: Heard, tmp_path: Path
) -> None:
    (vault / "People").rename(tmp_path / "People")
    eventually(heard.looks_everywhere)
    heard.everywhere = False
    shutil.move(tmp_path / "People", vault / "Friends")
    eventually(heard.looks_everywhere)
    eventually(lambda: heard.listener.unheard_folders()[0] == 0)
    (vault / "Friends/Ana.md").write_text("in its new place", encoding="utf-8")
    eventually(lambda: heard.has("Friends/Ana.md"))


def test_a_root_that_is_deleted_is_heard_and_ends_the_threads(vault: Path, heard: Heard) -> None:
    shutil.rmtree(vault)
    eventually(heard.looks_everywhere)
    eventually(lambda: not heard.listener.is_alive())


def test_events_lost_by_the_kernel_ask_for_a_look_everywhere(
    heard: Heard, capfd: pytest.CaptureFixture[str]
) -> None:
    log = logging.getLogger("watchdog.observers.inotify_c")
    log.warning("Inotify queue overflowed; filesystem events were lost")
    assert heard.looks_everywhere()
    assert capfd.readouterr().err == ""


def test_after_its_end_the_log_is_as_it_was(vault: Path) -> None:
    log = logging.getLogger("watchdog")
    before = list(log.handlers)
    heard = Heard(vault)
    assert len(log.handlers) == len(before) + 1
    heard.listener.stop()
    assert log.handlers == before


def test_an_event_that_cannot_be_understood_does_not_end_the_thread(
    vault: Path, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(event: FileSystemEvent) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr(heard.listener, "hear", broken)
    (vault / "Other.md").write_text("first", encoding="utf-8")
    eventually(heard.looks_everywhere)
    monkeypatch.undo()
    (vault / "Other.md").write_text("second", encoding="utf-8")
    eventually(lambda: heard.has("Other.md"))


def test_folders_that_are_not_watched_are_counted(
    vault: Path, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = sum(1 for _ in os.walk(vault))
    assert heard.listener.unheard_folders() == (0, folders)
    monkeypatch.setattr(events, "_count_watches", lambda: 1)
    assert heard.listener.unheard_folders() == (folders - 1, folders)
    monkeypatch.setattr(events, "_count_watches", lambda: None)
    assert heard.listener.unheard_folders() == (0, folders)


def test_where_the_system_gives_no_events_it_says_so(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "Observer", PollingObserver)
    with pytest.raises(OSError, match="none are known on this system"):
        Heard(vault)

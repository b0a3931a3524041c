"""What can go wrong with plugins, pages and the disk, in the words in which it is told."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.running import TODAY, build, read, write
from vaultnet.pipeline.publish import publish
from vaultnet.plugins import manager
from vaultnet.plugins.spec import IndexNote
from vaultnet.syntax.regions import write_region

KNOWN = "---\nadded: 2026-01-01\n---\n"
DUE = "Network/Due this week.md"
STALE = f"---\ngenerated_by: vaultnet\n---\n\n{write_region('due', 'old')}"


def _fail(_: object) -> dict[str, object]:
    raise ZeroDivisionError("no bread left")


def _say(_: object) -> dict[str, object]:
    return {}


def bread(**changes: Any) -> IndexNote:  # noqa: ANN401 - whatever a plugin puts there
    note = IndexNote(name="bread", title="Bread", summary="s", template="x", facts=_say)
    return note._replace(**changes)


#: A plugin's note, or what stands in its place, and why it is left out.
PLUGINS: dict[str, tuple[object, str]] = {
    "no note": (1, "it is not an IndexNote"),
    "no text": (bread(summary=1), "its summary is not a text"),
    "no function": (bread(facts=1), "its facts are not a function"),
    "name": (bread(name="Bread!"), 'its name "Bread!" is not lower-case letters and hyphens'),
    "title": (bread(title="a/b"), 'its title "a/b" cannot be a file name'),
    "name taken": (bread(name="due"), 'the name "due" is taken'),
    "title taken": (bread(title="due THIS week"), 'the title "due THIS week" is taken'),
}

#: A note that fails while it is made, and what is told of it.
PAGES: dict[str, tuple[IndexNote, str]] = {
    "facts": (bread(facts=_fail), "not made: ZeroDivisionError: no bread left"),
    "template": (
        bread(template="{{ flour }}"), "not rendered: UndefinedError: 'flour' is undefined"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("note", "why"), PLUGINS.values(), ids=PLUGINS)
def test_a_plugin_that_cannot_be_used_is_left_out(
    note: object, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = ModuleType("bakery")
    module.__dict__["NOTE"] = note
    monkeypatch.setitem(sys.modules, "bakery", module)
    monkeypatch.setattr(manager, "_installed", lambda: iter(["bakery:NOTE"]))
    assert told_by_publish(tmp_path, *manager.load_notes()) == [
        f".vaultnet/config.toml:1: the plugin bakery:NOTE is left out: {why}"
    ]


def test_a_plugin_that_is_gone_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manager, "_installed", lambda: iter(["nowhere:NOTE"]))
    assert told_by_publish(tmp_path, *manager.load_notes()) == [
        ".vaultnet/config.toml:1: the plugin nowhere:NOTE is left out:"
        " ModuleNotFoundError: No module named 'nowhere'"
    ]


def test_a_broken_list_of_plugins_costs_only_the_plugins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manager, "_installed", lambda: _fail(None))
    assert told_by_publish(tmp_path, *manager.load_notes()) == [
        ".vaultnet/config.toml:1: the list of installed plugins cannot be read:"
        " ZeroDivisionError: no bread left"
    ]


@pytest.mark.parametrize(("note", "why"), PAGES.values(), ids=PAGES)
def test_a_note_that_cannot_be_made_stops_no_other(
    note: IndexNote, why: str, tmp_path: Path
) -> None:
    assert told_by_publish(tmp_path, (note,), ()) == [f"Network/Bread.md:1: {why}"]


def told_by_publish(
    vault: Path, notes: tuple[IndexNote, ...], faults: tuple[str, ...]
) -> list[str]:
    write(vault, {"People/Ana.md": KNOWN})
    _, seen, report = publish(read(vault), TODAY, notes, faults)
    return [str(problem) for problem in sorted({*seen.problems, *report.problems})]


def _hard_link(vault: Path, _: pytest.MonkeyPatch) -> None:
    os.link(vault / DUE, vault / "Network/other")


def _read_only(_: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr("vaultnet.write.os.access", lambda *_: False)


def _full(_: Path, patch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    patch.setattr("vaultnet.write.write_new", refuse)


def _link_to_hidden(vault: Path, _: pytest.MonkeyPatch) -> None:
    (vault / ".hidden").mkdir()
    (vault / DUE).rename(vault / ".hidden/Due.md")
    (vault / DUE).symlink_to(vault / ".hidden/Due.md")


def _folder_leads_out(vault: Path, _: pytest.MonkeyPatch) -> None:
    (vault / DUE).unlink()
    (vault / "Network").rmdir()
    outside = vault.parent / "outside"
    outside.mkdir()
    (vault / "Network").symlink_to(outside)


Prepare = Callable[[Path, pytest.MonkeyPatch], None]

#: What is done to the vault, and what is told of the index note that cannot be written.
WRITES: dict[str, tuple[Prepare, str]] = {
    "hard link": (_hard_link, f"{DUE} has a second name (hard link); nothing was written"),
    "read-only": (_read_only, f"{DUE} is read-only; nothing was written"),
    "full": (_full, "cannot be written: No space left on device"),
    "hidden": (_link_to_hidden, f"{DUE} lies in a hidden folder; nothing was written there"),
    "outside": (_folder_leads_out, f"{DUE} leads out of the vault; nothing was written there"),
}


@pytest.mark.parametrize(("prepare", "why"), WRITES.values(), ids=WRITES)
def test_a_page_that_cannot_be_written_is_told_and_nothing_is_lost(
    prepare: Prepare, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = tmp_path / "vault"
    write(vault, {DUE: STALE})
    prepare(vault, monkeypatch)
    report = build(vault)
    assert f"{DUE}:1: {why}" in [str(problem) for problem in report.problems]
    assert DUE not in report.written

"""A watched vault stays current, whatever is done to it."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.running import TITLES
from tests.watch.running import BRISK, Running, eventually, fixed, person, shown, watching
from tests.watch.test_upkeep import HOST
from vaultnet.errors import VaultnetError
from vaultnet.pipeline.refresh import refresh
from vaultnet.watch.events import Listener
from vaultnet.watch.loop import Watch
from vaultnet.watch.stir import Stir
from vaultnet.watch.upkeep import Clock


def test_one_save_is_one_pass_that_writes_and_the_echo_reads_nothing(vault: Path) -> None:
    with watching(vault) as running:
        eventually(running.is_calm)
        running.passes.clear()
        (vault / "People/Ana.md").write_text(person("2026-06-29"), encoding="utf-8")
        eventually(lambda: running.says("(1 note changed)"))
        eventually(running.is_calm)
        wrote = [done for done in running.passes if done.written]
        assert len(wrote) == 1
        assert sum(done.fresh for done in running.passes) == 1
        assert "2026-06-29" in shown(vault)


def _rename_over(vault: Path) -> None:
    beside = vault / "People/.Cy.tmp"
    beside.write_text(person("2026-06-29"), encoding="utf-8")
    beside.replace(vault / "People/Ana.md")


def _unlink_and_write(vault: Path) -> None:
    (vault / "People/Ana.md").unlink()
    (vault / "People/Ana.md").write_text(person("2026-06-29"), encoding="utf-8")


def _backup_and_write(vault: Path) -> None:
    (vault / "People/Ana.md").rename(vault / "People/Ana.md~")
    (vault / "People/Ana.md").write_text(person("2026-06-29"), encoding="utf-8")
    (vault / "People/Ana.md~").unlink()


def _write_in_pieces(vault: Path) -> None:
    with (vault / "People/Ana.md").open("w", encoding="utf-8") as file:
        for letter in person("2026-06-29"):
            file.write(letter)
            file.flush()


@pytest.mark.parametrize(
    "save", [_rename_over, _unlink_and_write, _backup_and_write, _write_in_pieces]
)
def test_every_way_to_save_is_seen(vault: Path, save: Callable[[Path], None]) -> None:
    with watching(vault) as running:
        save(vault)
        eventually(lambda: "2026-06-29" in shown(vault))
        assert not running.says("failed")


def test_new_folders_with_notes_moves_and_deletions_are_seen(vault: Path, tmp_path: Path) -> None:
    with watching(vault):
        (vault / "a/b/People").mkdir(parents=True)
        (vault / "a/b/People/Cy.md").write_text(person(), encoding="utf-8")
        eventually(lambda: "Cy" in shown(vault))
        (vault / "a").rename(tmp_path / "a")
        eventually(lambda: "Cy" not in shown(vault))
        (tmp_path / "a").rename(vault / "z")
        eventually(lambda: "Cy" in shown(vault))
        (vault / "z/b/People/Cy.md").rename(vault / "People/Di.md")
        eventually(lambda: "Di" in shown(vault) and "Cy" not in shown(vault))
        (vault / "People/Di.md").unlink()
        eventually(lambda: "Di" not in shown(vault))
        shutil.rmtree(vault / "z")
        (vault / "People/Ana.md").unlink()
        eventually(lambda: "Ana" not in shown(vault))


def test_a_checkout_of_many_notes_is_seen_whole(vault: Path) -> None:
    with watching(vault) as running:
        for number in range(300):
            path = vault / f"People/Person {number}.md"
            path.write_text(person("2026-06-01"), encoding="utf-8")
        # The list ends at a hundred, and the heading counts them all, with Ana and Ben.
        eventually(lambda: "# Critical few (302 of at most" in shown(vault))
        eventually(running.is_calm)
        reading = refresh(str(vault), None, time.time_ns(), use_cache=False)
        assert "- and 202 more;" in shown(vault)
        assert len(reading.notes) == 303 + len(TITLES)


def test_changed_settings_are_seen(vault: Path) -> None:
    with watching(vault) as running:
        (vault / ".vaultnet/config.toml").write_text('folder = "Index"\n', encoding="utf-8")
        eventually((vault / "Index/Critical few.md").exists)
        eventually(lambda: running.says("(settings changed)"))


def test_settings_that_cannot_be_read_are_told_once_and_outlived(vault: Path) -> None:
    config = vault / ".vaultnet/config.toml"
    with watching(vault) as running:
        config.write_bytes(b"\xff")
        eventually(lambda: running.says("the configuration cannot be read"))
        for number in range(3):
            (vault / "Other.md").write_text(f"{number}", encoding="utf-8")
            eventually(running.is_calm)
        assert len([said for said in running.said if "cannot be read" in said]) == 1
        config.unlink()
        eventually(lambda: running.says("all is well again"))
        (vault / "People/Cy.md").write_text(person(), encoding="utf-8")
        eventually(lambda: "Cy" in shown(vault))


def test_midnight_wakes_it(vault: Path) -> None:
    midnight = [1e11]

    def today(timezone: str) -> date:
        return date(2026, 8, 1) if time.time() >= midnight[0] else date(2026, 6, 30)

    def span(timezone: str, day: date) -> tuple[float, float]:
        return (0.0, midnight[0]) if day == date(2026, 6, 30) else (midnight[0], 1e12)

    clock = Clock(now_ns=time.time_ns, today=today, span=span)
    with watching(vault, clock=clock) as running:
        eventually(running.is_calm)
        midnight[0] = time.time() + 0.3
        running.stir.hint("photo.png")  # from now on it waits until midnight, not for ever
        eventually(lambda: running.says("(a new day)"))
        eventually(running.is_calm)


def test_after_sleep_it_looks_everywhere(vault: Path) -> None:
    asleep_ns = [0]
    clock = replace(fixed(), now_ns=lambda: time.time_ns() + asleep_ns[0])
    with watching(vault, clock=clock) as running:
        eventually(running.is_calm)
        hidden = vault / ".hidden.md"
        hidden.write_text("no event tells of this", encoding="utf-8")
        _deafen(running)
        (vault / "People/Cy.md").write_text(person(), encoding="utf-8")
        asleep_ns[0] = 3600 * 10**9
        running.stir.hint("photo.png")
        eventually(lambda: "Cy" in shown(vault))


def _deafen(running: Running) -> None:
    """From here on no event arrives."""
    listener = running.watch._hearing._listener
    assert listener is not None
    listener.hear = lambda event: None  # type: ignore[method-assign]


def test_what_no_event_told_is_found_by_looking_everywhere_now_and_then(vault: Path) -> None:
    with watching(vault, pace=replace(BRISK, reconcile=0.3)) as running:
        _deafen(running)
        (vault / "People/Cy.md").write_text(person(), encoding="utf-8")
        eventually(lambda: "Cy" in shown(vault))


def test_while_nothing_happens_the_reading_is_kept(vault: Path, tmp_path: Path) -> None:
    with watching(vault, pace=replace(BRISK, reconcile=0.2)):
        eventually(lambda: list((tmp_path / "cache").rglob("table.json")))


def test_without_events_it_looks_by_itself(vault: Path) -> None:
    with watching(vault, polling=True) as running:
        (vault / "People/Cy.md").write_text(person(), encoding="utf-8")
        eventually(lambda: "Cy" in shown(vault))
        (vault / "People/Cy.md").unlink()
        eventually(lambda: "Cy" not in shown(vault))
        assert running.watch._hearing._listener is None


def test_where_no_events_can_be_had_it_says_so_and_looks_by_itself(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(listener: Listener) -> None:
        raise OSError(24, "inotify instance limit reached")

    monkeypatch.setattr(Listener, "_observe", refused)
    with watching(vault) as running:
        (vault / "People/Cy.md").write_text(person(), encoding="utf-8")
        eventually(lambda: "Cy" in shown(vault))
        assert running.said[0] == (
            "no events from the system (inotify instance limit reached);"
            " looking everywhere every 0.1 seconds"
        )


def test_folders_beyond_the_systems_limit_are_looked_at_besides(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vaultnet.watch.events._count_watches", lambda: 1)
    with watching(vault) as running:
        _deafen(running)
        listener = running.watch._hearing._listener
        assert listener is not None
        for name in ("Cy", "Di", "Ed"):
            listener.folders_changed = True
            (vault / f"People/{name}.md").write_text(person(), encoding="utf-8")
            eventually(lambda name=name: name in shown(vault))  # type: ignore[misc]
        eventually(lambda: not listener.folders_changed)
        assert running.said[0] == (
            "only 1 of 3 folders can be watched (a limit of the system);"
            " looking everywhere every 0.1 seconds"
        )
        assert len([said for said in running.said if "can be watched" in said]) == 1


def test_a_pass_that_fails_is_told_once_and_made_up_for(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    with watching(vault) as running:
        with monkeypatch.context() as patch:
            patch.setattr("vaultnet.pipeline.publish.outlook", broken)
            (vault / "People/Ana.md").write_text(person("2026-06-29"), encoding="utf-8")
            told = "this pass failed: ZeroDivisionError: division by zero"
            eventually(lambda: told in running.said)
            failed = len(running.attempts)
            eventually(lambda: len(running.attempts) > failed + 2)
            assert running.said.count(told) == 1
        eventually(lambda: running.says("all is well again"))
        assert "2026-06-29" in shown(vault)


def test_a_region_in_a_persons_note_is_written_when_the_note_is_quiet(vault: Path) -> None:
    host = vault / "2026-06-30.md"
    with watching(vault):
        host.write_text(HOST, encoding="utf-8")
        eventually(lambda: "Ana" in host.read_text(encoding="utf-8"))
        (vault / "People/Cy.md").write_text(person(), encoding="utf-8")
        eventually(lambda: "Cy" in host.read_text(encoding="utf-8"))
        assert host.read_text(encoding="utf-8").endswith("\n\nmine\n")


def test_a_region_is_not_written_between_two_saves_of_its_note(vault: Path) -> None:
    host = vault / "Day.md"
    later_ns = [0]
    clock = replace(fixed(), now_ns=lambda: time.time_ns() + later_ns[0])
    with watching(vault, pace=replace(BRISK, quiet=600.0), clock=clock) as running:
        for number in range(5):
            host.write_text(f"{HOST}{number}\n", encoding="utf-8")
            eventually(running.is_calm)
            assert host.read_text(encoding="utf-8") == f"{HOST}{number}\n"
        later_ns[0] = 3600 * 10**9
        running.stir.hint("photo.png")
        eventually(lambda: "Ana" in host.read_text(encoding="utf-8"))
        assert host.read_text(encoding="utf-8").endswith("4\n")


def test_a_root_that_is_away_is_waited_for_and_heard_again(vault: Path) -> None:
    away = vault.with_name("away")
    before = ""
    with watching(vault) as running:
        before = shown(vault)
        vault.rename(away)
        running.stir.hint("People/Ana.md")
        eventually(lambda: running.says("cannot be read: No such file or directory"))
        assert not vault.exists()
        vault.mkdir()
        eventually(lambda: running.says("all notes are gone"))
        assert list(vault.iterdir()) == []
        vault.rmdir()
        shutil.copytree(away, vault)
        eventually(lambda: running.says("all is well again"))
        assert shown(vault) == before
        (vault / "People/Cy.md").write_text(person(), encoding="utf-8")
        eventually(lambda: "Cy" in shown(vault))
    assert "Cy" not in shown(away)


def test_a_listener_whose_threads_have_ended_is_replaced(vault: Path) -> None:
    with watching(vault, pace=replace(BRISK, reconcile=0.2)) as running:
        first = running.watch._hearing._listener
        assert first is not None
        first.stop()
        eventually(lambda: running.watch._hearing._listener is not first)
        (vault / "People/Cy.md").write_text(person(), encoding="utf-8")
        eventually(lambda: "Cy" in shown(vault))


def test_two_watches_on_one_vault_come_to_rest(vault: Path) -> None:
    with watching(vault) as one, watching(vault) as other:
        for name in ("Cy", "Di", "Ed"):
            (vault / f"People/{name}.md").write_text(person(), encoding="utf-8")
            eventually(lambda name=name: name in shown(vault))  # type: ignore[misc]
        eventually(lambda: one.is_calm() and other.is_calm())
        assert not one.says("failed")
        assert not other.says("failed")


def test_it_does_not_begin_without_a_vault(tmp_path: Path) -> None:
    with (
        pytest.raises(VaultnetError, match="cannot be read: No such file or directory"),
        watching(tmp_path / "nowhere"),
    ):
        pass


def test_a_stop_in_the_middle_of_the_first_reading_ends_it(vault: Path) -> None:
    stir, read = Stir(), []
    watch = Watch(str(vault), stir, fixed(), lambda _: None)

    def progress(done: int, total: int) -> None:
        read.append(done)

    stir.stop()
    assert watch.start(progress) == 0
    watch.run()
    watch.close()
    assert read == []
    assert not (vault / "Network").exists()

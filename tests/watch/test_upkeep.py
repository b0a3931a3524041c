"""One pass writes what changed, and nothing follows from its own writing."""

from __future__ import annotations

import os
import shutil
import time
from datetime import date
from pathlib import Path

import pytest

from tests.running import TITLES
from tests.watch.running import fixed, person, shown
from vaultnet.errors import VaultnetError
from vaultnet.memory.places import cache_folder
from vaultnet.scan import stamp
from vaultnet.watch.stir import Hints
from vaultnet.watch.upkeep import Clock, Upkeep

EVERYWHERE = Hints(everywhere=True)


def hints(*paths: str) -> Hints:
    return Hints(frozenset(paths))


def begun(vault: Path, clock: Clock | None = None, *, quiet: float = 2.0) -> Upkeep:
    """Upkeep after its first pass, as if the notes were old."""
    for path in vault.rglob("*.md"):
        os.utime(path, ns=(10**18 + 1, 10**18 + 1))
    upkeep = Upkeep(str(vault), clock or fixed(), quiet=quiet, grief=30)
    upkeep.renew(EVERYWHERE)
    return upkeep


def aged(path: Path, text: str) -> None:
    """Write a note that looks as if it had been quiet for long."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(2 * 10**18 + 1, 2 * 10**18 + 1))


def test_the_first_pass_makes_the_index_notes(vault: Path) -> None:
    upkeep = begun(vault)
    assert "Ana" in shown(vault)
    assert upkeep.notes == 3 + len(TITLES)


def test_a_save_costs_one_reading_and_its_echo_none(vault: Path) -> None:
    upkeep = begun(vault)
    aged(vault / "People/Ana.md", person("2026-06-29"))
    done = upkeep.renew(hints("People/Ana.md"))
    assert (done.fresh, done.published, done.reason) == (1, True, "1 note changed")
    assert "Network/Critical few.md" in done.written
    echo = upkeep.renew(hints(*done.written))
    assert (echo.fresh, echo.published, echo.written) == (0, False, ())
    look = upkeep.renew(EVERYWHERE)
    assert (look.fresh, look.published) == (0, False)


def test_a_note_that_was_touched_without_a_change_publishes_nothing(vault: Path) -> None:
    upkeep = begun(vault)
    os.utime(vault / "Other.md", ns=(3 * 10**18 + 1, 3 * 10**18 + 1))
    done = upkeep.renew(hints("Other.md"))
    assert (done.fresh, done.published) == (1, False)
    assert upkeep.renew(EVERYWHERE).fresh == 0


def test_an_index_note_that_someone_deletes_comes_back(vault: Path) -> None:
    upkeep = begun(vault)
    (vault / "Network/Critical few.md").unlink()
    assert upkeep.renew(hints("Network/Critical few.md")).written == ("Network/Critical few.md",)


def test_a_new_day_is_a_reason_though_no_note_changed(vault: Path) -> None:
    days = [date(2026, 6, 30)]
    clock = Clock(now_ns=time.time_ns, today=lambda _: days[-1], span=lambda *_: (0.0, 1e11))
    upkeep = begun(vault, clock)
    days.append(date(2026, 8, 1))
    done = upkeep.renew(hints())
    assert (done.reason, done.fresh) == ("a new day", 0)
    assert done.written
    assert not upkeep.renew(hints()).published


def test_midnight_is_asked_of_the_vaults_own_time_zone(vault: Path) -> None:
    (vault / ".vaultnet/config.toml").write_text('timezone = "Asia/Tokyo"\n', encoding="utf-8")
    asked: list[tuple[str, date]] = []

    def span(timezone: str, day: date) -> tuple[float, float]:
        asked.append((timezone, day))
        return 0.0, 1_000.0

    clock = Clock(now_ns=lambda: 990 * 10**9, today=lambda _: date(2026, 6, 30), span=span)
    assert begun(vault, clock).seconds_to_midnight() == 10.0
    assert asked == [("Asia/Tokyo", date(2026, 6, 30))]


def test_changed_settings_are_obeyed(vault: Path) -> None:
    upkeep = begun(vault)
    (vault / ".vaultnet/config.toml").write_text('ignore = ["People"]\n', encoding="utf-8")
    done = upkeep.renew(EVERYWHERE)
    assert done.reason == "settings changed"
    aged(vault / "Network/Critical few.md", shown(vault))
    upkeep.renew(EVERYWHERE)
    assert "Ana" not in shown(vault)


HOST = "# My day\n\n<!-- vaultnet:begin critical -->\n<!-- vaultnet:end critical -->\n\nmine\n"


def test_a_region_in_a_persons_note_waits_until_the_note_is_quiet(vault: Path) -> None:
    upkeep = begun(vault, quiet=2.0)
    host = vault / "Day.md"
    host.write_text(HOST, encoding="utf-8")
    first = upkeep.renew(hints("Day.md"))
    assert "Day.md" not in first.written
    assert host.read_text(encoding="utf-8") == HOST
    assert "Day.md" in upkeep.again
    past = time.time_ns() - 3 * 10**9
    os.utime(host, ns=(past, past))
    assert upkeep.renew(hints()).written == ("Day.md",)
    text = host.read_text(encoding="utf-8")
    assert "Ana" in text
    assert text.startswith("# My day\n")
    assert text.endswith("\n\nmine\n")
    assert not upkeep.again
    assert not upkeep.renew(EVERYWHERE).published


def test_a_note_from_the_future_is_not_waited_for(vault: Path) -> None:
    upkeep = begun(vault)
    host = vault / "Day.md"
    host.write_text(HOST, encoding="utf-8")
    ahead = time.time_ns() + 3600 * 10**9
    os.utime(host, ns=(ahead, ahead))
    assert "Day.md" in upkeep.renew(hints("Day.md")).written


def test_an_index_note_that_someone_just_edited_waits_as_well(vault: Path) -> None:
    upkeep = begun(vault)
    index = vault / "Network/Critical few.md"
    index.write_text(shown(vault) + "\nmy own words\n", encoding="utf-8")
    aged(vault / "People/Cy.md", person())
    assert "Network/Critical few.md" not in upkeep.renew(EVERYWHERE).written
    aged(index, shown(vault))
    assert "Network/Critical few.md" in upkeep.renew(EVERYWHERE).written
    assert "Cy" in shown(vault)
    assert shown(vault).endswith("\nmy own words\n")


def test_two_writes_within_one_tick_of_the_clock_are_both_read(vault: Path) -> None:
    upkeep = begun(vault)
    ana = vault / "People/Ana.md"
    ana.write_text(person("2026-06-01"), encoding="utf-8")
    first = stamp(ana.stat())
    clock_stands_still = Clock(now_ns=lambda: first[0] + 1, today=fixed().today, span=fixed().span)
    upkeep._clock = clock_stands_still
    upkeep.renew(hints("People/Ana.md"))
    assert "People/Ana.md" in upkeep.again
    ana.write_text(person("2026-06-02"), encoding="utf-8")
    os.utime(ana, ns=(first[0], first[0]))
    assert stamp(ana.stat()) == first
    upkeep._clock = fixed()
    assert upkeep.renew(hints()).reason == "1 note changed"


def many(vault: Path) -> None:
    for number in range(30):
        (vault / f"{number}.md").write_text("x", encoding="utf-8")


def test_when_half_the_vault_vanishes_the_index_notes_stay(vault: Path) -> None:
    many(vault)
    now = [time.time_ns()]
    clock = Clock(now_ns=lambda: now[0], today=fixed().today, span=fixed().span)
    upkeep = begun(vault, clock)
    before = shown(vault)
    shutil.rmtree(vault / "People")
    for number in range(25):
        (vault / f"{number}.md").unlink()
    with pytest.raises(VaultnetError, match=r"left as they are until .* for 30 seconds$"):
        upkeep.renew(EVERYWHERE)
    now[0] += 29 * 10**9
    with pytest.raises(VaultnetError, match="more than half of the notes are gone"):
        upkeep.renew(EVERYWHERE)
    assert shown(vault) == before
    now[0] += 2 * 10**9
    assert upkeep.renew(EVERYWHERE).reason == "27 notes changed"
    assert "Ana" not in shown(vault)


def test_a_vault_that_comes_back_is_as_if_nothing_had_been(vault: Path) -> None:
    upkeep = begun(vault)
    vault.rename(vault.with_name("away"))
    with pytest.raises(VaultnetError, match="cannot be read: No such file or directory"):
        upkeep.renew(EVERYWHERE)
    vault.mkdir()
    with pytest.raises(VaultnetError, match=r"^all notes are gone"):
        upkeep.renew(EVERYWHERE)
    assert not list(vault.iterdir())
    vault.rmdir()
    vault.with_name("away").rename(vault)
    assert not upkeep.renew(EVERYWHERE).published


def test_a_loss_that_was_made_good_is_forgotten(vault: Path) -> None:
    many(vault)
    now = [time.time_ns()]
    clock = Clock(now_ns=lambda: now[0], today=fixed().today, span=fixed().span)
    upkeep = begun(vault, clock)
    away = vault.with_name("away")
    for _ in range(2):
        away.mkdir()
        for number in range(25):
            (vault / f"{number}.md").rename(away / f"{number}.md")
        with pytest.raises(VaultnetError, match="more than half of the notes are gone"):
            upkeep.renew(EVERYWHERE)
        for path in away.iterdir():
            path.rename(vault / path.name)
        away.rmdir()
        assert not upkeep.renew(EVERYWHERE).published
        now[0] += 3600 * 10**9


def test_what_could_not_be_published_is_owed(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    upkeep = begun(vault)

    def broken(*args: object, **words: object) -> None:
        raise RuntimeError("no")

    aged(vault / "People/Ana.md", person("2026-06-29"))
    with monkeypatch.context() as patch:
        patch.setattr("vaultnet.watch.upkeep.publish", broken)
        with pytest.raises(RuntimeError):
            upkeep.renew(hints("People/Ana.md"))
    assert upkeep.renew(hints()).written


def test_the_reading_is_kept_for_the_next_run_once(vault: Path) -> None:
    upkeep = begun(vault)
    table = Path(cache_folder(str(vault))) / "table.json"
    assert not table.exists()
    upkeep.save()
    marks = table.stat()
    upkeep.save()
    assert table.stat().st_ino == marks.st_ino
    following = Upkeep(str(vault), fixed(), quiet=2, grief=30)
    assert following.renew(EVERYWHERE).fresh == 0


def test_what_the_disk_refuses_is_tried_again(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    upkeep = begun(vault)
    aged(vault / "People/Ana.md", person("2026-06-29"))

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left")

    with monkeypatch.context() as patch:
        patch.setattr("vaultnet.pipeline.edits.replace_bytes", refuse)
        done = upkeep.renew(hints("People/Ana.md"))
    assert not done.written
    assert {problem.message for problem in done.problems} == {"cannot be written: No space left"}
    assert upkeep.again == frozenset()
    assert "Network/Critical few.md" in upkeep.renew(hints()).written


def test_a_text_that_was_moved_aside_and_is_taken_away_is_told_no_more(vault: Path) -> None:
    kept = vault / ".vaultnet" / "kept"
    kept.mkdir(parents=True)
    (kept / "Desk 1.md").write_text("by hand")
    upkeep = begun(vault)
    assert "Desk 1" in (vault / "Network/Problems.md").read_text()
    (kept / "Desk 1.md").unlink()
    done = upkeep.renew(EVERYWHERE)
    assert done.written == ("Network/Network.md", "Network/Problems.md")
    assert upkeep.renew(EVERYWHERE).reason == ""

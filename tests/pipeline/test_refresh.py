"""Reading a vault anew, from what is remembered and from what has changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.running import TITLES, MakeVault, build, pages, publish, read, see, write
from vaultnet.errors import VaultnetError
from vaultnet.memory.places import cache_folder
from vaultnet.pipeline.refresh import refresh
from vaultnet.pipeline.remember import remember

ANA = (
    "---\ntype: person\ntier: critical\nadded: 2024-01-10\n---\n## Log\n- 2026-04-02 meet: lunch\n"
)
BO = "---\ntype: person\n---\n"


def _age(path: Path) -> None:
    """Make a file look as if it was written long ago, so that its stamp is believed."""
    os.utime(path, (1_700_000_000, 1_700_000_000.5))


def _aged(vault: Path) -> Path:
    for path in vault.rglob("*.md"):
        _age(path)
    return vault


def test_a_first_reading_reads_every_note(make_vault: MakeVault) -> None:
    vault = make_vault({"People/Ana.md": ANA, "People/Bo.md": BO, "x.txt": "no note"})
    reading = read(vault)
    assert len(reading.fresh) == 2
    assert sorted(reading.notes) == ["People/Ana.md", "People/Bo.md"]


def test_a_second_reading_reads_only_what_changed(make_vault: MakeVault) -> None:
    vault = _aged(make_vault({"People/Ana.md": ANA, "People/Bo.md": BO}))
    first = read(vault)
    write(vault, {"People/Bo.md": ANA})
    second = read(vault, first)
    assert len(second.fresh) == 1
    assert second.notes["People/Ana.md"] is first.notes["People/Ana.md"]
    assert second.notes["People/Bo.md"] != first.notes["People/Bo.md"]


def test_what_vaultnet_wrote_itself_is_not_read_again(make_vault: MakeVault) -> None:
    vault = _aged(make_vault({"People/Ana.md": ANA}))
    first, report = publish(read(vault))
    assert len(report.written) == len(TITLES)
    for path in report.written:
        assert first.snapshot.files[path][0] == (vault / path).stat().st_mtime_ns
    assert pages(read(vault, first)) == pages(read(vault))


def test_a_deleted_note_is_forgotten(make_vault: MakeVault) -> None:
    vault = make_vault({"People/Ana.md": ANA, "People/Bo.md": BO})
    first = read(vault)
    (vault / "People/Bo.md").unlink()
    assert sorted(read(vault, first).notes) == ["People/Ana.md"]


def test_a_new_configuration_means_reading_everything_again(make_vault: MakeVault) -> None:
    vault = _aged(make_vault({"Crew/Ana.md": "# Ana\n", "Crew/Bo.md": "# Bo\n"}))
    first = read(vault)
    write(vault, {".vaultnet/config.toml": '[people]\nfolders = ["Crew"]\n'})
    second = read(vault, first)
    assert len(second.fresh) == 2
    assert {note.kind for note in second.notes.values()} == {"person"}


def test_the_cache_folder_spares_the_next_run_the_reading(make_vault: MakeVault) -> None:
    vault = _aged(make_vault({"People/Ana.md": ANA, "People/Bo.md": BO}))
    first = read(vault)
    remember(first, (0.0, 0.0))
    second = read(vault, use_cache=True)
    assert len(second.fresh) == 0
    assert second.notes == first.notes


@pytest.mark.parametrize("garbage", [b"", b"{}", b"[" * 9000, b'{"paths": ["a.md"]}', b"\xff"])
def test_a_spoilt_memory_costs_only_the_reading(make_vault: MakeVault, garbage: bytes) -> None:
    vault = _aged(make_vault({"People/Ana.md": ANA}))
    first = read(vault)
    remember(first, (0.0, 0.0))
    table = Path(cache_folder(os.path.realpath(vault))) / "table.json"
    table.write_bytes(garbage)
    second = read(vault, use_cache=True)
    assert len(second.fresh) == 1
    assert second.notes == first.notes


def test_an_edit_within_the_tick_of_the_clock_that_was_remembered_is_noticed(
    make_vault: MakeVault,
) -> None:
    vault = make_vault({"People/Ana.md": ANA})
    path = vault / "People/Ana.md"
    then = path.stat().st_mtime_ns
    remember(refresh(str(vault), None, then + 1, use_cache=False), (0.0, 0.0))
    path.write_bytes(path.read_bytes().replace(b"2026-04-02", b"2026-05-03"))
    os.utime(path, ns=(then, then))
    assert read(vault, use_cache=True).notes["People/Ana.md"].log[0].date.month == 5


def test_while_a_merge_is_unfinished_the_last_good_reading_stands(make_vault: MakeVault) -> None:
    vault = make_vault({"People/Ana.md": ANA})
    first = read(vault)
    merged = ANA + "<<<<<<< HEAD\n- 2026-05-01 call: a\n=======\n>>>>>>> theirs\n"
    write(vault, {"People/Ana.md": merged})
    second = read(vault, first)
    assert second.notes["People/Ana.md"].log == first.notes["People/Ana.md"].log
    assert [str(problem) for problem in see(second).problems] == [
        "People/Ana.md:8: a merge left its conflict markers here;"
        " the last good reading is kept until they go"
    ]


def test_a_note_that_the_cloud_took_away_is_not_deleted(make_vault: MakeVault) -> None:
    vault = make_vault({"People/Ana.md": ANA})
    first = read(vault)
    (vault / "People/Ana.md").rename(vault / "People/.Ana.md.icloud")
    second = read(vault, first)
    assert second.notes["People/Ana.md"].log == first.notes["People/Ana.md"].log
    assert [problem.message for problem in see(second).problems] == [
        "only a placeholder is on this machine; download it to have it read"
    ]


def test_a_vault_that_is_not_there_stops_the_command(tmp_path: Path) -> None:
    with pytest.raises(VaultnetError, match="cannot be read: No such file or directory"):
        read(tmp_path / "nowhere")


def test_a_note_that_may_not_be_read_stops_no_other(
    make_vault: MakeVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = make_vault({"People/Ana.md": ANA, "People/Bo.md": BO})

    def refuse(path: str) -> bytes:
        if path.endswith("Bo.md"):
            raise PermissionError(13, "Permission denied")
        return Path(path).read_bytes()

    monkeypatch.setattr("vaultnet.pipeline.readers.read_bytes", refuse)
    reading = read(vault)
    assert [person.name for person in see(reading).context.network.people] == ["Ana"]
    assert [str(problem) for problem in see(reading).problems] == [
        "People/Bo.md:1: cannot be read: Permission denied"
    ]


def test_a_note_that_goes_between_walk_and_reading_is_no_fault(
    make_vault: MakeVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = make_vault({"People/Ana.md": ANA})

    def gone(path: str) -> bytes:
        raise FileNotFoundError(2, "No such file or directory", path)

    monkeypatch.setattr("vaultnet.pipeline.readers.read_bytes", gone)
    assert dict(read(vault).notes) == {}


def test_progress_is_told_while_reading(make_vault: MakeVault) -> None:
    vault = make_vault({f"n{number}.md": "" for number in range(300)})
    told: list[tuple[int, int]] = []
    refresh(str(vault), None, 1, use_cache=False, progress=lambda done, of: told.append((done, of)))
    assert told == [(0, 300), (256, 300), (300, 300)]


def test_progress_is_of_all_notes_where_two_processes_read_them(
    make_vault: MakeVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vaultnet.pipeline.readers._WORTH_TWO", 300)
    monkeypatch.setattr("vaultnet.pipeline.readers._may_fork", lambda: True)
    vault = make_vault({f"n{number}.md": "" for number in range(900)})
    told: list[tuple[int, int]] = []
    refresh(str(vault), None, 1, use_cache=False, progress=lambda done, of: told.append((done, of)))
    assert told == [(0, 900), (460, 900), (900, 900)]


def test_building_does_not_depend_on_a_cache_that_cannot_be_written(
    make_vault: MakeVault, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    vault = make_vault({"People/Ana.md": ANA})
    reading = read(vault, use_cache=True)
    assert remember(reading, (0.0, 0.0)) is reading
    assert len(build(vault).written) == len(TITLES)


@pytest.mark.parametrize("processes", [1, 2])
def test_a_note_that_was_refused_is_tried_again_whichever_process_read_it(
    make_vault: MakeVault, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    names = [f"People/n{number}.md" for number in range(9)]
    vault = _aged(make_vault(dict.fromkeys(names, BO)))

    def refuse(path: str) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("vaultnet.pipeline.readers._WORTH_TWO", 2 if processes == 2 else 99)
    monkeypatch.setattr("vaultnet.pipeline.readers._may_fork", lambda: True)
    with monkeypatch.context() as patch:
        patch.setattr("vaultnet.pipeline.readers.read_bytes", refuse)
        first = read(vault)
    assert {note.problems[0].message for note in first.notes.values()} == {
        "cannot be read: Permission denied"
    }
    second = read(vault, first)
    assert len(second.fresh) == 9
    assert not any(note.problems for note in second.notes.values())


def test_a_placeholder_beside_its_note_hides_nothing(make_vault: MakeVault) -> None:
    vault = make_vault({"People/Ana.md": ANA, "People/.Ana.md.icloud": "a placeholder"})
    first = read(vault)
    second = read(vault, first)
    assert second.notes["People/Ana.md"] is first.notes["People/Ana.md"]
    assert see(second).problems == ()


@pytest.mark.parametrize("processes", [1, 2])
def test_the_last_good_reading_is_remembered_whichever_process_read_the_merge(
    make_vault: MakeVault, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    monkeypatch.setattr("vaultnet.pipeline.readers._WORTH_TWO", 5)
    monkeypatch.setattr("vaultnet.pipeline.readers._may_fork", lambda: processes == 2)
    people = {f"People/n{number}.md": ANA for number in range(9)}
    vault = _aged(make_vault(people))
    first = remember(read(vault), (0.0, 0.0))
    write(vault, dict.fromkeys(people, ANA + "<<<<<<< HEAD\n=======\n>>>>>>> theirs\n"))
    remember(read(_aged(vault), first), (0.0, 0.0))
    recalled = read(vault, use_cache=True)
    assert not recalled.fresh
    assert {note.kind for note in recalled.notes.values()} == {"person"}


def test_a_note_that_goes_before_the_reading_is_remembered_stops_nothing(
    make_vault: MakeVault,
) -> None:
    reading = read(make_vault({"People/Ana.md": ANA}))
    assert remember(reading, (0.0, 0.0), ("Gone.md",)).kept is not None

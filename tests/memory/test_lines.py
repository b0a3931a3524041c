"""The lines: appended as notes change, read back by place, never wrong."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.memory.lines import load_lines, save_lines
from vaultnet.memory.table import NOWHERE, Lines, Place, Table
from vaultnet.scan import Snapshot


def line(path: str, text: str = "") -> bytes:
    return json.dumps([path, text]).encode()


def table_of(lines: Lines, places: dict[str, Place]) -> Table:
    return Table(Snapshot(), places, lines, [], "1-1")


def save(
    folder: Path, last: Table | None, fresh: dict[str, bytes], kept: tuple[str, ...] = ()
) -> Table:
    places = {path: last.places[path] for path in kept} if last else {}
    return table_of(*save_lines(str(folder), last.lines if last else None, places, fresh))


def load(folder: Path, table: Table) -> dict[str, str] | None:
    """What each note's line says, by path; None where the lines are odd."""
    try:
        return {row[0]: row[1] for row in load_lines(str(folder), table, table.places)}
    except (TypeError, ValueError, LookupError, RecursionError):
        return None


def files(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


ABC = {path: line(path, "text") for path in ("A.md", "B.md", "C.md")}


def test_lines_are_read_back_by_place(tmp_path: Path) -> None:
    table = save(tmp_path, None, ABC)
    assert load(tmp_path, table) == dict.fromkeys(ABC, "text")
    assert list(load_lines(str(tmp_path), table, ["B.md"])) == [["B.md", "text"]]


def test_many_lines_are_read_back_in_order(tmp_path: Path) -> None:
    many = {f"{number}.md": line(f"{number}.md", str(number)) for number in range(1_001)}
    table = save(tmp_path, None, many)
    assert [row[1] for row in load_lines(str(tmp_path), table, many)] == [*map(str, range(1_001))]


def test_a_note_that_says_nothing_has_no_line(tmp_path: Path) -> None:
    table = save(tmp_path, None, {"A.md": b"", "B.md": line("B.md"), "C.md": b""})
    assert [table.places[path] == NOWHERE for path in ("A.md", "B.md", "C.md")] == [
        True,
        False,
        True,
    ]
    assert load(tmp_path, table) == {"B.md": ""}


def test_where_no_note_says_anything_no_file_is_read(tmp_path: Path) -> None:
    table = save(tmp_path, None, {"A.md": b""})
    for name in files(tmp_path):
        (tmp_path / name).unlink()
    assert load(tmp_path, table) == {}


def test_a_changed_note_is_appended(tmp_path: Path) -> None:
    first = save(tmp_path, None, ABC)
    size = os.path.getsize(tmp_path / first.lines.name)
    second = save(tmp_path, first, {"A.md": line("A.md", "more")}, kept=("B.md", "C.md"))
    assert second.lines.name == first.lines.name
    assert second.places["A.md"][0] == size
    assert load(tmp_path, second) == {"A.md": "more", "B.md": "text", "C.md": "text"}
    assert load(tmp_path, first) == dict.fromkeys(ABC, "text")


def test_nothing_new_is_nothing_written(tmp_path: Path) -> None:
    first = save(tmp_path, None, ABC)
    before = (tmp_path / first.lines.name).stat()
    second = save(tmp_path, first, {}, kept=tuple(ABC))
    assert second.lines == first.lines
    assert (tmp_path / first.lines.name).stat().st_mtime_ns == before.st_mtime_ns


def test_a_file_that_is_mostly_stale_is_written_anew(tmp_path: Path) -> None:
    table = save(tmp_path, None, ABC)
    for turn in range(30):
        table = save(tmp_path, table, {"A.md": line("A.md", str(turn))}, kept=("B.md", "C.md"))
        live = sum(length for _, length in table.places.values())
        assert os.path.getsize(tmp_path / table.lines.name) < 3 * live
    assert load(tmp_path, table) == {"A.md": "29", "B.md": "text", "C.md": "text"}
    assert files(tmp_path) == [table.lines.name]


def test_runs_from_nothing_leave_one_file(tmp_path: Path) -> None:
    (tmp_path / "table.json").write_bytes(b"")
    for _ in range(3):
        table = save(tmp_path, None, ABC)
    assert files(tmp_path) == [table.lines.name, "table.json"]


def test_a_file_cut_short_is_not_believed(tmp_path: Path) -> None:
    table = save(tmp_path, None, ABC)
    path = tmp_path / table.lines.name
    data = path.read_bytes()
    for size in range(len(data)):
        path.write_bytes(data[:size])
        assert load(tmp_path, table) is None


def test_a_file_with_one_bit_turned_is_not_believed(tmp_path: Path) -> None:
    table = save(tmp_path, None, ABC)
    path = tmp_path / table.lines.name
    data = path.read_bytes()
    for place in range(len(data)):
        path.write_bytes(data[:place] + bytes([data[place] ^ 1 << place % 8]) + data[place + 1 :])
        assert load(tmp_path, table) is None


def test_a_file_that_is_gone_or_not_private_is_not_believed(tmp_path: Path) -> None:
    table = save(tmp_path, None, ABC)
    path = tmp_path / table.lines.name
    path.chmod(0o666)
    assert load(tmp_path, table) is None
    path.unlink()
    assert load(tmp_path, table) is None


@pytest.mark.parametrize(
    "text",
    [b"{}", b"5", b"[]", b"null", b'"A.md"', b'[{"0": 1}]', b"[[]]", b"[5]", b'{"0": "A.md"}',
     b'["B.md", ""]', b'["A.md", ""],["A.md", ""]x', b"[" * 50_000, b"\xff", b'["A.md"'],
)  # fmt: skip
def test_lines_that_are_not_ours_are_not_believed(tmp_path: Path, text: bytes) -> None:
    table = save(tmp_path, None, {"A.md": text})
    assert load(tmp_path, table) is None


@pytest.mark.parametrize("place", [(0, 10**6), (10**6, 5), (10**30, 10**30), (1, 3), (3, 9)])
def test_a_place_beyond_its_line_is_not_believed(tmp_path: Path, place: Place) -> None:
    table = save(tmp_path, None, ABC)
    table.places["A.md"] = place
    assert load(tmp_path, table) is None


def test_places_of_two_notes_cannot_be_taken_for_each_other(tmp_path: Path) -> None:
    table = save(tmp_path, None, ABC)
    table.places["A.md"], table.places["B.md"] = table.places["B.md"], table.places["A.md"]
    table.places["C.md"] = table.places["B.md"]
    assert load(tmp_path, table) is None


def test_two_runs_that_append_at_once_never_give_a_wrong_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = save(tmp_path, None, ABC)
    # Both look at the file before either writes; the lines are of one length for one note.
    monkeypatch.setattr("vaultnet.memory.lines._is_whole", lambda folder, lines: True)
    ours = save(tmp_path, last, {"A.md": line("A.md", "mine")}, kept=("B.md", "C.md"))
    theirs = save(tmp_path, last, {"A.md": line("A.md", "your")}, kept=("B.md", "C.md"))
    assert load(tmp_path, ours) == {"A.md": "mine", "B.md": "text", "C.md": "text"}
    assert load(tmp_path, theirs) is None


def test_a_run_that_finds_more_than_it_knows_writes_a_file_of_its_own(tmp_path: Path) -> None:
    last = save(tmp_path, None, ABC)
    ours = save(tmp_path, last, {"A.md": line("A.md", "mine")}, kept=("B.md", "C.md"))
    theirs = save(tmp_path, last, {"A.md": line("A.md", "your")}, kept=("B.md", "C.md"))
    assert theirs.lines.name != ours.lines.name
    assert load(tmp_path, theirs) == {"A.md": "your", "B.md": "text", "C.md": "text"}
    assert load(tmp_path, ours) is None


def test_lines_that_are_gone_are_not_taken_for_notes_that_say_nothing(tmp_path: Path) -> None:
    last = save(tmp_path, None, ABC)
    save(tmp_path, None, {"A.md": line("A.md")})  # sweeps the first file away
    with pytest.raises(FileNotFoundError, match="another run has swept the kept lines away"):
        save(tmp_path, last, {"A.md": line("A.md", "mine")}, kept=("B.md", "C.md"))


def test_lines_that_turned_bad_are_not_carried_over(tmp_path: Path) -> None:
    last = save(tmp_path, None, ABC)
    with (tmp_path / last.lines.name).open("r+b") as file:
        file.write(b"x")
    fresh = {"D.md": line("D.md", "long " * 100)}
    with pytest.raises(FileNotFoundError):
        save(
            tmp_path, table_of(last.lines._replace(size=10**6), last.places), fresh, kept=("C.md",)
        )


STEPS = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from("abc"), st.text(max_size=3)), max_size=12
)


@settings(deadline=None)
@given(STEPS)
def test_two_runs_in_any_order_read_back_what_they_saved_or_nothing(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("cache")
    tables: list[Table | None] = [None, None]
    known: list[dict[str, str]] = [{}, {}]
    for run, path, text in steps:
        last = tables[run]
        kept = tuple(known[run].keys() - {path}) if last else ()
        known[run] = {name: known[run][name] for name in kept} | {path: text}
        with suppress(FileNotFoundError):
            tables[run] = None
            tables[run] = save(folder, last, {path: line(path, text)}, kept)
        for table, expected in zip(tables, known, strict=True):
            if table is not None:
                assert load(folder, table) in (None, expected)


def test_a_folder_that_cannot_be_written_is_told_to_the_caller(tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"a file")
    with pytest.raises(OSError, match="cache"):
        save(tmp_path / "cache", None, ABC)

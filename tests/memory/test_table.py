"""The table: one snapshot, kept between runs, believed only where it is whole."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.memory.seal import NEVER, Seal
from vaultnet.memory.table import NOWHERE, Lines, Place, Table, load_table, save_table
from vaultnet.scan import Snapshot, Stamp

TURN = "1-1"
SECOND = 1_000_000_000
COUNTS = st.integers(0, 2**63)
PATHS = st.text(st.characters() | st.just("\udcff"), min_size=1, max_size=8)


def table_of(
    files: dict[str, Stamp],
    places: dict[str, Place] | None = None,
    absent: tuple[str, ...] = (),
) -> Table:
    snapshot = Snapshot()
    snapshot.files = files
    snapshot.absent = sorted(absent)
    snapshot.faults = [("Secret", "the folder cannot be read: Permission denied")]
    where = places if places is not None else dict.fromkeys(files, NOWHERE)
    lines = Lines("notes-1.jsonl", 100, 7)
    return Table(snapshot, where, lines, [1, "/v", [[]]], TURN)


SAMPLE = {"A.md": (5 * SECOND + 1, 3, 9), "People/Zoë.md": (6 * SECOND + 1, 4, 10)}


def load(folder: Path | str, files: dict[str, Stamp] | None = None) -> Table | None:
    """The table in the folder, as the one that belongs to a seal of these files."""
    return load_table(
        str(folder), Seal(SAMPLE if files is None else files, "", frozenset(), NEVER, TURN)
    )


def content(table: Table | None) -> object:
    assert table is not None
    last = table.snapshot
    values = (table.places, table.lines, table.surroundings, table.turn)
    return last.files, last.absent, last.faults, *values


def save(folder: Path, table: Table) -> Path:
    save_table(str(folder), table)
    return folder / "table.json"


@settings(deadline=None)
@given(
    st.dictionaries(PATHS, st.tuples(st.tuples(COUNTS, COUNTS, COUNTS), st.tuples(COUNTS, COUNTS))),
    st.sets(PATHS, max_size=3),
)
def test_a_table_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory,
    notes: dict[str, tuple[Stamp, Place]],
    absent: set[str],
) -> None:
    places = dict.fromkeys(absent, NOWHERE) | {path: place for path, (_, place) in notes.items()}
    table = table_of({path: mark for path, (mark, _) in notes.items()}, places, tuple(absent))
    save(tmp_path_factory.getbasetemp() / "tables", table)
    again = load(tmp_path_factory.getbasetemp() / "tables", table.snapshot.files)
    assert content(again) == content(table)


def test_where_there_is_no_table_there_is_none(tmp_path: Path) -> None:
    assert load(tmp_path / "nowhere") is None


def test_a_table_cut_short_anywhere_is_not_believed(tmp_path: Path) -> None:
    path = save(tmp_path, table_of(dict(SAMPLE)))
    data = path.read_bytes()
    for size in range(len(data)):
        path.write_bytes(data[:size])
        assert load(tmp_path) is None


def test_a_table_with_one_bit_turned_is_not_believed(tmp_path: Path) -> None:
    path = save(tmp_path, table_of(dict(SAMPLE)))
    data = path.read_bytes()
    for place in range(len(data)):
        path.write_bytes(data[:place] + bytes([data[place] ^ 1 << place % 8]) + data[place + 1 :])
        assert load(tmp_path) is None


@given(st.binary(max_size=60))
def test_any_other_bytes_are_not_believed(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    folder = tmp_path_factory.getbasetemp() / "odd"
    folder.mkdir(exist_ok=True)
    for bytes_ in (data, forged(data)):
        (folder / "table.json").write_bytes(bytes_)
        (folder / "table.json").chmod(0o600)
        assert load(folder) is None


def forged(body: bytes) -> bytes:
    """Bytes that pass for whole."""
    return b"%d\n%b" % (crc32(body), body)


JUNK: list[Any] = [
    None, True, -1, 10**400, 1.5, "x", [], [1], ["x"], [None, None], {}, {"a": 1}, [[]], [{}],
    [["a", "b", "c"]], [1.5] * 4, ["1"] * 4, [True] * 4, [-1] * 4, [10**400] * 4,
]  # fmt: skip


@pytest.mark.parametrize("key", ["turn", "surroundings", "lines", "absent", "faults", "places"])
def test_a_table_of_another_shape_is_not_believed_or_does_no_harm(tmp_path: Path, key: str) -> None:
    path = save(tmp_path, table_of(dict(SAMPLE)))
    raw = json.loads(path.read_bytes().partition(b"\n")[2])
    for junk in JUNK:
        path.write_bytes(forged(json.dumps(raw | {key: junk}).encode()))
        table = load(tmp_path)
        if table is not None:
            assert sum(length for _, length in table.places.values()) >= 0
            assert sorted(table.places) == sorted(table.snapshot.files)
    del raw[key]
    path.write_bytes(forged(json.dumps(raw).encode()))
    assert load(tmp_path) is None


@pytest.mark.parametrize(
    ("key", "junk"),
    [
        ("turn", "1-2"),
        ("turn", ["1-1"]),
        ("absent", [1]),
        ("surroundings", 5),
        ("surroundings", {}),
        ("places", [0, 0, 0, True]),
        ("places", [0, 0]),
        ("places", [0, 0, 0, 0, 0, 0]),
        ("faults", [["a", "b", "c"]]),
    ],
)
def test_values_that_a_build_would_stumble_over_are_not_believed(
    tmp_path: Path, key: str, junk: object
) -> None:
    path = save(tmp_path, table_of(dict(SAMPLE)))
    raw = json.loads(path.read_bytes().partition(b"\n")[2])
    path.write_bytes(forged(json.dumps(raw | {key: junk}).encode()))
    assert load(tmp_path) is None


@pytest.mark.parametrize("body", [b"[]", b"null", b"1", b'"x"', b"[" * 100_000, b"9" * 5_000])
def test_json_of_another_kind_is_not_believed(tmp_path: Path, body: bytes) -> None:
    path = save(tmp_path, table_of(dict(SAMPLE)))
    path.write_bytes(forged(body))
    assert load(tmp_path) is None


@pytest.mark.parametrize(
    "lines",
    [["../notes-1.jsonl", 1, 1], ["/etc/hostname", 1, 1], ["notes-/../x", 1, 1], [".profile", 1, 1],
     ["notes-1.jsonl", -1, 1], ["notes-1.jsonl", 1.0, 1], ["notes-1.jsonl", "1", 1],
     ["notes-1.jsonl", True, 1], ["notes-1.jsonl", 1, None], [1, 1, 1], ["notes-1.jsonl", 1]],
)  # fmt: skip
def test_a_table_cannot_point_at_another_file(tmp_path: Path, lines: list[object]) -> None:
    path = save(tmp_path, table_of(dict(SAMPLE)))
    raw = json.loads(path.read_bytes().partition(b"\n")[2])
    path.write_bytes(forged(json.dumps(raw | {"lines": lines}).encode()))
    assert load(tmp_path) is None


def test_a_table_that_others_may_write_is_not_believed(tmp_path: Path) -> None:
    path = save(tmp_path, table_of(dict(SAMPLE)))
    assert load(tmp_path) is not None
    path.chmod(0o666)
    assert load(tmp_path) is None
    path.chmod(0o600)
    path.rename(tmp_path / "elsewhere")
    path.symlink_to("elsewhere")
    assert load(tmp_path) is None


def test_a_folder_that_cannot_be_written_is_told_to_the_caller(tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"a file")
    with pytest.raises(OSError, match="cache"):
        save(tmp_path / "cache", table_of({}))
    assert os.listdir(tmp_path) == ["cache"]

"""The seal: it holds as long as nothing differs, and is believed only where it is whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.disk import write_whole
from vaultnet.memory.seal import NEVER, Seal, beside, load_seal, save_seal
from vaultnet.scan import UNKNOWN, Snapshot, Stamp

AROUND: list[object] = [[1, "/v\n\0é", [[]]], [3]]
COUNTS = st.integers(0, 2**64)
PATHS = st.text(
    st.characters(exclude_characters="\0") | st.sampled_from("\udcff\n"), min_size=1, max_size=8
)
SAMPLE: dict[str, Stamp] = {"A.md": (5_000_000_001, 3, 9), "People/Zoë.md": UNKNOWN}


def snapshot_of(files: dict[str, Stamp]) -> Snapshot:
    snapshot = Snapshot()
    snapshot.files = dict(files)
    snapshot.absent = ["gone.md"]
    snapshot.faults = [("Secret", "the folder cannot be read: Permission denied")]
    return snapshot


def sealed(files: dict[str, Stamp], ignore: frozenset[str] = frozenset({"Archive"})) -> Seal:
    return Seal(files, beside(snapshot_of(files), AROUND), ignore, (1.0, 2.5), "1-1")


def save(folder: Path, seal: Seal) -> Path:
    save_seal(str(folder), seal)
    return folder / "seal"


@settings(deadline=None)
@given(
    st.dictionaries(PATHS, st.tuples(COUNTS, COUNTS, COUNTS)),
    st.frozensets(PATHS, max_size=3),
    st.tuples(st.floats(0), st.floats(0)),
)
def test_a_seal_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory,
    files: dict[str, Stamp],
    ignore: frozenset[str],
    valid: tuple[float, float],
) -> None:
    folder = tmp_path_factory.getbasetemp() / "seals"
    save(folder, Seal(files, beside(snapshot_of(files), AROUND), ignore, valid, "1-2"))
    again = load_seal(str(folder))
    assert again is not None
    assert (again.files, again.ignore, again.valid, again.turn) == (files, ignore, valid, "1-2")
    assert again.beside == beside(snapshot_of(files), AROUND)


def test_a_seal_holds_as_long_as_nothing_differs(tmp_path: Path) -> None:
    save(tmp_path, sealed(SAMPLE))
    seal = load_seal(str(tmp_path))
    assert seal is not None
    now = snapshot_of(dict(reversed(SAMPLE.items())))  # in whichever order they are found
    assert seal.holds(now, AROUND, 1.0)
    assert seal.holds(now, AROUND, 2.4)
    assert not seal.holds(now, AROUND, 2.5)
    assert not seal.holds(now, AROUND, 0.9)
    assert not seal.holds(now, [[2, "/v", [[]]], [3]], 1.0)
    assert not seal.holds(now, [AROUND[0], [4]], 1.0)
    for name, other in (("files", {}), ("absent", []), ("faults", [])):
        differing = snapshot_of(SAMPLE)
        setattr(differing, name, other)
        assert not seal.holds(differing, AROUND, 1.0)


@pytest.mark.parametrize("moment", [0.0, 1.0, 2e9])
def test_what_is_never_valid_holds_at_no_time(moment: float) -> None:
    seal = Seal(SAMPLE, beside(snapshot_of(SAMPLE), AROUND), frozenset(), NEVER)
    assert not seal.holds(snapshot_of(SAMPLE), AROUND, moment)


def test_where_there_is_no_seal_there_is_none(tmp_path: Path) -> None:
    assert load_seal(str(tmp_path / "nowhere")) is None


def test_a_seal_cut_short_or_with_one_bit_turned_is_not_believed(tmp_path: Path) -> None:
    path = save(tmp_path, sealed(SAMPLE))
    data = path.read_bytes()
    for place in range(len(data)):
        turned = bytes([data[place] ^ 1 << place % 8])
        for spoilt in (data[:place], data[:place] + turned + data[place + 1 :]):
            path.write_bytes(spoilt)
            assert load_seal(str(tmp_path)) is None


@pytest.mark.parametrize(
    "body",
    ["", "\0" * 3, "\0" * 6, "x\0002\0\0\0000", "1\0002\0\0\0x", "1\0002\0\0\0000\0A.md",
     "1\0002\0\0001, 2\0000\0A.md", "1\0002\0\0001, 2, x\0000\0A.md",
     "1\0002\0\0001, 2, 3\0000", "1\0002\0\0001, 2, 3, 4\0000\0A.md",
     "1\0002\0\0001, 2, 3\0000\0A.md\0B.md", "1\0002\0\0001, 2, 3, 4, 5, 6\0000\0A.md",
     "1\0002\0\0001, 2, \0000\0A.md", "1\0002\0\0001, 2, " + "9" * 5_000 + "\0000\0A.md"],
)  # fmt: skip
def test_fields_of_another_shape_are_not_believed(tmp_path: Path, body: str) -> None:
    write_whole(str(tmp_path / "seal"), f"1-1\0{body}".encode())
    assert load_seal(str(tmp_path)) is None


@given(st.binary(max_size=60))
def test_any_other_bytes_do_no_harm(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.getbasetemp() / "odd seals"
    write_whole(str(folder / "seal"), data)
    seal = load_seal(str(folder))
    assert seal is None or not seal.holds(snapshot_of(SAMPLE), AROUND, 1.0)


def test_a_seal_that_others_may_write_is_not_believed(tmp_path: Path) -> None:
    path = save(tmp_path, sealed(SAMPLE))
    assert load_seal(str(tmp_path)) is not None
    path.chmod(0o666)
    assert load_seal(str(tmp_path)) is None


def test_a_folder_that_cannot_be_written_is_told_to_the_caller(tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"a file")
    with pytest.raises(OSError, match="cache"):
        save(tmp_path / "cache", sealed(SAMPLE))
    assert os.listdir(tmp_path) == ["cache"]

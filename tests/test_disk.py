"""Private files: nobody else's are believed, and a refused write leaves the old one."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from vaultnet.disk import read_private, write_private


def test_a_private_file_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "vaultnet" / "table.json"
    for data in (b"one", b"", b"three"):
        write_private(str(path), data)
        assert read_private(str(path)) == data
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert os.listdir(path.parent) == ["table.json"]


def test_a_file_that_is_not_there_is_not_read(tmp_path: Path) -> None:
    assert read_private(str(tmp_path / "nowhere" / "table.json")) is None


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_file_that_others_may_write_is_not_read(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "table.json"
    write_private(str(path), b"data")
    path.chmod(mode)
    assert read_private(str(path)) is None


def test_somebody_else_is_whoever_has_another_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "table.json"
    write_private(str(path), b"data")
    mine = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: mine + 1)
    assert read_private(str(path)) is None


def test_only_a_plain_file_is_read(tmp_path: Path) -> None:
    write_private(str(tmp_path / "real"), b"data")
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "folder").mkdir(mode=0o700)
    os.mkfifo(tmp_path / "pipe", mode=0o600)
    for name in ("link", "folder", "pipe"):
        assert read_private(str(tmp_path / name)) is None


def test_a_disk_that_cannot_read_gives_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(fd: int) -> os.stat_result:
        raise OSError(5, "Input/output error")

    write_private(str(tmp_path / "table.json"), b"data")
    with monkeypatch.context() as patch:
        patch.setattr(os, "fstat", refuse)
        data = read_private(str(tmp_path / "table.json"))
    assert data is None


def test_no_file_stays_open(tmp_path: Path) -> None:
    write_private(str(tmp_path / "real"), b"data")
    (tmp_path / "folder").mkdir()
    before = len(os.listdir("/proc/self/fd"))
    for name in ("real", "folder"):
        read_private(str(tmp_path / name))
    assert len(os.listdir("/proc/self/fd")) == before


def test_a_refused_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    write_private(str(tmp_path / "table.json"), b"old")
    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OSError, match="No space left"):
        write_private(str(tmp_path / "table.json"), b"new")
    assert os.listdir(tmp_path) == ["table.json"]
    assert (tmp_path / "table.json").read_bytes() == b"old"


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "theirs").write_bytes(b"theirs")
    (tmp_path / "table.json").symlink_to("theirs")
    write_private(str(tmp_path / "table.json"), b"ours")
    assert (tmp_path / "theirs").read_bytes() == b"theirs"
    assert not (tmp_path / "table.json").is_symlink()

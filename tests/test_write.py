"""The write protocol: whole or not at all, and never over what somebody else just wrote."""

from __future__ import annotations

import errno
import os
import resource
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet import disk, write
from vaultnet.disk import read_bytes, write_new
from vaultnet.errors import VaultnetError
from vaultnet.targets import ChangedMeanwhile, target_of
from vaultnet.write import create, replace, swap


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    folder.mkdir()
    return folder


@pytest.fixture(params=["exchanged at once", "one after the other"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways to put a file in place: the second one is for systems that cannot exchange."""
    if request.param != "exchanged at once":
        monkeypatch.setattr("vaultnet.write.exchange", lambda first, second: False)
    return str(request.param)


def names(vault: Path) -> list[str]:
    return sorted(path.relative_to(vault).as_posix() for path in vault.rglob("*"))


def test_a_new_file_is_created_with_its_folders(vault: Path) -> None:
    status = create(str(vault), "Network/Week/Due.md", b"text")
    assert (vault / "Network/Week/Due.md").read_bytes() == b"text"
    there = (vault / "Network/Week/Due.md").stat()
    assert (status.st_ino, status.st_size) == (there.st_ino, there.st_size)
    assert status.st_mtime_ns == there.st_mtime_ns
    assert names(vault) == ["Network", "Network/Week", "Network/Week/Due.md"]


def test_a_new_file_has_the_rights_that_the_person_chose_for_new_files(vault: Path) -> None:
    before = os.umask(0o027)
    try:
        create(str(vault), "A.md", b"text")
    finally:
        os.umask(before)
    assert stat.S_IMODE((vault / "A.md").stat().st_mode) == 0o640


def test_a_file_is_never_created_over_another(vault: Path) -> None:
    (vault / "A.md").write_bytes(b"theirs")
    with pytest.raises(ChangedMeanwhile, match=r"A\.md"):
        create(str(vault), "A.md", b"ours")
    assert (vault / "A.md").read_bytes() == b"theirs"
    assert names(vault) == ["A.md"]


def no_links(*_: object) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


def test_without_hard_links_a_file_is_created_too(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", no_links)
    create(str(vault), "A.md", b"text")
    assert (vault / "A.md").read_bytes() == b"text"
    with pytest.raises(ChangedMeanwhile):
        create(str(vault), "A.md", b"more")
    assert (vault / "A.md").read_bytes() == b"text"
    assert names(vault) == ["A.md"]


def test_bytes_are_replaced_where_they_are_the_expected_ones(vault: Path, way: str) -> None:
    (vault / "A.md").write_bytes(b"old")
    status = replace(str(vault), "A.md", b"old", b"new")
    there = (vault / "A.md").stat()
    assert (vault / "A.md").read_bytes() == b"new"
    assert (status.st_ino, status.st_size, status.st_mtime_ns) == (
        there.st_ino,
        there.st_size,
        there.st_mtime_ns,
    )
    assert names(vault) == ["A.md"]


def test_other_bytes_are_left_alone(vault: Path, way: str) -> None:
    (vault / "A.md").write_bytes(b"theirs")
    before = (vault / "A.md").stat()
    with pytest.raises(ChangedMeanwhile, match=r"A\.md"):
        replace(str(vault), "A.md", b"old", b"new")
    assert (vault / "A.md").read_bytes() == b"theirs"
    assert (vault / "A.md").stat().st_ctime_ns == before.st_ctime_ns  # not even moved and back
    assert names(vault) == ["A.md"]


def test_a_file_that_is_gone_is_not_brought_back(vault: Path) -> None:
    with pytest.raises(ChangedMeanwhile):
        replace(str(vault), "A.md", b"old", b"new")
    assert names(vault) == []


def in_place(note: Path) -> None:
    note.write_bytes(b"theirs")


def by_renaming(note: Path) -> None:
    note.with_name("saved").write_bytes(b"theirs")
    note.with_name("saved").rename(note)


@pytest.mark.parametrize("save", [in_place, by_renaming])
def test_an_edit_between_comparing_and_exchanging_is_put_back(
    vault: Path, monkeypatch: pytest.MonkeyPatch, save: Callable[[Path], None]
) -> None:
    note = vault / "A.md"
    note.write_bytes(b"old")
    race(monkeypatch, lambda: save(note))
    with pytest.raises(ChangedMeanwhile):
        replace(str(vault), "A.md", b"old", b"new")
    assert note.read_bytes() == b"theirs"
    assert names(vault) == ["A.md"]


def race(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Let somebody act after the comparison, right before the files are exchanged."""
    exchange = disk.exchange
    todo = [act]

    def late(first: str, second: str) -> bool:
        if todo:
            todo.pop()()
        return exchange(first, second)

    monkeypatch.setattr("vaultnet.write.exchange", late)


def test_where_nothing_can_be_exchanged_the_bytes_are_compared_once_more(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = vault / "A.md"
    note.write_bytes(b"old")

    def cannot(first: str, second: str) -> bool:
        note.write_bytes(b"theirs")
        return False

    monkeypatch.setattr("vaultnet.write.exchange", cannot)
    with pytest.raises(ChangedMeanwhile):
        replace(str(vault), "A.md", b"old", b"new")
    assert note.read_bytes() == b"theirs"
    assert names(vault) == ["A.md"]


def test_a_note_deleted_right_before_the_exchange_stays_deleted(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = vault / "A.md"
    note.write_bytes(b"old")
    race(monkeypatch, note.unlink)
    with pytest.raises(ChangedMeanwhile):
        replace(str(vault), "A.md", b"old", b"new")
    assert names(vault) == []


def test_an_edit_is_put_back_even_where_the_second_exchange_fails(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = vault / "A.md"
    note.write_bytes(b"old")
    exchange, calls = disk.exchange, []

    def only_once(first: str, second: str) -> bool:
        calls.append(first)
        if len(calls) > 1:
            return False
        note.write_bytes(b"theirs")
        return exchange(first, second)

    monkeypatch.setattr("vaultnet.write.exchange", only_once)
    with pytest.raises(ChangedMeanwhile):
        replace(str(vault), "A.md", b"old", b"new")
    assert note.read_bytes() == b"theirs"
    assert names(vault) == ["A.md"]


def test_what_was_displaced_goes_back_where_it_cannot_be_read(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = vault / "A.md"
    note.write_bytes(b"old")

    def failing(path: str) -> bytes:
        if path.endswith(".tmp"):
            raise OSError(errno.EIO, "Input/output error")
        return read_bytes(path)

    monkeypatch.setattr(write, "read_bytes", failing)
    with pytest.raises(OSError, match="Input/output error"):
        replace(str(vault), "A.md", b"old", b"new")
    assert note.read_bytes() == b"old"
    assert names(vault) == ["A.md"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o777])
def test_the_mode_stays(vault: Path, way: str, mode: int) -> None:
    (vault / "A.md").write_bytes(b"old")
    (vault / "A.md").chmod(mode)
    replace(str(vault), "A.md", b"old", b"new")
    assert stat.S_IMODE((vault / "A.md").stat().st_mode) == mode


@pytest.mark.skipif(
    not hasattr(os, "getuid") or os.getuid() != 0,
    reason="only the administrator may give a file away",
)
def test_the_owner_stays(vault: Path, way: str) -> None:
    (vault / "A.md").write_bytes(b"old")
    os.chown(vault / "A.md", 1234, 2345)
    replace(str(vault), "A.md", b"old", b"new")
    status = (vault / "A.md").stat()
    assert (status.st_uid, status.st_gid) == (1234, 2345)


def test_extended_attributes_stay(vault: Path, way: str) -> None:
    note = vault / "A.md"
    note.write_bytes(b"old")
    try:
        os.setxattr(note, "user.colour", b"red")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    replace(str(vault), "A.md", b"old", b"new")
    assert os.getxattr(note, "user.colour") == b"red"


def test_a_file_system_without_attributes_is_no_hindrance(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsupported(path: str) -> list[str]:
        raise OSError(errno.ENOTSUP, "Operation not supported")

    monkeypatch.setattr(os, "listxattr", unsupported)
    (vault / "A.md").write_bytes(b"old")
    replace(str(vault), "A.md", b"old", b"new")
    assert (vault / "A.md").read_bytes() == b"new"


def test_a_link_stays_a_link_and_its_target_is_written(vault: Path, way: str) -> None:
    (vault / "Notes").mkdir()
    (vault / "Notes" / "A.md").write_bytes(b"old")
    (vault / "link.md").symlink_to("Notes/A.md")
    replace(str(vault), "link.md", b"old", b"new")
    assert os.readlink(vault / "link.md") == "Notes/A.md"
    assert (vault / "Notes" / "A.md").read_bytes() == b"new"
    assert names(vault) == ["Notes", "Notes/A.md", "link.md"]


def refusal(vault: Path, path: str) -> str:
    before = names(vault.parent)
    with pytest.raises(VaultnetError) as replacing:
        replace(str(vault), path, b"old", b"new")
    assert names(vault.parent) == before
    return str(replacing.value)


def test_a_file_with_a_second_name_is_refused(vault: Path) -> None:
    (vault / "A.md").write_bytes(b"old")
    os.link(vault / "A.md", vault / "B.md")
    sentence = "A.md has a second name (hard link); nothing was written"
    assert refusal(vault, "A.md") == sentence
    assert (vault / "B.md").read_bytes() == b"old"


@pytest.mark.parametrize("mode", [0o444, 0o400, 0o555])
def test_a_read_only_file_is_refused_even_to_the_administrator(vault: Path, mode: int) -> None:
    (vault / "A.md").write_bytes(b"old")
    (vault / "A.md").chmod(mode)
    assert refusal(vault, "A.md") == "A.md is read-only; nothing was written"


def test_what_the_system_lets_nobody_write_is_refused(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (vault / "A.md").write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert refusal(vault, "A.md") == "A.md is read-only; nothing was written"


def test_a_folder_is_refused(vault: Path) -> None:
    (vault / "A.md").mkdir()
    assert refusal(vault, "A.md") == "A.md is not a plain file; nothing was written"


def test_a_pipe_is_refused_and_never_opened(vault: Path) -> None:
    os.mkfifo(vault / "A.md")
    assert refusal(vault, "A.md") == "A.md is not a plain file; nothing was written"


@pytest.fixture
def outside(vault: Path) -> Path:
    folder = vault.parent / "outside"
    folder.mkdir()
    (folder / "A.md").write_bytes(b"old")
    (vault.parent / "vault-2").mkdir()
    (vault.parent / "vault-2" / "A.md").write_bytes(b"old")
    (vault / "folder").symlink_to("../outside")
    (vault / "link.md").symlink_to("../outside/A.md")
    (vault / "broken.md").symlink_to("../outside/new.md")
    return folder


@pytest.mark.parametrize(
    "path",
    ["../outside/A.md", "../vault-2/A.md", "folder/A.md", "folder/new/A.md", "link.md", "broken.md",
     "a/../../outside/A.md", "/etc/hostname", "..", "."],
)  # fmt: skip
def test_a_path_that_leads_out_is_refused(vault: Path, outside: Path, path: str) -> None:
    sentence = f"{path} leads out of the vault; nothing was written there"
    assert refusal(vault, path) == sentence
    with pytest.raises(VaultnetError, match="leads out of the vault"):
        create(str(vault), path, b"ours")
    assert names(outside) == ["A.md"]
    assert (outside / "A.md").read_bytes() == b"old"


@pytest.mark.parametrize("path", [".obsidian/A.md", "a/.git/hooks/A.md", ".A.md", "store/A.md"])
def test_a_hidden_folder_is_refused(vault: Path, path: str) -> None:
    (vault / ".store").mkdir()
    (vault / "store").symlink_to(".store")
    sentence = f"{path} lies in a hidden folder; nothing was written there"
    assert refusal(vault, path) == sentence
    with pytest.raises(VaultnetError, match="lies in a hidden folder"):
        create(str(vault), path, b"ours")
    assert names(vault) == [".store", "store"]


def test_a_path_inside_is_made_real(vault: Path) -> None:
    (vault / "Notes").mkdir()
    (vault / "link").symlink_to("Notes")
    assert target_of(str(vault), "link/A.md") == f"{vault}/Notes/A.md"
    assert target_of(str(vault), "Notes/../B.md") == f"{vault}/B.md"


@given(st.text(st.sampled_from("a./~\\ -\n\udcff"), max_size=12))
def test_no_path_at_all_leads_out(tmp_path_factory: pytest.TempPathFactory, path: str) -> None:
    vault = str(tmp_path_factory.getbasetemp() / "nowhere" / "vault")
    with suppress(VaultnetError):
        assert target_of(vault, path).startswith(vault + "/")


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC])
@pytest.mark.parametrize("call", ["fsync", "fstat", "chmod", "open"])
def test_a_refusal_of_the_disk_leaves_the_old_file_and_nothing_else(
    vault: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    (vault / "A.md").write_bytes(b"old")
    with failing(monkeypatch, call, number), pytest.raises(OSError, match=os.strerror(number)):
        replace(str(vault), "A.md", b"old", b"new")
    assert (vault / "A.md").read_bytes() == b"old"
    assert names(vault) == ["A.md"]


@contextmanager
def failing(monkeypatch: pytest.MonkeyPatch, call: str, number: int) -> Iterator[None]:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, call, refuse)
        yield


def test_a_refused_exchange_and_a_refused_rename_leave_the_old_file(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (vault / "A.md").write_bytes(b"old")
    monkeypatch.setattr("vaultnet.write.exchange", lambda first, second: False)
    with failing(monkeypatch, "replace", errno.EBUSY), pytest.raises(OSError, match="busy"):
        replace(str(vault), "A.md", b"old", b"new")
    assert (vault / "A.md").read_bytes() == b"old"
    assert names(vault) == ["A.md"]


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC])
@pytest.mark.parametrize("call", ["fsync", "fstat", "open", "makedirs"])
def test_a_refusal_of_the_disk_creates_nothing(
    vault: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    with failing(monkeypatch, call, number), pytest.raises(OSError, match=os.strerror(number)):
        create(str(vault), "A.md", b"new")
    assert names(vault) == []


def test_a_refusal_of_every_way_to_name_a_file_creates_nothing(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", no_links)
    with failing(monkeypatch, "replace", errno.EIO), pytest.raises(OSError, match="Input/output"):
        create(str(vault), "A.md", b"new")
    assert names(vault) == []


@pytest.mark.parametrize("size", [100, 1_000_000])
def test_a_full_disk_leaves_the_old_file_and_nothing_else(vault: Path, size: int) -> None:
    (vault / "A.md").write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50, hard))
    try:
        with pytest.raises(OSError, match="File too large"):
            replace(str(vault), "A.md", b"old", b"x" * size)
        with pytest.raises(OSError, match="File too large"):
            create(str(vault), "B.md", b"x" * size)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (vault / "A.md").read_bytes() == b"old"
    assert names(vault) == ["A.md"]


def test_being_stopped_while_writing_leaves_nothing_behind(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(fd: int) -> None:
        raise KeyboardInterrupt

    (vault / "A.md").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        replace(str(vault), "A.md", b"old", b"new")
    with pytest.raises(KeyboardInterrupt):
        create(str(vault), "B.md", b"new")
    assert names(vault) == ["A.md"]


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What reached the disk, in order: which kind of thing was synced, which name was set."""
    done: list[str] = []

    def spy(name: str) -> None:
        honest = getattr(os, name)

        def call(first: int | str, *rest: str) -> object:
            if name == "fsync":
                kind = "folder" if stat.S_ISDIR(os.stat(first).st_mode) else "file"
                done.append(f"sync {kind}")
            else:
                done.append("name")
            return honest(first, *rest)

        monkeypatch.setattr(os, name, call)

    for name in ("fsync", "link", "replace"):
        spy(name)
    exchange = disk.exchange

    def exchanging(first: str, second: str) -> bool:
        done.append("name")
        return exchange(first, second)

    monkeypatch.setattr("vaultnet.write.exchange", exchanging)
    return done


def test_success_is_told_when_the_file_and_its_name_are_safe(vault: Path, steps: list[str]) -> None:
    create(str(vault), "A.md", b"old")
    assert steps == ["sync file", "name", "sync folder"]
    steps.clear()
    swap(str(vault), "A.md", b"old", b"new", ".vn-1-1.tmp")
    assert steps == ["sync file", "name", "sync folder"]


def test_for_what_can_be_made_anew_the_name_is_not_waited_for(
    vault: Path, steps: list[str]
) -> None:
    (vault / "A.md").write_bytes(b"old")
    replace(str(vault), "A.md", b"old", b"new")
    assert steps == ["sync file", "name"]


def test_a_folder_that_cannot_be_synced_is_no_failure(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = os.fsync

    def only_files(fd: int) -> None:
        if stat.S_ISDIR(os.fstat(fd).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        honest(fd)

    monkeypatch.setattr(os, "fsync", only_files)
    create(str(vault), "A.md", b"old")
    replace(str(vault), "A.md", b"old", b"new")
    assert (vault / "A.md").read_bytes() == b"new"


def test_two_files_are_exchanged_in_one_step(vault: Path) -> None:
    (vault / "A.md").write_bytes(b"a")
    (vault / "B.md").write_bytes(b"b")
    if not disk.exchange(str(vault / "A.md"), str(vault / "B.md")):
        pytest.skip("this system cannot exchange two files")
    assert [(vault / name).read_bytes() for name in ("A.md", "B.md")] == [b"b", b"a"]


def test_other_systems_are_not_asked_to_exchange(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    (vault / "A.md").write_bytes(b"old")
    assert not disk.exchange(str(vault / "A.md"), str(vault / "A.md"))
    replace(str(vault), "A.md", b"old", b"new")
    assert (vault / "A.md").read_bytes() == b"new"


def test_a_long_name_leaves_room_for_the_temporary_one(vault: Path) -> None:
    name = "n" * 252 + ".md"
    create(str(vault), name, b"old")
    replace(str(vault), name, b"old", b"new")
    assert (vault / name).read_bytes() == b"new"


@given(st.binary(max_size=200), st.integers(1, 50))
def test_all_bytes_are_read_however_little_comes_at_a_time(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, most: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "note.md"
    path.write_bytes(data)
    honest = os.read
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "read", lambda fd, count: honest(fd, min(count, most)))
        assert read_bytes(str(path)) == data


def test_a_file_that_grows_while_it_is_read_is_read_whole(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = vault / "A.md"
    note.write_bytes(b"a")
    honest = os.fstat

    def growing(fd: int) -> os.stat_result:
        status = honest(fd)
        note.write_bytes(b"abc" * 50_000)
        return status

    monkeypatch.setattr(os, "fstat", growing)
    assert read_bytes(str(note)) == b"abc" * 50_000


def test_a_file_that_is_not_there_cannot_be_read(vault: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_bytes(str(vault / "A.md"))


def test_a_new_file_is_never_written_over_another(vault: Path) -> None:
    (vault / "A.md").write_bytes(b"theirs")
    with pytest.raises(FileExistsError):
        write_new(str(vault / "A.md"), b"ours")
    assert (vault / "A.md").read_bytes() == b"theirs"


@pytest.mark.parametrize("call", ["fsync", "fstat"])
def test_half_a_new_file_is_not_left_behind(
    vault: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, refuse)
        with pytest.raises(OSError, match="No space left"):
            write_new(str(vault / "A.md"), b"half")
    assert not (vault / "A.md").exists()

"""A walk of the disk: what is a note, what is left alone, and what is told."""

from __future__ import annotations

import errno
import inspect
import ntpath
import os
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.scan import (
    COARSE_TICK_NS,
    TICK_NS,
    UNKNOWN,
    Snapshot,
    _lies_in,
    _reaches,
    believed,
    is_settled,
    look_again,
    stamp,
    walk,
)

SECOND = 1_000_000_000


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    folder.mkdir()
    return folder


def put(vault: Path, *paths: str) -> None:
    for path in paths:
        (vault / path).parent.mkdir(parents=True, exist_ok=True)
        (vault / path).write_text(path, encoding="utf-8")


def found(vault: Path, *ignore: str) -> set[str]:
    return set(walk(str(vault), frozenset(ignore)).files)


def faults(vault: Path) -> list[tuple[str, str]]:
    return walk(str(vault)).faults


def test_every_markdown_file_is_found_with_its_stamp(vault: Path) -> None:
    put(vault, "A.md", "People/B.md", "People/Old/C.md", "People/photo.png", "A.md.txt")
    files = walk(str(vault)).files
    assert set(files) == {"A.md", "People/B.md", "People/Old/C.md"}
    for path, mark in files.items():
        status = (vault / path).stat()
        assert mark == (status.st_mtime_ns, status.st_size, status.st_ino) == stamp(status)


def test_an_empty_vault_has_no_notes(vault: Path) -> None:
    snapshot = walk(str(vault))
    assert (snapshot.files, snapshot.absent, snapshot.faults) == ({}, [], [])


@pytest.mark.parametrize(
    "path",
    [".obsidian/A.md", ".trash/A.md", "People/.hidden/deep/A.md", ".A.md", "People/.#A.md",
     "~lock/A.md", "~$A.md"],
)  # fmt: skip
def test_what_is_hidden_is_no_note(vault: Path, path: str) -> None:
    put(vault, path, "B.md")
    assert found(vault) == {"B.md"}


def test_an_ignored_folder_is_not_entered(vault: Path) -> None:
    put(vault, "Archive/A.md", "Work/Archive/B.md", "Work/Old/C.md", "D.md")
    assert found(vault, "Archive", "Work/Old") == {"Work/Archive/B.md", "D.md"}


def test_a_stub_of_the_cloud_stands_for_a_note_that_is_not_here(vault: Path) -> None:
    put(vault, "People/.Zoë.md.icloud", "People/.Ana.md.icloud", "People/.photo.png.icloud")
    put(vault, "People/~Bo.md.icloud", ".md.icloud", "B.md")
    snapshot = walk(str(vault))
    assert snapshot.absent == ["People/Ana.md", "People/Zoë.md"]
    assert set(snapshot.files) == {"B.md"}


def test_only_plain_files_are_notes(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(vault / "pipe.md")
    (vault / "folder.md").mkdir()
    put(vault, "folder.md/inside.md")
    monkeypatch.chdir(vault)  # a socket's path must be short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.md")
        assert found(vault) == {"folder.md/inside.md"}


@pytest.mark.parametrize(
    "name",
    [
        b"line\nbreak.md",
        b"escape\x1b[31m.md",
        b"100%s.md",
        b"-rf.md",
        b" blank .md",
        b"not utf-8 \xff\xfe.md",
        "Zoe\u0308.md".encode(),
        "Zo\u00eb.md".encode(),
        "\U0001f9d1.md".encode(),
        b"x" * 252 + b".md",
    ],
)
def test_a_name_is_kept_as_the_disk_spells_it(vault: Path, name: bytes) -> None:
    with open(os.path.join(os.fsencode(vault), name), "wb"):
        pass
    (path,) = found(vault)
    assert os.fsencode(path) == name


@given(st.permutations(["A.md", "b.md", "People/A.md", "People/z.md", "Z/.q.md.icloud", "gone.md"]))
def test_the_order_of_creation_never_matters(
    tmp_path_factory: pytest.TempPathFactory, order: list[str]
) -> None:
    vault = tmp_path_factory.mktemp("vault")
    for path in order:
        if path == "gone.md":
            (vault / path).symlink_to("nowhere")
        else:
            put(vault, path)
    snapshot = walk(str(vault))
    assert set(snapshot.files) == {"A.md", "b.md", "People/A.md", "People/z.md"}
    assert snapshot.absent == ["Z/q.md"]
    assert snapshot.faults == [("gone.md", "the symbolic link leads nowhere")]


def test_faults_and_absent_notes_come_sorted(vault: Path) -> None:
    names = ["c", "a", "b"]
    for name in names:
        put(vault, f".{name}.md.icloud")
        (vault / f"{name}.md").symlink_to("nowhere")
    snapshot = walk(str(vault))
    assert snapshot.absent == ["a.md", "b.md", "c.md"]
    assert [path for path, _ in snapshot.faults] == ["a.md", "b.md", "c.md"]


def test_a_vault_that_is_not_there_cannot_be_walked(vault: Path) -> None:
    with pytest.raises(FileNotFoundError):
        walk(str(vault / "nowhere"))


def test_a_vault_that_vanishes_is_not_an_empty_vault(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(vault, "A.md")
    refuse(monkeypatch, str(vault) + "/", OSError(5, "Input/output error"))
    with pytest.raises(OSError, match="Input/output error"):
        walk(str(vault))


def refuse(monkeypatch: pytest.MonkeyPatch, folder: str, error: OSError) -> None:
    """Let one folder be refused; the administrator, who may run this, is refused nothing."""
    honest = os.scandir

    def scandir(path: str) -> object:
        if path == folder:
            raise error
        return honest(path)

    monkeypatch.setattr(os, "scandir", scandir)


def test_a_folder_that_cannot_be_read_is_told(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(vault, "Secret/A.md", "B.md")
    refuse(monkeypatch, f"{vault}/Secret/", PermissionError(13, "Permission denied"))
    snapshot = walk(str(vault))
    assert set(snapshot.files) == {"B.md"}
    assert snapshot.faults == [("Secret", "the folder cannot be read: Permission denied")]


@pytest.mark.parametrize("error", [FileNotFoundError(2, "gone"), NotADirectoryError(20, "file")])
def test_a_folder_that_is_gone_by_now_is_not_told(
    vault: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    put(vault, "Gone/A.md", "B.md")
    refuse(monkeypatch, f"{vault}/Gone/", error)
    assert (found(vault), faults(vault)) == ({"B.md"}, [])


def test_a_folder_that_breaks_off_in_the_middle_is_told(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(vault, "Bad/A.md", "B.md")
    honest = os.scandir

    class Broken:
        def __enter__(self) -> Broken:
            return self

        def __exit__(self, *_: object) -> None: ...

        def __iter__(self) -> Iterator[os.DirEntry[str]]:
            with honest(vault / "Bad") as entries:
                yield from entries
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(
        os, "scandir", lambda path: Broken() if path.endswith("/Bad/") else honest(path)
    )
    snapshot = walk(str(vault))
    assert set(snapshot.files) == {"Bad/A.md", "B.md"}
    assert snapshot.faults == [("Bad", "the folder cannot be read: Input/output error")]


def test_very_deep_folders_are_walked_as_far_as_the_system_can(vault: Path) -> None:
    put(vault, "B.md")
    there = os.getcwd()
    os.chdir(vault)
    try:
        for _ in range(25):
            os.mkdir("d" * 200)
            os.chdir("d" * 200)
        with open("deepest.md", "w", encoding="utf-8"):
            pass
    finally:
        os.chdir(there)
    snapshot = walk(str(vault))
    assert set(snapshot.files) == {"B.md"}
    reason = os.strerror(errno.ENAMETOOLONG)
    assert [text for _, text in snapshot.faults] == [f"the folder cannot be read: {reason}"]


def test_folders_in_folders_need_no_stack(vault: Path) -> None:
    put(vault, "/".join("d" * 400) + "/deep.md")
    frames = len(inspect.stack())
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(frames + 50)
    try:
        assert len(found(vault)) == 1
    finally:
        sys.setrecursionlimit(limit)


def test_a_link_to_a_note_of_the_vault_is_no_second_note(vault: Path) -> None:
    put(vault, "People/A.md")
    (vault / "Also A.md").symlink_to("People/A.md")
    (vault / "Folk").symlink_to("People")
    assert (found(vault), faults(vault)) == ({"People/A.md"}, [])


def test_a_link_inside_the_vault_to_what_the_walk_leaves_out_is_followed_once(vault: Path) -> None:
    put(vault, ".store/A.md", ".store/sub/B.md", "notes.txt")
    (vault / "one.md").symlink_to(".store/A.md")
    (vault / "two.md").symlink_to(".store/A.md")
    (vault / "text.md").symlink_to("notes.txt")
    files = walk(str(vault)).files
    assert set(files) == {"one.md", "text.md"}
    assert files["one.md"] == stamp((vault / ".store/A.md").stat())


def test_a_hidden_folder_that_several_links_reach_is_walked_once(vault: Path) -> None:
    put(vault, ".store/A.md", ".store/sub/B.md")
    (vault / "a note.md").symlink_to(".store/A.md")
    (vault / "a part").symlink_to(".store/sub")
    (vault / "z all").symlink_to(".store")
    assert (found(vault), faults(vault)) == ({"z all/A.md", "z all/sub/B.md"}, [])


def test_a_link_that_leads_out_is_refused(vault: Path) -> None:
    put(vault.parent, "outside/A.md", "vault-2/B.md")
    (vault / "A.md").symlink_to("../outside/A.md")
    (vault / "chain.md").symlink_to("A.md")
    (vault / "folder").symlink_to("../outside")
    (vault / "near").symlink_to("../vault-2")
    (vault / "photo.png").symlink_to("../outside/A.md")
    out = "the symbolic link leads out of the vault; not followed"
    assert found(vault) == set()
    assert faults(vault) == [("A.md", out), ("chain.md", out), ("folder", out), ("near", out)]


def test_a_link_that_leads_nowhere_is_told_where_it_looks_like_a_note(vault: Path) -> None:
    (vault / "gone.md").symlink_to("nowhere.md")
    (vault / "loop.md").symlink_to("loop.md")
    (vault / ".#lock.md").symlink_to("ana@desk.1234")
    (vault / "other").symlink_to("nowhere")
    nowhere = "the symbolic link leads nowhere"
    assert faults(vault) == [("gone.md", nowhere), ("loop.md", nowhere)]


def test_links_that_lead_round_in_circles_end(vault: Path) -> None:
    put(vault, "People/A.md", ".store/B.md")
    (vault / "People" / "everything").symlink_to("..")
    (vault / "People" / "self").symlink_to(".")
    (vault / ".store" / "up").symlink_to("..")
    (vault / "store").symlink_to(".store")
    assert (found(vault), faults(vault)) == ({"People/A.md", "store/B.md"}, [])


@pytest.mark.parametrize(
    ("folder", "target", "inside", "reached"),
    [
        (r"C:\v", r"C:\v\a\b", True, True),
        (r"C:\v", r"C:\v", True, True),
        (r"C:\v", r"C:\v\.store\b", True, False),
        (r"C:\v", r"C:\v-2\a", False, False),
        (r"C:\v", r"D:\v\a", False, False),
    ],
)
def test_folders_are_compared_as_the_system_writes_them(
    folder: str, target: str, inside: bool, reached: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as windows:
        windows.setattr(os, "path", ntpath)
        windows.setattr(os, "sep", "\\")
        assert (_lies_in(folder, target), _reaches(folder, target)) == (inside, reached)
    assert _lies_in("/", "/a/b")
    assert not _reaches("/", "/a/~b")


def test_an_ignored_link_is_neither_followed_nor_told(vault: Path) -> None:
    put(vault, ".store/A.md")
    put(vault.parent, "outside/B.md")
    (vault / "store").symlink_to(".store")
    (vault / "out").symlink_to("../outside")
    snapshot = walk(str(vault), frozenset({"store", "out"}))
    assert (snapshot.files, snapshot.faults) == ({}, [])


@pytest.mark.parametrize("link", ["pipe.md", "folder.md"])
def test_a_link_to_something_else_is_no_note(vault: Path, link: str) -> None:
    os.mkfifo(vault / ".pipe")
    (vault / ".folder").mkdir()
    (vault / link).symlink_to(f".{link.removesuffix('.md')}")
    assert (found(vault), faults(vault)) == (set(), [])


def test_a_note_that_vanishes_during_the_walk_is_left_out(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(vault, "A.md", "B.md")
    honest = os.scandir

    class Entries:
        def __init__(self, path: str) -> None:
            self._entries = honest(path)

        def __enter__(self) -> Iterator[os.DirEntry[str]]:
            entries = list(self._entries)
            (vault / "A.md").unlink()
            return iter(entries)

        def __exit__(self, *_: object) -> None:
            self._entries.close()

    monkeypatch.setattr(os, "scandir", Entries)
    snapshot = walk(str(vault))
    assert (set(snapshot.files), snapshot.faults) == ({"B.md"}, [])


@pytest.mark.parametrize(
    ("mtime", "looked_at", "settled"),
    [
        (5 * SECOND + 1, 5 * SECOND + 1 + TICK_NS, False),
        (5 * SECOND + 1, 5 * SECOND + 2 + TICK_NS, True),
        (5 * SECOND, 5 * SECOND + TICK_NS + 1, False),
        (5 * SECOND, 5 * SECOND + COARSE_TICK_NS, False),
        (5 * SECOND, 5 * SECOND + COARSE_TICK_NS + 1, True),
        (9 * SECOND + 1, 5 * SECOND, False),
        (0, 5 * SECOND, True),
    ],
)
def test_a_stamp_is_believed_only_when_its_tick_is_over(
    mtime: int, looked_at: int, settled: bool
) -> None:
    assert is_settled((mtime, 1, 1), looked_at) is settled


def test_a_stamp_too_young_to_be_believed_is_unknown() -> None:
    now = 5 * SECOND
    seen = Snapshot()
    seen.absent, seen.faults = ["gone.md"], [("Secret", "cannot be read")]
    seen.files = {
        "old.md": (now - TICK_NS - 1, 1, 1),
        "young.md": (now - TICK_NS, 1, 2),
        "ours.md": (now - 1, 1, 3),
        "coarse.md": (now - SECOND, 1, 4),
        "coarse and old.md": (now - COARSE_TICK_NS - SECOND, 1, 5),
    }
    before = dict(seen.files)
    found = believed(seen, now, frozenset({"ours.md"}), now + TICK_NS)
    assert found.files == before | {"young.md": UNKNOWN, "coarse.md": UNKNOWN}
    assert (found.absent, found.faults) == (seen.absent, seen.faults)
    assert seen.files == before


def test_no_file_has_the_unknown_stamp(vault: Path) -> None:
    put(vault, "A.md")
    os.truncate(vault / "A.md", 0)
    os.utime(vault / "A.md", ns=(0, 0))
    assert walk(str(vault)).files["A.md"] != UNKNOWN


def gone(path: Path) -> None:
    path.unlink()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_link(path: Path) -> None:
    path.rename(path.with_name("B.md"))
    path.symlink_to("B.md")


@pytest.mark.parametrize("become", [gone, a_folder, a_link])
def test_a_note_that_is_no_plain_file_any_more_is_left_out_at_the_next_look(
    vault: Path, become: Callable[[Path], None]
) -> None:
    put(vault, "A.md", "C.md")
    before = walk(str(vault)).files
    become(vault / "A.md")
    assert look_again(str(vault), before, {"A.md"}) == {"C.md": before["C.md"]}
    assert set(before) == {"A.md", "C.md"}


def test_only_the_given_notes_are_looked_at_again(vault: Path) -> None:
    put(vault, "A.md", "B.md")
    before = walk(str(vault)).files
    put(vault, "new.md")
    for name in ("A.md", "B.md"):
        (vault / name).write_text("longer than before", encoding="utf-8")
    after = look_again(str(vault), before, {"A.md"})
    assert after == {"A.md": stamp((vault / "A.md").stat()), "B.md": before["B.md"]}


def test_a_snapshot_begins_empty() -> None:
    assert (Snapshot().files, Snapshot().absent, Snapshot().faults) == ({}, [], [])

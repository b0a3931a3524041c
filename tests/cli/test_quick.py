"""The everyday answer, found without opening a note: it must agree with the long way round."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.running import Outcome, run, tree
from vaultnet.cli import clock
from vaultnet.cli.quick import is_plain, nothing_to_do
from vaultnet.errors import VaultnetError
from vaultnet.journal.records import Record
from vaultnet.journal.store import Journal, new_name
from vaultnet.memory import places
from vaultnet.memory.places import cache_folder
from vaultnet.pipeline.refresh import refresh

NOTHING = "All index notes are current; nothing was written."


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of this test alone."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


@pytest.fixture
def built(vault: Path, cache: Path) -> Path:
    """The tiny vault, built, long after its notes were written."""
    age(vault)
    assert run("build", "--vault", str(vault)).code == 0
    assert answer(vault)
    return vault


def age(vault: Path) -> None:
    """Let the notes be an hour old: what has just been written is always read again."""
    for path in vault.rglob("*.md"):
        if path.exists():
            then = time.time_ns() - 3600 * 10**9 + 1
            os.utime(path, ns=(then, then))


def line_for(*words: str) -> str | None:
    return nothing_to_do([*words])[0]


def answer(vault: Path) -> str | None:
    return line_for("--vault", str(vault))


def test_an_unchanged_vault_needs_one_line(built: Path) -> None:
    assert answer(built) == NOTHING
    before = tree(built)
    done = run("build", "--vault", str(built))
    assert (done.code, done.out, done.err) == (0, f"{NOTHING}\n", "")
    assert tree(built) == before


def test_a_write_that_was_interrupted_is_finished_by_the_long_way(built: Path) -> None:
    journal = Journal(os.path.realpath(built))
    journal.begin(Record(new_name(), "log Ana", time.time_ns(), ()))
    assert answer(built) is None
    assert "finished what was interrupted: log Ana" in run("build", "--vault", str(built)).out


def test_the_vault_may_be_meant_by_the_place_or_the_environment(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = answer(built)
    monkeypatch.chdir(built / "People")
    assert line_for() == line
    monkeypatch.chdir(built.parent)
    assert line_for() is None
    monkeypatch.setenv("VAULTNET_VAULT", str(built))
    assert line_for() == line


@pytest.mark.parametrize(
    "words",
    [["--strict"], ["--dry-run"], ["--today", "2026-06-30"], ["--help"], ["--vault"], ["x", "y"],
     ["--vault", "nowhere"], ["--vault", "x", "--strict"]],
)  # fmt: skip
def test_any_other_call_takes_the_long_way(built: Path, words: list[str]) -> None:
    assert line_for(*words) is None


def add(vault: Path) -> None:
    (vault / "People" / "Cy.md").write_text("---\ntype: person\n---\n")


def edit(vault: Path) -> None:
    with (vault / "People" / "Ana Ruiz.md").open("a") as file:
        file.write("\nMore.\n")


def edit_in_place(vault: Path) -> None:
    path = vault / "People" / "Ana Ruiz.md"
    path.write_text(path.read_text().replace("2024", "2025"))


def remove(vault: Path) -> None:
    (vault / "People" / "Ana Ruiz.md").unlink()


def rename(vault: Path) -> None:
    (vault / "People" / "Ana Ruiz.md").rename(vault / "People" / "Ana R.md")


def swap(vault: Path) -> None:
    """Exchange two notes: every name, time and size is still there."""
    one, two = vault / "People" / "Ana Ruiz.md", vault / "People" / "Bo Lindqvist.md"
    one.rename(vault / "x")
    two.rename(one)
    (vault / "x").rename(two)


def edit_index(vault: Path) -> None:
    with (vault / "Network" / "Due this week.md").open("a") as file:
        file.write("\nMine.\n")


def remove_index(vault: Path) -> None:
    (vault / "Network" / "Due this week.md").unlink()


def evict(vault: Path) -> None:
    remove(vault)
    (vault / "People" / ".Ana Ruiz.md.icloud").write_text("")


def test_a_note_that_the_cloud_took_away_says_what_it_said_until_it_is_back(built: Path) -> None:
    critical = built / "Network" / "Critical few.md"
    evict(built)
    for turn in range(3):
        add(built)
        age(built)
        assert answer(built) is None
        (built / "People" / "Cy.md").rename(built / "People" / f"Cy {turn}.md")
        assert run("build", "--vault", str(built)).code == 0
        assert answer(built)
        assert "[[Ana Ruiz]]" in critical.read_text()


def break_a_link(vault: Path) -> None:
    (vault / "People" / "Di.md").symlink_to("nowhere")


def configure(vault: Path) -> None:
    (vault / ".vaultnet" / "config.toml").write_text("critical_max = 20\n")


def set_daily_notes(vault: Path) -> None:
    (vault / ".obsidian").mkdir()
    (vault / ".obsidian" / "daily-notes.json").write_text(json.dumps({"format": "YYYY"}))


def keep_text(vault: Path) -> None:
    (vault / ".vaultnet" / "kept").mkdir()
    (vault / ".vaultnet" / "kept" / "Due 1.md").write_text("mine")


def forget(vault: Path) -> None:
    for path in Path(cache_folder(str(vault))).iterdir():
        path.unlink()


CHANGES = [
    add, edit, edit_in_place, remove, rename, swap, edit_index, remove_index, break_a_link,
    configure, set_daily_notes, keep_text, forget,
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_after_any_change_the_long_way_is_taken(
    built: Path, change: Callable[[Path], None]
) -> None:
    change(built)
    assert answer(built) is None
    assert run("build", "--vault", str(built)).code == 0
    age(built)
    run("build", "--vault", str(built))
    assert answer(built) is not None
    before = tree(built)
    forget(built)
    assert "nothing was written" in run("build", "--vault", str(built)).out
    assert tree(built) == before


def test_a_kept_text_that_is_deleted_is_a_change(built: Path) -> None:
    keep_text(built)
    run("build", "--vault", str(built))
    assert answer(built)
    (built / ".vaultnet" / "kept" / "Due 1.md").unlink()
    assert answer(built) is None


def test_the_next_day_the_long_way_is_taken(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    today = clock.today_in("UTC")
    start, end = clock.span_of_day("UTC", today)
    for moment, known in ((start, True), (end - 1, True), (end, False), (start - 1, False)):
        with monkeypatch.context() as patch:
            patch.setattr(time, "time", lambda moment=moment: moment)
            line = answer(built)
        assert bool(line) is known


def test_a_build_for_another_day_is_not_todays(built: Path) -> None:
    assert run("build", "--vault", str(built), "--today", "2026-06-30").code == 0
    assert answer(built) is None


def test_a_changed_program_and_a_new_package_take_the_long_way(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = places.program_files()
    (tmp_path / "new.py").write_text("")
    monkeypatch.setattr(places, "program_files", lambda: [*honest, str(tmp_path / "new.py")])
    assert answer(built) is None
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert answer(built)
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    assert answer(built) is None


def test_a_note_just_written_is_read_again_the_next_time(vault: Path, cache: Path) -> None:
    now = time.time_ns()
    for path in vault.rglob("*.md"):
        os.utime(path, ns=(now, now))
    run("build", "--vault", str(vault))
    assert answer(vault) is None
    note = vault / "People" / "Ana Ruiz.md"
    mark = note.stat()
    note.write_text(note.read_text().replace("critical", "ordinary"))
    os.utime(note, ns=(now, mark.st_mtime_ns))
    assert (note.stat().st_size, note.stat().st_mtime_ns) == (mark.st_size, mark.st_mtime_ns)
    assert "wrote Network/" in run("build", "--vault", str(vault)).out


def test_a_vault_that_is_gone_takes_the_long_way(built: Path) -> None:
    built.rename(built.with_name("moved"))
    assert answer(built) is None
    assert answer(built.with_name("moved")) is None


def test_a_spoilt_memory_takes_the_long_way(built: Path) -> None:
    folder = Path(cache_folder(str(built)))
    before = tree(built)
    for path in sorted(folder.iterdir()):
        data = path.read_bytes()
        for spoilt in (b"", data[: len(data) // 2], data.replace(b"1", b"2"), b"[" * 10_000):
            path.write_bytes(spoilt)
            done = run("build", "--vault", str(built))
            assert (done.code, done.err) == (0, "")
            assert tree(built) == before
    assert answer(built)


def test_where_no_memory_can_be_kept_a_build_works_and_says_nothing(
    vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "blocked").write_text("a file where the folder belongs")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "blocked"))
    first, second = (run("build", "--vault", str(vault)) for _ in range(2))
    assert (first.code, second.code) == (0, 0)
    assert first.err == second.err == ""
    assert "nothing was written" in second.out
    assert answer(vault) is None


#: Runs a command, and tells which files it opened and which modules it loaded.
SPY = """
import sys
opened = []
sys.addaudithook(lambda event, values: opened.append(str(values[0])) if event == "open" else None)
sys.argv = ["vaultnet", *sys.argv[1:]]
from vaultnet.__main__ import main
try:
    main()
except SystemExit:
    pass
print(*(path for path in opened if path.endswith(".md")), sep=chr(10))
print(chr(0), *sys.modules)
"""


def spy(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", SPY, *words]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)


def test_no_note_is_opened_and_no_library_is_loaded(built: Path) -> None:
    for _ in range(2):  # the first run in a process of its own sees another search path
        done = spy("build", "--vault", str(built))
    out, _, loaded = done.stdout.partition("\0")
    lines = out.split("\n")
    assert lines[0] == NOTHING
    assert [line for line in lines[1:] if line] == []
    heavy = {"click", "jinja2", "yaml", "frontmatter", "watchdog", "dataclasses", "pathlib",
             "datetime", "zoneinfo", "tomllib", "importlib.metadata", "vaultnet.model",
             "vaultnet.config", "vaultnet.pipeline", "vaultnet.cli.main", "json", "re", "typing",
             "enum", "functools"}  # fmt: skip
    assert heavy & set(loaded.split()) == set()
    assert done.stderr == ""


def test_what_reads_notes_and_writes_pages_is_not_loaded_to_show_what_is_known(
    built: Path,
) -> None:
    spy("build", "--vault", str(built))
    loaded = set(spy("show", "due", "--vault", str(built)).stdout.partition("\0")[2].split())
    assert {"vaultnet.render", "vaultnet.pipeline.refresh"} <= loaded
    spared = {"yaml", "vaultnet.read.note", "vaultnet.pipeline.publish", "difflib", "calendar",
              "zoneinfo", "traceback"}  # fmt: skip
    assert spared & loaded == set()


def test_the_long_way_goes_on_from_the_first_look(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(built)
    with monkeypatch.context() as patch:
        for name in ("look", "surroundings"):
            patch.delattr(f"vaultnet.pipeline.refresh.{name}")
        done = run("build", "--vault", str(built))
    assert (done.code, done.err) == (0, "")
    assert "5 notes, 3 people." in done.out
    assert answer(built) is None  # the note is too young to be believed
    age(built)
    run("build", "--vault", str(built))
    assert answer(built) == NOTHING


def test_a_first_look_that_left_out_other_folders_is_not_gone_on_from(built: Path) -> None:
    _, seen = nothing_to_do(["--vault", str(built)])
    assert seen is not None
    (built / ".vaultnet").mkdir(exist_ok=True)
    config = built / ".vaultnet" / "config.toml"
    config.write_text('ignore = ["People"]\n')
    assert "0 people" in run("build", "--vault", str(built)).out
    reading = refresh(seen.root, None, time.time_ns(), seen=seen)
    assert not any(path.startswith("People/") for path in reading.notes)


@pytest.mark.parametrize("change", [edit, add, remove], ids=lambda change: change.__name__)
def test_a_plain_build_loads_only_what_it_takes_to_read_and_to_show(
    built: Path, change: Callable[[Path], None]
) -> None:
    change(built)
    loaded = set(spy("build", "--vault", str(built)).stdout.partition("\0")[2].split())
    assert {"vaultnet.pipeline.publish", "vaultnet.render", "vaultnet.notes.due"} <= loaded
    to_understand_the_call = {"click", "vaultnet.cli.main", "vaultnet.cli.options", "gettext"}
    to_write_into_notes = {"vaultnet.edit", "vaultnet.journal.codec", "vaultnet.pipeline.ticks",
                           "vaultnet.pipeline.mending", "filelock"}  # fmt: skip
    for_few_vaults = {"yaml", "tomllib", "zoneinfo", "importlib.metadata"}
    for_comfort = {"pathlib", "difflib", "shlex", "locale"}
    assert not loaded & (to_understand_the_call | to_write_into_notes | for_few_vaults)
    assert not loaded & for_comfort


def both_ways(vault: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Outcome, Outcome]:
    """The same build without click and with it, each on a vault that was never built."""
    told = []
    for plain in (True, False):
        forget(vault)
        shutil.rmtree(vault / "Network", ignore_errors=True)
        monkeypatch.setattr("vaultnet.cli.quick.is_plain", lambda words, plain=plain: plain)
        told.append(run("build", "--vault", str(vault)))
    return told[0], told[1]


def test_with_click_and_without_it_a_build_says_and_does_the_same(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, by_click = both_ways(built, monkeypatch)
    assert "wrote Network/" in plain.out
    assert plain == by_click


@pytest.mark.parametrize(
    "error",
    [VaultnetError("there is no vault"), KeyboardInterrupt(), ValueError("x"),
     EOFError(), OSError(28, "No space left on device"), SystemExit(4)],
    ids=lambda error: type(error).__name__,
)  # fmt: skip
def test_with_click_and_without_it_a_build_that_fails_leaves_in_the_same_way(
    built: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("vaultnet.cli.building.publish", fail)
    plain, by_click = both_ways(built, monkeypatch)
    assert plain.code != 0
    assert plain == by_click


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ([], True),
        (["--vault", "x"], True),
        (["--vault", "--strict"], False),
        (["--vault", ""], False),
        (["--vault=x"], False),
        (["--vault", "%NAME%"], False),
        (["--vault", "x*"], False),
        (["--strict"], False),
        (["x"], False),
    ],
)
def test_only_the_plainest_calls_are_understood_without_click(
    words: list[str], plain: bool
) -> None:
    assert is_plain(words) is plain


def test_the_shell_that_asks_what_could_be_said_is_answered_by_click(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("_VAULTNET_COMPLETE", "bash_complete")
    assert not is_plain([])

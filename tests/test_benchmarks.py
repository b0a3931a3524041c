"""The vaults that the program is measured on, and the instruments."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import bench, saves, traces
from benchmarks.floors import read_all, stat_all
from benchmarks.report import Line, Result, render
from benchmarks.runs import Pair, Run, Site, percentile, spread
from benchmarks.states import cold, restored
from benchmarks.vaults import critical_note, files, generate, plan, weigh

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A thousand notes, which no test changes."""
    found = tmp_path_factory.mktemp("bench") / "vault"
    generate(found, 1_000)
    return found


def digest(notes: int, seed: int) -> str:
    found = hashlib.sha256()
    for name, content in files(plan(notes), seed):
        found.update(name.encode() + b"\0" + content + b"\0")
    return found.hexdigest()


def notes_below(folder: Path) -> Iterator[str]:
    return (note.read_text("utf-8") for note in sorted(folder.rglob("*.md")))


@pytest.mark.parametrize("hash_seed", ["0", "1"])
def test_a_vault_has_the_same_bytes_whatever_the_hash_seed(hash_seed: str) -> None:
    code = "from tests.test_benchmarks import digest; print(digest(100, 7))"
    environment = os.environ | {"PYTHONHASHSEED": hash_seed}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.decode().strip() == digest(100, 7)


def test_another_seed_gives_another_vault() -> None:
    assert digest(100, 1) != digest(100, 2)


def test_no_two_files_share_a_path() -> None:
    names = [name for name, _ in files(plan(2_000), 1)]
    assert len({name.casefold() for name in names}) == len(names)


def test_a_vault_weighs_about_two_kilobytes_a_note_in_eight_folders_per_hundred(
    vault: Path,
) -> None:
    size = weigh(vault)
    assert size.notes == 1_000
    assert 1.8e6 < size.bytes < 2.2e6
    assert 95 <= size.folders <= 125


def test_three_in_ten_notes_are_people_and_sixty_one_percent_have_frontmatter(vault: Path) -> None:
    texts = [
        *notes_below(vault / "People"),
        *notes_below(vault / "Areas"),
        *notes_below(vault / "Daily"),
    ]
    assert len(texts) == 1_000
    assert sum(text.startswith("---\n") for text in texts) == 610
    assert sum("\ntype: person\n" in text for text in texts) == 300


def test_a_person_has_twelve_to_fifteen_keys_and_three_to_twenty_log_lines(vault: Path) -> None:
    for text in notes_below(vault / "People"):
        keys = re.findall(r"^\w+:", text.split("\n---\n")[0], re.MULTILINE)
        assert 12 <= len(keys) <= 15
        assert len(set(keys)) == len(keys)
        assert 3 <= len(re.findall(r"^- \d{4}-\d\d-\d\d \w+: ", text, re.MULTILINE)) <= 20


def test_the_critical_are_few_at_every_size() -> None:
    assert [plan(notes).critical for notes in (20, 1_000, 10_000, 100_000)] == [6, 25, 60, 60]


def test_daily_notes_reach_back_three_years_in_the_larger_vaults() -> None:
    assert [plan(notes).days for notes in (1_000, 10_000, 100_000)] == [100, 1_096, 1_096]


def test_each_day_links_two_to_five_people_of_the_vault(vault: Path) -> None:
    people = {note.stem for note in (vault / "People").rglob("*.md")}
    for text in notes_below(vault / "Daily"):
        assert 2 <= len(set(re.findall(r"with \[\[([^\]]+)\]\]", text)) & people) <= 5


def test_every_date_lies_before_the_eve(vault: Path) -> None:
    for text in notes_below(vault):
        assert max(re.findall(r"20\d\d-\d\d-\d\d", text), default="") < "2026-06-30"
    assert max(note.stem for note in (vault / "Daily").rglob("*.md")) == "2026-06-29"


def test_a_vault_holds_what_must_not_be_read(vault: Path) -> None:
    assert len(list(vault.rglob("*.png"))) == 20
    assert sum(path.is_file() for path in (vault / ".git" / "objects").rglob("*")) == 250
    assert len(list((vault / ".obsidian" / "plugins").glob("*/README.md"))) == 3
    assert any((vault / ".trash").glob("*.md"))
    assert sum(note.stat().st_size > 80_000 for note in (vault / "Areas").rglob("*.md")) == 1


def test_no_file_is_younger_than_the_year_2025(vault: Path) -> None:
    assert max(path.stat().st_mtime for path in vault.rglob("*")) < 1_767_225_600


def test_the_floors_see_every_note_and_nothing_hidden(vault: Path) -> None:
    assert stat_all(str(vault)) == 1_000
    visible = [*notes_below(vault / "People"), *notes_below(vault / "Areas")]
    visible += notes_below(vault / "Daily")
    assert read_all(str(vault)) == sum(len(text) for text in visible)


def test_a_changed_note_is_put_back_with_its_time_even_after_a_failure(tmp_path: Path) -> None:
    note = tmp_path / "Ana.md"
    note.write_bytes(b"before")
    os.utime(note, ns=(1, 1_000))

    def fail() -> None:
        with restored(note):
            saves.save(note, b"after")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert (note.read_bytes(), note.stat().st_mtime_ns) == (b"before", 1_000)
    assert list(tmp_path.iterdir()) == [note]


def test_a_cold_start_finds_neither_memory_nor_index_notes(tmp_path: Path) -> None:
    site = Site(tmp_path / "vault", Path("vaultnet"), tmp_path / "home")
    for folder in (site.vault / "Network", site.home / "cache"):
        folder.mkdir(parents=True)
    with cold(site):
        assert list(site.vault.iterdir()) == list(site.home.iterdir()) == []


def test_the_measured_program_has_compiled_files_as_an_installed_one_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    site = Site(tmp_path / "vault", Path("vaultnet"), tmp_path / "home")
    assert "PYTHONDONTWRITEBYTECODE" not in site.environment()


def test_strace_lines_are_counted_by_what_they_open_and_write() -> None:
    lines = [
        'openat(AT_FDCWD</>, "/v/A.md", O_RDONLY|O_CLOEXEC) = 3</v/A.md>',
        'openat(4</v/P>, "Zo\\303\\253.md", O_RDONLY) = 5</v/P/Zo\\303\\253.md>',
        'openat(AT_FDCWD</>, "/v/Network/Due.md", O_RDONLY) = 3</v/Network/Due.md>',
        'openat(AT_FDCWD</>, "/v/Gone.md", O_RDONLY) = -1 ENOENT (No such file or directory)',
        'openat(AT_FDCWD</>, "/elsewhere/A.md", O_RDONLY) = 3</elsewhere/A.md>',
        'openat(AT_FDCWD</>, "/v", O_RDONLY|O_DIRECTORY) = 3</v>',
        'openat(AT_FDCWD</>, "/v/Network/.t", O_WRONLY|O_CREAT, 0600) = 3</v/Network/.t>',
        'renameat2(4</v/Network>, ".t", 4</v/Network>, "Due.md", RENAME_EXCHANGE) = 0',
        'openat(AT_FDCWD</>, "/c/memory", O_RDWR|O_CREAT, 0600) = 3</c/memory>',
        'rename("/v/Network/.u", "/v/Network/Many.md") = 0',
    ]
    assert traces.count(lines, Path("/v")) == traces.Count(notes=2, index_notes=1, written=2)


def test_spread_and_percentile_take_measured_values() -> None:
    assert spread([3.0, 1.0, 2.0]) == (2.0, 1.0, 3.0)
    assert [percentile(range(1, 101), share) for share in (0.5, 0.9, 0.99, 1.0)] == [
        50,
        90,
        99,
        100,
    ]
    assert percentile([3.0, 1.0, 2.0], 0.5) == 2.0
    assert percentile([4.0], 0.5) == 4.0


@pytest.mark.parametrize(("seconds", "verdict"), [(2.0, "held"), (2.1, "**missed**")])
def test_a_table_says_whether_a_target_is_held(seconds: float, verdict: str, vault: Path) -> None:
    pair = Pair(Run(1.0, 1.0, 9_000), Run(seconds, 1.0, 20_000))
    lines = [Line("`build`", "F_stat", [pair], limit=2)]
    assert f"≤ 2 × {verdict} |" in render(Result(weigh(vault), lines, None, None))


STAND_IN = """
import os, pathlib, signal, sys, time
if sys.argv[1] == "--version": sys.exit()
vault = pathlib.Path(sys.argv[-1])
note = next((vault / "People").rglob("*.md"))
page = vault / "Network" / "Due.md"
page.parent.mkdir(exist_ok=True)
signal.signal(signal.SIGTERM, lambda *_: sys.exit())
while True:
    notes = [n for n in (vault / "People").rglob("*.md") if not n.name.startswith(".")]
    text = str(sum(n.stat().st_size for n in notes))
    if not page.exists() or page.read_text() != text:
        page.with_name(".due").write_text(text)
        page.with_name(".due").replace(page)
    if sys.argv[1] != "watch": break
    time.sleep(0.001)
"""


def test_the_whole_bench_runs_with_a_stand_in_for_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saves, "_START", 10.0)
    monkeypatch.setattr(saves, "_CALM", 0.02)
    monkeypatch.setattr(saves, "_PATIENCE", 0.5)
    program = tmp_path / "vaultnet"
    program.write_text(f"#!{sys.executable} -IS\n{STAND_IN}")
    program.chmod(0o755)
    vault = bench.vault_of(tmp_path, 40, seed=1)
    before = critical_note(vault).read_bytes()
    table = render(bench.measure(Site(vault, program, tmp_path / "home"), count=1, edits=3))
    assert re.search(r"\| `build`, cold \| .* MiB \| \*\*\d+\.\d\d\*\* × F_read", table)
    assert "| 3 saves, 1 index notes each |" in table
    assert critical_note(vault).read_bytes() == before

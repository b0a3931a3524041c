"""What holds for every vault: the file is the truth, and there is one path."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.pipeline.vaults import CONFIGS, PATHS, REGION, texts, vaults
from tests.running import TITLES, TODAY, Notes, build, pages, publish, read, run_apart, tree, write
from vaultnet.pipeline.refresh import Reading
from vaultnet.pipeline.remember import remember
from vaultnet.watch.look import doubted, too_young

QUICK = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])


@contextmanager
def _vault(notes: Notes) -> Iterator[Path]:
    """A vault that is gone afterwards; hypothesis and `tmp_path` do not go together."""
    with tempfile.TemporaryDirectory() as folder:
        vault = Path(os.path.realpath(folder))
        (vault / ".vaultnet").mkdir()
        write(vault, notes)
        yield vault


@QUICK
@given(notes=vaults())
def test_building_twice_writes_nothing(notes: dict[str, bytes]) -> None:
    with _vault(notes) as vault:
        build(vault)
        before = tree(vault)
        assert build(vault).written == ()
        assert tree(vault) == before


@QUICK
@given(notes=vaults(), seed=st.integers(0, 100))
def test_the_order_in_which_notes_are_made_changes_nothing(
    notes: dict[str, bytes], seed: int
) -> None:
    shuffled = list(notes.items())
    random.Random(seed).shuffle(shuffled)
    with _vault(notes) as one, _vault(dict(shuffled)) as other:
        build(one)
        build(other)
        assert tree(one) == tree(other)


@QUICK
@given(notes=vaults())
def test_only_index_notes_regions_and_moved_text_change(notes: dict[str, bytes]) -> None:
    with _vault(notes) as vault:
        before = tree(vault)
        written = set(build(vault).written)
        after = tree(vault)
        assert before.keys() <= after.keys()
        assert {path for path in after if after[path] != before.get(path)} == written
        for path in written:
            if path in before:
                assert b"vaultnet:begin" in before[path] or b"generated_by" in before[path]
            else:
                assert path.startswith("Network/")


def _words() -> st.SearchStrategy[str]:
    """Text of a person's around a region: anything that is no region itself."""
    alphabet = st.characters(codec="utf-8", exclude_characters="\r")
    lines = st.lists(
        st.one_of(
            st.text(alphabet, max_size=30),
            st.sampled_from(("", "# Head", "- [ ] a task", "| a | b |", "text")),
        ),
        max_size=5,
    )
    return lines.map("\n".join)


@QUICK
@given(before=_words(), after=_words(), crlf=st.booleans(), mark=st.booleans())
def test_text_around_a_region_survives_every_build(
    before: str, after: str, *, crlf: bool, mark: bool
) -> None:
    text = f"{before}\n\n{REGION}\n{after}"
    if crlf:
        text = text.replace("\r", "").replace("\n", "\r\n")
    data = (b"\xef\xbb\xbf" if mark else b"") + text.encode()
    head, _, rest = data.partition(b"<!-- vaultnet:begin due -->")
    tail = rest.partition(b"vaultnet:end due -->")[2]
    with _vault({"Desk.md": data}) as vault:
        for day in (TODAY, TODAY + timedelta(days=7)):
            build(vault, day)
            now = (vault / "Desk.md").read_bytes()
            assert now.startswith(head + b"<!-- vaultnet:begin due -->")
            assert now.endswith(b"-->" + tail)


class Sequences(RuleBasedStateMachine):
    """After any sequence of edits, memory and a fresh reading show the same pages.

    Two memories are held against reading from nothing: the one of a process that goes on
    watching, and the one in the cache folder. Notes with conflict markers are left out on
    purpose: of those, the memory keeps the last good reading, which nothing else can know.
    """

    def __init__(self) -> None:
        super().__init__()
        self.vault = Path(os.path.realpath(tempfile.mkdtemp()))
        self.last: Reading | None = None
        self.today = TODAY

    def teardown(self) -> None:
        shutil.rmtree(self.vault)

    def _watched(self) -> Reading:
        """The vault as a process sees it that watches: it doubts what is as young as its look."""
        if self.last is None:
            return read(self.vault)
        young = too_young(self.last.snapshot.files, self.last.snapshot, self.last.looked_at_ns)
        return read(self.vault, doubted(self.last, young))

    @initialize(notes=vaults())
    def begin(self, notes: dict[str, bytes]) -> None:
        (self.vault / ".vaultnet").mkdir()
        write(self.vault, notes)

    @rule(path=st.sampled_from(PATHS), text=texts())
    def create_or_edit(self, path: str, text: bytes) -> None:
        write(self.vault, {path: text})

    @rule(path=st.sampled_from(PATHS), text=texts())
    def replace(self, path: str, text: bytes) -> None:
        """As careful editors write: a new file in the place of the old one."""
        write(self.vault, {"new.tmp": text, path: b""})
        (self.vault / "new.tmp").replace(self.vault / path)

    @rule(path=st.sampled_from(PATHS), new=st.sampled_from(PATHS))
    def rename(self, path: str, new: str) -> None:
        if (self.vault / path).exists():
            (self.vault / new).parent.mkdir(exist_ok=True)
            (self.vault / path).replace(self.vault / new)

    @rule(path=st.sampled_from(PATHS))
    def delete(self, path: str) -> None:
        (self.vault / path).unlink(missing_ok=True)

    @rule(page=st.sampled_from(("Due this week", "Agendas", "Problems")), text=texts())
    def meddle(self, page: str, text: bytes) -> None:
        """A hand in a generated note, or a stranger's file where it belongs."""
        path = self.vault / "Network" / f"{page}.md"
        if path.exists():
            path.write_bytes(path.read_bytes().replace(b"vaultnet:end", text + b"\n<!-- vaultnet"))

    @rule(text=st.sampled_from(CONFIGS))
    def decide(self, text: str) -> None:
        write(self.vault, {".vaultnet/config.toml": text})

    @rule()
    def a_day_passes(self) -> None:
        self.today += timedelta(days=1)

    @rule()
    def publish_from_memory(self) -> None:
        self.last, _ = publish(self._watched(), self.today)

    @rule()
    def publish_in_another_run(self) -> None:
        reading, report = publish(read(self.vault, use_cache=True), self.today)
        remember(reading, (0.0, 0.0), report.written)

    @invariant()
    def memory_shows_what_a_fresh_reading_shows(self) -> None:
        truth = pages(read(self.vault), self.today)
        self.last = self._watched()
        assert pages(self.last, self.today) == truth
        cached = read(self.vault, use_cache=True)
        assert pages(cached, self.today) == truth
        remember(cached, (0.0, 0.0))


Sequences.TestCase.settings = settings(
    deadline=None,
    max_examples=20,
    stateful_step_count=8,
    suppress_health_check=[HealthCheck.too_slow],
)
TestSequences = Sequences.TestCase


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_two_machines_write_the_same_bytes(tmp_path: Path, zone: str) -> None:
    notes = {
        "People/Ana Ruiz.md": "---\ntype: person\ntier: critical\nadded: 2024-01-10\n---\n"
        "## Log\n- 2025-11-02 meet: lunch with [[Émile Kaboré]]\n- [ ] promise: a map\n",
        "People/Émile Kaboré.md": "---\ntype: person\ntier: critical\n---\n[[Zoë]]\n",
        "People/Zoë.md": "---\ntype: person\nbirthday: --07-04\nadded: soon\n---\n",
        "Daily/2026-06-01.md": "[[Ana Ruiz]] and [[Zoë]]\n",
        "Desk.md": f"{REGION}\n",
    }
    results = []
    for number, ordered in enumerate((notes, dict(reversed(notes.items())))):
        vault = tmp_path / str(number) / "vault"
        vault.mkdir(parents=True)
        write(vault, ordered)
        for age, name in enumerate(ordered):
            then = time.time() - 86_400 * 400 * age
            os.utime(vault / name, (then, then))
        environment = {
            "TZ": ("UTC", zone)[number],
            "LC_ALL": ("C", "tr_TR.UTF-8")[number],
            "PYTHONHASHSEED": str(number + 1),
            "XDG_CACHE_HOME": str(tmp_path / str(number) / "cache"),
        }
        today = date(2026, 6, 30).isoformat()
        run_apart("build", "--vault", ".", "--today", today, cwd=vault, environment=environment)
        results.append(tree(vault))
    assert results[0] == results[1]
    assert len(results[0]) == len(notes) + len(TITLES)

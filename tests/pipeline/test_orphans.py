"""What a killed publication left beside index notes: swept, unless it is somebody's text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.running import MakeVault, build, tree
from vaultnet.journal.records import Record, Step
from vaultnet.journal.store import Journal, new_name

DUE = "Network/Due this week.md"
DAY = "Daily/2026-06-29.md"
HOST = "Before.\n\n<!-- vaultnet:begin due -->\n<!-- vaultnet:end due -->\n\nAfter.\n"


@pytest.fixture
def vault(make_vault: MakeVault) -> Path:
    made = make_vault({"People/Ana.md": "---\ntype: person\ntier: critical\n---\n", DAY: HOST})
    build(made)
    return made


def orphan(folder: Path, data: bytes, seconds: float = 3_600) -> Path:
    """Something left a while ago."""
    place = folder / f".vn-7-{time.time_ns() - int(seconds * 1e9):x}.tmp"
    place.write_bytes(data)
    return place


def kept(vault: Path) -> list[bytes]:
    return [data for path, data in tree(vault).items() if path.startswith(".vaultnet/kept/")]


def test_a_page_of_ours_is_swept_whole_half_or_outdated(vault: Path) -> None:
    page = (vault / DUE).read_bytes()
    older = page.replace(b"<!-- vaultnet:begin due -->", b"<!-- vaultnet:begin value -->").replace(
        b"<!-- vaultnet:end due", b"<!-- vaultnet:end value"
    )
    left = [orphan(vault / "Network", data) for data in (page, page[:200], b"", older)]
    build(vault)
    assert not any(place.exists() for place in left)
    assert kept(vault) == []


def test_an_older_text_of_a_note_with_a_region_is_swept(vault: Path) -> None:
    left = orphan(vault / "Daily", HOST.encode())
    build(vault)
    assert not left.exists()
    assert kept(vault) == []


@pytest.mark.parametrize("place", [DUE, DAY])
def test_what_somebody_typed_is_kept(vault: Path, place: str) -> None:
    text = (vault / place).read_bytes() + b"\nTyped at the very moment.\n"
    left = orphan((vault / place).parent, text)
    build(vault)
    assert not left.exists()
    (found,) = kept(vault)
    assert found.endswith(text)
    assert found.startswith(b"Found in ")
    assert "kept/orphan" in (vault / "Network/Problems.md").read_text()


def test_what_somebody_typed_into_a_region_is_kept(vault: Path) -> None:
    text = (vault / DUE).read_bytes().replace(b"# Due", b"# Typed. Due")
    orphan(vault / "Network", text)
    build(vault)
    assert [found.endswith(text) for found in kept(vault)] == [True]


def test_what_may_belong_to_a_run_of_this_minute_stays(vault: Path) -> None:
    left = orphan(vault / "Network", b"", seconds=5)
    other = vault / "Network/.vn-mine.tmp"
    other.write_bytes(b"")
    build(vault)
    assert left.exists()
    assert other.exists()


def test_what_the_journal_waits_for_stays(vault: Path) -> None:
    left = orphan(vault / "Daily", b"theirs")
    step = Step(DAY, "old", "new", aside=left.name)
    Journal(str(vault)).begin(Record(new_name(), "log", time.time_ns(), (step,)))
    build(vault)
    assert left.exists()

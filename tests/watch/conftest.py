"""Fixtures for watched vaults."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.watch.running import person


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is remembered between runs goes below the test's folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def vault(make_vault: Callable[[dict[str, str]], Path]) -> Path:
    """Two people and a note that has nothing to do with anybody."""
    return make_vault(
        {
            "People/Ana.md": person("2026-05-01"),
            "People/Ben.md": person("2026-05-02"),
            "Other.md": "# Nothing\n",
        }
    ).resolve()

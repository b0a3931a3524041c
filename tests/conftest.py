"""Fixtures that every test may use."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
#: Tables of right answers and whole vaults, which are not part of the repository.
SHARED = Path(os.environ.get("VAULTNET_ORACLES") or ROOT.parent / "shared")

#: The property under which a trial says what it has counted.
FIGURES = "figures"


def oracle(name: str) -> Any:  # noqa: ANN401 - each table has a shape of its own
    """A table of right answers, or a skip where the folder is absent."""
    path = SHARED / "conformance" / name
    if not path.exists():
        missing = f"the oracle table {name} is not here; VAULTNET_ORACLES names its folder"
        pytest.skip(missing, allow_module_level=True)
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(autouse=True, scope="session")
def _nobodys_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests out of the cache, the settings and the vault of whoever runs them."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"):
            patch.setenv(name, str(home))
        patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        patch.delenv("VAULTNET_VAULT", raising=False)
        yield


@pytest.fixture
def today() -> date:
    """The as-of date of the golden mini-vault."""
    return date(2026, 6, 30)


@pytest.fixture
def make_vault(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """Write a vault from {path: text}, bytes as given, and return its folder."""

    def make(notes: dict[str, str]) -> Path:
        vault = tmp_path / "vault"
        (vault / ".vaultnet").mkdir(parents=True, exist_ok=True)
        for name, text in notes.items():
            path = vault / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8", "surrogateescape"))
        return vault

    return make


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what trials have counted, also when they ran in other processes."""
    reports = terminalreporter.getreports("passed")
    lines = [value for report in reports for key, value in report.user_properties if key == FIGURES]
    if lines:
        terminalreporter.section("figures of the trials")
        for line in lines:
            terminalreporter.write_line(str(line))

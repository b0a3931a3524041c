"""What tests of the commands share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.vault import NOTES, leave_alone
from tests.running import write


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """The tiny vault, freshly written."""
    folder = tmp_path / "vault"
    (folder / ".vaultnet").mkdir(parents=True)
    write(folder, NOTES)
    return folder


@pytest.fixture
def calm(vault: Path) -> Path:
    """The tiny vault, in which nobody has written for long."""
    leave_alone(vault)
    return vault

"""What tests of the commands share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.vault import NOTES
from tests.running import write


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """The tiny vault, freshly written."""
    folder = tmp_path / "vault"
    (folder / ".vaultnet").mkdir(parents=True)
    write(folder, NOTES)
    return folder

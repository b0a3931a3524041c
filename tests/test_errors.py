"""What stops a command."""

from __future__ import annotations

import pytest

from vaultnet.errors import VaultnetError, reason


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(13, "Permission denied", "a/b"), "Permission denied"),
        (OSError("no number"), "OSError"),
        (FileExistsError(), "FileExistsError"),
    ],
)
def test_a_refusal_of_the_system_always_has_a_reason(error: OSError, said: str) -> None:
    assert reason(error) == said


def test_a_mistake_at_the_keyboard_has_an_exit_code_of_its_own() -> None:
    assert VaultnetError("x").exit_code == 1

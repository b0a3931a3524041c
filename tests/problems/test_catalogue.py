"""Everything that can be wrong is said in these words, in that place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.problems.catalogue import CASES, Case
from tests.running import run, write


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_check_says_what_is_wrong_and_where(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = tmp_path / "vault"
    write(vault, case.notes)
    if case.prepare:
        case.prepare(vault, monkeypatch)
    outcome = run("check", "--vault", str(vault), "--today", "2026-06-30", cwd=vault)
    assert outcome.out.splitlines() == list(case.told)
    assert outcome.err == ""
    assert outcome.code == int(not all(line.endswith(" (notice)") for line in case.told))

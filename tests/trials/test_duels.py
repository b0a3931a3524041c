"""An editor and vaultnet write to one note at the same time, and no line of either is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.conftest import ROOT
from tests.trials.duels import MANNERS, MUST_BE_NONE

#: Lines of each side; in rounds, so that the note stays as long as notes are.
LINES = 1500
_EACH = 50
#: What was displaced is held for less time than in the program, since no editor here waits.
_GRACE = 0.01

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="files are exchanged in one step on Linux only"
)


@pytest.mark.parametrize("manner", MANNERS)
def test_no_line_of_either_writer_is_lost_or_doubled(
    manner: str, record_property: Callable[[str, object], None]
) -> None:
    options = ["--lines", str(LINES), "--each", str(_EACH), "--grace", str(_GRACE)]
    command = [sys.executable, "-m", "tests.trials.duels", manner, *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, encoding="utf-8")
    assert done.stdout, done.stderr
    figures = json.loads(done.stdout)
    record_property("figures", "duel, " + ", ".join(f"{k}: {v}" for k, v in figures.items()))
    assert {name: figures[name] for name in MUST_BE_NONE} == dict.fromkeys(MUST_BE_NONE, 0)

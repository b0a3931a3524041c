"""What must be on the disk before what follows, for when the power fails."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.trials.crashes import unusable
from tests.trials.order import Step, faults, steps_of

_WHY_NOT = unusable()

GOOD = [
    Step("fsync", "state/pending/1.json.7.tmp"),
    Step("rename", "state/pending/1.json.7.tmp", "state/pending/1.json"),
    Step("fsync", "state/pending"),
    Step("fsync", "People/.vn-1.tmp"),
    Step("exchange", "People/.vn-1.tmp", "People/A.md"),
    Step("fsync", "People"),
    Step("unlink", "People/.vn-1.tmp"),
]


@pytest.mark.skipif(bool(_WHY_NOT), reason=_WHY_NOT or "it can be tried")
@pytest.mark.parametrize("scene", ["log", "two notes", "new", "undo"])
def test_everything_is_on_the_disk_before_what_relies_on_it(scene: str) -> None:
    command = [sys.executable, "-m", "tests.trials.order", scene]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, encoding="utf-8")
    assert done.stdout == ""
    assert done.returncode == 0, done.stderr


def test_the_good_order_has_no_fault() -> None:
    assert [*faults(GOOD, 1)] == []


@pytest.mark.parametrize("missing", [0, 1, 2, 3, 4, 5])
def test_a_missing_step_is_noticed(missing: int) -> None:
    assert [*faults(GOOD[:missing] + GOOD[missing + 1 :], 1)] != []


def test_calls_are_read_from_what_strace_says() -> None:
    log = (
        "fsync(5</v/People/.vn-1.tmp>) = 0\n"
        'renameat2(AT_FDCWD</v>, "/v/.vn-1.tmp", AT_FDCWD</v>, "/v/A.md", RENAME_EXCHANGE) = 0\n'
        'link("/v/.vn-2.tmp", "/v/B.md") = -1 EEXIST (File exists)\n'
        'unlink("/v/.vn-1.tmp") = 0\n'
    )
    assert steps_of(log) == [
        Step("fsync", "/v/People/.vn-1.tmp"),
        Step("exchange", "/v/.vn-1.tmp", "/v/A.md"),
        Step("unlink", "/v/.vn-1.tmp"),
    ]

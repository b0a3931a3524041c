"""Killed or failed at any system call, a write-back leaves whole notes, old or new."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence

import pytest

from tests.conftest import ROOT
from tests.trials.crashes import unusable
from tests.trials.scenes import SCENES

_WHY_NOT = unusable()
pytestmark = pytest.mark.skipif(bool(_WHY_NOT), reason=_WHY_NOT or "it can be tried")

#: What is tried in the test run; `make soak` tries every fault at every call of every scene.
GROUPS: Sequence[tuple[tuple[str, ...], tuple[str, ...]]] = (
    (("log", "done"), ("SIGKILL", "EIO", "ENOSPC", "EINTR", "ENOSYS")),
    (("two notes", "set"), ("SIGKILL", "EIO", "ENOSPC", "ENOSYS")),
    (("new", "forget"), ("SIGKILL", "EIO", "ENOSPC", "EPERM")),
    (("promise", "tick"), ("SIGKILL", "EINTR")),
    (("undo", "undo new", "undo forget"), ("SIGKILL", "EIO")),
    (("recover begun", "recover placed"), ("SIGKILL", "EIO")),
    (("recover raced", "recover written over"), ("SIGKILL", "EIO")),
    (("vaultnet log",), ("SIGKILL", "ENOSPC")),
)

#: At the least so many points are tried in each group, and so in all of them more than 600.
_LEAST = 90


def test_every_write_back_is_tried() -> None:
    tried = {name for names, _ in GROUPS for name in names}
    assert tried >= {name for name in SCENES if not name.startswith("vaultnet ")}
    assert _LEAST * len(GROUPS) >= 600


@pytest.mark.parametrize(("names", "faults"), GROUPS, ids=[", ".join(g[0]) for g in GROUPS])
def test_a_write_back_that_is_stopped_anywhere_loses_nothing(
    names: tuple[str, ...], faults: tuple[str, ...], record_property: Callable[[str, object], None]
) -> None:
    command = [sys.executable, "-m", "tests.trials.crashes", *names, "--faults", *faults]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, encoding="utf-8")
    assert done.stdout, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    points = sum(_points(figures) for figures in found)
    record_property("figures", f"{', '.join(names)}: {points} crash points, torn {_torn(found)}")
    assert [flaw for figures in found for flaw in figures["flaws"]] == []
    assert _torn(found) == 0
    assert points >= _LEAST


def _points(figures: Mapping[str, Mapping[str, int]]) -> int:
    return sum(figures["points"].values())


def _torn(found: Sequence[Mapping[str, int]]) -> int:
    return sum(figures["torn"] for figures in found)

"""Whoever takes a safeguard out of the program sees a trial fail: each is taken out once here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import ROOT
from tests.trials.crashes import unusable

_WHY_NOT = unusable()
pytestmark = pytest.mark.skipif(bool(_WHY_NOT), reason=_WHY_NOT or "it can be tried")


class Mutation(NamedTuple):
    """One safeguard less.

    Attributes:
        path: below the package.
        good: what stands there, once.
        bad: what stands there instead.
        trial: the Python module that must fail then, with its arguments.
        notices: a part of what it says.
    """

    path: str
    good: str
    bad: str
    trial: tuple[str, ...]
    notices: str


_ORDER = ("tests.trials.order", "log")
_CRASHES = ("tests.trials.crashes", "log", "--faults", "SIGKILL")
_DUEL = ("tests.trials.duels", "obsidian", "--lines", "60", "--grace", "0.005")
_TESTS = ("pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist")

MUTATIONS = {
    "the text is not synced": Mutation(
        "disk.py",
        "            os.fsync(file.fileno())\n            status",
        "            status",
        _ORDER,
        "the text is not on the disk",
    ),
    "the folder is not synced": Mutation(
        "disk.py",
        "        os.fsync(fd)\n",
        "        pass\n",
        _ORDER,
        "the folder is not on the disk",
    ),
    "the journal is not synced": Mutation(
        "disk.py",
        "                os.fsync(file.fileno())\n        os.replace",
        "                pass\n        os.replace",
        _ORDER,
        "the journal is not on the disk",
    ),
    "the note is not read again before the exchange": Mutation(
        "write.py",
        "placed = _is_still(real, old) and _put_in_place",
        "placed = _put_in_place",
        (*_TESTS, "tests/test_write.py"),
        "1 failed",
    ),
    "what came out of the exchange is not compared": Mutation(
        "write.py",
        "        intact = _is_still(temporary, old)\n    finally:  # theirs goes back even",
        "        intact = True\n    finally:  # theirs goes back even",
        (*_TESTS, "tests/test_write.py"),
        "1 failed",
    ),
    "the files are not exchanged, but one replaced": Mutation(
        "write.py",
        "    if not exchange(temporary, real):",
        "    if True:",
        _ORDER,
        "a note is not exchanged in one step",
    ),
    "nothing is written into the journal": Mutation(
        "journal/store.py",
        "        write_private(self._place(PENDING, record.name)",
        "        0 and write_private(self._place(PENDING, record.name)",
        _CRASHES,
        "is left",
    ),
    "nothing is finished at the start": Mutation(
        "pipeline/mending.py",
        "for record in journal.pending()]",
        "for record in ()]",
        _CRASHES,
        "is left",
    ),
    "what came late into the displaced file is not looked for": Mutation(
        "pipeline/writeback.py",
        "        late = late_text(root, step, _GRACE)\n",
        "        late = None\n",
        (*_TESTS, "tests/pipeline/test_writeback.py"),
        "1 failed",
    ),
    "what an editor wrote over is not written again": Mutation(
        "pipeline/mending.py",
        "    told += _make_again(journal, root, rules, fresh_ns, pace)\n",
        "",
        _DUEL,
        "lost",
    ),
    "a box is believed whatever its seal": Mutation(
        "syntax/boxes.py",
        "        if seal(key, before) == sealed:",
        "        if True:",
        (*_TESTS, "tests/syntax/test_boxes.py"),
        "1 failed",
    ),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The program and its tests in a folder of their own."""
    folder = tmp_path_factory.mktemp("mutated")
    for name in ("vaultnet", "tests", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_safeguard_that_is_taken_out_is_missed(name: str, copy: Path) -> None:
    mutation = MUTATIONS[name]
    place = copy / "vaultnet" / mutation.path
    before = place.read_text("utf-8")
    assert before.count(mutation.good) == 1
    place.write_text(before.replace(mutation.good, mutation.bad), "utf-8")
    try:
        done = _try(copy, mutation.trial)
    finally:
        place.write_text(before, "utf-8")
    assert done.returncode != 0
    assert mutation.notices in done.stdout, done.stderr


@pytest.mark.parametrize("trial", [_ORDER, _DUEL])
def test_nothing_is_missed_where_nothing_was_taken_out(trial: tuple[str, ...], copy: Path) -> None:
    done = _try(copy, trial)
    assert done.returncode == 0, done.stdout + done.stderr


def _try(copy: Path, trial: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    """Run a trial on the copy, and on nothing else."""
    command = [sys.executable, "-m", *trial]
    # Bytecode is known by whole seconds, and a mutation lives for less.
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(copy)}
    return subprocess.run(
        command, cwd=copy, env=environment, capture_output=True, check=False, encoding="utf-8"
    )

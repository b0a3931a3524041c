"""A write-back, stopped or failed at every system call: `python -m tests.trials.crashes log`.

A process does the scene's work again and again, in a copy of itself each time. `strace` takes hold
of the copy and kills it at its n-th call of a kind, or lets that call fail. Then the next run is
made, as the next command would, and every byte of the vault is looked at.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from tests.trials.scenes import AT_ONCE, SCENES, Scene, command, lay_out, rules_of, tidy_up
from vaultnet.errors import VaultnetError
from vaultnet.journal.store import Journal
from vaultnet.pipeline import orphans, writeback
from vaultnet.pipeline.undoing import undo, undoable

#: Every call that changes a disk, and those between which a kill leaves something else behind.
CHANGING: Final = (
    "openat", "write", "fsync", "rename", "renameat2", "link", "unlink", "mkdir", "chmod", "chown",
    "close",
)  # fmt: skip

#: What happens at a call, and the calls at which it can.
FAULTS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "SIGKILL": ("signal=SIGKILL", CHANGING),
    "EIO": ("error=EIO", CHANGING[:-1]),
    "ENOSPC": (
        "error=ENOSPC",
        ("openat", "write", "fsync", "rename", "renameat2", "link", "mkdir"),
    ),
    "EINTR": ("error=EINTR", CHANGING[:-1]),
    "ENOSYS": ("error=ENOSYS", ("renameat2",)),
    "EPERM": ("error=EPERM", ("link",)),
}

_REFUSED: Final = 1
_BUG: Final = 3
_SECONDS: Final = 30

Tree = dict[str, bytes]


class Point(NamedTuple):
    """Where a run is disturbed: at the n-th call of a name, by a fault."""

    fault: str
    call: str
    nth: int

    def __str__(self) -> str:
        return f"{self.fault} at {self.call} {self.nth}"


class Outcome(NamedTuple):
    """What came of a disturbed run.

    Attributes:
        code: 0 done, 1 refused with a sentence, 3 a bug, negative: the signal that ended it.
        torn: notes that were neither old nor new right after it.
        flaws: what was not as it must be after the next run, in words.
    """

    code: int
    torn: tuple[str, ...]
    flaws: tuple[str, ...]


def tree(root: str) -> Tree:
    """Every file below a folder, by path."""
    found = (path for path in Path(root).rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


class Trial:
    """One scene, ready to be disturbed.

    Args:
        folder: an empty one; the vault and the journal lie in it.
    """

    def __init__(self, scene: Scene, folder: str) -> None:
        self._scene = scene
        self._folder = folder
        self._stock = os.path.join(folder, "stock")
        self.root = os.path.join(folder, "now", "vault")
        os.environ["XDG_STATE_HOME"] = os.path.join(folder, "now", "state")
        os.environ["XDG_CACHE_HOME"] = os.path.join(folder, "now", "cache")
        os.makedirs(self.root)
        lay_out(self.root)
        self._first = tree(self.root)
        scene.prepare(self.root)
        shutil.copytree(os.path.dirname(self.root), self._stock)
        self._old = tree(self.root)
        # What somebody typed while the files were exchanged is a whole text, too.
        self._waiting = [data for path, data in self._old.items() if ".vn-" in path]
        scene.act(self.root)  # also imports whatever is imported late
        self._new = tree(self.root)

    def points(self, faults: Iterable[str], *, every: bool) -> Iterator[Point]:
        """The places at which a run can be disturbed, found in an undisturbed one.

        Args:
            every: also where nothing on the disk changes: opening to read, and closing.
        """
        seen: Counter[str] = Counter()
        for line in self.traced("-e", f"trace={','.join(CHANGING)}").splitlines():
            call = line.partition("(")[0]
            seen[call] += 1
            reads = call == "close" or (call == "openat" and "O_CREAT" not in line)
            for fault in faults:
                if call in FAULTS[fault][1] and (every or not reads):
                    yield Point(fault, call, seen[call])

    def traced(self, *options: str) -> str:
        """What strace says about an undisturbed run."""
        self._reset()
        log = os.path.join(self._folder, "calls")
        if self._run(*options, "-o", log):
            raise RuntimeError("the undisturbed run failed")
        return Path(log).read_text("utf-8", "replace")

    @property
    def changed(self) -> int:
        """How many notes have other bytes after an undisturbed run."""
        paths = self._old.keys() | self._new.keys()
        return sum(self._old.get(path) != self._new.get(path) for path in paths)

    def disturb(self, point: Point) -> Outcome:
        """Run the scene, disturbed, then what the next command does; look at every byte."""
        self._reset()
        inject = f"inject={point.call}:{FAULTS[point.fault][0]}:when={point.nth}"
        code = self._run("-e", f"trace={point.call}", "-e", inject, "-o", os.devnull)
        torn = tuple(self._torn(tree(self.root)))
        recorded = bool(Journal(self.root).pending())
        told = tidy_up(self.root)
        if any("waits" in sentence for sentence in told):  # told; the run after that one does it
            told += tidy_up(self.root)
        if self._scene.publishes:
            command(self.root, "build")
        flaws = [*self._flaws(code, recorded=recorded, told=told)]
        if self._scene.retracts and code < 0 and not flaws and tree(self.root) == self._new:
            flaws += self._retracted()
        return Outcome(code, torn, tuple(flaws))

    def _reset(self) -> None:
        shutil.rmtree(os.path.dirname(self.root))
        shutil.copytree(self._stock, os.path.dirname(self.root))

    def _run(self, *options: str) -> int:
        """Do the work in a copy of this process, under strace."""
        child = os.fork()
        if child == 0:
            self._work()
        os.waitpid(child, os.WUNTRACED)
        tracer = subprocess.Popen(
            ["strace", "-p", str(child), *options], stderr=subprocess.PIPE, encoding="utf-8"
        )
        assert tracer.stderr is not None
        line = tracer.stderr.readline()
        if "attached" not in line:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            raise RuntimeError(f"strace could not take hold: {line}")
        os.kill(child, signal.SIGCONT)
        _, status = os.waitpid(child, 0)
        tracer.communicate(timeout=_SECONDS)
        return os.waitstatus_to_exitcode(status)

    def _work(self) -> None:
        code = _BUG
        try:
            os.kill(os.getpid(), signal.SIGSTOP)
            self._scene.act(self.root)
            code = 0
        except VaultnetError:
            code = _REFUSED
        except BaseException:  # noqa: BLE001 - it must not live on as a second tester
            with suppress(OSError):
                traceback.print_exc()
        finally:
            os._exit(code)

    def _torn(self, now: Tree) -> Iterator[str]:
        for path in {**self._old, **self._new, **now}:
            if ".vn-" in path or (self._scene.publishes and path.startswith("Network/")):
                continue
            if now.get(path) not in (self._old.get(path), self._new.get(path), *self._waiting):
                yield path

    def _flaws(self, code: int, *, recorded: bool, told: tuple[str, ...]) -> Iterator[str]:
        now = tree(self.root)
        yield from (f"{path} is torn" for path in self._torn(now))
        yield from (f"{path} is left" for path in now if ".vn-" in path)
        state = tree(os.environ["XDG_STATE_HOME"])
        yield from (f"{path} is left" for path in state if "pending/" in path)
        racing = self._scene.racing.encode()
        if not any(racing in data for data in now.values()):
            yield "what somebody typed meanwhile is gone"
        if any(data.count(racing) > 1 for data in now.values() if racing):
            yield "what somebody typed meanwhile is there twice"
        if code not in (0, _REFUSED, -signal.SIGKILL):
            yield f"ended with {code}"
        if code == 0 and now != self._new:
            yield "said that it was done, and it is not"
        if recorded and now != self._new and not told:
            yield "was begun, and is neither done nor told"

    def _retracted(self) -> Iterator[str]:
        record = next(undoable(self.root), None)
        if record is None:
            yield "is done, and cannot be undone"
            return
        undo(self.root, rules_of(self.root), record, AT_ONCE)
        if tree(self.root) != self._first:
            yield "undoing gave other bytes"


def unusable() -> str:
    """Why crash trials cannot be made here; empty where they can."""
    if not sys.platform.startswith("linux") or shutil.which("strace") is None:
        return "strace is not installed, so no crash is tried"
    sleeper = subprocess.Popen(["sleep", "5"])
    try:
        done = subprocess.run(
            ["timeout", "1", "strace", "-p", str(sleeper.pid)], capture_output=True, check=False
        )
        return "" if b"attached" in done.stderr else "strace may not take hold of processes here"
    finally:
        sleeper.kill()
        sleeper.wait()


def try_scene(name: str, faults: Iterable[str], *, every: bool) -> dict[str, object]:
    """The points of a scene; figures, and a line for each that was not as it must be."""
    writeback._GRACE = 0.0  # type: ignore[misc]  # no other writer is about
    orphans._YOUNG_NS = 0  # type: ignore[misc]
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(SCENES[name], folder)
        tried: Counter[str] = Counter()
        codes: Counter[str] = Counter()
        torn, faulty = 0, []
        for point in trial.points(faults, every=every):
            outcome = trial.disturb(point)
            tried[point.fault] += 1
            codes[str(outcome.code)] += 1
            torn += bool(outcome.torn)
            flaws = (*(f"{path} was torn" for path in outcome.torn), *outcome.flaws)
            faulty += [f"{name}, {point}: {flaw}" for flaw in flaws]
    seconds = round(time.monotonic() - begun, 1)
    return {
        "scene": name, "points": dict(tried), "ended": dict(codes), "torn": torn,
        "flaws": faulty, "seconds": seconds,
    }  # fmt: skip


def main() -> None:
    """Try the scenes that are named, or all; a line of JSON for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenes", nargs="*", default=list(SCENES))
    parser.add_argument("--faults", nargs="+", default=list(FAULTS), choices=list(FAULTS))
    parser.add_argument("--every", action="store_true", help="also at calls that only read")
    given = parser.parse_args()
    wrong = False
    for name in given.scenes or SCENES:
        figures = try_scene(name, given.faults, every=given.every)
        print(json.dumps(figures), flush=True)  # noqa: T201
        wrong |= bool(figures["flaws"])
    sys.exit(wrong)


if __name__ == "__main__":
    main()

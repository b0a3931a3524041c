"""A vault that is watched for the length of a test, and patience instead of fixed sleeps."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from vaultnet.pipeline.readers import Progress
from vaultnet.watch.loop import Pace, Watch
from vaultnet.watch.stir import Hints, Stir
from vaultnet.watch.upkeep import Clock, Pass

#: Events must do it: no look everywhere comes to their help while a test lasts.
BRISK = Pace(settle=0.02, longest=0.5, quiet=0.3, reconcile=60, poll=0.1)


def person(*touches: str) -> str:
    """A critical person's note."""
    log = "".join(f"- {day} call: about this and that\n" for day in touches)
    return f"---\ntype: person\ntier: critical\n---\n\n## Log\n\n{log}"


def fixed(day: date = date(2026, 6, 30)) -> Clock:
    """A clock on which it is always that day."""
    return Clock(now_ns=time.time_ns, today=lambda _: day, span=lambda *_: (0.0, 1e11))


def eventually(check: Callable[[], object], seconds: float = 30.0) -> None:
    """Wait until something is so.

    Raises:
        AssertionError: if it does not become so.
    """
    end = time.monotonic() + seconds
    while not check():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.005)


def shown(vault: Path, note: str = "Critical few") -> str:
    """What an index note says now; empty while there is none."""
    try:
        return (vault / "Network" / f"{note}.md").read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""


class Running:
    """A watch in a thread of its own, and what it said and did.

    Attributes:
        passes: those that came to an end.
        attempts: the hints of every pass, also of those that failed.
    """

    def __init__(self, root: Path, watch: Watch, stir: Stir, said: list[str]) -> None:
        self.watch = watch
        self.stir = stir
        self.said = said
        self.passes: list[Pass] = []
        self.attempts: list[Hints] = []
        self.thread = threading.Thread(target=watch.run, daemon=True)
        self._root = root
        self._probes = 0
        self._renew = watch._upkeep.renew
        watch._upkeep.renew = self._record  # type: ignore[method-assign]

    def _record(self, hints: Hints, progress: Progress | None = None) -> Pass:
        try:
            done = self._renew(hints, progress)
            self.passes.append(done)
            return done
        finally:
            self.attempts.append(hints)

    def says(self, words: str) -> bool:
        """Whether some sentence so far has these words."""
        return any(words in sentence for sentence in self.said)

    def is_calm(self) -> bool:
        """Whether everything so far was heard, and nothing more followed from it.

        Events come in the order in which they happen: whoever hears of a new file has heard of
        all before it. If no pass until then wrote anything, no echo is on its way either.
        """
        count = len(self.passes)
        self._probes += 1
        probe = f"probe {self._probes}.txt"
        (self._root / probe).touch()
        eventually(lambda: any(probe in hints.paths for hints in self.attempts))
        return not any(done.written for done in self.passes[count:])


@contextmanager
def watching(
    vault: Path, *, pace: Pace = BRISK, clock: Clock | None = None, polling: bool = False
) -> Iterator[Running]:
    """Watch a vault until the end of the block."""
    said: list[str] = []
    stir = Stir()
    watch = Watch(str(vault), stir, clock or fixed(), said.append, pace=pace, polling=polling)
    running = Running(vault, watch, stir, said)
    watch.start()
    running.thread.start()
    try:
        yield running
    finally:
        stir.stop()
        running.thread.join(30)
        watch.close()
        assert not running.thread.is_alive()

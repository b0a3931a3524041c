"""The loop of `vaultnet watch`: wait for a stir, let it settle, make one pass, and again.

It wakes for events, at midnight, after sleep, and now and then to look everywhere. No fault of one
pass ends it.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from vaultnet.errors import VaultnetError
from vaultnet.pipeline.readers import Progress
from vaultnet.watch.hearing import Hearing
from vaultnet.watch.stir import Hints, Stir
from vaultnet.watch.upkeep import Clock, Pass, Upkeep

_EVERYWHERE: Final = Hints(everywhere=True)
_ASLEEP: Final = 5.0  # seconds by which the two clocks part when the machine has slept
_SOON: Final = 0.05  # seconds; so that a clock that disagrees about midnight costs little


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How long to wait for what, in seconds.

    Attributes:
        settle: without an event, before a pass.
        longest: for that calm, while somebody writes without pause.
        quiet: since the last change of a person's own note, before its regions are written.
        reconcile: between two looks everywhere, where events come.
        poll: between two looks everywhere, where they do not, or something is amiss.
    """

    settle: float = 0.3
    longest: float = 5.0
    quiet: float = 2.0
    reconcile: float = 30.0
    poll: float = 2.0


class Watch:
    """Keeps one vault's index notes current from `start` to the stop of its stir.

    Args:
        root: the vault's real path.
        stir: wakes and ends it; signals hold it, too.
        say: told each sentence for the person.
        polling: whether to do without the system's events.
    """

    def __init__(
        self,
        root: str,
        stir: Stir,
        clock: Clock,
        say: Callable[[str], None],
        *,
        pace: Pace | None = None,
        polling: bool = False,
    ) -> None:
        self._stir = stir
        self._clock = clock
        self._say = say
        self._pace = pace or Pace()
        remedy = f"looking everywhere every {self._pace.poll:g} seconds"
        self._hearing = Hearing(root, stir, say, remedy, polling=polling)
        self._upkeep = Upkeep(root, clock, quiet=self._pace.quiet, grief=self._pace.reconcile)
        self._trouble = ""
        self._busy = False
        self._refused: frozenset[str] = frozenset()
        self._next_walk = 0.0
        self._drift = self._clocks_part()

    def start(self, progress: Progress | None = None) -> int:
        """Make the first pass, and return how many notes there are.

        Raises:
            VaultnetError: if the vault cannot be read.
        """

        def go_on(done: int, total: int) -> None:
            self._go_on(done, total)
            if progress is not None:
                progress(done, total)

        self._hearing.begin()
        try:
            done = self._upkeep.renew(_EVERYWHERE, go_on)
        except _Stopped:
            return 0
        self._plan_walk()
        self._tell(done)
        # What was read stays: later searches for garbage need not go through it again.
        gc.collect()
        gc.freeze()
        return self._upkeep.notes

    def run(self) -> None:
        """Make a pass for each stir, until told to stop."""
        while not self._stir.stopped:
            hints = self._stir.gather(self._patience(), self._pace.settle, self._pace.longest)
            if not self._stir.stopped:
                self._attempt(hints)

    def close(self) -> None:
        """Let go of the system's events, and keep the reading for the next run."""
        self._hearing.end()
        self._upkeep.save()

    def _patience(self) -> float:
        seconds = self._next_walk - time.monotonic()
        if self._trouble:
            return seconds
        seconds = min(seconds, max(self._upkeep.seconds_to_midnight(), _SOON))
        return min(seconds, self._pace.quiet) if self._upkeep.again else seconds

    def _attempt(self, hints: Hints) -> None:
        idle = time.monotonic() >= self._next_walk
        try:
            hints = self._widened(hints, everywhere=idle)
            done = self._upkeep.renew(hints, self._go_on)
        except _Stopped:
            return
        except VaultnetError as error:
            self._complain(str(error))
        except Exception as error:  # noqa: BLE001 - no fault of one pass ends the watch
            self._complain(f"this pass failed: {type(error).__name__}: {error}")
        else:
            self._conclude(done, hints)
            self._busy |= done.published
            if idle and not self._busy:
                self._rest()
            self._busy &= not idle

    def _widened(self, hints: Hints, *, everywhere: bool) -> Hints:
        """Hints of everything where the events so far may not have told all."""
        slept = self._has_slept()
        if self._hearing.is_lost():
            self._hearing.begin()
            everywhere = True
        elif everywhere:
            self._hearing.check()
        return _EVERYWHERE if everywhere or slept else hints

    def _conclude(self, done: Pass, hints: Hints) -> None:
        if self._trouble:
            self._trouble = ""
            self._say("all is well again")
        if hints.everywhere:
            self._plan_walk()
        self._tell(done)

    def _tell(self, done: Pass) -> None:
        for sentence in done.told:
            self._say(sentence)
        if done.written:
            titles = ", ".join(_title(path) for path in done.written)
            self._say(f"wrote {titles}" + (f" ({done.reason})" if done.reason else ""))
        if done.published:
            refused = frozenset(str(problem) for problem in done.problems)
            for sentence in sorted(refused - self._refused):
                self._say(sentence)
            self._refused = refused

    def _complain(self, message: str) -> None:
        """Say what is amiss, once, and look everywhere soon."""
        self._next_walk = time.monotonic() + self._pace.poll
        if message != self._trouble:
            self._trouble = message
            self._say(message)

    def _plan_walk(self) -> None:
        partial = self._hearing.is_partial
        seconds = self._pace.poll if partial else self._pace.reconcile
        self._next_walk = time.monotonic() + seconds

    def _rest(self) -> None:
        """What can wait until nothing happens; the command line has switched the collector off."""
        self._upkeep.save()
        gc.collect()

    def _go_on(self, done: int, total: int) -> None:
        del done, total
        if self._stir.stopped:
            raise _Stopped

    def _clocks_part(self) -> float:
        """The wall clock by the steady one, which stands still while the machine sleeps."""
        return self._clock.now_ns() / 1e9 - time.monotonic()

    def _has_slept(self) -> bool:
        before, self._drift = self._drift, self._clocks_part()
        return abs(self._drift - before) > _ASLEEP


class _Stopped(Exception):
    """The watch was stopped in the middle of reading."""


def _title(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")

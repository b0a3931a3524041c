"""One pass: look, refresh, and publish if anything that matters has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from vaultnet.errors import VaultnetError
from vaultnet.memory.glance import Glance
from vaultnet.memory.places import kept_mark, surroundings
from vaultnet.memory.seal import NEVER
from vaultnet.model import Problem
from vaultnet.pipeline.calm import Pace
from vaultnet.pipeline.edits import Hands, Report
from vaultnet.pipeline.outlook import Outlook
from vaultnet.pipeline.publish import publish
from vaultnet.pipeline.readers import Progress
from vaultnet.pipeline.recovery import overdue, recover
from vaultnet.pipeline.refresh import Reading, ignored, refresh
from vaultnet.pipeline.remember import remember
from vaultnet.pipeline.settled import with_ticks
from vaultnet.pipeline.ticks import settle
from vaultnet.plugins.manager import load_notes
from vaultnet.plugins.spec import IndexNote
from vaultnet.read.rules import Rules
from vaultnet.watch.look import doubted, is_loss, look_at, too_young
from vaultnet.watch.stir import Hints

_NS: Final = 1_000_000_000

#: A note under somebody's hands is not waited for: the watch comes by again.
_NOW_OR_LATER: Final = Pace(patience=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """The wall clock, as the command hands it down.

    Attributes:
        now_ns: nanoseconds since the epoch.
        today: today's date in a time zone.
        span: when a day begins and ends in a time zone, in seconds since the epoch.
    """

    now_ns: Callable[[], int]
    today: Callable[[str], date]
    span: Callable[[str, date], tuple[float, float]]


class Pass(NamedTuple):
    """What a pass found and did.

    Attributes:
        reason: why it published, in words; empty at the beginning.
        published: whether anything had changed that index notes depend on.
        fresh: how many notes it read.
        written: paths that it wrote.
        problems: those met on the way to the disk.
        told: what was finished, or made again, of earlier write-backs.
    """

    reason: str
    published: bool
    fresh: int
    written: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    told: tuple[str, ...] = ()


class Upkeep:
    """A vault's index notes, kept current pass by pass.

    Args:
        root: the vault's real path.
        quiet: seconds since its last change after which a person's own note is written to.
        grief: seconds after which a great loss of notes is believed.
    """

    def __init__(self, root: str, clock: Clock, *, quiet: float, grief: float) -> None:
        self._root = root
        self._clock = clock
        self._quiet_ns = int(quiet * _NS)
        self._grief_ns = int(grief * _NS)
        self._lost_since_ns = 0
        self._reading: Reading | None = None
        self._outlook: Outlook | None = None
        self._today = date.min
        self._report = Report(written=(), deferred=(), problems=())
        self._doubtful: frozenset[str] = frozenset()
        self._plugins: tuple[tuple[IndexNote, ...], tuple[str, ...]] = ((), ())
        self._kept: list[int] = []
        self._owed = True
        self._saved = True

    @property
    def notes(self) -> int:
        """How many notes the vault has."""
        return len(self._reading.notes) if self._reading else 0

    @property
    def again(self) -> frozenset[str]:
        """The notes that must be looked at once more, though nothing may happen to them."""
        return self._doubtful | frozenset(self._report.deferred)

    def seconds_to_midnight(self) -> float:
        """How long today lasts in the vault's time zone; negative once it is over."""
        if self._reading is None:
            return 0.0
        _, end = self._clock.span(self._reading.config.timezone, self._today)
        return end - self._clock.now_ns() / _NS

    def renew(self, hints: Hints, progress: Progress | None = None) -> Pass:
        """Make one pass.

        Raises:
            VaultnetError: if the vault or its configuration cannot be read, or so many notes are
                gone that the index notes had better wait.
        """
        now_ns = self._clock.now_ns()
        last = self._reading
        seen = self._look(last, hints, now_ns) if last is not None else None
        if last is not None:
            last = doubted(last, self._doubtful)
        reading = refresh(self._root, last, now_ns, seen=seen, progress=progress)
        today = self._clock.today(reading.config.timezone)
        self._doubtful = too_young(reading.fresh, reading.snapshot, now_ns)
        reason = self._reason(self._reading, reading, today)
        if self._reading is None or self._reading.surroundings != reading.surroundings:
            self._plugins = load_notes(reading.config.disable)
        self._saved = self._saved and not reading.fresh and reason is None
        self._reading = reading
        if reason is None:
            return Pass("", published=False, fresh=len(reading.fresh))
        self._publish(reading, today, now_ns)
        return Pass(
            reason,
            published=True,
            fresh=len(reading.fresh),
            written=self._report.written,
            problems=self._report.problems,
            told=self._report.told,
        )

    def _look(self, last: Reading, hints: Hints, now_ns: int) -> Glance | None:
        """None where other settings now say what belongs to the vault."""
        again = Hints(hints.paths | self.again, hints.everywhere)
        found = look_at(last, again)
        if not is_loss(last.snapshot, found):
            self._lost_since_ns = 0
            around = surroundings(self._root)
            if around != last.surroundings:
                return None
            return Glance(self._root, ignored(last.config), found, around, now_ns)
        self._lost_since_ns = self._lost_since_ns or now_ns
        if not found.files:
            raise VaultnetError("all notes are gone; the index notes are left as they are")
        if now_ns - self._lost_since_ns < self._grief_ns:
            seconds = self._grief_ns // _NS
            message = "more than half of the notes are gone; the index notes are left as they are"
            raise VaultnetError(f"{message} until that has been so for {seconds} seconds")
        return None

    def _reason(self, last: Reading | None, reading: Reading, today: date) -> str | None:
        """Why the index notes may have to change; None where nothing they show has."""
        if last is None:
            return ""
        if reading.surroundings != last.surroundings:
            return "settings changed"
        if count := _differences(last, reading):
            return f"{count} note changed" if count == 1 else f"{count} notes changed"
        if reading.problems != last.problems:
            return "problems changed"
        if kept_mark(self._root) != self._kept:
            return "texts moved aside or taken away"
        if today != self._today:
            return "a new day"
        return "" if self._owed else None

    def _publish(self, reading: Reading, today: date, now_ns: int) -> None:
        self._owed = True
        rules = Rules.of(reading.config)
        told = recover(self._root, rules, _NOW_OR_LATER)
        if told:
            reading = refresh(self._root, reading, now_ns)
        reading, settled = settle(reading, today, now_ns, self._quiet_ns, _NOW_OR_LATER)
        hands = Hands(now_ns - self._quiet_ns, now_ns + self._quiet_ns, settled.held)
        self._reading, self._outlook, report = publish(
            reading, today, *self._plugins, last=self._outlook, hands=hands
        )
        report = with_ticks(report, settled)
        waiting = {*report.deferred, *overdue(self._root, rules)}
        self._report = report._replace(told=(*told, *report.told), deferred=tuple(sorted(waiting)))
        self._today = today
        self._kept = kept_mark(self._root)
        self._owed = not self._report.settled

    def save(self) -> None:
        """Keep the reading for the next run, if there is anything new in it."""
        if self._reading is None or self._saved:
            return
        zone = self._reading.config.timezone
        valid = NEVER if self._owed else self._clock.span(zone, self._today)
        there = self._reading.snapshot.files
        written = tuple(path for path in self._report.written if path in there)
        self._reading = remember(self._reading, valid, written)
        self._saved = True


def _differences(before: Reading, after: Reading) -> int:
    """How many notes say something else, are new, or are gone."""
    return sum(before.notes.get(path) != after.notes.get(path) for path in after.touched)

"""What nearly every command does first: find the vault, read it, and know the date."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from vaultnet.cli.clock import now_ns, span_of_day, today_in
from vaultnet.cli.vaults import ENVIRONMENT, find_vault
from vaultnet.errors import VaultnetError
from vaultnet.memory.table import NEVER
from vaultnet.pipeline import publish as pipeline
from vaultnet.pipeline.edits import Hands, Report
from vaultnet.pipeline.outlook import Outlook, outlook
from vaultnet.pipeline.readers import Progress
from vaultnet.pipeline.recovery import recover
from vaultnet.pipeline.refresh import Reading, refresh, remember
from vaultnet.pipeline.ticks import settle, with_ticks
from vaultnet.pipeline.writeback import Pace
from vaultnet.plugins.manager import load_notes
from vaultnet.plugins.spec import IndexNote
from vaultnet.read.rules import Rules

#: How long a file must have been left alone before it is written to.
QUIET_NS: Final = 2_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One vault, read, on one day.

    Attributes:
        pinned: whether the person named the day; a pinned day is not remembered as today.
    """

    reading: Reading
    today: date
    pinned: bool
    notes: tuple[IndexNote, ...]
    faults: tuple[str, ...]

    def outlook(self, chosen: tuple[IndexNote, ...] | None = None) -> Outlook:
        """What the index notes show: all of them, or only those that are wanted."""
        return outlook(self.reading, self.today, self.notes, self.faults, chosen=chosen)


def root_of(vault: str | None) -> str:
    """The real path of the vault that a command is about.

    Raises:
        VaultnetError: if there is none.
    """
    root = find_vault(vault)
    if root is None:
        raise VaultnetError(
            "there is no vault here or above; go into one, name it with --vault DIR or"
            f" {ENVIRONMENT}, or make this folder one with `vaultnet init`"
        )
    return root


def open_session(
    vault: str | None, today: date | None = None, progress: Progress | None = None
) -> Session:
    """Read the vault that a command is about.

    Raises:
        VaultnetError: if there is no vault, or it cannot be read.
    """
    reading = refresh(root_of(vault), None, now_ns(), progress=progress)
    notes, faults = load_notes(reading.config.disable)
    return Session(
        reading=reading,
        today=today or today_in(reading.config.timezone),
        pinned=today is not None,
        notes=notes,
        faults=faults,
    )


def publish(session: Session) -> tuple[Session, Outlook, Report]:
    """Let ticked boxes act, bring the disk up to date, and remember it for the next run."""
    told = recover(session.reading.root, Rules.of(session.reading.config))
    if told:
        session = replace(session, reading=refresh(session.reading.root, session.reading, now_ns()))
    reading, seen, report = _publish(session, session.reading)
    report = replace(report, told=told)
    if report.deferred:
        # Somebody is writing there: wait until they have been quiet, then look again, once.
        time.sleep(QUIET_NS / 1e9)
        again = refresh(reading.root, reading, now_ns())
        reading, seen, later = _publish(session, again)
        both = tuple(sorted({*report.written, *later.written}))
        report = replace(later, written=both, told=told)
    zone, lasting = reading.config.timezone, report.settled and not session.pinned
    valid = span_of_day(zone, session.today) if lasting else NEVER
    reading = remember(reading, valid, report.written)
    return replace(session, reading=reading), seen, report


def _publish(session: Session, reading: Reading) -> tuple[Reading, Outlook, Report]:
    now, day = now_ns(), session.today
    reading, settled = settle(reading, day, now, QUIET_NS, Pace())
    hands = Hands(now - QUIET_NS, now + QUIET_NS, settled.held)
    reading, seen, report = pipeline.publish(
        reading, day, session.notes, session.faults, hands=hands
    )
    return reading, seen, with_ticks(report, settled)

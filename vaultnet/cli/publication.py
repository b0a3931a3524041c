"""What the commands that write do with a session: publish it, and remember it."""

from __future__ import annotations

import time
from datetime import date
from typing import Final

from vaultnet.cli.clock import now_ns, span_of_day
from vaultnet.cli.session import Session
from vaultnet.memory.seal import NEVER
from vaultnet.pipeline import publish as pipeline
from vaultnet.pipeline.edits import Hands, Report
from vaultnet.pipeline.outlook import Outlook
from vaultnet.pipeline.recovery import recover
from vaultnet.pipeline.refresh import Reading, refresh
from vaultnet.pipeline.remember import remember
from vaultnet.pipeline.settled import Settled, followed_by, has_ticks, with_ticks
from vaultnet.read.rules import Rules

#: How long a file must have been left alone before it is written to.
QUIET_NS: Final = 2_000_000_000


def publish(session: Session) -> tuple[Session, Outlook, Report]:
    """Let ticked boxes act, bring the disk up to date, and remember it for the next run.

    Of the outlook, what it came to is given back, and no facts.
    """
    told = recover(session.reading.root, Rules.of(session.reading.config))
    if told:
        session = session._replace(reading=refresh(session.reading.root, session.reading, now_ns()))
    reading, seen, report, settled = _publish(session, session.reading)
    if report.deferred:
        # Somebody is writing there: wait until they have been quiet, then look again, once.
        time.sleep(QUIET_NS / 1e9)
        again = refresh(reading.root, reading, now_ns())
        reading, seen, later, last = _publish(session, again)
        written = tuple(sorted({*report.written, *later.written}))
        report = later._replace(written=written)
        settled = followed_by(settled, last)
    report = with_ticks(report._replace(told=told), settled)
    zone, lasting = reading.config.timezone, report.settled and not session.pinned
    valid = span_of_day(zone, session.today) if lasting else NEVER
    seen = seen.bare()  # all pages are written, and to remember takes memory, too
    reading = remember(reading, valid, report.written)
    return session._replace(reading=reading), seen, report


def _publish(session: Session, reading: Reading) -> tuple[Reading, Outlook, Report, Settled]:
    now, day = now_ns(), session.today
    reading, settled = _settle(reading, day, now)
    hands = Hands(now - QUIET_NS, now + QUIET_NS, settled.held)
    published = pipeline.publish(reading, day, session.notes, session.faults, hands=hands)
    return *published, settled


def _settle(reading: Reading, today: date, now: int) -> tuple[Reading, Settled]:
    """Let ticked boxes act; where there are none, what writes into notes is not even loaded."""
    if not has_ticks(reading):
        return reading, Settled()
    from vaultnet.pipeline.calm import Pace
    from vaultnet.pipeline.ticks import settle

    return settle(reading, today, now, QUIET_NS, Pace())

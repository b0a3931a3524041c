"""What the commands that write do with a session: publish it, and remember it."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Final

from vaultnet.cli.clock import now_ns, span_of_day
from vaultnet.cli.session import Session
from vaultnet.memory.seal import NEVER
from vaultnet.pipeline import publish as pipeline
from vaultnet.pipeline.edits import Report
from vaultnet.pipeline.outlook import Outlook
from vaultnet.pipeline.refresh import Reading, refresh, remember

#: How long a file must have been left alone before it is written to.
QUIET_NS: Final = 2_000_000_000


def publish(session: Session) -> tuple[Session, Outlook, Report]:
    """Bring the disk up to date with a session, and remember it for the next run."""
    reading, seen, report = _publish(session, session.reading)
    if report.deferred:
        # Somebody is writing there: wait until they have been quiet, then look again, once.
        time.sleep(QUIET_NS / 1e9)
        again = refresh(reading.root, reading, now_ns())
        reading, seen, later = _publish(session, again)
        report = replace(later, written=tuple(sorted({*report.written, *later.written})))
    zone, lasting = reading.config.timezone, report.settled and not session.pinned
    valid = span_of_day(zone, session.today) if lasting else NEVER
    reading = remember(reading, valid, report.written)
    return replace(session, reading=reading), seen, report


def _publish(session: Session, reading: Reading) -> tuple[Reading, Outlook, Report]:
    now = now_ns()
    return pipeline.publish(
        reading,
        session.today,
        session.notes,
        session.faults,
        busy_ns=(now - QUIET_NS, now + QUIET_NS),
    )

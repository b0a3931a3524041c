"""What an earlier run began and did not end, and what an editor has written over: nearly never any.

To find that out takes a look at the journal's folder. What writes is loaded only after that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.journal.store import Journal
from vaultnet.read.rules import Rules

if TYPE_CHECKING:
    from vaultnet.pipeline.calm import Pace

#: For so long an editor that lacks our line is taken for one that did not know of it, not for a
#: person who took it out.
_FRESH_NS: Final = 60 * 1_000_000_000


def recover(root: str, rules: Rules, pace: Pace | None = None) -> tuple[str, ...]:
    """Finish what an earlier run began, and make again what an editor wrote over.

    Returns:
        A sentence for each thing that was done, or given up.

    Raises:
        VaultnetError: if another vaultnet is writing and does not come to an end.
    """
    journal = Journal(root)
    if journal.is_idle(_FRESH_NS):
        return ()
    from vaultnet.pipeline.mending import mend

    with journal.alone():
        told = mend(journal, root, rules, _FRESH_NS, pace)
        journal.sweep()
    return told


def overdue(root: str, rules: Rules) -> tuple[str, ...]:
    """The notes in which something has still to be written, once they are left alone; sorted."""
    journal = Journal(root)
    if journal.is_idle(_FRESH_NS):
        return ()
    from vaultnet.pipeline.mending import lost

    records = (*journal.pending(), *lost(journal, root, rules, _FRESH_NS))
    return tuple(sorted({step.path for record in records for step in record.steps}))

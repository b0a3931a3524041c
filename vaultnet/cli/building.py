"""What `vaultnet build` does and tells; without click, which takes longer to load than to use."""

from __future__ import annotations

import sys
from datetime import date

from vaultnet.cli.progress import Bar
from vaultnet.cli.publication import publish
from vaultnet.cli.quick import CURRENT
from vaultnet.cli.saying import say
from vaultnet.cli.session import Session, open_session
from vaultnet.memory.glance import Glance
from vaultnet.model import Problem
from vaultnet.pipeline.edits import Report, plan_edits
from vaultnet.pipeline.outlook import Outlook, pages_of
from vaultnet.syntax.escape import terminal_line
from vaultnet.wording import count


def build(
    vault: str | None,
    today: date | None = None,
    *,
    dry_run: bool = False,
    strict: bool = False,
    seen: Glance | None = None,
) -> None:
    """Read every note, and bring the index notes up to date.

    Args:
        vault: the folder as it was typed, if it was.
        today: the day to take for today, if one was named.
        dry_run: whether only to show what would change.
        strict: whether to exit with 1 if there is any problem.
        seen: what was seen of the vault already.
    """
    session = open_session(vault, today, Bar(), seen)
    if dry_run:
        problems = _show_changes(session)
    else:
        session, outlook, report = publish(session)
        _tell(session, outlook, report)
        problems = tuple(sorted({*outlook.problems, *report.problems}))
        _tell_problems(outlook.problems)
    if strict and any(not problem.notice for problem in problems):
        sys.exit(1)


def _tell(session: Session, seen: Outlook, report: Report) -> None:
    for sentence in report.told:
        say(terminal_line(sentence))
    people = len(seen.context.network.people)
    notes = sum(note.kind != "generated" for note in session.reading.notes.values())
    say(f"{count(notes, 'note')}, {count(people, 'person', 'people')}.")
    if not people:
        say("No note says that it is a person's; `vaultnet init` shows what is there.")
    for path in report.written:
        say(f"wrote {terminal_line(path)}")
    for problem in report.problems:
        say(terminal_line(str(problem)), err=True)
    if not report.written and report.settled:
        say(CURRENT)
    for path in report.deferred:
        say(f"left {terminal_line(path)}: somebody is writing it; run it again")


def _tell_problems(problems: tuple[Problem, ...]) -> None:
    """One line about how many problems there are."""
    known = sum(not problem.notice for problem in problems)
    if known:
        them = "it" if known == 1 else "them"
        say(f"{count(known, 'problem')}; `vaultnet check` lists {them}.")


def _show_changes(session: Session) -> tuple[Problem, ...]:
    from vaultnet.pipeline.ticks import foresee

    reading, steps = foresee(session.reading, session.today)
    seen = session._replace(reading=reading).outlook()
    pages, failed = pages_of(seen)
    edits = plan_edits(reading, pages)
    if edits:
        from vaultnet.cli.patches import print_patch
    for step in steps:  # what ticked boxes would write; pages follow from that
        print_patch(step.path, (step.old or "").encode(), (step.new or "").encode())
    for edit in edits:
        print_patch(edit.path, edit.old, edit.new)
    if not edits:
        say("Nothing would change.")
    return (*seen.problems, *failed)

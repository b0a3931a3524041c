"""`vaultnet build`."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date

import click

from vaultnet.cli.options import HELP, today_option, vault_option
from vaultnet.cli.progress import Bar
from vaultnet.cli.publication import publish
from vaultnet.cli.quick import CURRENT
from vaultnet.cli.session import Session, open_session
from vaultnet.memory.glance import Glance
from vaultnet.model import Problem
from vaultnet.pipeline.edits import Report, plan_edits
from vaultnet.pipeline.outlook import Outlook, pages_of
from vaultnet.pipeline.ticks import foresee
from vaultnet.syntax.escape import terminal_line
from vaultnet.wording import count


@click.command("build", context_settings=HELP)
@vault_option
@today_option
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.option("--strict", is_flag=True, help="Exit with 1 if there is any problem.")
@click.pass_obj
def command(
    seen: Glance | None, vault: str | None, today: date | None, *, dry_run: bool, strict: bool
) -> None:
    """Read every note, and bring the index notes up to date.

    Running it again writes nothing. Text around generated regions is left as it is.
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
        click.echo(terminal_line(sentence))
    people = len(seen.context.network.people)
    notes = sum(note.kind != "generated" for note in session.reading.notes.values())
    click.echo(f"{count(notes, 'note')}, {count(people, 'person', 'people')}.")
    if not people:
        click.echo("No note says that it is a person's; `vaultnet init` shows what is there.")
    for path in report.written:
        click.echo(f"wrote {terminal_line(path)}")
    for problem in report.problems:
        click.echo(terminal_line(str(problem)), err=True)
    if not report.written and report.settled:
        click.echo(CURRENT)
    for path in report.deferred:
        click.echo(f"left {terminal_line(path)}: somebody is writing it; run it again")


def _tell_problems(problems: tuple[Problem, ...]) -> None:
    """One line about how many problems there are."""
    known = sum(not problem.notice for problem in problems)
    if known:
        them = "it" if known == 1 else "them"
        click.echo(f"{count(known, 'problem')}; `vaultnet check` lists {them}.")


def _show_changes(session: Session) -> tuple[Problem, ...]:
    reading, steps = foresee(session.reading, session.today)
    seen = replace(session, reading=reading).outlook()
    pages, failed = pages_of(seen)
    edits = plan_edits(reading, pages)
    if edits:
        from vaultnet.cli.patches import print_patch
    for step in steps:  # what ticked boxes would write; pages follow from that
        print_patch(step.path, (step.old or "").encode(), (step.new or "").encode())
    for edit in edits:
        print_patch(edit.path, edit.old, edit.new)
    if not edits:
        click.echo("Nothing would change.")
    return (*seen.problems, *failed)

"""`vaultnet forget`."""

from __future__ import annotations

import shutil

import click

from vaultnet.cli import asking
from vaultnet.cli.offers import person_argument
from vaultnet.cli.options import HELP
from vaultnet.cli.telling import written_by
from vaultnet.cli.traces import folded_names, notes_naming, still_naming
from vaultnet.cli.writing import Asked, Desk, finish, make, open_desk, work_out, writes
from vaultnet.errors import VaultnetError
from vaultnet.journal.records import Step
from vaultnet.memory.places import cache_folder
from vaultnet.model import Person
from vaultnet.pipeline.briefs import brief_for
from vaultnet.pipeline.planning import Removal
from vaultnet.pipeline.undoing import forget_records
from vaultnet.syntax.escape import terminal_line
from vaultnet.wording import count


@click.command("forget", context_settings=HELP)
@person_argument
@click.option("--yes", is_flag=True, help="Do not ask, for scripts.")
@click.option("--for-good", is_flag=True, help="Keep nothing by which `undo` could bring it back.")
@writes
def command(asked: Asked, person: str, *, yes: bool, for_good: bool) -> None:
    """Delete the note of PERSON, and make links to it the word "someone" everywhere.

    What was done stays in your other notes: that it was done, and not with whom. Where a note
    holds their whole name in plain words you are told, since only you know whom the words mean.
    """
    desk = open_desk(asked)
    found = desk.person(person)
    steps, remarks = _planned(desk, found)
    if not (asked.dry_run or yes):
        if not asking.is_terminal():
            raise VaultnetError("nobody is here to confirm it; say --yes if you mean it")
        if not _confirmed(found, steps, remarks, for_good=for_good):
            click.echo("Nothing was written.")
            return
    if not asked.dry_run:
        what = f"forget {found.name}"
        steps = make(desk, what, steps).steps
        if for_good:
            forget_records(desk.root, found.path, folded_names(found))
            # What was read of the note is remembered for speed; it is read anew without it.
            shutil.rmtree(cache_folder(desk.root), ignore_errors=True)
    finish(asked, desk, steps, remarks=remarks)


def _planned(desk: Desk, person: Person) -> tuple[tuple[Step, ...], tuple[str, ...]]:
    """Every change, the deletions last, and what is left for the person to do."""
    steps: list[Step] = []
    remarks: list[str] = []
    for change in notes_naming(desk, person):
        try:
            steps += work_out(desk, [change], trusted=True)
        except VaultnetError as error:
            named = change.path in str(error)
            place = "" if named else f"{change.path} "
            remarks.append(f"{place}is left as it is: {error}".removeprefix("is "))
    brief = brief_for(desk.session.reading, person).path(desk.session.reading.config.folder)
    gone = [path for path in (brief, person.path) if path in desk.session.reading.notes]
    steps += work_out(desk, map(Removal, gone), trusted=True)
    remarks += still_naming(desk, person, {step.path: step.new or "" for step in steps})
    return tuple(steps), tuple(remarks)


def _confirmed(
    person: Person, steps: tuple[Step, ...], remarks: tuple[str, ...], *, for_good: bool
) -> bool:
    gone = [step.path for step in steps if step.new is None]
    lines = [line for step in steps if step.new is not None for line in written_by(step)]
    told = [
        *(f"would delete {path}" for path in gone),
        *([f"would change {count(len(lines), 'line')}:"] if lines else []),
        *(f"  {line}" for line in lines),
        *remarks,
    ]
    for line in told:
        click.echo(terminal_line(line))
    back = "nothing can bring them back" if for_good else "`vaultnet undo` can bring them back"
    return asking.agreed(f"Forget {terminal_line(person.name)}? ({back})")

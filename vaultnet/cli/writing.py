"""What every command that writes into notes does: plan, show or carry out, publish, tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any, Final

import click

from vaultnet.cli.clock import now_ns
from vaultnet.cli.options import Command, today_option, vault_option
from vaultnet.cli.people import find_person
from vaultnet.cli.publication import publish
from vaultnet.cli.session import Session, open_session
from vaultnet.cli.telling import Done, tell
from vaultnet.derive.standing import Standing, standings
from vaultnet.errors import VaultnetError, reason
from vaultnet.journal.records import Record, Step
from vaultnet.model import Person
from vaultnet.pipeline.edits import Report
from vaultnet.pipeline.outlook import Outlook
from vaultnet.pipeline.planning import Change, Creation, Removal, plan
from vaultnet.pipeline.recovery import recover
from vaultnet.pipeline.refresh import refresh
from vaultnet.pipeline.writeback import carry_out
from vaultnet.read.note import read_note
from vaultnet.read.rules import Rules
from vaultnet.syntax.escape import terminal_line

NOTHING: Final = "that is so already; nothing was written"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How a command that writes was called.

    Attributes:
        command: its name.
        vault, today: as given; None where they were not.
    """

    command: str
    vault: str | None = None
    today: date | None = None
    dry_run: bool = False
    as_json: bool = False


def writes(function: Command) -> Command:
    """Give a command the options of all that write, as one value before its own."""

    @vault_option
    @today_option
    @click.option("--dry-run", is_flag=True, help="Show the change as a patch, and write nothing.")
    @click.option("--json", "as_json", is_flag=True, help="Print what was written as JSON.")
    @wraps(function)
    def called(**given: Any) -> object:  # noqa: ANN401 - each command has arguments of its own
        own = {key: given.pop(key) for key in ("vault", "today", "dry_run", "as_json")}
        name = click.get_current_context().info_name or ""
        return function(Asked(command=name, **own), **given)

    return called


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A vault opened to be written to: the session, what it comes to, and the reader's rules."""

    session: Session
    seen: Outlook
    rules: Rules

    @property
    def root(self) -> str:
        """The vault's real path."""
        return self.session.reading.root

    @property
    def today(self) -> date:
        """The day on which it is written."""
        return self.session.today

    def person(self, words: str) -> Person:
        """The one person whom the words mean.

        Raises:
            VaultnetError: if nobody or several people are meant.
        """
        return find_person(self.seen.context.network, words)


def open_desk(asked: Asked) -> Desk:
    """Read the vault; what an earlier run left undone is finished first, and told.

    Raises:
        VaultnetError: if there is no vault, or it cannot be read.
    """
    session = open_session(asked.vault, asked.today)
    desk = _desk(session)
    if asked.dry_run:
        return desk
    sentences = recover(desk.root, desk.rules)
    for sentence in sentences:
        click.echo(terminal_line(sentence), err=True)
    return reread(desk) if sentences else desk


def _desk(session: Session) -> Desk:
    rules = Rules.of(session.reading.config)
    return Desk(session=session, seen=session.outlook(()), rules=rules)


def reread(desk: Desk) -> Desk:
    """The same vault as it is by now."""
    reading = refresh(desk.root, desk.session.reading, now_ns())
    return _desk(desk.session._replace(reading=reading))


def work_out(
    desk: Desk, wanted: Iterable[Change | Creation | Removal], *, trusted: bool = False
) -> tuple[Step, ...]:
    """Each change worked out on the notes as they are; nothing is written.

    Args:
        trusted: whether the notes may be read with new problems afterwards.

    Raises:
        VaultnetError: if a change cannot be made, or a note would not be read as it is meant.
    """
    steps = plan(desk.root, desk.rules, wanted)
    if not trusted:
        for step in steps:
            _vouch(step, desk.rules)
    return steps


def _vouch(step: Step, rules: Rules) -> None:
    if step.new is None:
        return
    after = read_note(step.path, step.new.encode(), rules)
    before = None if step.old is None else read_note(step.path, step.old.encode(), rules)
    known = {problem.message for problem in before.problems} if before else set()
    for problem in after.problems:
        if not problem.notice and problem.message not in known:
            raise VaultnetError(problem.message)
    if before is not None and after.kind != before.kind:
        raise VaultnetError(f"{step.path} would no longer be read as what it is; nothing was done")


def write_back(
    asked: Asked,
    desk: Desk,
    wanted: Iterable[Change | Creation | Removal],
    *,
    what: str,
    about: Person | None = None,
    remarks: tuple[str, ...] = (),
) -> None:
    """Make a change of some notes and tell of it; or only show it, if that was asked.

    Args:
        what: what is done, for the list of what can be undone: `log Ana Ruiz`.
        about: whose note it is, so that what follows for them is told.
        remarks: sentences to tell besides.

    Raises:
        VaultnetError: if it cannot be made.
    """
    steps = work_out(desk, wanted)
    if not steps:
        remarks = (*remarks, NOTHING)
    if not asked.dry_run and steps:
        steps = make(desk, what, steps).steps
    finish(asked, desk, steps, about=about, remarks=remarks)


def make(desk: Desk, what: str, steps: tuple[Step, ...]) -> Record:
    """Write the steps into the vault, and return what came of them.

    Raises:
        VaultnetError: if the disk or somebody who writes there does not let us.
    """
    try:
        return carry_out(desk.root, desk.rules, what, steps)
    except OSError as error:
        raise VaultnetError(f"it cannot be written: {reason(error)}") from None


def finish(
    asked: Asked,
    desk: Desk,
    steps: tuple[Step, ...],
    *,
    about: Person | None = None,
    remarks: tuple[str, ...] = (),
) -> None:
    """Bring the index notes up to date with what was written, and tell of everything."""
    report = Report(written=(), deferred=(), problems=())
    seen = desk.seen
    if steps and not asked.dry_run:
        reading = refresh(desk.root, desk.session.reading, now_ns())
        _, seen, report = publish(desk.session._replace(reading=reading))
    done = Done(
        command=asked.command,
        today=desk.today,
        dry_run=asked.dry_run,
        steps=steps,
        about=about,
        before=_standing(about, desk.seen),
        standing=_standing(about, seen),
        remarks=remarks,
        report=report,
    )
    tell(done, as_json=asked.as_json)


def _standing(person: Person | None, seen: Outlook) -> Standing | None:
    return seen.context.ask(standings).get(person.path) if person else None

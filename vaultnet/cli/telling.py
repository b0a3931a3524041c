"""What a command that writes tells in the end, for people or for scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from shlex import quote

import click

from vaultnet.cli.patches import patch, print_patch
from vaultnet.derive.standing import Standing
from vaultnet.journal.records import Step
from vaultnet.model import Person
from vaultnet.model.files import stem
from vaultnet.pipeline.edits import Report
from vaultnet.syntax.escape import terminal_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was done, or with a dry run what would be.

    Attributes:
        steps: the changes of notes.
        about: whose note it is, if it is one person's.
        before, standing: where that person stood, and where they stand now.
        remarks: sentences without capital and full stop.
        report: what became of the index notes.
    """

    command: str
    today: date
    dry_run: bool
    steps: tuple[Step, ...]
    about: Person | None
    before: Standing | None
    standing: Standing | None
    remarks: tuple[str, ...]
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One line that was written; a note that was made, deleted or only lost lines has none."""

    path: str
    change: str
    line: int | None = None
    text: str | None = None

    def __str__(self) -> str:
        if self.line is None:
            return f"{self.change} {self.path}"
        return f"{self.path}:{self.line}: {self.text}"


def tell(done: Done, *, as_json: bool) -> None:
    """Print what was done; what went wrong on the way to the index notes goes beside it."""
    if as_json:
        print_json(_envelope(done))
    else:
        _print(done)
    for problem in done.report.problems:
        click.echo(terminal_line(str(problem)), err=True)


def written_by(step: Step) -> Iterator[Written]:
    """What a step writes, line by line; where lines only go, the note as a whole."""
    if step.old is None or step.new is None:
        yield Written(path=step.path, change="deleted" if step.new is None else "created")
        return
    rows = [(line, text) for line, text in _new_lines(step.old, step.new) if text]
    for line, text in rows:
        yield Written(path=step.path, change="changed", line=line, text=text)
    if not rows:
        yield Written(path=step.path, change="changed")


def _new_lines(old: str, new: str) -> Iterator[tuple[int, str]]:
    before, after = _lines(old), _lines(new)
    for kind, _, _, start, end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if kind in ("insert", "replace"):
            yield from ((place + 1, after[place]) for place in range(start, end))


def _lines(text: str) -> list[str]:
    return [line.removesuffix("\r") for line in text.split("\n")]


def _print(done: Done) -> None:
    for step in done.steps:
        if done.dry_run:
            print_patch(step.path, _bytes(step.old), _bytes(step.new))
            if not (step.old or step.new):  # of a note without a line a patch tells nothing
                what = "delete" if step.new is None else "create"
                click.echo(terminal_line(f"would {what} {step.path}, which is empty"), err=True)
        else:
            for written in written_by(step):
                click.echo(terminal_line(str(written)))
    follows = _following(done) if done.steps and not done.dry_run else ()
    for sentence in (*done.remarks, *follows):
        # Whoever takes a patch elsewhere wants nothing beside it.
        click.echo(terminal_line(f"{sentence[:1].upper()}{sentence[1:]}."), err=done.dry_run)
    report = done.report
    for sentence in report.told:
        click.echo(terminal_line(sentence))
    if report.written:
        click.echo(terminal_line(f"wrote {', '.join(stem(path) for path in report.written)}"))
    for path in report.deferred:
        click.echo(
            f"left {terminal_line(path)}: somebody is writing it; run `vaultnet build` later"
        )


def _following(done: Done) -> Iterator[str]:
    """What is so for somebody now; after a line of the log in any case."""
    before, now = done.before, done.standing
    if now is None or (
        done.command != "log" and before and (before.state, before.due) == (now.state, now.due)
    ):
        return
    if now.state == "snoozed":
        end = f"; `vaultnet snooze {quote(now.person.uid)} --off` ends it"
        end = end if done.command == "log" else ""
        yield f"{now.person.name} is snoozed until {now.person.contact.snooze_until}{end}"
    elif now.due is not None:
        yield f"{now.person.name} is {now.state}, due {now.due}"


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else text.encode()


def _envelope(done: Done) -> dict[str, object]:
    """What scripts rely on."""
    person, now = done.about, done.standing
    patches = b"".join(patch(s.path, _bytes(s.old), _bytes(s.new)) for s in done.steps)
    return {
        "command": done.command,
        "as_of": done.today,
        "dry_run": done.dry_run,
        "person": person and {"uid": person.uid, "name": person.name, "path": person.path},
        "written": [
            {"path": w.path, "change": w.change, "line": w.line, "text": w.text}
            for step in done.steps
            for w in written_by(step)
        ],
        "remarks": [*done.remarks, *done.report.told],
        "diff": patches.decode("utf-8", "replace"),
        "standing": now and {"state": now.state, "last": now.last, "due": now.due},
        "index_notes": list(done.report.written),
    }


def print_json(answer: object) -> None:
    """Print an answer for scripts."""
    click.echo(json.dumps(answer, indent=2, ensure_ascii=False, default=str))

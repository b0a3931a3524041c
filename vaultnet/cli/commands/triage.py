"""`vaultnet triage`."""

from __future__ import annotations

from collections.abc import Mapping

import click

from vaultnet.cli import asking
from vaultnet.cli.options import HELP
from vaultnet.cli.properties import setting
from vaultnet.cli.queue import Waiting, queue, remember_skipped
from vaultnet.cli.telling import print_json
from vaultnet.cli.writing import Asked, Desk, finish, make, open_desk, work_out, writes
from vaultnet.errors import VaultnetError
from vaultnet.journal.records import Record
from vaultnet.pipeline import undoing
from vaultnet.pipeline.planning import Change
from vaultnet.syntax.escape import terminal_line
from vaultnet.wording import count


@click.command("triage", context_settings=HELP)
@writes
def command(asked: Asked) -> None:
    """Walk through everyone whose note names no tier, and give each one with a single key.

    Who is linked most comes first, and whoever was skipped comes last. Each answer is written at
    once, so that you may stop at any time and go on later. --dry-run and --json list who waits.
    """
    desk = open_desk(asked)
    waiting = queue(desk)
    if asked.as_json:
        print_json({"command": asked.command, "as_of": desk.today, "queue": _rows(waiting)})
    elif asked.dry_run or not waiting:
        _list(desk, waiting)
    elif not asking.is_terminal():
        raise VaultnetError("triage asks for single keys, and no terminal is here; --json lists")
    else:
        walk = Walk(desk, waiting)
        try:
            walk.go()
        finally:
            remember_skipped(desk, walk.skipped)
            steps = tuple(step for record in walk.records for step in record.steps)
            finish(asked, desk, steps, remarks=(walk.left(),))


def _rows(waiting: tuple[Waiting, ...]) -> list[dict[str, object]]:
    return [
        {
            "uid": one.person.uid,
            "name": one.person.name,
            "path": one.person.path,
            "links": one.links,
            "skipped": one.skipped,
        }
        for one in waiting
    ]


def _list(desk: Desk, waiting: tuple[Waiting, ...]) -> None:
    for one in waiting:
        click.echo(terminal_line(str(one)))
    if not waiting:
        has_people = bool(desk.seen.context.network.people)
        click.echo("Everyone has a tier." if has_people else "There is nobody in this vault yet.")


class Walk:
    """One walk through the queue, from key to key.

    Attributes:
        skipped: paths of the notes of those who were skipped.
    """

    def __init__(self, desk: Desk, waiting: tuple[Waiting, ...]) -> None:
        self._desk = desk
        self._waiting = waiting
        self._tiers = tier_keys(desk.rules.tier_names)
        self._answers: list[Record | None] = []
        self.skipped: dict[str, None] = {}

    @property
    def records(self) -> list[Record]:
        """What was written, in the order of the answers."""
        return [record for record in self._answers if record is not None]

    def left(self) -> str:
        """How many wait still."""
        waiting = len(self._waiting) - len(self.records)
        if not waiting:
            return "everyone has a tier, or is paused"
        return f"{count(waiting, 'person', 'people')} still without a tier"

    def go(self) -> None:
        """Ask about one after the other, until the end or until it is enough."""
        click.echo(self._legend())
        while len(self._answers) < len(self._waiting):
            place = len(self._answers)
            one = self._waiting[place]
            click.echo(terminal_line(f"[{place + 1} of {len(self._waiting)}] {one}"), nl=False)
            click.echo("  ", nl=False)
            word = self._ask(one)
            if word:
                click.echo(f"→ {word}")
            if word == "stop":
                return

    def _ask(self, one: Waiting) -> str:
        """The word for the first key that means something; empty if it could not be done."""
        key = ""
        try:
            while not (word := self._answer(one, key := asking.key())):
                continue
        except (KeyboardInterrupt, EOFError):
            click.echo()  # what is told next has a line of its own
            raise
        except VaultnetError as error:
            click.echo()
            click.echo(terminal_line(f"vaultnet: {error}"), err=True)
            if key.lower() != "u":
                self._answers.append(None)  # on to the next, since this note cannot be written
            return ""
        return word

    def _answer(self, one: Waiting, key: str) -> str:
        """Do what a key asks for; the word for it, empty for a key that means nothing."""
        key = key.lower()
        if key in self._tiers:
            return self._write(one, "tier", self._tiers[key])
        match key:
            case "p":
                return self._write(one, "status", "paused")
            case " ":
                self.skipped[one.person.path] = None
                self._answers.append(None)
                return "skip"
            case "u":
                return self._step_back()
            case "q" | "\x1b" | "\x04":
                return "stop"
        return ""

    def _write(self, one: Waiting, key: str, value: str) -> str:
        path = one.person.path
        change = Change(path, (setting(self._desk, path, key, value),))
        steps = work_out(self._desk, [change])
        what = f"triage {one.person.name}: {value}"
        self._answers.append(make(self._desk, what, steps) if steps else None)
        return value

    def _step_back(self) -> str:
        if not self._answers:
            return ""
        record = self._answers[-1]
        if record is not None:
            undoing.undo(self._desk.root, self._desk.rules, record)
        self._answers.pop()
        self.skipped.pop(self._waiting[len(self._answers)].person.path, None)
        return "undo"

    def _legend(self) -> str:
        tiers = [f"{key} {name}" for key, name in self._tiers.items()]
        return " · ".join([*tiers, "p pause", "space skip", "u undo", "q stop"])


def tier_keys(names: tuple[str, ...]) -> Mapping[str, str]:
    """A key for each tier: the first letter of its name that is still free, or else a digit."""
    keys: dict[str, str] = {}
    for name in names:
        letters = (sign for sign in name.lower() if sign.isalpha() and sign.isascii())
        free = (sign for sign in (*letters, *"123456789") if sign not in keys and sign not in "puq")
        if (key := next(free, None)) is not None:
            keys[key] = name
    return keys

"""Write-backs to be interrupted: small vaults, and one thing that is done in each."""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout, suppress
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple
from unittest.mock import patch

from vaultnet.__main__ import main
from vaultnet.edit import AddEntry, AddItem, CloseItem, SetProperty, Unname
from vaultnet.errors import VaultnetError
from vaultnet.journal.store import Journal
from vaultnet.model.assembly import assemble
from vaultnet.model.item import item_keys
from vaultnet.pipeline import writeback
from vaultnet.pipeline.calm import Pace
from vaultnet.pipeline.planning import Change, Creation, Removal, plan
from vaultnet.pipeline.publish import publish
from vaultnet.pipeline.recovery import recover
from vaultnet.pipeline.refresh import refresh
from vaultnet.pipeline.ticks import settle
from vaultnet.pipeline.undoing import undo, undoable
from vaultnet.pipeline.writeback import carry_out
from vaultnet.plugins.manager import load_notes
from vaultnet.read.rules import Rules

TODAY: Final = date(2026, 6, 30)
AT_ONCE: Final = Pace(quiet=0.0, patience=0.0)

ANA: Final = "People/Ana Ruiz.md"
BO: Final = "People/Bo.md"
NEW: Final = "People/Cy.md"
_LONG_AGO: Final = 1_700_000_000
_RACING: Final = "- 2026-06-29 meet: typed at the very moment\n"


class Scene(NamedTuple):
    """One write-back.

    Attributes:
        act: does it, to the vault at a path; reports what it cannot do by raising.
        prepare: what happened in the vault before, undisturbed.
        racing: a text that somebody typed meanwhile and that must be there in the end.
        retracts: whether undoing it gives back every byte of before.
        publishes: whether it makes index notes, too; the next build brings these up to date.
    """

    act: Callable[[str], object]
    prepare: Callable[[str], object] = lambda root: None
    racing: str = ""
    retracts: bool = True
    publishes: bool = False


class _Killed(BaseException):
    """Stands for the end of the process, at a place that a scene begins from."""


def notes() -> Mapping[str, str]:
    """A vault that is small, and not quite plain: line ends, a mark, several kilobytes."""
    past = "".join(f"- 2026-0{1 + n % 5}-1{n % 9} call: about matter {n}\n" for n in range(120))
    return {
        ANA: "---\ntype: person\ntier: critical\ncadence: 4 weeks\nadded: 2024-01-10\n---\n\n"
        f"Knows [[Bo]].\n\n## Log\n\n{past}\n## Open\n\n- [ ] promise: the study of ports\n",
        BO: "\ufeff---\r\ntype: person\r\nknows: Ana Ruiz\r\n---\r\n\r\n"
        "Met through [[Ana Ruiz]].\r\n",
        "Daily/2026-06-29.md": "Saw [[Bo]]\n\n<!-- vaultnet:begin due -->\n"
        "<!-- vaultnet:end due -->\n\nand went home.",
        "Me.md": "---\ntype: me\n---\n",
    }


def lay_out(root: str) -> None:
    """Write the vault."""
    for path, text in notes().items():
        place = Path(root, path)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode())
        os.utime(place, (_LONG_AGO, _LONG_AGO))


def rules_of(root: str) -> Rules:
    """How the words are called in this vault."""
    return Rules.of(refresh(root, None, time.time_ns(), use_cache=False).config)


def tidy_up(root: str) -> tuple[str, ...]:
    """What every command does first: finish what an earlier one began."""
    return recover(root, rules_of(root), AT_ONCE)


def _tidy_up_well(root: str) -> None:
    told = tidy_up(root)
    if any("given up" in sentence or "waits" in sentence for sentence in told):
        raise VaultnetError("; ".join(told))  # what was told counts as reported


def _does(*wanted: Change | Creation | Removal) -> Callable[[str], object]:
    def act(root: str) -> None:
        rules = rules_of(root)
        carry_out(root, rules, "trial", plan(root, rules, wanted), AT_ONCE)

    return act


_LINE: Final = AddEntry("2026-06-30 call: asked after the ports [give:: ideas]")
_add_line = _does(Change(ANA, (_LINE,)))


def _close(root: str) -> None:
    people = assemble(refresh(root, None, time.time_ns(), use_cache=False).notes).people
    ana = next((person for person in people if person.path == ANA), None)
    if ana is None or not ana.items:
        raise VaultnetError("the note could not be read")
    (key,) = item_keys(ana.uid, ana.items)
    _does(Change(ANA, (CloseItem(ana.uid, key, "x", TODAY),)))(root)


def _undo_last(root: str) -> None:
    rules = rules_of(root)
    record = next(undoable(root), None)
    if record is None:
        raise VaultnetError("there is nothing to undo")
    undo(root, rules, record, AT_ONCE)


def _build(root: str) -> None:
    reading = refresh(root, None, time.time_ns(), use_cache=False)
    publish(reading, TODAY, *load_notes(reading.config.disable, installed=False))


def _tick_one(root: str) -> None:
    """Publish, then tick the first box in *Due this week* as a person would."""
    _build(root)
    page = Path(root, "Network/Due this week.md")
    page.write_text(page.read_text("utf-8").replace("- [ ]", "- [x]", 1), "utf-8")


def _settle(root: str) -> None:
    now = time.time_ns()
    reading = refresh(root, None, now, use_cache=False)
    _, settled = settle(reading, TODAY, now, 0, AT_ONCE)
    if settled.problems or settled.written != (ANA,):
        raise VaultnetError("; ".join(str(problem) for problem in settled.problems))


def command(root: str, *words: str) -> None:
    """Run a command line as if typed."""
    said = io.StringIO()
    typed = ["vaultnet", *words, "--vault", root, "--today", TODAY.isoformat()]
    with patch.object(sys, "argv", typed), redirect_stdout(said), redirect_stderr(said):
        try:
            main()
        except SystemExit as leave:
            if leave.code:
                raise VaultnetError(said.getvalue()) from None


def _typed(*words: str, first: tuple[str, ...] = ("build",)) -> Scene:
    def prepare(root: str) -> None:
        command(root, "build")
        if first != ("build",):
            command(root, *first)

    return Scene(lambda root: command(root, *words), prepare, retracts=False, publishes=True)


def _killed_at(name: str, *, act: Callable[[str], object] = _add_line) -> Callable[[str], object]:
    """A preparation: the process ended right before one of the protocol's steps."""

    def prepare(root: str) -> None:
        def end(*_: object, **__: object) -> None:
            raise _Killed

        with suppress(_Killed), patch.object(writeback, "conclude", end):
            if name == "conclude":
                act(root)
            else:
                with patch.object(writeback, name, end):
                    act(root)

    return prepare


def _killed_while_somebody_typed(root: str) -> None:
    """The files are exchanged, and what came out is not what the edit started from."""
    _killed_at("conclude")(root)
    (record,) = Journal(root).pending()
    aside = Path(root, ANA).with_name(record.steps[0].aside)
    aside.write_bytes(aside.read_bytes().replace(b"## Open", f"{_RACING}\n## Open".encode()))


def _written_over(root: str) -> None:
    """An editor that did not know of our line saves its own text, with one more line."""
    before = Path(root, ANA).read_bytes()
    _add_line(root)
    Path(root, ANA).write_bytes(before.replace(b"## Open", f"{_RACING}\n## Open".encode()))


SCENES: Final[Mapping[str, Scene]] = {
    "log": Scene(_add_line),
    "promise": Scene(_does(Change(ANA, (AddItem("promise", "promise: the map"),)))),
    "done": Scene(_close),
    "set": Scene(_does(Change(BO, (SetProperty("tier", "critical"),)))),
    "two notes": Scene(
        _does(Change(ANA, (_LINE,)), Change(BO, (AddEntry("2026-06-30 meet: at Ana's"),)))
    ),
    "new": Scene(_does(Creation(NEW, "---\ntype: person\n---\n"))),
    "forget": Scene(_does(Change(BO, (Unname(("ana ruiz",), ("ana ruiz",)),)), Removal(ANA))),
    "undo": Scene(_undo_last, _add_line, retracts=False),
    "undo new": Scene(_undo_last, _does(Creation(NEW, "Hello.\n")), retracts=False),
    "undo forget": Scene(_undo_last, _does(Removal(ANA)), retracts=False),
    "recover begun": Scene(_tidy_up_well, _killed_at("_put")),
    "recover placed": Scene(_tidy_up_well, _killed_at("conclude")),
    "recover raced": Scene(_tidy_up_well, _killed_while_somebody_typed, _RACING, retracts=False),
    "recover written over": Scene(_tidy_up_well, _written_over, _RACING, retracts=False),
    "tick": Scene(_settle, _tick_one, retracts=False),
    "vaultnet build": Scene(lambda root: command(root, "build"), retracts=False, publishes=True),
    "vaultnet log": _typed("log", "Ana Ruiz", "call: about the ports"),
    "vaultnet promise": _typed("promise", "Ana Ruiz", "the map"),
    "vaultnet ask": _typed("ask", "Ana Ruiz", "for the map"),
    "vaultnet done": _typed("done", "Ana Ruiz", "the study of ports"),
    "vaultnet set": _typed("set", "Bo", "tier", "critical"),
    "vaultnet tier": _typed("tier", "Bo", "critical"),
    "vaultnet snooze": _typed("snooze", "Ana Ruiz", "2026-08-01"),
    "vaultnet new": _typed("new", "Cy Tan"),
    "vaultnet forget": _typed("forget", "Bo", "--yes"),
    "vaultnet undo": _typed("undo", first=("log", "Ana Ruiz", "call: about the ports")),
}

"""`vaultnet watch`."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import click

from vaultnet.cli.clock import now_ns, span_of_day, time_of_day, today_in
from vaultnet.cli.options import HELP, vault_option
from vaultnet.cli.progress import Bar
from vaultnet.cli.session import root_of
from vaultnet.syntax.escape import terminal
from vaultnet.watch.loop import Pace, Watch
from vaultnet.watch.stir import Stir
from vaultnet.watch.upkeep import Clock


@click.command("watch", context_settings=HELP)
@vault_option
@click.option("--poll", is_flag=True, help="Look every two seconds, for disks without events.")
@click.option(
    "--settle",
    type=click.FloatRange(0, 60),
    default=0.3,
    show_default=True,
    metavar="SECONDS",
    help="Wait until so long nothing was written.",
)
def command(vault: str | None, *, poll: bool, settle: float) -> None:
    """Keep the index notes current while you edit; ^C stops.

    It does what `build` does, each time that a note changes and at midnight. A note of yours that
    holds a generated region is written to only when you have left it alone for two seconds.
    """
    root = root_of(vault)
    stir = Stir()
    clock = Clock(now_ns=now_ns, today=today_in, span=span_of_day)
    watch = Watch(root, stir, clock, _say, pace=Pace(settle=settle), polling=poll)
    with _stopped_by_signals(stir):
        try:
            notes = watch.start(Bar())
            many = "note" if notes == 1 else "notes"
            if not stir.stopped:
                name = terminal(os.path.basename(root))
                click.echo(f"watching {notes} {many} in {name}; ^C stops")
            watch.run()
        finally:
            watch.close()


def _say(sentence: str) -> None:
    click.echo(terminal(f"{time_of_day()} {sentence}"))


@contextmanager
def _stopped_by_signals(stir: Stir) -> Iterator[None]:
    """To stop is the normal end of watching: the pass at hand is finished, then it is over.

    A second signal ends the program at once.
    """
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def stop(number: int, frame: FrameType | None) -> None:
        del frame
        signal.signal(number, before[signal.Signals(number)])
        stir.stop()

    for number in before:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number, action in before.items():
            signal.signal(number, action)

"""The command group: finds each command when it is called, and says what was wrong in a call."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Final

import click

from vaultnet import __version__
from vaultnet.cli.leaving import leaving, stop
from vaultnet.cli.options import HELP
from vaultnet.wording import did_you_mean, near

#: Command -> what it does, in the order in which a newcomer meets them.
COMMANDS: Final = {
    "demo": "Write a sample vault that is alive today.",
    "init": "Look at a vault and write a configuration for it.",
    "build": "Bring the index notes up to date.",
    "watch": "Keep the index notes up to date while you edit.",
    "show": "Print an index note, or its facts as JSON.",
    "check": "Print every problem in the vault.",
    "brief": "Print one page to read before you meet someone.",
    "why": "Show how a person's due date comes about.",
    "log": "Write a line into somebody's log.",
    "promise": "Write down what you promised somebody.",
    "ask": "Write down what you asked somebody for.",
    "raise": "Write down what to talk about with somebody.",
    "done": "Close an open promise, ask or the like.",
    "snooze": "Do not plan a person before a day that you name.",
    "tier": "Put a person into a tier.",
    "set": "Set a property of a person.",
    "new": "Make a note for a person.",
    "triage": "Give everyone without a tier one, key by key.",
    "forget": "Delete a person's note, and their name from the others.",
    "undo": "Take back what the last of these commands wrote.",
}

#: Modules that cannot be called like their command.
_MODULES: Final = {"raise": "raising"}


class Commands(click.Group):
    """A group whose commands are modules of this package, imported only when called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"vaultnet.cli.commands.{_MODULES.get(cmd_name, cmd_name)}")
        command = module.command
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was typed; a slip is answered with what may have been meant."""
        if args[0] not in COMMANDS and not ctx.resilient_parsing:
            meant = did_you_mean(near(args[0], COMMANDS))
            ctx.fail(f"there is no command {args[0]!r}{meant}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings=HELP)
@click.version_option(__version__, prog_name="vaultnet", message="%(prog)s %(version)s")
def vaultnet() -> None:
    """Keep a handful of deep relationships alive, from plain Markdown notes.

    Your notes stay yours: vaultnet reads them, writes index notes beside them, runs nothing that
    they contain and sends nothing anywhere.
    """


def run() -> None:
    """Run the command line; the way out is always an exit code."""
    with leaving():
        try:
            sys.exit(vaultnet.main(prog_name="vaultnet", standalone_mode=False))
        except click.Abort:
            stop("stopped", 130)
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            sys.exit(error.exit_code)
        except click.ClickException as error:
            stop(_sentence(error), error.exit_code)


def _sentence(error: click.ClickException) -> str:
    """A mistake in the call, said as the program says everything else."""
    text = error.format_message().removesuffix(".")
    sentence = text[:1].lower() + text[1:]
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None:
        return sentence
    return f"{sentence}\n`{context.command_path} --help` says how to call it"

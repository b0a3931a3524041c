"""A line for the person, on the terminal or wherever the output goes."""

from __future__ import annotations

import codecs
import sys


def say(line: str, *, err: bool = False, end: str = "\n") -> None:
    """Print a line at once, as `click.echo` does, and without loading click.

    Args:
        line: in it nothing is left that could speak to a terminal.
        err: whether it goes beside the output.
    """
    stream = sys.stderr if err else sys.stdout
    if stream is None:  # a program without a console
        return
    if codecs.lookup(stream.encoding or "ascii").name == "ascii":
        import click  # which speaks UTF-8 where nothing says what would be understood

        click.echo(f"{line}{end}", err=err, nl=False)
        return
    stream.write(f"{line}{end}")
    stream.flush()

"""Questions to whoever sits at the terminal."""

from __future__ import annotations

import sys
from typing import TextIO

import click


def is_terminal() -> bool:
    """Whether somebody is there to answer."""
    # A stream that was closed before the program began is None, whatever its type says.
    streams: tuple[TextIO | None, ...] = (sys.stdin, sys.stdout)
    return all(stream is not None and stream.isatty() for stream in streams)


def key() -> str:
    """The next key that is pressed.

    Raises:
        KeyboardInterrupt, EOFError: at ^C, and where the terminal has gone.
    """
    return click.getchar()


def agreed(question: str) -> bool:
    """Whether the answer is yes; no answer is a no."""
    return click.confirm(question, default=False)

"""Questions to whoever sits at the terminal."""

from __future__ import annotations

import sys

import click


def is_terminal() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def key() -> str:
    """The next key that is pressed.

    Raises:
        KeyboardInterrupt, EOFError: at ^C, and where the terminal has gone.
    """
    return click.getchar()


def agreed(question: str) -> bool:
    """Whether the answer is yes; no answer is a no."""
    return click.confirm(question, default=False)

"""What would change, as a patch that `git apply` takes."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from difflib import diff_bytes, unified_diff

import click

from vaultnet.syntax.escape import terminal


def print_patch(path: str, old: bytes | None, new: bytes | None) -> None:
    """Print the change of one file; None where there is none before, or after."""
    found = patch(path, old, new)
    # Whoever takes the patch elsewhere needs the very bytes; a terminal must not act on them.
    text = terminal(found.decode("utf-8", "replace")) if sys.stdout.isatty() else found
    click.echo(text, nl=False)


def patch(path: str, old: bytes | None, new: bytes | None) -> bytes:
    """The change of one file; empty where nothing differs."""
    return b"".join(_lines_of(os.fsencode(path), old, new))


def _lines_of(path: bytes, old: bytes | None, new: bytes | None) -> Iterator[bytes]:
    """A patch line by line; a line ends at LF and nowhere else."""
    before = b"/dev/null" if old is None else b"a/" + path
    after = b"/dev/null" if new is None else b"b/" + path
    for line in diff_bytes(unified_diff, _lines(old or b""), _lines(new or b""), before, after):
        yield line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n"


def _lines(data: bytes) -> list[bytes]:
    return [line for line in re.split(rb"(?<=\n)", data) if line]

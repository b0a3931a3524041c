"""Where something was written, and what was wrong with it."""

from __future__ import annotations

from typing import NamedTuple


class Problem(NamedTuple):
    """A fault in the content of one file: a value, never an exception.

    Attributes:
        path: the file, relative to the vault, with `/` between its parts.
        line: counted from 1; 0 where the fault belongs to the whole file.
        message: one sentence for the person, without a full stop.
        notice: worth knowing, but nothing to mend; `check` does not fail for it.
    """

    path: str
    line: int
    message: str
    notice: bool = False

    def __str__(self) -> str:
        """The form that editors jump to: `path:line: message`."""
        return f"{self.path}:{max(self.line, 1)}: {self.message}"

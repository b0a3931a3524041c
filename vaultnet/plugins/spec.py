"""The seam: what a plugin gives to vaultnet.

An index note is a value. A package offers its notes under the entry-point group
`vaultnet.notes`; each entry point names one `IndexNote`. The built-in notes come through the
same door.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from vaultnet.derive.context import Context

#: Names to plain values: str, int, float, bool, None, date, and lists, `Rows` and dicts of these.
Facts = Mapping[str, object]

#: Where briefs lie below the folder of the index notes, and how the name of each begins.
BRIEF_FOLDER: Final = "Brief"
BRIEF_PREFIX: Final = "brief-"


class IndexNote(NamedTuple):
    """One generated note.

    Attributes:
        name: short and stable, `[a-z-]+`: what `show` takes and what the region is called.
        title: the file name without `.md`, and the heading.
        summary: one line that says what it is for, shown by `vaultnet show`.
        template: the Jinja text, or the name of a file beside the built-in templates.
        facts: a pure function of the context; what it returns is what the template sees and
            what `show --json` prints, so its names are a promise.
        folder: the folder below that of the index notes in which it lies; empty for that itself.
    """

    name: str
    title: str
    summary: str
    template: str
    facts: Callable[[Context], Facts]
    folder: str = ""

    def path(self, folder: str) -> str:
        """Where the note lies in the vault, if index notes lie in `folder`."""
        place = f"{folder}/{self.folder}" if self.folder else folder
        return f"{place}/{self.title}.md"

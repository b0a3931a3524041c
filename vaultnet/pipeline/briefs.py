"""The briefs that lie in a vault: each is kept current until its file is deleted."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress

from vaultnet.model import Page, Person
from vaultnet.pipeline.pages import new_page
from vaultnet.pipeline.refresh import Reading
from vaultnet.plugins.spec import IndexNote
from vaultnet.write import ChangedMeanwhile, create


def briefs_of(reading: Reading, people: Iterable[Person]) -> tuple[IndexNote, ...]:
    """The briefs whose files are there, as index notes."""
    below = f"{reading.config.folder}/Brief/"
    lying = {path for path in reading.notes if path.startswith(below)}
    if not lying:
        return ()
    from vaultnet.notes.brief import brief, path_of  # what few vaults have, few runs load

    folder = reading.config.folder
    return tuple(brief(person) for person in people if path_of(person, folder) in lying)


def lay_out(root: str, brief: IndexNote, folder: str) -> None:
    """Put an empty brief into the vault, for the next publication to fill.

    What stands at its place already is left as it is.

    Raises:
        VaultnetError: if the place leads out of the vault.
        OSError: if the disk refuses.
    """
    path = brief.path(folder)
    if not os.path.lexists(os.path.join(root, path)):
        with suppress(ChangedMeanwhile):  # somebody else has just done the same
            create(root, path, new_page(Page(brief.name, brief.title, "")))

"""The briefs that lie in a vault: each is kept current until its file is deleted."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress

from vaultnet.errors import VaultnetError
from vaultnet.model import Page, Person
from vaultnet.model.files import stem
from vaultnet.pipeline.refresh import Reading
from vaultnet.plugins.spec import BRIEF_FOLDER, BRIEF_PREFIX, IndexNote
from vaultnet.scan import is_linked
from vaultnet.targets import ChangedMeanwhile
from vaultnet.write import create


def briefs_of(reading: Reading, people: Iterable[Person]) -> tuple[IndexNote, ...]:
    """The briefs whose files are there, as index notes; whose each is, its region tells."""
    lying = _lying(reading)
    if not lying:
        return ()
    from vaultnet.notes.brief import brief, name_of  # what few vaults have, few runs load

    named = ((person, name_of(person)) for person in people)
    return tuple(brief(person, stem(lying[name])) for person, name in named if name in lying)


def brief_for(reading: Reading, person: Person) -> IndexNote:
    """The brief about somebody: the one that lies in the vault, or a new one at a free place."""
    from vaultnet.notes.brief import brief, name_of, title_of

    lying = _lying(reading)
    if name_of(person) in lying:
        return brief(person, stem(lying[name_of(person)]))
    taken = set(lying.values())
    page = brief(person)
    if page.path(reading.config.folder) in taken:  # another person of the same name has it
        page = brief(person, f"{title_of(person)} {name_of(person).removeprefix(BRIEF_PREFIX)}")
    return page


def _lying(reading: Reading) -> Mapping[str, str]:
    """Where each brief lies, by the name of its region; of two alike, the first by path."""
    below = f"{reading.config.folder}/{BRIEF_FOLDER}/"
    found: dict[str, str] = {}
    hosts = reading.notes.hosts
    for path in sorted(path for path in hosts if path.startswith(below)):
        note = hosts[path]
        for region in note.regions if note.kind == "generated" else ():
            if region.name.startswith(BRIEF_PREFIX):
                found.setdefault(region.name, path)
    return found


def lay_out(reading: Reading, page: IndexNote) -> None:
    """Put an empty brief into the vault, for the next publication to fill.

    Raises:
        VaultnetError: if something else stands at its place, or the place leads elsewhere.
        OSError: if the disk refuses.
    """
    from vaultnet.pipeline.pages import new_page

    folder = reading.config.folder
    path = page.path(folder)
    if is_linked(reading.root, f"{folder}/{BRIEF_FOLDER}"):
        raise VaultnetError(f"{folder}/{BRIEF_FOLDER} leads elsewhere by a symbolic link")
    if path in _lying(reading).values():
        return
    if os.path.lexists(os.path.join(reading.root, path)):
        raise VaultnetError(f"{path} stands where the brief belongs; rename it, or delete it")
    with suppress(ChangedMeanwhile):  # somebody else has just done the same
        create(reading.root, path, new_page(Page(page.name, page.title, "")))

"""Which index notes there are: the built-in ones and those of installed packages."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from operator import attrgetter
from typing import Final

from vaultnet.plugins.spec import IndexNote

GROUP: Final = "vaultnet.notes"

#: The built-in notes, named as an entry point would name them, in the order of the home page.
BUILT_IN: Final = (
    "vaultnet.notes.home:NOTE",
    "vaultnet.notes.due:NOTE",
    "vaultnet.notes.agendas:NOTE",
    "vaultnet.notes.favors:NOTE",
    "vaultnet.notes.asking:NOTE",
    "vaultnet.notes.value:NOTE",
    "vaultnet.notes.introductions:NOTE",
    "vaultnet.notes.critical:NOTE",
    "vaultnet.notes.many:NOTE",
    "vaultnet.notes.careers:NOTE",
    "vaultnet.notes.stretch:NOTE",
    "vaultnet.notes.hooks:NOTE",
    "vaultnet.notes.ripples:NOTE",
    "vaultnet.notes.loyalty:NOTE",
    "vaultnet.notes.journal:NOTE",
    "vaultnet.notes.problems:NOTE",
)

_NAME = re.compile(r"[a-z][a-z-]*")
_UNFIT_FOR_FILES = re.compile(r'[\\/:*?"<>|#^\[\]]')


class PluginFault(Exception):
    """An index note that cannot be used; the text says which and why."""


def load_notes(
    disable: Iterable[str] = (), *, installed: bool = True
) -> tuple[tuple[IndexNote, ...], tuple[str, ...]]:
    """Every index note, built-in ones first, and a sentence for each that could not be loaded.

    Args:
        disable: names of notes to leave out.
        installed: whether to look beyond the built-in ones.
    """
    left_out = frozenset(disable)
    notes: dict[str, IndexNote] = {}
    faults: list[str] = []
    try:
        places = (*BUILT_IN, *(_installed() if installed else ()))
    except Exception as error:  # noqa: BLE001 - a stranger's broken list costs only the plugins
        places = BUILT_IN
        faults.append(f"the list of installed plugins cannot be read: {_sentence(error)}")
    for place in places:
        try:
            note = _load(place)
            _check(note, notes)
        except PluginFault as fault:
            faults.append(f"the plugin {place} is left out: {fault}")
            continue
        notes[note.name] = note
    faults += (
        f'"{name}" under disable is no index note; one of: {", ".join(notes)}'
        for name in sorted(left_out - notes.keys())
    )
    return tuple(note for note in notes.values() if note.name not in left_out), tuple(faults)


def _load(place: str) -> IndexNote:
    module, _, attribute = place.partition(":")
    try:
        found = attrgetter(attribute)(import_module(module))
    except (Exception, SystemExit) as error:  # a stranger's module may raise anything at import
        raise PluginFault(_sentence(error)) from error
    if not isinstance(found, IndexNote):
        raise PluginFault("it is not an IndexNote")
    return found


def _sentence(error: BaseException) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())


def _check(note: IndexNote, taken: dict[str, IndexNote]) -> None:
    for field in ("name", "title", "summary", "template"):
        if not isinstance(getattr(note, field), str):
            raise PluginFault(f"its {field} is not a text")
    if not callable(note.facts):
        raise PluginFault("its facts are not a function")
    if not _NAME.fullmatch(note.name):
        raise PluginFault(f'its name "{note.name}" is not lower-case letters and hyphens')
    if not _is_file_name(note.title):
        raise PluginFault(f'its title "{note.title}" cannot be a file name')
    if note.name in taken:
        raise PluginFault(f'the name "{note.name}" is taken')
    titles = {other.title.casefold() for other in taken.values()}
    if note.title.casefold() in titles:
        raise PluginFault(f'the title "{note.title}" is taken')


def _is_file_name(title: str) -> bool:
    """Whether a note can be called so on every system, and the walk of a vault finds it."""
    plain = title.isprintable() and title == title.strip() and len(title.encode()) <= 200
    return plain and title[:1] not in ("", ".", "~") and not _UNFIT_FOR_FILES.search(title)


def _installed() -> Iterator[str]:
    """The entry points of other packages, sorted.

    Their lists are looked through by hand first: importing the machinery that reads them costs
    more than everything else that a build does, and most people have no plugin at all.
    """
    if not any(_offers(folder) for folder in sys.path):
        return
    from importlib.metadata import entry_points

    yield from sorted(f"{point.module}:{point.attr or ''}" for point in entry_points(group=GROUP))


def _offers(folder: str) -> bool:
    try:
        with os.scandir(folder or ".") as entries:
            found = [e.path for e in entries if e.name.endswith((".dist-info", ".egg-info"))]
    except OSError:
        return False
    return any(_mentions_group(os.path.join(path, "entry_points.txt")) for path in found)


def _mentions_group(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return f"[{GROUP}]".encode() in file.read()
    except OSError:
        return False

"""A reading into pages on disk: assemble, derive, render, write what differs."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from vaultnet.derive.context import Context
from vaultnet.derive.oversights import all_problems
from vaultnet.errors import VaultnetError
from vaultnet.model import Network, Page, Problem
from vaultnet.model.assembly import Assembly, reassemble
from vaultnet.pipeline.kept import keep, kept
from vaultnet.pipeline.pages import (
    content_for,
    is_current,
    new_page,
    page_path,
    text_of,
    updated,
)
from vaultnet.pipeline.refresh import Reading
from vaultnet.plugins.spec import Facts, IndexNote
from vaultnet.read.note import read_note
from vaultnet.read.rules import Rules
from vaultnet.render import RenderFault, render
from vaultnet.scan import UNKNOWN, Snapshot, Stamp, stamp
from vaultnet.write import ChangedMeanwhile, create, read_bytes
from vaultnet.write import replace as replace_bytes

_FOREIGN: Final = "stands where an index note belongs, but vaultnet did not write it; left alone"

#: A region that grows moves the lines below it, and text that is moved aside is told of: then
#: everything is derived once more. Places settle at the second look; nothing is waited for longer.
_PASSES: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What a vault comes to on one day: every index note's facts, and all problems.

    Attributes:
        facts: by the index note's name; a note that failed is missing.
        problems: of the notes, the settings, the disk and the plugins, sorted by place.
    """

    assembly: Assembly
    context: Context
    notes: tuple[IndexNote, ...]
    facts: Mapping[str, Facts]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One file that should change: from `old` (None where there is no file) to `new`."""

    path: str
    old: bytes | None
    new: bytes
    edited: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a publication did.

    Attributes:
        written: paths that changed on disk, sorted.
        deferred: paths that somebody else is writing just now; the next pass takes them.
        problems: those met on the way to the disk, while rendering and while writing.
    """

    written: tuple[str, ...]
    deferred: tuple[str, ...]
    problems: tuple[Problem, ...]


def publish(
    reading: Reading,
    today: date,
    notes: tuple[IndexNote, ...],
    faults: tuple[str, ...] = (),
    *,
    last: Outlook | None = None,
    busy_ns: tuple[int, int] = (0, 0),
) -> tuple[Reading, Outlook, Report]:
    """Bring the disk up to date with a reading.

    Args:
        faults: sentences about plugins that could not be loaded.
        last: the outlook before this one, while a vault is watched; it saves work.
        busy_ns: from and until, by the wall clock: a person's note last changed after the one
            and before the other may still be under their hands, and is deferred.
    """
    written: set[str] = set()
    for _ in range(_PASSES):
        seen = last = outlook(reading, today, notes, faults, last=last)
        pages, failed = pages_of(seen)
        edits, before = plan_edits(reading, pages), reading
        reading, report = apply_edits(reading, edits, busy_ns)
        written.update(report.written)
        if not _has_moved(before, reading, edits, report):
            break
    problems = (*failed, *report.problems)
    return reading, seen, replace(report, written=tuple(sorted(written)), problems=problems)


def _has_moved(before: Reading, after: Reading, edits: tuple[Edit, ...], report: Report) -> bool:
    """Whether what was just written changed what the vault says, and not only what it shows."""
    done = frozenset(report.written)
    return any(edit.edited for edit in edits if edit.path in done) or any(
        before.notes[path]._replace(regions=()) != after.notes[path]._replace(regions=())
        for path in done & before.notes.keys()
    )


def outlook(
    reading: Reading,
    today: date,
    notes: tuple[IndexNote, ...],
    faults: tuple[str, ...] = (),
    *,
    last: Outlook | None = None,
) -> Outlook:
    """Derive everything that the index notes show.

    Args:
        faults: sentences about plugins that could not be loaded.
        last: the outlook before this one; what it knows of unchanged people is taken over.
    """
    pages = [page_path(reading.config.folder, note.title) for note in notes]
    assembly = reassemble(reading.notes, pages, last.assembly if last else None)
    network = assembly.network
    told = tuple(Problem(".vaultnet/config.toml", 0, fault) for fault in faults)
    problems = network.problems + reading.problems + kept(reading.root) + told
    problems += tuple(_foreign(reading, notes))
    network = _with_problems(network, problems)
    context = Context(network=network, config=reading.config, today=today)
    if last:
        context = last.context.following(network, reading.config, today)
    facts, failed = _derive(context, notes)
    if failed:
        # A failed note is itself a problem, which other notes show: so all are asked once more.
        context = replace(context, network=_with_problems(network, problems + failed))
        facts, _ = _derive(context, notes)
    everything = context.ask(all_problems)
    return Outlook(
        assembly=assembly, context=context, notes=notes, facts=facts, problems=everything
    )


def _with_problems(network: Network, problems: tuple[Problem, ...]) -> Network:
    return replace(network, problems=tuple(sorted(set(problems))))


def _derive(
    context: Context, notes: tuple[IndexNote, ...]
) -> tuple[dict[str, Facts], tuple[Problem, ...]]:
    facts: dict[str, Facts] = {}
    failed: list[Problem] = []
    for note in notes:
        try:
            facts[note.name] = note.facts(context)
        except Exception as error:  # noqa: BLE001 - one note's fault must not stop the others
            message = f"not made: {type(error).__name__}: {error}"
            failed.append(Problem(page_path(context.config.folder, note.title), 0, message))
    return facts, tuple(failed)


def _foreign(reading: Reading, notes: tuple[IndexNote, ...]) -> Iterator[Problem]:
    """A problem for each file that stands where an index note belongs, and is not vaultnet's."""
    for note in notes:
        path = page_path(reading.config.folder, note.title)
        there = reading.notes.get(path)
        if there is not None and there.kind not in ("generated", "unmerged"):
            yield Problem(path, 0, _FOREIGN)


def pages_of(outlook: Outlook) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """Every page, and a problem for each that could not be rendered."""
    pages: list[Page] = []
    failed: list[Problem] = []
    for note in outlook.notes:
        if note.name not in outlook.facts:
            continue
        try:
            pages.append(render(note, outlook.facts[note.name]))
        except RenderFault as fault:
            path = page_path(outlook.context.config.folder, note.title)
            failed.append(Problem(path, 0, f"not rendered: {fault}"))
    return tuple(pages), tuple(failed)


def plan_edits(reading: Reading, pages: tuple[Page, ...]) -> tuple[Edit, ...]:
    """What must change on disk so that every page and every region is current; sorted by path."""
    by_name = {page.name: page for page in pages}
    own = {page_path(reading.config.folder, page.title): page for page in pages}
    edits = [
        Edit(path=path, old=None, new=new_page(page))
        for path, page in own.items()
        if path not in reading.notes and not _stands(reading.root, path)
    ]
    for path, note in reading.notes.items():
        if not note.regions and path not in own:
            continue
        hosted = {region.name: region for region in note.regions}
        wanted = {name: by_name[name] for name in hosted if name in by_name}
        if path in own and note.kind == "generated":
            wanted[own[path].name] = own[path]
        stale = [
            page
            for name, page in wanted.items()
            if name not in hosted
            or not is_current(hosted[name], content_for(page, own=own.get(path) is page))
        ]
        if stale and path not in reading.snapshot.absent:
            edit = _edit(reading, path, stale, own.get(path))
            if edit.old != edit.new:
                edits.append(edit)
    return tuple(sorted(edits, key=lambda edit: edit.path))


def _stands(root: str, path: str) -> bool:
    return os.path.lexists(os.path.join(root, path))


def _edit(reading: Reading, path: str, stale: list[Page], own: Page | None) -> Edit:
    try:
        old = read_bytes(os.path.join(reading.root, path))
    except OSError:
        return Edit(path=path, old=b"", new=b"")
    new = old
    edited = {region.name for region in reading.notes[path].regions if region.edited}
    for page in stale:
        new = updated(path, new, page, own=page is own)
    names = [page.name for page in stale if page.name in edited]
    texts = tuple((name, text_of(path, old, name)) for name in names)
    return Edit(path=path, old=old, new=new, edited=texts)


def apply_edits(
    reading: Reading, edits: tuple[Edit, ...], busy_ns: tuple[int, int] = (0, 0)
) -> tuple[Reading, Report]:
    """Write the edits, and bring the reading up to date with what was written."""
    written: dict[str, Stamp] = {}
    deferred: list[str] = []
    problems: list[Problem] = []
    for edit in edits:
        if _is_busy(reading, edit.path, busy_ns):
            deferred.append(edit.path)
            continue
        try:
            for name, text in edit.edited:
                keep(reading.root, edit.path, name, text)
            written[edit.path] = stamp(_write(reading.root, edit))
        except ChangedMeanwhile:
            deferred.append(edit.path)
        except VaultnetError as error:
            problems.append(Problem(edit.path, 0, str(error)))
        except OSError as error:
            problems.append(Problem(edit.path, 0, f"cannot be written: {error.strerror}"))
    reading = _after(reading, edits, written)
    return reading, Report(
        written=tuple(written), deferred=tuple(deferred), problems=tuple(sorted(problems))
    )


def _is_busy(reading: Reading, path: str, busy_ns: tuple[int, int]) -> bool:
    note = reading.notes.get(path)
    if note is None or note.kind == "generated":
        return False
    return busy_ns[0] < reading.snapshot.files.get(path, UNKNOWN)[0] < busy_ns[1]


def _write(root: str, edit: Edit) -> os.stat_result:
    if edit.old is None:
        return create(root, edit.path, edit.new)
    return replace_bytes(root, edit.path, edit.old, edit.new)


def _after(reading: Reading, edits: tuple[Edit, ...], written: Mapping[str, Stamp]) -> Reading:
    """The reading with what vaultnet itself just wrote, so that it is not read back from disk."""
    if not written:
        return reading
    rules = Rules.of(reading.config)
    notes = dict(reading.notes)
    snapshot = Snapshot()
    snapshot.files = dict(reading.snapshot.files)
    snapshot.absent, snapshot.faults = reading.snapshot.absent, reading.snapshot.faults
    for edit in edits:
        if edit.path in written:
            notes[edit.path] = read_note(edit.path, edit.new, rules)
    snapshot.files |= written
    places = {path: place for path, place in reading.places.items() if path not in written}
    lines = {path: line for path, line in reading.lines.items() if path not in written}
    return replace(reading, notes=notes, snapshot=snapshot, places=places, lines=lines)

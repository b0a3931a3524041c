"""A reading into facts and pages: assemble, derive, render. Nothing is written here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from vaultnet.derive.context import Context
from vaultnet.derive.oversights import all_problems
from vaultnet.model import Network, Page, Problem
from vaultnet.model.assembly import Assembly, reassemble
from vaultnet.pipeline.kept import kept
from vaultnet.pipeline.pages import page_path
from vaultnet.pipeline.refresh import Reading
from vaultnet.plugins.spec import Facts, IndexNote
from vaultnet.render import RenderFault, render

_FOREIGN: Final = "stands where an index note belongs, but vaultnet did not write it; left alone"


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

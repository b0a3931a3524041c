"""A reading into facts and pages: assemble, derive, render. Nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from vaultnet.config import CONFIG_PATH
from vaultnet.derive.context import Context, Listed
from vaultnet.derive.oversights import all_problems
from vaultnet.model import Network, Page, Problem
from vaultnet.model.assembly import reassemble
from vaultnet.model.joins import Assembly
from vaultnet.pipeline.briefs import briefs_of
from vaultnet.pipeline.kept import kept
from vaultnet.pipeline.refresh import Reading
from vaultnet.pipeline.strays import strays
from vaultnet.plugins.spec import Facts, IndexNote
from vaultnet.render import RenderFault, render


class Outlook(NamedTuple):
    """What a vault comes to on one day: every index note's facts, and all problems.

    Attributes:
        notes: the index notes, and the briefs that lie in the vault.
        facts: by the index note's name; a note that failed is missing.
        problems: of the notes, the settings, the disk and the plugins, sorted by place.
        pages: by the path where each lies, once somebody has rendered them.
    """

    assembly: Assembly
    context: Context
    notes: tuple[IndexNote, ...]
    facts: Mapping[str, Facts]
    problems: tuple[Problem, ...]
    pages: Mapping[str, Page] = MappingProxyType({})

    def bare(self) -> Outlook:
        """The same without facts, pages and answers, which take a third of a build's memory."""
        seen = self.context
        context = Context(
            network=seen.network, config=seen.config, today=seen.today, index=seen.index
        )
        return self._replace(context=context, facts={}, pages={})


def outlook(
    reading: Reading,
    today: date,
    notes: tuple[IndexNote, ...],
    faults: tuple[str, ...] = (),
    *,
    last: Outlook | None = None,
    chosen: tuple[IndexNote, ...] | None = None,
) -> Outlook:
    """Derive everything that the index notes show.

    Args:
        faults: sentences about plugins that could not be loaded.
        last: the outlook before this one; what it knows of unchanged people is taken over.
        chosen: the only notes whose facts are wanted; None for all.
    """
    index = _listed(notes, reading)
    assembly = reassemble(reading.notes, [n.path for n in index], last.assembly if last else None)
    notes = (*notes, *briefs_of(reading, assembly.network.people))
    problems = _problems(reading, assembly.network, notes, faults)
    network = _with_problems(assembly.network, problems)
    context = Context(network=network, config=reading.config, today=today, index=index)
    if last:
        context = last.context.following(network, reading.config, today, index)
    wanted = notes if chosen is None else chosen
    facts, failed = _derive(context, wanted)
    if chosen is not None and context.was_asked(all_problems):
        # Whether any other note fails is a problem, too, and somebody wants to know them all.
        _, failed = _derive(context, notes)
    if failed:
        # A failed note is itself a problem, which other notes show: so all are asked once more.
        context = _without(context, failed, problems)
        facts, _ = _derive(context, wanted)
    everything = context.ask(all_problems)
    return Outlook(
        assembly=assembly, context=context, notes=notes, facts=facts, problems=everything
    )


def _problems(
    reading: Reading, network: Network, notes: tuple[IndexNote, ...], faults: tuple[str, ...]
) -> tuple[Problem, ...]:
    """What is known to be wrong before anything is derived."""
    told = tuple(Problem(CONFIG_PATH, 0, fault) for fault in faults)
    left = tuple(strays(reading, _listed(notes, reading)))
    return network.problems + reading.problems + kept(reading.root) + told + left


def _without(
    context: Context, failed: tuple[Problem, ...], problems: tuple[Problem, ...]
) -> Context:
    """The context in which some notes failed: a problem each, and nothing to link to."""
    gone = {fault.path for fault in failed}
    return context.following(
        _with_problems(context.network, problems + failed),
        context.config,
        context.today,
        tuple(note for note in context.index if note.path not in gone),
    )


def _listed(notes: tuple[IndexNote, ...], reading: Reading) -> tuple[Listed, ...]:
    return tuple(Listed(n.name, n.title, n.path(reading.config.folder)) for n in notes)


def _with_problems(network: Network, problems: tuple[Problem, ...]) -> Network:
    return network._replace(problems=tuple(sorted(set(problems))))


def _derive(
    context: Context, notes: tuple[IndexNote, ...]
) -> tuple[dict[str, Facts], tuple[Problem, ...]]:
    facts: dict[str, Facts] = {}
    failed: list[Problem] = []
    for note in notes:
        try:
            facts[note.name] = context.ask(note.facts)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - one note must not stop all
            message = f"not made: {type(error).__name__}: {error}"
            failed.append(Problem(note.path(context.config.folder), 0, message))
    return facts, tuple(failed)


def pages_of(
    outlook: Outlook, last: Outlook | None = None
) -> tuple[dict[str, Page], tuple[Problem, ...]]:
    """Every page by the path where it lies, and a problem for each that could not be rendered.

    Args:
        last: the outlook before this one; what it shows of the very same facts is taken over.
    """
    pages: dict[str, Page] = {}
    failed: list[Problem] = []
    for note in outlook.notes:
        facts = outlook.facts.get(note.name)
        if facts is None:
            continue
        path = note.path(outlook.context.config.folder)
        known = last.pages.get(path) if last and _shows(last, note, facts) else None
        try:
            pages[path] = known or render(note, facts)
        except RenderFault as fault:
            failed.append(Problem(path, 0, f"not rendered: {fault}"))
    return pages, tuple(failed)


def _shows(outlook: Outlook, note: IndexNote, facts: Facts) -> bool:
    """Whether an outlook has this very note with these very facts."""
    return outlook.facts.get(note.name) is facts and any(note is one for one in outlook.notes)

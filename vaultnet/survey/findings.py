"""A survey of one vault: the configuration to propose, and the counts that it gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from vaultnet.config import Config
from vaultnet.disk import read_bytes
from vaultnet.errors import VaultnetError, reason
from vaultnet.model import Network, Note, Problem
from vaultnet.model.assembly import assemble
from vaultnet.read.dayformat import day_reader
from vaultnet.read.note import read_note
from vaultnet.read.rules import Rules
from vaultnet.scan import Snapshot, walk
from vaultnet.settings import Obsidian, excluded_from_search, read_obsidian
from vaultnet.survey.days import find_formats
from vaultnet.survey.doubts import folder_taken, perhaps_people, signs_against
from vaultnet.survey.properties import Key, find_keys, find_kind_keys
from vaultnet.survey.sheets import Sheet, read_sheets
from vaultnet.survey.signs import Sign, find_signs, overviews, sign_of, template_folders, with_signs
from vaultnet.survey.tiers import find_tiers
from vaultnet.survey.vocabulary import is_writable

#: Kinds of note that show no convention of the vault's own.
_FOREIGN: Final = frozenset({"template", "generated", "copy"})

#: Told how many notes are read, of how many.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What a survey found; the counts are those that a build with this configuration gives.

    Attributes:
        config: the configuration to propose.
        strange_tiers: words in use as tiers that only the person can explain, with their counts.
        people: (sign, word) -> how many people's notes bear it; each note counts once.
        dated: the format, or the property, by which notes are dated -> how many.
        keys: the properties that are read under other names.
        left_out: names of notes that bear a sign of people and are none.
        excluded: what Obsidian leaves out of its own search.
        links: links to people in dated notes that count as contact.
        silent_links: those that do not: in open tasks, quotes, code and the like.
        log_lines: dated lines in people's own notes.
        doubts: sentences about what a person should look at.
    """

    config: Config
    strange_tiers: tuple[tuple[str, int], ...]
    network: Network
    people: Mapping[tuple[str, str], int]
    dated: Mapping[tuple[str, str], int]
    keys: tuple[Key, ...]
    left_out: tuple[str, ...]
    excluded: tuple[str, ...]
    links: int
    silent_links: int
    log_lines: int
    problems: tuple[Problem, ...]
    doubts: tuple[str, ...]

    @property
    def tiers(self) -> Mapping[str, int]:
        """How many people are in each tier."""
        return Counter(person.contact.tier for person in self.network.people)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Proposal:
    """The configuration, and what was learned on the way to it."""

    config: Config
    sheets: Sequence[Sheet]
    keys: tuple[Key, ...]
    left_out: tuple[str, ...]
    strange_tiers: tuple[tuple[str, int], ...]
    excluded: tuple[str, ...]
    maybe: tuple[Sign, ...]
    doubts: tuple[str, ...]


def survey(vault: str, timezone: str = "UTC", progress: Progress | None = None) -> Findings:
    """Look at every note of a vault, and change nothing.

    Args:
        vault: the vault's real path.
        timezone: the zone to propose.

    Raises:
        VaultnetError: if the vault cannot be read at all.
    """
    try:
        snapshot = walk(vault)
    except OSError as error:
        raise VaultnetError(f"the vault {vault} cannot be read: {reason(error)}") from None
    proposal = _propose(vault, snapshot, read_obsidian(vault), timezone)
    rules = Rules.of(proposal.config)
    notes = _read_notes(vault, snapshot, rules, progress)
    return _count(proposal, assemble(notes), rules, snapshot)


def _propose(vault: str, snapshot: Snapshot, obsidian: Obsidian, timezone: str) -> _Proposal:
    config = _with_templates(Config(timezone=timezone), obsidian, snapshot.files)
    rules = Rules.of(config)
    sheets = [
        sheet
        for sheet in read_sheets(vault, snapshot.files)
        if sheet.read(rules).kind not in _FOREIGN
    ]
    formats = find_formats(
        (sheet.path for sheet in sheets),
        (*config.dated.formats, *obsidian.daily_formats),
        obsidian.unique_format,
    )
    kinds = find_kind_keys(sheets)
    config = config._replace(
        dated=config.dated._replace(formats=formats.formats), keys=_mapping(kinds.mapped)
    )
    sure, maybe = find_signs(sheets, Rules.of(config))
    config = config._replace(people=with_signs(config.people, sure))
    rules = Rules.of(config)
    people = [sheet for sheet in sheets if sheet.read(rules).kind == "person"]
    left_out = overviews(people, rules)
    config = config._replace(
        people=config.people._replace(exclude=(*config.people.exclude, *left_out))
    )
    rules = Rules.of(config)
    people = [sheet for sheet in people if sheet.read(rules).kind == "person"]
    keys = find_keys(people)
    config = config._replace(keys=_mapping((*kinds.mapped, *keys.mapped)))
    tiers = find_tiers(people, Rules.of(config))
    return _Proposal(
        config=config._replace(tiers=tiers.known),
        sheets=sheets,
        keys=(*kinds.mapped, *keys.mapped),
        left_out=left_out,
        strange_tiers=tiers.unknown,
        excluded=excluded_from_search(vault),
        maybe=maybe,
        doubts=(*kinds.doubts, *keys.doubts, *formats.doubts),
    )


def _mapping(keys: Iterable[Key]) -> Mapping[str, str]:
    return MappingProxyType({key.ours: key.theirs for key in keys})


def _with_templates(config: Config, obsidian: Obsidian, paths: Iterable[str]) -> Config:
    """Add the places of templates: as Obsidian was told, and by the names of folders."""
    for place in obsidian.templates:
        if is_writable(place) and not Rules.of(config).folders[place].templates:
            config = config._replace(templates=(*config.templates, place))
    more = template_folders(paths, Rules.of(config))
    return config._replace(templates=(*config.templates, *more))


def _read_notes(
    vault: str, snapshot: Snapshot, rules: Rules, progress: Progress | None
) -> dict[str, Note]:
    notes = {path: Note(path) for path in snapshot.absent}
    for done, path in enumerate(sorted(snapshot.files)):
        if progress is not None and not done % 256:
            progress(done, len(snapshot.files))
        try:
            notes[path] = read_note(path, read_bytes(f"{vault}/{path}"), rules)
        except FileNotFoundError:
            continue
        except OSError as error:
            fault = Problem(path, 0, f"cannot be read: {reason(error)}")
            notes[path] = Note(path, problems=(fault,))
    if progress is not None:
        progress(len(snapshot.files), len(snapshot.files))
    return notes


def _count(proposal: _Proposal, network: Network, rules: Rules, snapshot: Snapshot) -> Findings:
    paths = {person.path for person in network.people}
    sheets = {sheet.path: sheet for sheet in proposal.sheets}
    signs = Counter(sign_of(sheets[path], rules) for path in paths if path in sheets)
    dated = [note for note in network.notes.values() if note.kind == "dated"]
    counted = sum(
        (network.notes[touch.path].kind == "dated")
        for person in network.people
        for touch in person.touches
    )
    faults = tuple(Problem(path or ".", 0, message) for path, message in snapshot.faults)
    return Findings(
        config=proposal.config,
        strange_tiers=proposal.strange_tiers,
        network=network,
        people=signs,
        dated=_dated_by(dated, proposal.config),
        keys=proposal.keys,
        left_out=proposal.left_out,
        excluded=proposal.excluded,
        links=counted,
        silent_links=_links_to(paths, dated, network) - counted,
        log_lines=sum(len(person.log) for person in network.people),
        problems=(*_unread(network), *faults),
        doubts=(
            *perhaps_people(proposal.maybe, paths),
            *signs_against([sheets[path] for path in sorted(paths) if path in sheets], rules),
            *proposal.doubts,
            *folder_taken(proposal.config.folder, network),
        ),
    )


def _dated_by(notes: Iterable[Note], config: Config) -> Mapping[tuple[str, str], int]:
    """By which format each dated note is named, or else the property that dates it."""
    readers = [(fmt, day_reader((fmt,))) for fmt in config.dated.formats]
    found: Counter[tuple[str, str]] = Counter()
    for note in notes:
        stem = note.path.removesuffix(".md")
        fmt = next((fmt for fmt, read in readers if read(stem)), None)
        found["property" if fmt is None else "name", fmt or config.dated.property] += 1
    return found


def _links_to(paths: set[str], dated: Iterable[Note], network: Network) -> int:
    """How many mentions in dated notes lead to a person, whether they count or not."""
    links = network.links
    return sum(
        links.lead(mention.target, note.path) in paths
        for note in dated
        for mention in note.mentions
    )


def _unread(network: Network) -> tuple[Problem, ...]:
    """Problems, and the notices that the notes themselves give: a stranger's words, unread."""
    own = {problem for note in network.notes.values() for problem in note.problems}
    return tuple(sorted(own.union(problem for problem in network.problems if not problem.notice)))

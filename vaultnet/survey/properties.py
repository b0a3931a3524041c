"""Which properties of this vault mean what vaultnet means by others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from vaultnet.model import Contact
from vaultnet.model.linking import fold, link_name
from vaultnet.read.contact import read_contact
from vaultnet.read.naming import stem
from vaultnet.survey.sheets import Sheet
from vaultnet.survey.vocabulary import (
    JOBS,
    KIND_SYNONYMS,
    PEOPLE,
    PERSON_TYPES,
    SYNONYMS,
    TIERS,
    is_writable,
    squeeze,
)
from vaultnet.survey.words import quote_some
from vaultnet.syntax.escape import one_line
from vaultnet.syntax.frontmatter import names
from vaultnet.wording import count

_WORD = re.compile(r"[^\W\d_]+")
_OURS: Final = tuple(
    name for name in Contact._fields if name not in ("uid", "name", "tags", "extra")
)
_MEANINGS: Final = {other: ours for ours, others in SYNONYMS.items() for other in others} | {
    squeeze(ours): ours for ours in _OURS if ours != "role"
}
#: Keys with a closed vocabulary: other words there mean that the key serves another purpose.
_CLOSED: Final = ("role", "status", "seniority", "qualities", "communal")
#: Keys whose synonyms are everyday words, so that nothing is said where they do not fit.
_EVERYDAY: Final = frozenset({"title", "role", "relationship", "position", "likes"})


class Key(NamedTuple):
    """A property of the vault that is read under one of vaultnet's names."""

    ours: str
    theirs: str
    notes: int


class Keys(NamedTuple):
    """The mapping to propose, and sentences about what was not mapped."""

    mapped: tuple[Key, ...]
    doubts: tuple[str, ...]


class _Use(NamedTuple):
    """One property with a value, in one note."""

    sheet: Sheet
    key: str
    value: object


_Uses = Mapping[str, list[_Use]]


def find_kind_keys(sheets: Iterable[Sheet]) -> Keys:
    """Properties such as `kind` that say `person`, where `type` itself is not used."""
    uses = _uses(sheets)
    mapped: list[Key] = []
    doubts: list[str] = []
    for ours, others in KIND_SYNONYMS.items():
        words = PERSON_TYPES if ours == "type" else PEOPLE
        for other in (key for key in uses if squeeze(key) in others):
            telling = [use for use in uses[other] if _says(use.value, words)]
            if not telling:
                continue
            theirs = telling[0].key.strip()
            if uses.get(ours) or any(key.ours == ours for key in mapped):
                where = count(len(telling), "note")
                doubts.append(
                    f"`{one_line(theirs)}` says in {where} that it is a person's, but `{ours}` is"
                    f" in use too; not read. To read it instead, write {ours} under [keys]"
                )
            elif is_writable(theirs):
                mapped.append(Key(ours, theirs, len(telling)))
    return Keys(tuple(mapped), tuple(doubts))


def find_keys(people: Sequence[Sheet]) -> Keys:
    """The properties of people that mean what one of vaultnet's does, by name and by values.

    A property is mapped where most of its values can be read so, and where vaultnet's own name
    is used less than it.
    """
    uses = _uses(people)
    others: dict[str, list[str]] = defaultdict(list)
    for key in uses:
        ours = _MEANINGS.get(squeeze(key))
        if ours and key != ours:
            others[ours].append(key)
    mapped: list[Key] = []
    doubts: list[str] = []
    for ours in _OURS:
        rivals = sorted(
            others[ours], key=lambda key: (-len(uses[key]), squeeze(key) != squeeze(ours), key)
        )
        chosen = _choose(ours, rivals, uses, doubts)
        if chosen:
            mapped.append(chosen)
    moved = {fold(key.theirs) for key in mapped}
    doubts += [said for ours in _CLOSED if ours not in moved for said in _collision(ours, uses)]
    return Keys(tuple(mapped), tuple(doubts))


def _choose(ours: str, rivals: Sequence[str], uses: _Uses, doubts: list[str]) -> Key | None:
    chosen: Key | None = None
    for rival in rivals:
        use = uses[rival]
        theirs = use[0].key.strip()
        fit = [one for one in use if _fits(ours, one)]
        own = len(uses.get(ours, ()))
        if 2 * len(fit) <= len(use) or not is_writable(theirs):
            if squeeze(rival) not in _EVERYDAY:
                doubts.append(_unfit(ours, theirs, use))
        elif chosen or own >= len(use):
            instead = one_line(chosen.theirs) if chosen else ours
            doubts.append(
                f"`{one_line(theirs)}` ({count(len(use), 'person', 'people')}) may mean {ours} too;"
                f" only `{instead}` is read"
            )
        else:
            chosen = Key(ours, theirs, len(use))
            if own:
                doubts.append(
                    f"`{ours}` itself ({count(own, 'person', 'people')}) is not read any more,"
                    f" since `{one_line(theirs)}` ({len(use):,}) is; settle on one of them"
                )
    return chosen


def _unfit(ours: str, theirs: str, use: Sequence[_Use]) -> str:
    shown = quote_some((", ".join(names(one.value)) for one in use), 2)
    name = one_line(theirs)
    return f"`{name}` sounds like {ours}, but most of its values cannot be read so: {shown}"


def _collision(ours: str, uses: _Uses) -> Iterable[str]:
    use = uses.get(ours, [])
    odd = [one for one in use if not _fits(ours, one)]
    if 2 * len(odd) > len(use):
        shown = quote_some((", ".join(names(one.value)) for one in odd), 2)
        yield (
            f"`{ours}` says something else here ({shown}) than vaultnet means by it; to keep them"
            f' apart, write {ours} = "network-{ours}" under [keys]'
        )


def _fits(ours: str, use: _Use) -> bool:
    """Whether a value can be read as one of vaultnet's keys."""
    if ours == "tier":
        return any(fold(word) in ("critical", "many", *TIERS) for word in names(use.value))
    if ours == "job_title" and squeeze(use.key) in ("title", "role", "position"):
        words = _WORD.findall(fold(" ".join(names(use.value))))
        return not JOBS.isdisjoint(words) and fold(stem(use.sheet.path)) != " ".join(words)
    return not read_contact(use.sheet.path, use.sheet.head, {ours: (use.key, use.value)}, ())[1]


def _says(value: object, words: frozenset[str]) -> bool:
    return any(fold(link_name(text)) in words for text in names(value))


def _uses(sheets: Iterable[Sheet]) -> dict[str, list[_Use]]:
    """Every property that has a value somewhere, by its folded name."""
    uses: dict[str, list[_Use]] = defaultdict(list)
    for sheet in sheets:
        for key, value in sheet.head.values.items():
            if names(value):
                uses[fold(key.strip())].append(_Use(sheet, key, value))
    return dict(uses)

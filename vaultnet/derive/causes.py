"""Which act led to which, and the links that say so and cannot be followed (R0)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from vaultnet.derive.acts import Act, Acts, Place, acts
from vaultnet.derive.chains import loops
from vaultnet.derive.context import Context
from vaultnet.derive.parts import everyone
from vaultnet.derive.people import by_path, path_named
from vaultnet.model.interaction import Interaction
from vaultnet.model.item import Item
from vaultnet.model.network import Person
from vaultnet.model.note import Named
from vaultnet.model.origin import Problem

_NO_ACT = "no act; an act has give or got, and a day"

#: So many other lines of a loop are named.
_LOOP_SHOWN = 3


class Causes(NamedTuple):
    """What came of what.

    Attributes:
        acts: whatever is a cause or an effect, by place; `to` and `linked` hold paths of people
            only.
        effects: each of them -> what came of it. Nothing is its own cause, not even further round.
        faults: links that are not followed, each with the reason; sorted by place.
    """

    acts: Mapping[Place, Act]
    effects: Mapping[Place, tuple[Place, ...]]
    faults: tuple[Problem, ...]


class _Link(NamedTuple):
    """A `because-of`, the path of the note in which it stands, and the one it leads to."""

    source: str
    named: Named
    target: str

    @property
    def place(self) -> Place:
        return self.source, self.named.line

    def __str__(self) -> str:
        block = f"#^{self.named.block}" if self.named.block else ""
        return f"[[{self.named.target}{block}]]"


class _Edge(NamedTuple):
    cause: Act
    effect: Act


def causes(ctx: Context) -> Causes:
    """Every act up to today that came of another, or that another came of (R0).

    A link that leads to no note is not among the faults: whoever follows links tells of it.
    """
    links, books = ctx.gather(_because, everyone), ctx.ask(_books)
    found = dict.fromkeys(_follow(link, books, ctx) for link in links)
    edges, around = _without_loops([edge for edge in found if isinstance(edge, _Edge)])
    faults = [fault for fault in found if isinstance(fault, Problem)]
    joined = {act.place: act for edge in edges for act in edge}
    known = {place: _with_people(act, ctx) for place, act in joined.items()}
    return Causes(known, _effects(edges), tuple(sorted([*faults, *map(_loop, around)])))


def _because(person: Person, ctx: Context) -> tuple[_Link, ...]:
    """The links of one note to causes, with the notes that they lead to."""
    lead, source = ctx.links.lead, person.path
    named = (named for named in person.named if named.key == "because-of")
    found = ((each, lead(each.target, source)) for each in named)
    return tuple(_Link(source, each, target) for each, target in found if target is not None)


def _books(ctx: Context) -> Mapping[str, Acts]:
    """The acts of everyone in whose note a link begins or ends, by path."""
    links, people = ctx.gather(_because, everyone), ctx.ask(by_path)
    paths = sorted({path for link in links for path in (link.source, link.target)})
    found = tuple(people[path] for path in paths if path in people)
    return dict(zip([person.path for person in found], ctx.each(acts, found), strict=True))


def _follow(link: _Link, books: Mapping[str, Acts], ctx: Context) -> _Edge | Problem | None:
    """The two acts that a link joins, or why it joins none; None where that is as it should be."""
    effect = books[link.source].at(link.named.line)
    if effect is None:
        if not _has_happened(books[link.source].entries[link.named.line], ctx):
            return None
        return Problem(
            *link.place, f"because-of is not followed, for this is {_NO_ACT}", notice=True
        )
    if effect.day > ctx.today:
        return None
    cause = _cause(link, books)
    if isinstance(cause, Problem):
        return cause
    if cause.place == effect.place:
        return Problem(*link.place, f"because-of {link} is this very line; nothing causes itself")
    if cause.day > effect.day:
        message = f"dated {effect.day}, before its cause {link} of {cause.day}; mend one of the two"
        return Problem(*link.place, message)
    return _Edge(cause, effect)


def _has_happened(entry: Interaction | Item, ctx: Context) -> bool:
    """Whether a line that is no act could be one: what is planned, open or asked for cannot."""
    if isinstance(entry, Interaction):
        return entry.date <= ctx.today
    return entry.kind == "promise" and entry.is_done


def _cause(link: _Link, books: Mapping[str, Acts]) -> Act | Problem:
    block, book = link.named.block, books.get(link.target)
    if not block:
        message = (
            f"because-of {link} leads to a whole note; end the line that is meant with an id"
            f" such as ^a1, and link to [[{link.named.target}#^a1]]"
        )
        return Problem(*link.place, message)
    line = book.line_of(block) if book else None
    if book and line is None:
        there = f"no dated line and no task in {link.target} ends with ^{block}"
        return Problem(*link.place, f"because-of {link} leads nowhere: {there}")
    cause = book.at(line) if book and line is not None else None
    message = f"because-of {link} is not followed, for that is {_NO_ACT}"
    return cause or Problem(*link.place, message, notice=True)


def _without_loops(edges: list[_Edge]) -> tuple[list[_Edge], list[list[Place]]]:
    """The links that are in no loop, and the loops, which only acts of one day can make."""
    found = loops(_effects(edges))
    loop = {place: number for number, members in enumerate(found) for place in members}
    sound = [
        edge
        for edge in edges
        if edge.cause.place not in loop or loop[edge.cause.place] != loop.get(edge.effect.place)
    ]
    return sound, found


def _loop(members: Iterable[Place]) -> Problem:
    first, *others = sorted(members)
    places = ", ".join(f"{path}:{line}" for path, line in others[:_LOOP_SHOWN])
    more = f" and {len(others) - _LOOP_SHOWN} more" if len(others) > _LOOP_SHOWN else ""
    message = f"in a loop with {places}{more}: each came of another; take one of the links out"
    return Problem(*first, message)


def _effects(edges: Iterable[_Edge]) -> Mapping[Place, tuple[Place, ...]]:
    effects: dict[Place, list[Place]] = {}
    for cause, effect in sorted((edge.cause.place, edge.effect.place) for edge in edges):
        effects.setdefault(cause, []).append(effect)
        effects.setdefault(effect, [])
    return {place: tuple(found) for place, found in sorted(effects.items())}


def _with_people(act: Act, ctx: Context) -> Act:
    """The act with the paths of people; whom the vault does not know is left out."""
    return act._replace(to=_paths(act.to, act, ctx), linked=_paths(act.linked, act, ctx))


def _paths(names: Iterable[str], act: Act, ctx: Context) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (path_named(name, act.path, ctx) for name in names))))

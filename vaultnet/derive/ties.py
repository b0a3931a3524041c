"""Who knows whom among the people I know (D6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vaultnet.derive.context import Context
from vaultnet.derive.parts import noted_introductions
from vaultnet.derive.people import active, path_named, paths
from vaultnet.model.network import Person

#: Who is tied to whom, both ways, by the paths of their notes; whoever has no tie is not there.
Ties = Mapping[str, frozenset[str]]

_Pair = tuple[str, str]


def ties(ctx: Context) -> Ties:
    """The ties between everyone active that are on record up to today, me left out.

    Two people are tied if one of their notes says so (`knows`), if they met by an introduction of
    mine, or if the line of a touch with one of them names the other.
    """
    counted = frozenset(ctx.ask(paths))
    found: dict[str, set[str]] = {}
    for one, other in (*ctx.gather(_tied, active), *_introduced(ctx)):
        if one != other and one in counted and other in counted:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return {path: frozenset(found[path]) for path in sorted(found)}


def _tied(person: Person, ctx: Context) -> tuple[_Pair, ...]:
    """Whom somebody knows by their own note, and all notes that tell of a touch with them."""
    own, today = person.path, ctx.today
    known = {path_named(name, own, ctx): None for name in person.contact.knows}
    # Of these notes, those of people are the ones to keep.
    elsewhere = {t.path: None for t in person.touches if t.path != own and t.date <= today}
    return tuple((own, path) for path in (known | elsewhere))


def _introduced(ctx: Context) -> Iterator[_Pair]:
    for introduction in ctx.ask(noted_introductions):
        if introduction.met is not None and introduction.met <= ctx.today:
            yield introduction.person_a, introduction.person_b

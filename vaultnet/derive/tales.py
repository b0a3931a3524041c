"""Whom to tell what came of something that they gave or received."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from vaultnet.dates import add_days
from vaultnet.derive.acts import Act, Place
from vaultnet.derive.causes import causes
from vaultnet.derive.chains import finished, spread, turned
from vaultnet.derive.context import Context
from vaultnet.derive.people import by_path
from vaultnet.derive.ripples import may_be_shown
from vaultnet.derive.touches import touches_between
from vaultnet.model.network import Person

#: What is older is no news any more.
NEWS_DAYS = 365


class Tale(NamedTuple):
    """What came of something that a person gave or received, and that is an act of others.

    Attributes:
        person: whom to tell.
        effect: what came of it.
        because: the nearest act before it in which the person had a part.
    """

    person: Person
    effect: Act
    because: Act


def ripples_to_tell(person: Person, ctx: Context) -> tuple[Tale, ...]:
    """What came, at any distance, of acts in which `person` gave or received; newest first.

    Nothing private is told on, nothing without words, and nothing with somebody in it whom no
    ripple may name.
    """
    acts, effects, _ = ctx.ask(causes)
    own = ctx.ask(_parts).get(person.path, ())
    because = {place: place for place in own}
    for place in (found := list(own)):
        for effect in effects[place]:
            if effect not in because:
                because[effect] = because[place]
                found.append(effect)
    tales = [
        Tale(person, acts[place], acts[because[place]])
        for place in found[len(own) :]
        if _may_be_told(acts[place], ctx)
    ]
    return tuple(sorted(tales, key=_newest_first))


def _parts(ctx: Context) -> Mapping[str, Sequence[Place]]:
    """The acts in which each person gave or received and that may be shown, in their order."""
    parts: dict[str, list[Place]] = {}
    for place, act in sorted(ctx.ask(causes).acts.items()):
        for path in act.people if may_be_shown(act, ctx) else ():
            parts.setdefault(path, []).append(place)
    return parts


def _may_be_told(act: Act, ctx: Context) -> bool:
    return bool(act.text) and may_be_shown(act, ctx)


def _newest_first(tale: Tale) -> tuple[int, str, int, str]:
    return -tale.effect.day.toordinal(), tale.effect.path, tale.effect.line, tale.person.uid


def news(ctx: Context) -> tuple[Tale, ...]:
    """For everyone who may be told something the newest of it; newest first.

    As of this week's Monday, from a year back, and only where we were not in touch since: later
    it may have been told already.
    """
    found = _newest(ctx.frozen, add_days(ctx.today, -NEWS_DAYS))
    return tuple(sorted((t for t in found if is_news(t, ctx.today)), key=_newest_first))


def is_news(tale: Tale, today: date) -> bool:
    """Whether it happened in the last year, and I was not in touch with the person since."""
    day = tale.effect.day
    if day < add_days(today, -NEWS_DAYS):
        return False
    return not touches_between(tale.person, add_days(day, 1), today)


def _newest(ctx: Context, first: date) -> Iterator[Tale]:
    """The newest tale for each person since `first`.

    Effects come before their causes, so what leads to one of them need not be looked at again:
    whoever had a part in it has heard the newest. Only those who had a part in the effect as well
    are asked for by themselves.
    """
    acts, effects, _ = ctx.ask(causes)
    before, people = turned(effects), ctx.ask(by_path)
    order = {place: number for number, place in enumerate(finished(effects))}
    young = [p for p, act in acts.items() if act.day >= first and _may_be_told(act, ctx)]
    seen, heard = set[Place](), set[str]()
    for place in sorted(young, key=lambda p: (-acts[p].day.toordinal(), order[p])):
        led = (acts[cause] for cause in spread(place, before, seen))
        for cause in (act for act in led if may_be_shown(act, ctx)):
            for path in (path for path in cause.people if path not in heard):
                heard.add(path)
                if path in acts[place].people:
                    yield from ripples_to_tell(people[path], ctx)[:1]
                else:
                    yield Tale(people[path], acts[place], cause)

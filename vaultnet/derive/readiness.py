"""Whether I can ask one person, because I gave first (G1, G2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from math import exp2
from typing import NamedTuple

from vaultnet.dates import add_days
from vaultnet.derive.context import Context
from vaultnet.derive.dealings import Asked, Dealings
from vaultnet.derive.rates import rounded
from vaultnet.derive.touches import last_touch
from vaultnet.derive.value import next_kind
from vaultnet.model.network import Person

#: After more days than this without a touch it is too cold to ask.
WARM_DAYS = 182

#: Gives that lie so many days apart were given over time.
APART_DAYS = 30

_HALF_LIFE = 365


class Checks(NamedTuple):
    """What must hold before I ask somebody (G2); None where it is not looked at.

    Attributes:
        invested: I gave since I last asked.
        over_time: I gave more than once, some weeks apart.
        warm: we were in touch within half a year.
        clean: no promise of mine is overdue, and I wait for no answer.
    """

    invested: bool | None
    over_time: bool | None
    warm: bool | None
    clean: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of those that do not hold."""
        held = zip(self._fields, self, strict=True)
        return tuple(name for name, holds in held if holds is False)

    @property
    def state(self) -> str:
        """`ready`, `almost` or `not yet`."""
        missing = self.count(False)
        if not missing:
            return "ready"
        return "almost" if self.invested and missing == 1 else "not yet"


class Grounds(NamedTuple):
    """What the checks of one person rest on; a day is None where there is none.

    Attributes:
        last: the latest touch.
        gave: the latest give that still counts.
        again: from when on one more give counts as given over time, where that is to come.
        asked: the latest ask of which the day is known.
        answer: what they said to it: `pending`, `yes`, `no`, or empty.
        promise: when the first of the overdue promises was due.
        waits: whether I wait for an answer.
        waiting: the first ask without an answer of which the day is known.
        give: what kind to give next (V2).
    """

    last: date | None
    gave: date | None
    again: date | None
    asked: date | None
    answer: str
    promise: date | None
    waits: bool
    waiting: date | None
    give: str


def decayed(days: Iterable[date], today: date) -> float:
    """How many there were, each halved for every year of its age (G1)."""
    return rounded(sum(sorted(exp2(-(today - day).days / _HALF_LIFE) for day in days)))


def lean(given: Sequence[date], asked: Sequence[date], today: date) -> float | None:
    """From 1, where I only gave, to -1, where I only asked; None where I did neither (G1)."""
    if not given or not asked:
        return 1.0 if given else -1.0 if asked else None
    gave, took = decayed(given, today), decayed(asked, today)
    return rounded((gave - took) / (gave + took)) if gave + took else None


def invested(given: Sequence[date], asked: Sequence[date], first: date) -> bool:
    """Whether I gave after my last ask, on `first` or later; anything ever if I never asked.

    The days of either stand in order.
    """
    if not given or not asked:
        return bool(given)
    return given[-1] > asked[-1] and given[-1] >= first


def is_apart(given: Sequence[date]) -> bool:
    """Whether gives, oldest first, lie some weeks apart."""
    return bool(given) and (given[-1] - given[0]).days >= APART_DAYS


def first_day(ctx: Context) -> date:
    """The first day whose gives still count as invested and as given over time."""
    return add_days(ctx.today, -ctx.config.value_window_days)


def checks(person: Person, dealt: Dealings, today: date, first: date) -> Checks:
    """Whether I can ask `person` (G2). Of a communal tie only `clean` is looked at.

    Args:
        person: whom.
        dealt: what I gave and asked up to `today`.
        today: the day.
        first: as `first_day` says.
    """
    clean = _overdue(person, today) is None and not _pending(dealt)
    if person.contact.communal:
        return Checks(None, None, None, clean)
    last = last_touch(person, today)
    return Checks(
        invested(dealt.given, dealt.asked, first),
        is_apart([day for day in dealt.given if day >= first]),
        last is not None and (today - last).days <= WARM_DAYS,
        clean,
    )


def grounds(person: Person, dealt: Dealings, today: date, first: date) -> Grounds | None:
    """What the checks of `person` rest on; None for a communal tie, of which nothing is told.

    Args:
        person, dealt, today, first: as for `checks`.
    """
    if person.contact.communal:
        return None
    lately = [day for day in dealt.given if day >= first]
    pending, asked = _pending(dealt), [ask for ask in dealt.asks if ask.day is not None]
    return Grounds(
        last_touch(person, today),
        lately[-1] if lately else None,
        _again(lately, today),
        asked[-1].day if asked else None,
        asked[-1].answer if asked else "",
        _overdue(person, today),
        bool(pending),
        pending[0].day if pending else None,
        next_kind(dealt.gives),
    )


def _pending(dealt: Dealings) -> list[Asked]:
    return [ask for ask in dealt.asks if ask.answer == "pending"] if dealt.asks else []


def _overdue(person: Person, today: date) -> date | None:
    """When the first of the overdue promises to someone was due."""
    owed = [
        item.due
        for item in person.items
        if item.due is not None and item.due < today and item.kind == "promise" and item.is_open
    ]
    return min(owed) if owed else None


def _again(given: Sequence[date], today: date) -> date | None:
    if not given or is_apart(given):
        return None
    day = add_days(given[0], APART_DAYS)
    return day if day > today else None

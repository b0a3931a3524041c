"""When I was in touch with someone: days, not lines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from operator import attrgetter

from vaultnet.derive.context import Context
from vaultnet.model.network import Person, Touch
from vaultnet.model.words import TOUCH_WEIGHT

_DAY = attrgetter("date")


def touches_between(person: Person, first: date, until: date) -> tuple[Touch, ...]:
    """The touches dated from `first` to `until`, both included, oldest first."""
    touches = person.touches
    if not touches or touches[-1].date < first:
        return ()
    low = 0 if touches[0].date >= first else bisect_left(touches, first, key=_DAY)
    if touches[-1].date <= until:
        return touches[low:]
    return touches[low : bisect_right(touches, until, low, key=_DAY)]


def history(person: Person, until: date, first: date = date.min) -> dict[date, float]:
    """The days of touch from `first` to `until`, oldest first, and what each weighs.

    Several touches of one day are one, with the greatest weight among them. What is dated
    later is planned, and no touch.
    """
    heaviest: dict[date, float] = {}
    for day, channel, _by, _path, _line in touches_between(person, first, until):
        weight = TOUCH_WEIGHT[channel]
        if weight > heaviest.get(day, 0.0):
            heaviest[day] = weight
    return heaviest


def days_of_touch(person: Person, ctx: Context) -> tuple[date, ...]:
    """The days of touch up to today, oldest first; a question for `Context.about`."""
    return tuple(dict.fromkeys(map(_DAY, touches_between(person, date.min, ctx.today))))


def has_begun(person: Person, until: date) -> bool:
    """Whether there was a touch up to `until`; what was imported without a line is none."""
    return bool(person.touches) and person.touches[0].date <= until


def last_touch(person: Person, until: date) -> date | None:
    """The latest touch not after `until`, or the imported `last_contacted` where that is later.

    Whoever took the initiative; None if there was no touch yet.
    """
    imported = person.contact.last_contacted
    last = imported if imported is not None and imported <= until else None
    for touch in reversed(person.touches):
        if touch.date <= until:
            return touch.date if last is None or touch.date > last else last
    return last


def added_on(person: Person, until: date) -> date:
    """Since when someone is a contact: as written, else the first touch, else `until` itself."""
    if person.contact.added is not None:
        return person.contact.added
    if has_begun(person, until):
        return person.touches[0].date
    return until

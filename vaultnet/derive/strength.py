"""How strong a tie is, and whether it is quieter than usual (S1, S2, S3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from math import exp2
from typing import NamedTuple

from vaultnet.config import Config
from vaultnet.derive.context import Context
from vaultnet.derive.pace import pace_book, reference_gap
from vaultnet.derive.people import active, critical_few
from vaultnet.derive.rates import rounded
from vaultnet.derive.touches import added_on, history, last_touch
from vaultnet.model.network import Person

#: Below this a silence is unusual for the person (S2).
QUIET = 0.10

_PRIOR = 2  # the drift formula opens with the weight of two imagined gaps


class Strength(NamedTuple):
    """How a tie stands.

    Attributes:
        strength: decayed weight of all touches, 0 and up (S1).
        depth: the part of a tie that is on cadence, from 0 to 1 (S3).
        drift: how likely so long a silence is for this person, from 0 to 1 (S2).
    """

    person: Person
    strength: float
    depth: float
    drift: float

    @property
    def is_quiet(self) -> bool:
        """Whether the person is quieter than usual for them (S2)."""
        return self.drift < QUIET


def decay(ages: Iterable[tuple[int, float]], half_life: int) -> float:
    """The sum of weights, each halved every `half_life` days of its age (S1).

    Args:
        ages: (days, weight) of each touch.
        half_life: in days.
    """
    return sum([weight * exp2(-age / half_life) for age, weight in ages])


def reference(ideal: int, half_life: int) -> float:
    """The strength just before the next touch of someone on cadence for ever, weight 1 (S3)."""
    left = exp2(-ideal / half_life)
    return left / (1 - left)


def depth(strength: float, reference: float) -> float:
    """How much of a tie on cadence this is, from 0 to 1; more than enough stays 1 (S3)."""
    return rounded(min(1.0, strength / reference))


def drift(ideal: int, gaps: int, span: int, silence: int) -> float:
    """How likely a silence of at least so many days is, from 0 to 1 (S2).

    Args:
        ideal: the gap to expect in days, where nothing is known yet.
        gaps: completed gaps between touches.
        span: days from the first touch to the last.
        silence: days since the last touch, or since the person was added.
    """
    known = ideal + span
    return rounded((known / (known + silence)) ** (_PRIOR + gaps))


def strength_of(person: Person, as_of: date, ideal: int, usual: float, half_life: int) -> Strength:
    """How the tie stood on `as_of`; what is dated later is left out.

    Args:
        person: whom it is with.
        as_of: the day.
        ideal: the gap to expect of this person, in days.
        usual: the strength that counts as a whole tie (S3).
        half_life: in days.
    """
    past = history(person, as_of)
    weight = decay([((as_of - day).days, weight) for day, weight in past.items()], half_life)
    return Strength(
        person,
        rounded(weight),
        depth(weight, usual),
        _drift(person, tuple(past), ideal, as_of),
    )


def _drift(person: Person, past: tuple[date, ...], ideal: int, as_of: date) -> float:
    since = last_touch(person, as_of) or added_on(person, as_of)
    silence = max(0, (as_of - since).days)
    if not past:
        return drift(ideal, 0, 0, silence)
    return drift(ideal, len(past) - 1, (past[-1] - past[0]).days, silence)


def strengths_of(people: Iterable[Person], as_of: date, config: Config) -> Mapping[str, Strength]:
    """How the ties to `people` stood on `as_of`, by the path of their note."""
    measured = _gauge(config)
    return {person.path: measured(person, as_of) for person in people}


def _gauge(config: Config) -> Callable[[Person, date], Strength]:
    """What measures a tie on a day, by one configuration."""
    gap, half_life, pace_of = reference_gap(config), config.half_life_days, pace_book(config)
    usual = reference(gap, half_life)

    def measure(person: Person, as_of: date) -> Strength:
        pace = pace_of(person.contact)
        ideal = gap if pace is None else pace.ideal
        return strength_of(person, as_of, ideal, usual, half_life)

    return measure


def strengths(ctx: Context) -> Mapping[str, Strength]:
    """Everyone active, as of today."""
    return strengths_of(ctx.ask(active), ctx.today, ctx.config)


def critical_strengths(ctx: Context) -> Mapping[str, Strength]:
    """The critical few, as of today."""
    return strengths_of(ctx.ask(critical_few), ctx.today, ctx.config)


def weekly_strengths(ctx: Context) -> Mapping[str, Strength]:
    """The critical few, as of Monday: what generated notes show."""
    found = ctx.each(_on_monday, critical_few)
    return {strength.person.path: strength for strength in found}


def _on_monday(person: Person, ctx: Context) -> Strength:
    return ctx.ask(_gauged)(person, ctx.week_start)


def _gauged(ctx: Context) -> Callable[[Person, date], Strength]:
    return _gauge(ctx.config)


def total_depth(strengths: Iterable[Strength]) -> float:
    """How many relationships' worth of depth there is (S3)."""
    return rounded(sum(sorted(s.depth for s in strengths)))


def quiet(strengths: Iterable[Strength]) -> tuple[Person, ...]:
    """Whoever is quieter than usual, the least likely silence first (S2)."""
    found = sorted((s for s in strengths if s.is_quiet), key=lambda s: (s.drift, s.person.uid))
    return tuple(s.person for s in found)

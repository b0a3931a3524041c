"""Which week each next touch belongs to, and whether the weeks are enough (T6, T7, T8)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256
from heapq import heappop, heappush
from typing import NamedTuple

from vaultnet.dates import add_days
from vaultnet.derive.context import Context
from vaultnet.derive.occasions import first_occasion
from vaultnet.derive.people import active
from vaultnet.derive.rates import rounded
from vaultnet.derive.standing import Standing, by_urgency, paced, standing_today, standings
from vaultnet.model.network import Person


class Job(NamedTuple):
    """One touch to be placed in one week, from `release` on and if possible by `deadline`.

    Weeks are counted from the calendar's first Monday. Compared as tuples, jobs stand in the
    order in which they are taken.
    """

    deadline: int
    release: int
    digest: str
    uid: str
    path: str = ""


class Slot(NamedTuple):
    """A job and the week it was given."""

    week: int
    job: Job


class Planned(NamedTuple):
    """Whose turn it is in the week that begins on `monday`."""

    monday: date
    person: Person


class WeekPlan(NamedTuple):
    """The weeks ahead.

    Attributes:
        this_week: most urgent first; never more than the capacity.
        coming: later weeks, by week, then in the order of placing.
        lateness: by how many weeks the latest touch misses its deadline; negative where all
            come early, None where there is nothing to plan.
    """

    this_week: tuple[Standing, ...]
    coming: tuple[Planned, ...]
    lateness: int | None


class Load(NamedTuple):
    """What the cadences ask for.

    Attributes:
        weekly: touches a week.
        utilisation: the part of the weekly capacity; above 1 it cannot be kept.
        capacity: touches a week at most.
        ceiling: how many critical people the capacity carries.
    """

    weekly: float
    utilisation: float
    capacity: int
    ceiling: int


def week_of(day: date) -> int:
    """The number of the week that holds `day`; weeks begin on Monday, as in ISO 8601."""
    return (day.toordinal() - 1) // 7


def monday_of(week: int) -> date:
    """The Monday of a week by its number."""
    return date.fromordinal(7 * week + 1)


def jitter(uid: str, days: int) -> int:
    """A number from 0 to `days` - 1 that is always the same for one uid (T8)."""
    return int(sha256(uid.encode()).hexdigest()[:8], 16) % days


def make_job(uid: str, release: int, deadline: int, path: str = "") -> Job:
    """A job with the digest of the uid that breaks ties."""
    return Job(deadline, release, sha256(uid.encode()).hexdigest(), uid, path)


def schedule(jobs: Iterable[Job], capacity: int) -> tuple[Slot, ...]:
    """Give each job a week, at most `capacity` a week, earliest deadline first (T7).

    No order of placing has a smaller greatest lateness.
    """
    ahead = sorted(jobs, key=lambda job: job.release, reverse=True)
    released: list[Job] = []
    slots: list[Slot] = []
    week = ahead[-1].release if ahead else 0
    while ahead or released:
        if not released:
            week = max(week, ahead[-1].release)
        while ahead and ahead[-1].release <= week:
            heappush(released, ahead.pop())
        places = min(max(capacity, 1), len(released))
        slots += [Slot(week, heappop(released)) for _ in range(places)]
        week += 1
    return tuple(slots)


def lateness(slots: Iterable[Slot]) -> int | None:
    """The greatest lateness in weeks; negative where every job comes early, None for no job."""
    return max((slot.week - slot.job.deadline for slot in slots), default=None)


def comfort(jobs: Sequence[Job]) -> int:
    """The least capacity with which nothing comes later than it must; 0 without a job (T7).

    What cannot come in time at any capacity may come as late as it must, no later.
    """
    if not jobs:
        return 0
    grace = max(0, *(job.release - job.deadline for job in jobs))
    ahead = sorted(((job.release, job.deadline + grace) for job in jobs), reverse=True)
    most = 1
    while not _keeps_up(ahead, most):
        most *= 2
    between = range(most)
    return bisect_left(between, x=True, lo=most // 2 + 1, key=lambda n: _keeps_up(ahead, n))


def _keeps_up(ahead: Iterable[tuple[int, int]], capacity: int) -> bool:
    """Whether `schedule` places nothing after its last week.

    Args:
        ahead: the first and the last week of each touch, those that begin last first.
        capacity: touches a week, at least 1.
    """
    ahead, open_until = list(ahead), list[int]()
    week = ahead[-1][0]
    while ahead or open_until:
        if not open_until:
            week = max(week, ahead[-1][0])
        while ahead and ahead[-1][0] <= week:
            heappush(open_until, ahead.pop()[1])
        if open_until[0] < week:
            return False
        for _ in range(min(capacity, len(open_until))):
            heappop(open_until)
        week += 1
    return True


def jobs(ctx: Context) -> tuple[Job, ...]:
    """The next touch of everyone active with a cadence (T7, T8)."""
    found = ctx.ask(paced)
    new = sum(s.state == "new" for s in found)
    capacity = max(1, ctx.config.max_touches_per_week)
    spread = 7 * -(-new // capacity) if new > capacity else 0
    return tuple(_job(s, spread, ctx) for s in found) if spread else ctx.gather(_next, active)


def _next(person: Person, ctx: Context) -> tuple[Job, ...]:
    """The next touch of one person with a cadence, where new ones need not be spread out."""
    found = ctx.about(standing_today, person)
    return () if found.pace is None else (_job(found, 0, ctx),)


def _job(standing: Standing, spread: int, ctx: Context) -> Job:
    person, contact, today = standing.person, standing.person.contact, ctx.today
    this_week = week_of(today)
    release, deadline = _window(standing, this_week)
    if spread and standing.state == "new":
        release = week_of(add_days(today, jitter(person.uid, spread)))
        deadline = max(deadline, release)
    if contact.snooze_until is not None:
        release = max(release, week_of(contact.snooze_until))
    if release <= deadline:
        first = max(today, monday_of(release))
        end = add_days(monday_of(deadline), 6)
        occasion = first_occasion(contact, first, end, ctx.config.feb29)
        if occasion is not None:
            release = deadline = week_of(occasion)
    return make_job(person.uid, release, deadline, person.path)


def _window(standing: Standing, this_week: int) -> tuple[int, int]:
    if standing.due is None or standing.latest is None:
        return this_week, this_week
    release = this_week if standing.is_first else max(this_week, week_of(standing.due))
    return release, week_of(standing.latest)


def week_plan(ctx: Context) -> WeekPlan:
    """Who is whose turn, this week and later (T7)."""
    slots = schedule(ctx.ask(jobs), ctx.config.max_touches_per_week)
    found, this_week = ctx.ask(standings), week_of(ctx.today)
    return WeekPlan(
        by_urgency(found[slot.job.path] for slot in slots if slot.week == this_week),
        tuple(
            Planned(monday_of(slot.week), found[slot.job.path].person)
            for slot in slots
            if slot.week > this_week
        ),
        lateness(slots),
    )


def load_of(yearly: Iterable[float], capacity: int, touches_per_year: int) -> Load:
    """What touches a year ask for each week, and how many critical people fit (T6)."""
    weekly = sum(yearly) * 7 / 365
    places = max(1, capacity)
    ceiling = places * 365 // (7 * max(1, touches_per_year))
    return Load(rounded(weekly), rounded(weekly / places), places, ceiling)


def load(ctx: Context) -> Load:
    """The load of everyone active with a cadence, snoozed ones included (T6)."""
    config, paces = ctx.config, (standing.pace for standing in ctx.ask(paced))
    critical = config.tier("critical").touches_per_year or config.touches_per_year
    return load_of(
        sorted(pace.yearly for pace in paces if pace is not None),
        config.max_touches_per_week,
        critical,
    )

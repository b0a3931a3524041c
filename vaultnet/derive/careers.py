"""Where people's work took them, and whether I followed (C1, C2, C4, C5)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from vaultnet.derive.context import Context
from vaultnet.derive.jobs import RANKS, WORD_DAYS, Change, Post, changes_among, posts
from vaultnet.derive.ledger import ledger
from vaultnet.derive.loyalty import is_loyal
from vaultnet.derive.people import active, is_critical
from vaultnet.derive.rates import Share, rounded
from vaultnet.derive.touches import last_touch
from vaultnet.model.network import Person

#: So long somebody is new in a job (C5).
NEW_DAYS = 100

#: How far back a change without a word is still told.
MISSED_DAYS = 365

#: So many of the four qualities make somebody worth following, whatever the job (C4).
RISING_QUALITIES = 3

_LOW, _HIGH = RANKS["manager"], RANKS["vp"]
_DAYS_A_YEAR = 365.25


class Rise(NamedTuple):
    """How far somebody came since their first rank on record (C1).

    Attributes:
        steps: ranks up, or down where it is negative; 0 with a single record.
        yearly: steps a year between the first and the last record; None with a single record.
        first, now: the two ranks.
        since: the day of the first.
        private: whether the first stands on a line that is never quoted.
    """

    steps: int
    yearly: float | None
    first: str
    now: str
    since: date
    private: bool


class Career(NamedTuple):
    """One person's work as of one day.

    Attributes:
        posts: what is told of it, oldest first.
        changes: the changes of job among them, oldest first.
        rank: the rank now, one of `SENIORITIES`, or empty where it is not known; for counting.
        shown: the same for showing: empty where only a private line tells it.
    """

    person: Person
    posts: tuple[Post, ...]
    changes: tuple[Change, ...]
    rank: str
    shown: str


class Risen(NamedTuple):
    """Somebody who has come far (C1); what only a private line tells is empty, or None.

    Attributes:
        first, now: the two ranks.
        since: the day of the first.
    """

    person: Person
    first: str
    since: date | None
    now: str


class Rising(NamedTuple):
    """Somebody to follow whatever their job (C4): the rank to show, or empty; the last touch."""

    person: Person
    rank: str
    last: date | None


#: Somebody and their latest change of job.
_Latest = tuple[Person, Change]


def rise(story: tuple[Post, ...], now: str) -> Rise | None:
    """How far somebody came (C1); None where either rank is not known.

    Args:
        story: their posts, oldest first.
        now: their rank now, or empty.
    """
    first = next((post for post in story if post.seniority), None)
    if first is None or not now:
        return None
    steps, days = RANKS[now] - RANKS[first.seniority], (story[-1].day - first.day).days
    yearly = rounded(steps * _DAYS_A_YEAR / days) if days else None
    return Rise(steps, yearly, first.seniority, now, first.day, first.private)


def rank_now(person: Person, story: tuple[Post, ...]) -> str:
    """Somebody's rank: as the latest post says, else the properties, else the posts before."""
    told = [post.seniority for post in story]
    latest = told[-1] if told else ""
    return latest or person.contact.seniority or next(filter(None, reversed(told)), "")


def career(person: Person, ctx: Context) -> Career:
    """What is told of one person's work; a question for `Context.each`."""
    story = posts(person, ctx.today, ctx.about(ledger, person).jobs)
    if not story:
        rank = person.contact.seniority
        return Career(person, (), (), rank, rank)
    changes = changes_among(story, person, ctx.today)
    rank = rank_now(person, story)
    open_ = rank_now(person, tuple(post for post in story if not post.private))
    is_told = rank in (open_, person.contact.seniority)
    return Career(person, story, changes, rank, rank if is_told else "")


def careers(ctx: Context) -> tuple[Career, ...]:
    """The careers of everyone active, by uid."""
    return tuple(ctx.each(career, active))


def told(ctx: Context) -> int:
    """How many active people there are of whose work anything is told."""
    return sum(ctx.each(_has_story, active))


def _has_story(person: Person, ctx: Context) -> bool:
    return bool(ctx.about(career, person).posts)


def new_in_role(ctx: Context) -> tuple[_Latest, ...]:
    """Whose latest change of job was at most 100 days ago (C5).

    Whoever waits for a word comes first, the critical few before others; the oldest change first.
    """
    return tuple(sorted(_latest(ctx, 0, NEW_DAYS), key=_oldest_first))


def missed(ctx: Context) -> tuple[_Latest, ...]:
    """Whose latest change, of the last 365 days and not new any more, I let pass (C2).

    Whoever waits for a word comes first, the critical few before others; the latest change first.
    """
    late = _latest(ctx, NEW_DAYS + 1, MISSED_DAYS)
    return tuple(sorted((each for each in late if not each[1].followed), key=_latest_first))


def _latest(ctx: Context, least: int, most: int) -> Iterable[_Latest]:
    """Each person's latest change, if it was that many days ago."""
    latest = ctx.gather(_latest_change, active)
    return (each for each in latest if least <= (ctx.today - each[1].day).days <= most)


def _latest_change(person: Person, ctx: Context) -> tuple[_Latest, ...]:
    """It and whose it is, where it may still be told."""
    changes = ctx.about(career, person).changes
    if not changes or (ctx.today - changes[-1].day).days > MISSED_DAYS:
        return ()
    return ((person, changes[-1]),)


def _oldest_first(latest: _Latest) -> tuple[bool, bool, int, str]:
    person, change = latest
    is_done, is_one_of_many = change.touched is not None, not is_critical(person.contact)
    return is_done, is_one_of_many, change.day.toordinal(), person.uid


def _latest_first(latest: _Latest) -> tuple[bool, bool, int, str]:
    is_done, is_one_of_many, day, uid = _oldest_first(latest)
    return is_done, is_one_of_many, -day, uid


def followed(ctx: Context) -> Share:
    """After how many changes of job there was a touch within 90 days, ever (C2).

    Of changes at least 90 days ago; younger ones may still be followed.
    """
    judged = ctx.gather(_followed, active)
    return Share(sum(judged), len(judged))


def _followed(person: Person, ctx: Context) -> list[bool]:
    changes = ctx.about(career, person).changes
    return [c.followed for c in changes if (ctx.today - c.day).days >= WORD_DAYS]


def risen(ctx: Context) -> tuple[Risen, ...]:
    """Who was a manager or less at first, and is a vice president or more now, by uid (C1)."""
    return ctx.gather(_risen, active)


def _risen(person: Person, ctx: Context) -> tuple[Risen, ...]:
    known = ctx.about(career, person)
    way = rise(known.posts, known.rank)
    if way is None or not _is_far(way):
        return ()
    first, since = ("", None) if way.private else (way.first, way.since)
    return (Risen(person, first, since, known.shown),)


def _is_far(way: Rise) -> bool:
    return RANKS[way.first] <= _LOW and RANKS[way.now] >= _HIGH


def is_rising(qualities: tuple[str, ...], rank: str) -> bool:
    """Whether somebody is to be followed whatever their job (C4).

    Args:
        qualities: what they are, of the four words.
        rank: at most manager; empty, for unknown, does as well.
    """
    if len(qualities) < RISING_QUALITIES:
        return False
    return len(set(qualities)) >= RISING_QUALITIES and (not rank or RANKS[rank] <= _LOW)


def rising(ctx: Context) -> tuple[Rising, ...]:
    """Who is to be followed whatever their job, the longest silence first (C4)."""
    found = ctx.gather(_rising, active)
    return tuple(sorted(found, key=lambda r: (r.last or date.min, r.person.uid)))


def _rising(person: Person, ctx: Context) -> tuple[Rising, ...]:
    known = ctx.about(career, person)
    if not is_rising(person.contact.qualities, known.rank):
        return ()
    return (Rising(person, known.shown, last_touch(person, ctx.today)),)


def worth_considering(ctx: Context) -> tuple[Person, ...]:
    """Who of the rising might join the critical few: all three answers are yes; by uid."""
    known = (entry.person for entry in ctx.ask(rising))
    worth = (p for p in known if not is_critical(p.contact) and is_loyal(p.contact))
    return tuple(sorted(worth, key=lambda person: person.uid))

"""What somebody's work was, and what a change of job is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from vaultnet.dates import add_days
from vaultnet.derive.touches import touches_between
from vaultnet.model.interaction import Interaction, field
from vaultnet.model.network import Person
from vaultnet.model.words import SENIORITIES

#: The place of each rank word, lowest first (C1).
RANKS = {word: rank for rank, word in enumerate(SENIORITIES)}

#: Within so many days of a change I want to have said a word (C2).
WORD_DAYS = 90


class Post(NamedTuple):
    """What somebody's work was from one day on, as far as it is told.

    Attributes:
        seniority: one of `SENIORITIES`, or empty.
        text: what the line says besides its fields.
        logged: whether a line of the log tells it; else the properties do.
        private: whether it may be counted but never quoted.
    """

    day: date
    org: str = ""
    title: str = ""
    seniority: str = ""
    text: str = ""
    logged: bool = True
    private: bool = False


class Change(NamedTuple):
    """A change of job.

    Attributes:
        day: since when.
        before: what their work was until then, or None where that is not told.
        after: what it is from then on.
        touched: when we were first in touch, that day or later; None if not yet.
    """

    day: date
    before: Post | None
    after: Post
    touched: date | None

    @property
    def followed(self) -> bool:
        """Whether there was a touch within 90 days (C2)."""
        return self.touched is not None and (self.touched - self.day).days <= WORD_DAYS

    @property
    def word_by(self) -> date:
        """The last day on which a touch follows it."""
        return add_days(self.day, WORD_DAYS)

    @property
    def welcome(self) -> bool:
        """Whether nothing speaks against congratulating.

        A place or a rank is told, and it is no lower rank; else it may be a loss. What is private
        is not told.
        """
        if self.after.private:
            return False
        old, new = self.before.seniority if self.before else "", self.after.seniority
        if old and new:
            return RANKS[new] >= RANKS[old]
        return bool(new or self.after.org)


def posts(
    person: Person, until: date, lines: Iterable[Interaction] | None = None
) -> tuple[Post, ...]:
    """What somebody's work was up to `until`, oldest first.

    The job lines of the log, and the properties where `position_since` is later than all of
    them. Up to 90 days later it is the same change, told before its day.

    Args:
        lines: the job lines of their log, where they are known already.
    """
    if lines is None:
        lines = (line for line in person.log if line.channel == "job")
    told = {line.date: line for line in lines if line.date <= until}
    story = tuple(_logged(told[day]) for day in sorted(told))
    contact = person.contact
    since = contact.position_since
    if since is None or since > until:
        return story
    if story and since <= add_days(story[-1].day, WORD_DAYS):
        return story
    return *story, Post(since, contact.org, contact.job_title, contact.seniority, logged=False)


def _logged(line: Interaction) -> Post:
    org, title, rank = (field(line.fields, key) for key in ("org", "job_title", "seniority"))
    return Post(line.date, org, title, rank, line.text, private=line.private)


def changes_among(story: tuple[Post, ...], person: Person, until: date) -> tuple[Change, ...]:
    """The changes of job among somebody's posts up to `until`, oldest first.

    The first post is a change as well if a line tells it and I knew the person before; else it
    is where the story opens.
    """
    if not story:
        return ()
    was_known = story[0].logged and _was_known(person, story[0].day)
    pairs = zip((None, *story), story, strict=False)
    return tuple(
        Change(after.day, before, after, _first_touch(person, after.day, until))
        for before, after in pairs
        if before is not None or was_known
    )


def _was_known(person: Person, day: date) -> bool:
    """Whether I knew somebody before `day`."""
    contact = person.contact
    begun = person.touches[0].date if person.touches else None
    known = (contact.added, contact.agenda_reviewed, contact.last_contacted, begun)
    return any(since is not None and since < day for since in known)


def _first_touch(person: Person, first: date, until: date) -> date | None:
    touches = touches_between(person, first, until)
    return touches[0].date if touches else None


def job_changes(person: Person, until: date) -> tuple[Change, ...]:
    """The changes of job up to `until`, oldest first."""
    return changes_among(posts(person, until), person, until)


def last_job_change(person: Person, until: date) -> Change | None:
    """The latest change of job up to `until`, or None."""
    changes = job_changes(person, until)
    return changes[-1] if changes else None

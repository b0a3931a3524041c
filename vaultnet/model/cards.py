"""Notes that are about neither a person nor a day: introductions, hooks and ideas."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from vaultnet.model.files import stem
from vaultnet.model.interaction import is_private


class Introduction(NamedTuple):
    """Two people who might meet through me, and how far that has come, by its dates alone.

    Attributes:
        path: the note.
        person_a, person_b: the two, as the note names them; in a network the paths of their notes.
        why, need: what it is for.
        asked_a, agreed_a, declined_a: when the first was asked, said yes, said no; `_b` likewise.
        made: when I brought them together.
        followed_up: when I asked what came of it.
        met: when they met.
        outcome: one of `words.OUTCOMES`, or empty.
    """

    path: str
    person_a: str = ""
    person_b: str = ""
    why: str = ""
    need: str = ""
    asked_a: date | None = None
    agreed_a: date | None = None
    declined_a: date | None = None
    asked_b: date | None = None
    agreed_b: date | None = None
    declined_b: date | None = None
    made: date | None = None
    followed_up: date | None = None
    met: date | None = None
    outcome: str = ""


class Hook(NamedTuple):
    """Something to say that makes people curious.

    Attributes:
        path: the note.
        stance: one of `words.STANCES`, or empty.
        topics: what it is about.
        created: the day it was written down, or None.
        retired: whether it is not to be proposed any more.
        words: the first paragraph, on one line: what to say.
        backed: whether anything stands behind the words.
    """

    path: str
    stance: str = ""
    topics: tuple[str, ...] = ()
    created: date | None = None
    retired: bool = False
    words: str = ""
    backed: bool = False

    @property
    def name(self) -> str:
        """What to call it."""
        return stem(self.path)

    @property
    def private(self) -> bool:
        """Whether its words are never to be quoted."""
        return is_private(self.words)

    def is_there(self, today: date) -> bool:
        """Whether it is not one of a day to come."""
        return self.created is None or self.created <= today


class Idea(NamedTuple):
    """Something worth sending to somebody.

    Attributes:
        path: the note.
        url: where it is to be found, or empty.
        topics: what it is about.
        created: the day it was written down, or None.
    """

    path: str
    url: str = ""
    topics: tuple[str, ...] = ()
    created: date | None = None

    @property
    def name(self) -> str:
        """What to call it."""
        return stem(self.path)


Card = Introduction | Hook | Idea

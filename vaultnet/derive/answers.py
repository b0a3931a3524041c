"""What one context has answered, and what the one before it leaves to it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import compress, count
from operator import attrgetter, is_not
from typing import Any, NamedTuple, TypeVar

from vaultnet.model.network import Person

T = TypeVar("T")

_Question = Callable[..., Any]

_UID = attrgetter("uid")

#: Whom a question was asked of, and what it answered about each.
_Row = tuple[tuple[Person | None, ...], list[Any]]


class Read(NamedTuple):
    """One answer that another answer was made of.

    Attributes:
        of_monday: whether it was asked of the Monday's context, by a question of another day's.
        question: what was asked.
        among: of which people, each of them; None for a question about the whole.
        answer: what it was then.
    """

    of_monday: bool
    question: _Question
    among: _Question | None
    answer: object


class Known(NamedTuple):
    """An answer, and what it was made of, in the order in which that was read."""

    answer: Any
    reads: tuple[Read, ...]


class Readers:
    """Who is being worked out just now, the latest last: each learns what it reads."""

    __slots__ = ("_stack",)

    def __init__(self) -> None:
        self._stack: list[tuple[object, list[Read]] | None] = []

    @property
    def are_deaf(self) -> bool:
        """Whether nothing that is read is told to anybody just now."""
        return bool(self._stack) and self._stack[-1] is None

    def note(
        self, asked: object, question: _Question, among: _Question | None, answer: object
    ) -> None:
        """Tell whoever asked what was read, and of which context."""
        if self._stack and (reader := self._stack[-1]):
            asker, reads = reader
            reads.append(Read(asker is not asked, question, among, answer))

    @contextmanager
    def heard(self, asker: object) -> Iterator[list[Read]]:
        """Collect what is read from here on."""
        reads: list[Read] = []
        self._stack.append((asker, reads))
        try:
            yield reads
        finally:
            self._stack.pop()

    def unheard(self) -> _Unheard:
        """Nothing that is read from here on is told to anybody."""
        return _Unheard(self._stack)


class _Unheard:
    """A plain class, since this is entered for each person and question."""

    __slots__ = ("_stack",)

    def __init__(self, stack: list[tuple[object, list[Read]] | None]) -> None:
        self._stack = stack

    def __enter__(self) -> None:
        self._stack.append(None)

    def __exit__(self, *_: object) -> None:
        self._stack.pop()


class Answers:
    """The answers of one context, and those of the one before.

    Attributes:
        whole: about the whole network.
        whole_before: the same, of the context before; each holds as long as its reads do.
        single: about one person, by question and path.
        readers: who learns what is read; shared by a context and its Monday's.
    """

    __slots__ = (
        "_changes", "_rows", "_rows_before", "readers",
        "single", "whole", "whole_before",
    )  # fmt: skip

    def __init__(self) -> None:
        self.whole: dict[_Question, Known] = {}
        self.whole_before: Mapping[_Question, Known] = {}
        self.readers = Readers()
        self._rows: dict[_Question, _Row] = {}
        self._rows_before: Mapping[_Question, _Row] = {}
        self.single: dict[_Question, dict[str, Any]] = {}
        self._changes: dict[tuple[int, int], tuple[tuple[int, ...], object, object]] = {}

    def inherit(self, before: Answers) -> None:
        """Take over the answers of the context before."""
        self._rows_before = before._rows
        self.whole_before = before.whole

    def row(self, question: _Question, people: tuple[Person, ...], ctx: object) -> list[Any]:
        """The answer for each person; the very same list as before unless one differs."""
        row = self._rows.get(question) or self._rows_before.get(question)
        if row is None:
            told = self.single.get(question, {})
            answers = [
                told[person.path] if person.path in told else question(person, ctx)
                for person in people
            ]
        elif row[0] is people:
            answers = row[1]
        else:
            answers = self._renewed(question, people, ctx, _aligned(row, people))
        self._rows[question] = (people, answers)
        return answers

    def one(self, question: _Question, person: Person, ctx: object) -> Any:  # noqa: ANN401
        """The answer for one person, from a row where it stands in one."""
        if row := self._rows.get(question):
            people, answers = row
            place = bisect_left(people, person.uid, key=_UID)  # by uid, as people nearly always are
            if place < len(people) and people[place] is person:
                return answers[place]
        if self.readers.are_deaf:
            return question(person, ctx)
        with self.readers.unheard():
            return question(person, ctx)

    def _renewed(
        self, question: _Question, people: tuple[Person, ...], ctx: object, row: _Row
    ) -> list[Any]:
        """The answers of a row, those about whoever has changed asked for again."""
        before, known = row
        answers = known
        for place in self._changed(before, people):
            answer = question(people[place], ctx)
            if before[place] is None or not are_equal(known[place], answer):
                answers = list(known) if answers is known else answers
                answers[place] = answer
        return answers

    def _changed(
        self, before: tuple[Person | None, ...], people: tuple[Person, ...]
    ) -> tuple[int, ...]:
        """The places of whoever is not the very same; compared once for all who ask."""
        key = id(before), id(people)
        if key not in self._changes:
            places = tuple(compress(count(), map(is_not, before, people)))
            self._changes[key] = places, before, people  # kept, so that both ids stay theirs
        return self._changes[key][0]


def are_equal(before: object, now: object) -> bool:
    """Whether two answers are the same; what does not let itself be compared is not."""
    try:
        return type(before) is type(now) and bool(before == now)
    except Exception:  # noqa: BLE001 - a plugin's values may do anything
        return False


def _aligned(row: _Row, people: tuple[Person, ...]) -> _Row:
    """The row in the order of these people, with None for those of whom it does not know."""
    before, known = row
    if len(before) == len(people):
        return row
    by_path = {person.path: place for place, person in enumerate(before) if person}
    places = [by_path.get(person.path, -1) for person in people]
    return (
        tuple(before[place] if place >= 0 else None for place in places),
        [known[place] if place >= 0 else None for place in places],
    )

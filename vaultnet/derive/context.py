"""What a question is asked of: a network, the person's decisions, and a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import is_
from typing import Any, NamedTuple, TypeVar, cast

from vaultnet.config import Config
from vaultnet.dates import monday
from vaultnet.model.network import Network, Person

T = TypeVar("T")

#: Whom a question was asked of, and what it answered about each.
_Row = tuple[tuple[Person | None, ...], list[Any]]


class Listed(NamedTuple):
    """An index note, as other notes may speak of it.

    Attributes:
        name: its short name.
        title: its heading.
        path: where it lies in the vault.
    """

    name: str
    title: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """One network as of one day. Questions are pure functions of it; each is answered once.

    Attributes:
        today: the as-of date D, in the vault's time zone; nothing else knows the date.
        index: the index notes of the vault, in the order of the home page.
        inherited: what was answered about each person before, while a vault is watched; it holds
            for whoever has not changed since.
        inherited_whole: other answers given before, each with what it depended on.
        inherited_frozen: what was asked of the Monday before.
    """

    network: Network
    config: Config
    today: date
    index: tuple[Listed, ...] = ()
    inherited: Mapping[Callable[[Person, Any], object], _Row] = field(
        default_factory=dict, repr=False, compare=False
    )
    inherited_whole: Mapping[Callable[..., Any], tuple[object, Any]] = field(
        default_factory=dict, repr=False, compare=False
    )
    inherited_frozen: Context | None = field(default=None, repr=False, compare=False)
    _answers: dict[object, Any] = field(default_factory=dict, repr=False, compare=False, init=False)
    _rows: dict[Callable[[Person, Any], object], _Row] = field(
        default_factory=dict, repr=False, compare=False, init=False
    )

    _kept: dict[Callable[..., Any], tuple[object, Any]] = field(
        default_factory=dict, repr=False, compare=False, init=False
    )

    @property
    def week_start(self) -> date:
        """The Monday of today's ISO week, to which slow measures are frozen."""
        return monday(self.today)

    @property
    def frozen(self) -> Context:
        """The same network as of this week's Monday: what slow measures are asked of."""
        # Never kept as an answer of its own: a context that holds itself outlives its time.
        return self if self.today == self.week_start else self.ask(_frozen)

    def ask(self, question: Callable[[Context], T]) -> T:
        """The answer to a pure question, computed at most once for this context."""
        if question not in self._answers:
            self._answers[question] = question(self)
        answer: T = self._answers[question]
        return answer

    def was_asked(self, question: Callable[[Context], object]) -> bool:
        """Whether a question has been answered already."""
        return question in self._answers

    def each(self, question: Callable[[Person, Context], T], people: tuple[Person, ...]) -> list[T]:
        """The answer for each person, in the order given; ask one group by one question.

        The question must be a pure function of the person, the configuration, the day, where
        links lead and what is known about me; nothing else of the network may matter to it.
        While a vault is watched, the answer is the very same list as before unless one differs.
        """
        row = self._rows.get(question) or self.inherited.get(question)
        if row is None:
            answers = [question(person, self) for person in people]
        else:
            answers = self._renewed(question, people, _aligned(row, people))
        self._rows[question] = (people, answers)
        return answers

    def _renewed(
        self, question: Callable[[Person, Any], T], people: tuple[Person, ...], row: _Row
    ) -> list[T]:
        """The answers of a row, those about whoever has changed asked for again."""
        before, known = row
        answers = known
        for place in self._changed(before, people):
            answer = question(people[place], self)
            if before[place] is None or answer != known[place]:
                answers = list(known) if answers is known else answers
                answers[place] = answer
        return answers

    def _changed(
        self, before: tuple[Person | None, ...], people: tuple[Person, ...]
    ) -> tuple[int, ...]:
        """The places of whoever is not the very same; compared once for all who ask."""
        key = id(before), id(people)
        if key not in self._answers:
            same = enumerate(map(is_, before, people))
            places = tuple(place for place, is_same in same if not is_same)
            self._answers[key] = places, before, people  # kept, so that both ids stay theirs
        found: tuple[int, ...] = self._answers[key][0]
        return found

    def about(self, question: Callable[[Person, Context], T], person: Person) -> T:
        """The answer for one person, worked out at most once for this context."""
        key = (question, person.path)
        if key not in self._answers:
            self._answers[key] = question(person, self)
        answer: T = self._answers[key]
        return answer

    def reuse(self, question: Callable[..., Any], key: object, make: Callable[[], T]) -> T:
        """What `make` gives; while a vault is watched, the last answer if `key` is still equal.

        Args:
            question: names the answer.
            key: everything that the answer depends on besides configuration, day and me.
            make: works the answer out.
        """
        found = self._kept.get(question) or self.inherited_whole.get(question)
        if found is None or found[0] != key:
            found = (key, make())
        self._kept[question] = found
        return cast(T, found[1])

    def following(self, network: Network, config: Config, today: date) -> Context:
        """The context after this one, which takes over what still holds of its answers."""
        same = (config, today, network.me) == (self.config, self.today, self.network.me)
        # An answer may know people by where a link leads: other links, other answers.
        still = same and network.links is self.network.links
        return Context(
            network=network,
            config=config,
            today=today,
            index=self.index,
            inherited=self._rows if same else {},
            inherited_whole=self._kept if still else {},
            inherited_frozen=cast(Context | None, self._answers.get(_frozen)) if same else None,
        )


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


def _frozen(ctx: Context) -> Context:
    if ctx.inherited_frozen is not None:
        return ctx.inherited_frozen.following(ctx.network, ctx.config, ctx.week_start)
    return Context(network=ctx.network, config=ctx.config, today=ctx.week_start, index=ctx.index)

"""What a question is asked of: a network, the person's decisions, and a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import chain, compress
from typing import NamedTuple, TypeVar

from vaultnet.config import Config
from vaultnet.dates import monday
from vaultnet.derive.answers import Answers, Known, Read, are_equal
from vaultnet.model.contact import Contact
from vaultnet.model.linking import LinkIndex
from vaultnet.model.network import Network, Person

T = TypeVar("T")

#: Some people: as they are, or as the answer to a question.
Among = tuple[Person, ...] | Callable[["Context"], tuple[Person, ...]]


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


class Context:
    """One network as of one day. Questions are pure functions of it; each is answered once.

    A context keeps what each answer was made of. In the context that follows it, while a vault is
    watched, an answer holds as long as all that it was made of is the very same.

    Args:
        today: the as-of date D, in the vault's time zone; nothing else knows the date.
        index: the index notes of the vault, in the order of the home page.
    """

    __slots__ = ("_answers", "_index", "_monday", "_monday_before", "_network", "config", "today")

    def __init__(
        self,
        *,
        network: Network,
        config: Config,
        today: date,
        index: tuple[Listed, ...] = (),
    ) -> None:
        self._network = network
        self.config = config
        self.today = today
        self._index = index
        self._answers = Answers()
        # Both are given, never worked out.
        self._answers.whole[_whole_network] = Known(network, ())
        self._answers.whole[_all_listed] = Known(index, ())
        self._monday: Context | None = None
        self._monday_before: Context | None = None

    @property
    def network(self) -> Network:
        """The whole vault. What reads it is asked anew whenever anything has changed."""
        return self.ask(_whole_network)

    @property
    def index(self) -> tuple[Listed, ...]:
        """The index notes of the vault, in the order of the home page."""
        return self.ask(_all_listed)

    @property
    def links(self) -> LinkIndex:
        """Where links lead."""
        return self._network.links

    @property
    def me(self) -> Contact | None:
        """What is known about me."""
        return self._network.me

    @property
    def week_start(self) -> date:
        """The Monday of today's ISO week, to which slow measures are frozen."""
        return monday(self.today)

    @property
    def frozen(self) -> Context:
        """The same network as of this week's Monday: what slow measures are asked of."""
        if self.today == self.week_start:
            return self
        if self._monday is None:
            self._monday = self._made_for_monday()
        return self._monday

    def _made_for_monday(self) -> Context:
        """A context that tells whoever reads this one what is read of it, too."""
        before, self._monday_before = self._monday_before, None
        made = Context(
            network=self._network, config=self.config, today=self.week_start, index=self._index
        )
        made._take_over(before)
        made._answers.readers = self._answers.readers
        return made

    def ask(self, question: Callable[[Context], T]) -> T:
        """The answer to a pure question, worked out at most once for this context."""
        answers = self._answers
        known = answers.whole.get(question)
        if known is None:
            known = answers.whole[question] = self._held(question) or self._worked_out(question)
        answers.readers.note(self, question, None, known.answer)
        answer: T = known.answer
        return answer

    def _held(self, question: Callable[[Context], object]) -> Known | None:
        """What was answered before, if all that it was made of is as it was."""
        before = self._answers.whole_before.get(question)
        if before is None:
            return None
        with self._answers.readers.unheard():
            return before if all(self._is_as_it_was(read) for read in before.reads) else None

    def _is_as_it_was(self, read: Read) -> bool:
        asked = self.frozen if read.of_monday else self
        if read.among is None:
            return asked.ask(read.question) is read.answer
        return asked.each(read.question, read.among) is read.answer

    def _worked_out(self, question: Callable[[Context], object]) -> Known:
        with self._answers.readers.heard(self) as reads:
            answer = question(self)
        before = self._answers.whole_before.get(question)
        if before is not None and are_equal(before.answer, answer):
            answer = before.answer  # so that whatever was made of it holds as well
        return Known(answer, tuple(reads))

    def was_asked(self, question: Callable[[Context], object]) -> bool:
        """Whether a question has been answered already."""
        return question in self._answers.whole

    def each(self, question: Callable[[Person, Context], T], among: Among) -> Sequence[T]:
        """The answer for each person, in the order given; ask one group by one question.

        The question must be a pure function of the person, the configuration, the day, where
        links lead and what is known about me; nothing else of the network may matter to it.
        While a vault is watched, the answer is the very same list as before unless one differs.

        Args:
            among: the people, or a question for them. Whoever asks among the answer to a question
                is asked anew only where an answer differs, whatever else is new about the people.
        """
        answers = self._answers
        with answers.readers.unheard():
            people = self.ask(among) if callable(among) else among
            row: list[T] = answers.row(question, people, self)
        if callable(among):
            answers.readers.note(self, question, among, row)
        return row

    def gather(
        self, question: Callable[[Person, Context], Iterable[T]], among: Among
    ) -> tuple[T, ...]:
        """What a question finds about each, one after the other; most will have nothing.

        Args:
            question, among: as for `each`.
        """
        return tuple(chain.from_iterable(self.each(question, among)))

    def those(
        self, question: Callable[[Person, Context], bool], among: Among
    ) -> tuple[Person, ...]:
        """Those of some people of whom something is true, in the order given.

        Args:
            question, among: as for `each`.
        """
        people = self.ask(among) if callable(among) else among
        return tuple(compress(people, self.each(question, people)))

    def about(self, question: Callable[[Person, Context], T], person: Person) -> T:
        """The answer for one person, worked out at most once; a question as for `each`."""
        single = self._answers.single
        known = single.get(question)
        if known is None:
            known = single[question] = {}
        path = person.path
        if path not in known:
            known[path] = self._answers.one(question, person, self)
        answer: T = known[path]
        return answer

    def following(
        self, network: Network, config: Config, today: date, index: tuple[Listed, ...] = ()
    ) -> Context:
        """The context after this one, which takes over what still holds of its answers."""
        made = Context(network=network, config=config, today=today, index=index)
        made._take_over(self)
        made._monday_before = self._monday
        return made

    def _take_over(self, before: Context | None) -> None:
        """Remember what was answered before, where the same was asked of."""
        if before is not None and self._given() == before._given():
            self._answers.inherit(before._answers)

    def _given(self) -> tuple[object, ...]:
        """All besides people and cards that answers depend on, links by what they are made of."""
        return self.config, self.today, self.me, id(self.links)


def _whole_network(ctx: Context) -> Network:
    return ctx._network


def _all_listed(ctx: Context) -> tuple[Listed, ...]:
    return ctx._index

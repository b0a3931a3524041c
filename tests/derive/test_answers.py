"""Which answers still hold in the context that follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.derive.golden import CY, EVERYONE, ME, TODAY, context, golden, log_line, network, person
from tests.derive.test_context import QUESTIONS
from vaultnet.config import Config
from vaultnet.derive.answers import are_equal
from vaultnet.derive.context import Context
from vaultnet.derive.parts import everyone
from vaultnet.derive.people import active
from vaultnet.model.network import Network, Person, Touch

T = TypeVar("T")

_MONDAY, _TUESDAY = date(2026, 6, 29), date(2026, 6, 30)


def _contact(**change: Any) -> Callable[[Person], Person]:  # noqa: ANN401 - any of its fields
    return lambda person: person._replace(contact=person.contact._replace(**change))


def _talked(one: Person) -> Person:
    line = log_line("2026-06-25 meet give=ideas ask=pending", 90)
    touch = Touch(line.date, line.channel, line.by, one.path, line.line)
    return one._replace(log=(*one.log, line), touches=tuple(sorted((*one.touches, touch))))


#: What may happen to a person's note.
CHANGES: tuple[Callable[[Person], Person], ...] = (
    lambda one: one._replace(log=one.log[:-1], touches=one.touches[:-1]),
    lambda one: one._replace(log=one.log[::-1], items=one.items[::-1]),
    lambda one: one._replace(items=()),
    lambda one: one._replace(path=one.path.replace("People", "Friends")),
    _talked,
    _contact(tier="critical"),
    _contact(tier="many"),
    _contact(status="paused"),
    _contact(communal=True),
    _contact(deathdate=date(2026, 1, 1)),
    _contact(needs=("pilot customers",), offers=("speaking coach",), knows=("cy-okafor",)),
    _contact(seniority="vp", qualities=("smart", "ambitious", "curious"), region="apac"),
    _contact(snooze_until=date(2026, 9, 1)),
    _contact(priorities=("grow",), agenda_reviewed=date(2026, 6, 1)),
    _contact(would_help=False, would_vouch=None),
)
_STEPS = st.lists(
    st.tuples(st.integers(0, len(EVERYONE) - 1), st.sampled_from(CHANGES)), min_size=1, max_size=4
)


@settings(deadline=None, max_examples=40)
@given(_STEPS, st.sampled_from([_MONDAY, _TUESDAY]))
def test_whatever_changes_a_following_context_answers_as_a_fresh_one(
    steps: list[tuple[int, Callable[[Person], Person]]], today: date
) -> None:
    people = [*EVERYONE, person("extra", ["2026-06-01 call"])]
    known = network(*people, me=ME)
    followed = Context(network=known, config=Config(), today=today)
    for question in QUESTIONS:
        followed.ask(question)
    for place, change in steps:
        people[place] = change(people[place])
        known = _after(known, people)
        followed = followed.following(known, Config(), today)
        fresh = Context(network=known, config=Config(), today=today)
        for question in QUESTIONS:
            assert followed.ask(question) == fresh.ask(question), question


def _after(before: Network, people: list[Person]) -> Network:
    """The network of these people; links are the same while all notes lie where they lay."""
    made = network(*people, me=ME)
    paths = {one.path for one in before.people}
    same = paths == {one.path for one in made.people}
    return made._replace(links=before.links) if same else made


def test_an_answer_holds_while_all_that_it_was_made_of_is_as_it_was() -> None:
    asked: list[str] = []

    def names(ctx: Context) -> Sequence[str]:
        asked.append("names")
        return ctx.each(_name, active)

    def count(ctx: Context) -> int:
        asked.append("count")
        return len(ctx.ask(names))

    before, after = _one_log_line_later(lambda ctx: ctx.ask(count))
    assert before == after == 6
    assert asked == ["count", "names"]


def test_an_equal_answer_ends_the_asking() -> None:
    asked: list[str] = []

    def lines(ctx: Context) -> int:
        asked.append("lines")
        return sum(bool(person.log) for person in ctx.ask(everyone))

    def told(ctx: Context) -> str:
        asked.append("told")
        return f"{ctx.ask(lines)} logs"

    before, after = _one_log_line_later(lambda ctx: ctx.ask(told))
    assert before is after
    assert asked == ["told", "lines", "lines"]


def test_only_those_who_changed_are_asked_about_again() -> None:
    asked: list[str] = []

    def name(person: Person, _: Context) -> str:
        asked.append(person.name)
        return person.name

    before, after = _one_log_line_later(lambda ctx: ctx.each(name, active))
    assert before is after
    assert asked == [one.name for one in (*EVERYONE, CY)]


def test_what_reads_the_network_itself_is_asked_anew() -> None:
    before, after = _one_log_line_later(lambda ctx: ctx.ask(_lines))
    assert after == before + 1


def test_what_was_read_of_the_monday_is_looked_at_there() -> None:
    def of_monday(ctx: Context) -> int:
        return ctx.frozen.ask(_lines)

    before, after = _one_log_line_later(lambda ctx: ctx.ask(of_monday))
    assert after == before + 1


def test_another_day_and_another_configuration_are_asked_of_anew() -> None:
    ctx = golden()
    kept = ctx.each(_name, active)
    assert ctx.following(ctx.network, ctx.config, TODAY).each(_name, active) is kept
    tomorrow = ctx.following(ctx.network, ctx.config, date(2026, 7, 1))
    assert tomorrow.each(_name, active) is not kept
    weekly = ctx.following(ctx.network, ctx.config._replace(critical_max=3), TODAY)
    assert weekly.each(_name, active) is not kept


def test_nothing_holds_on_to_the_contexts_before() -> None:
    contexts = [golden()]
    for _ in range(3):
        last = contexts[-1]
        last.frozen.ask(_lines)
        contexts.append(last.following(last.network, last.config, last.today))
    for before, after in pairwise(contexts):
        assert not any(value is before for value in _held(after))


def _held(ctx: Context) -> list[object]:
    return [getattr(ctx, name) for name in Context.__slots__]


def test_a_question_that_fails_is_asked_again() -> None:
    ctx = context(CY)
    faults = [ZeroDivisionError(), None]

    def question(_: Context) -> str:
        fault = faults.pop(0)
        if fault:
            raise fault
        return "well"

    try:
        ctx.ask(question)
    except ZeroDivisionError:
        assert ctx.ask(question) == "well"


def _lines(ctx: Context) -> int:
    return sum(len(person.log) for person in ctx.network.people)


def _name(person: Person, _: Context) -> str:
    return person.name


def _one_log_line_later(question: Callable[[Context], T]) -> tuple[T, T]:
    """The answers before Cy's note has one line more, and after."""
    ctx = golden()
    people = [_talked(one) if one.path == CY.path else one for one in EVERYONE]
    before = question(ctx)
    return before, question(ctx.following(_after(ctx.network, people), ctx.config, ctx.today))


class _Unwilling:
    """A value of a plugin's that does not let itself be compared."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        raise ValueError("ambiguous")


def test_what_cannot_be_compared_is_taken_for_another_answer() -> None:
    def question(ctx: Context) -> _Unwilling:
        assert ctx.ask(_lines)
        return _Unwilling()

    before, after = _one_log_line_later(lambda ctx: ctx.ask(question))
    assert before is not after


def test_true_is_not_one() -> None:
    assert not are_equal(1, True)
    assert are_equal((1, "x"), (1, "x"))

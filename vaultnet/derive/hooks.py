"""What makes people curious: how often it was said, what it did, and what to say next (Q2-Q6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from vaultnet.dates import add_days
from vaultnet.derive.agenda import texts
from vaultnet.derive.brevity import limit, seconds, spoken_words
from vaultnet.derive.context import Context
from vaultnet.derive.matching import cover, lexicon, words
from vaultnet.derive.parts import noted_hooks
from vaultnet.derive.people import active
from vaultnet.derive.rates import Share, laplace, rounded, wilson
from vaultnet.derive.touches import touches_between
from vaultnet.model.cards import Hook
from vaultnet.model.interaction import field
from vaultnet.model.network import Person

#: Whoever comes back to me within so many days has become curious (P12).
REACH_DAYS = 30

#: A repertoire without anything younger is stale (Q6).
FRESH_DAYS = 180

_UNEXPECTED = frozenset({"contrarian", "surprise"})


class Use(NamedTuple):
    """A hook said to somebody once.

    Attributes:
        hook: the path of its note, if it is one.
        day: when; after today it is a plan.
        pull: `yes`, `no`, or empty where nobody noted it.
        reached: whether they came to me within 30 days after.
    """

    hook: str
    day: date
    pull: str
    reached: bool


class Record(NamedTuple):
    """What became of a hook.

    Attributes:
        words, seconds: its length (Q1).
        limit: how many words it should have at most.
        uses: how often it was said.
        pulled: how often it made somebody curious, of the times when that was noted (Q4).
        expected: the rate to expect next time.
        low, high: where the true rate lies, by 95 %.
        last: when it was said last, or None.
    """

    hook: Hook
    words: int
    seconds: float
    limit: int
    uses: int
    pulled: Share
    expected: float
    low: float
    high: float
    last: date | None

    @property
    def is_long(self) -> bool:
        """Whether it has more words than it should (Q1)."""
        return self.words > self.limit

    @property
    def is_spent(self) -> bool:
        """Whether it has had its chance: at best, it pulls less than every other time."""
        return not self.pulled.few and self.high < 0.5


class Repertoire(NamedTuple):
    """The hooks that are not retired, as a whole, without those of a day to come (Q6).

    Attributes:
        unexpected: how many are contrarian or a surprise.
        lately: how many were made in the last 180 days; None where no date is known.
    """

    unexpected: Share
    lately: int | None

    @property
    def is_stale(self) -> bool:
        """Whether none of them is new, as far as dates are known."""
        return self.lately == 0


def uses(person: Person, ctx: Context) -> tuple[Use, ...]:
    """Every hook that the log names, once a line, as written; a question for `Context.each`."""
    named = [(entry.line, entry.target) for entry in person.named if entry.key == "hook"]
    if not named:
        return ()
    lines = {line.line: line for line in person.log}
    told: dict[tuple[int, str], Use] = {}
    for number, target in named:
        path = ctx.links.lead(target, person.path)
        if path is not None and number in lines:
            day, pull = lines[number].date, field(lines[number].fields, "pull")
            told[number, path] = Use(path, day, pull, _reached(person, day, ctx.today))
    return tuple(told.values())


def _reached(person: Person, day: date, today: date) -> bool:
    """Whether somebody began a touch within 30 days after a day (P12)."""
    until = min(add_days(day, REACH_DAYS), today)
    return any(t.by == "them" for t in touches_between(person, add_days(day, 1), until))


def all_uses(ctx: Context) -> tuple[Use, ...]:
    """Every use of a hook with anyone active, up to today."""
    known = {hook.path for hook in ctx.ask(noted_hooks)}
    if not known:
        return ()
    each = ctx.each(uses, active)
    return tuple(u for told in each for u in told if u.hook in known and u.day <= ctx.today)


def records(ctx: Context) -> Mapping[str, Record]:
    """What became of each hook, retired ones too, by path (Q1, Q4)."""
    told: dict[str, list[Use]] = {hook.path: [] for hook in ctx.ask(noted_hooks)}
    for use in ctx.ask(all_uses):
        told[use.hook].append(use)
    return {hook.path: record(hook, told[hook.path]) for hook in ctx.ask(noted_hooks)}


def record(hook: Hook, told: Iterable[Use]) -> Record:
    """What became of one hook (Q1, Q4)."""
    told = tuple(told)
    answers = [use.pull for use in told if use.pull]
    pulled = Share(answers.count("yes"), len(answers))
    length = spoken_words(hook.words)
    return Record(
        hook,
        length,
        seconds(length),
        limit(hook.stance),
        len(told),
        pulled,
        laplace(*pulled),
        *wilson(*pulled),
        max((use.day for use in told), default=None),
    )


def reach_back(ctx: Context) -> Share:
    """How many uses somebody answered by coming to me within 30 days, of all (P12)."""
    told = ctx.ask(all_uses)
    return Share(sum(use.reached for use in told), len(told))


def repertoire(ctx: Context) -> Repertoire:
    """How unexpected and how new what I have to say is (Q6)."""
    hooks = ctx.ask(noted_hooks)
    live = [hook for hook in hooks if not hook.retired and hook.is_there(ctx.today)]
    first = add_days(ctx.today, -FRESH_DAYS)
    days = [hook.created for hook in live if hook.created is not None]
    return Repertoire(
        Share(sum(hook.stance in _UNEXPECTED for hook in live), len(live)),
        sum(first <= day for day in days) if days else None,
    )


def choice_score(topic: float, pulled: Share) -> float:
    """How good a choice a hook is, by its topics and by its past (Q3)."""
    return rounded(0.6 * topic + 0.4 * laplace(*pulled))


def best_hook(person: Person, ctx: Context) -> Hook | None:
    """What to say to somebody who has not heard it yet (Q2, Q3); None if there is nothing.

    Something stands behind its words, they are not private, and it is neither retired nor of a
    day to come. An answer waits for its question, and nobody practises on a communal tie.
    """
    if person.contact.communal:
        return None
    heard = {use.hook for use in uses(person, ctx)} if person.named else set()
    found = [hook for hook in ctx.ask(_proposable) if hook.path not in heard]
    if not found:
        return None
    agenda, known = words(" ".join(texts(person.contact))), ctx.ask(records)
    weights = ctx.ask(lexicon)

    def order(hook: Hook) -> tuple[float, int, str]:
        topic = cover(words(" ".join(hook.topics)), agenda, weights)
        past = known[hook.path]
        return -choice_score(topic, past.pulled), past.uses, hook.path

    return min(found, key=order)


def _proposable(ctx: Context) -> tuple[Hook, ...]:
    return tuple(
        hook
        for hook in ctx.ask(noted_hooks)
        if hook.words and hook.backed and not hook.retired and hook.stance != "answer"
        if not hook.private and hook.is_there(ctx.today)
    )

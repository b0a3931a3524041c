"""Which idea is for whom: by what it is about, and what is on somebody's agenda (P5, I1)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from vaultnet.derive.agenda import texts
from vaultnet.derive.context import Context
from vaultnet.derive.matching import THRESHOLD, cover, lexicon, words
from vaultnet.derive.parts import everyone, noted_ideas
from vaultnet.derive.people import active, is_critical
from vaultnet.derive.rates import rounded
from vaultnet.derive.shelf import Shelf, Weights, Words
from vaultnet.derive.standing import standings
from vaultnet.model.cards import Idea
from vaultnet.model.network import Person


class Fit(NamedTuple):
    """An idea, and whom it suits.

    Attributes:
        person: who might like it most; None where no agenda speaks of it.
        cover: how much of what it is about is on their agenda, from 0 to 1.
    """

    idea: Idea
    person: Person | None
    cover: float


def given(person: Person, ctx: Context) -> frozenset[str]:
    """The paths that the log's own words link to, plans included; a question for `Context.each`."""
    lead, path = ctx.links.lead, person.path
    found = {lead(target, path) for line in person.log for target in line.people}
    return frozenset(where for where in found if where is not None)


def fitting_idea(person: Person, ctx: Context) -> Fit | None:
    """The idea that suits somebody best and that they have not had (I1); None if none does.

    The first by path of several that suit alike. None for communal ties, where nobody is told
    what to give.
    """
    if person.contact.communal or not ctx.ask(noted_ideas):
        return None
    had, agenda = given(person, ctx), _agenda(person, ctx)
    weights = ctx.ask(lexicon)
    fits = (
        Fit(idea, person, cover(_topics(idea), agenda, weights))
        for idea in ctx.ask(noted_ideas)
        if idea.path not in had
    )
    fitting = (fit for fit in fits if fit.cover >= THRESHOLD)
    return min(fitting, key=lambda fit: (-fit.cover, fit.idea.path), default=None)


def fresh_ideas(ctx: Context) -> tuple[Fit, ...]:
    """The ideas that nobody has had, each with the person whom it suits best, if there is one.

    Somebody of the critical few before anyone else, then by cover and uid; nobody who is snoozed
    and no communal tie. The ideas that suit somebody best come first.
    """
    if not ctx.ask(noted_ideas):
        return ()
    had = frozenset(chain.from_iterable(ctx.each(given, everyone)))
    fresh = [idea for idea in ctx.ask(noted_ideas) if idea.path not in had]
    few, others = _readers(fresh, ctx)
    found = (few.best(idea) or others.best(idea) or Fit(idea, None, 0.0) for idea in fresh)
    return tuple(sorted(found, key=lambda fit: (-fit.cover, fit.idea.path)))


def _readers(ideas: Iterable[Idea], ctx: Context) -> tuple[_Readers, _Readers]:
    """Everyone whom an idea may be proposed for: the critical few, and the others."""
    everyone, state, weights = ctx.ask(active), ctx.ask(standings), ctx.ask(lexicon)
    wanted = {word for idea in ideas for word in _topics(idea)}
    few, others = _Readers(wanted, weights), _Readers(wanted, weights)
    for person, agenda in zip(everyone, ctx.each(_agenda, everyone), strict=True):
        contact = person.contact
        if agenda and not contact.communal and state[person.path].state != "snoozed":
            (few if is_critical(contact) else others).add(person, agenda)
    return few, others


class _Readers:
    """People by the words of their agendas.

    Args:
        wanted: every word that an idea is about.
        weights: what words weigh.
    """

    __slots__ = ("_people", "_shelf", "_weights")

    def __init__(self, wanted: Iterable[str], weights: Weights) -> None:
        self._people: list[Person] = []
        self._shelf = Shelf(wanted, weights)
        self._weights = weights

    def add(self, person: Person, agenda: Words) -> None:
        """One more, in the order of uids."""
        self._people.append(person)
        self._shelf.add(frozenset(agenda))

    def best(self, idea: Idea) -> Fit | None:
        """Whom an idea suits best, the first of several; None if it suits nobody."""
        topics = _topics(idea)
        shared = self._shelf.sharing(topics)
        whole = sum(self._weights[word] for word in topics)
        most = rounded(max(shared.values(), default=0.0) / whole) if whole else 0.0
        if most < THRESHOLD:
            return None
        first = min(number for number, weight in shared.items() if rounded(weight / whole) == most)
        return Fit(idea, self._people[first], most)


def _agenda(person: Person, _ctx: Context) -> Words:
    return words(" ".join(texts(person.contact)))


def _topics(idea: Idea) -> Words:
    return words(" ".join(idea.topics))

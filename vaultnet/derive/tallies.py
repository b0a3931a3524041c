"""Favors counted over everyone: how often people helped (G5), how I keep my word (G7)."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from typing import NamedTuple

from vaultnet.derive.between import favors
from vaultnet.derive.context import Context
from vaultnet.derive.favors import promises
from vaultnet.derive.people import active
from vaultnet.derive.rates import Share, laplace, total, wilson
from vaultnet.model.network import Person

_YEAR = 365


class HelpRate(NamedTuple):
    """How often people helped when asked (G5).

    Attributes:
        share: how many said yes, of those who answered.
        expected: the rate to expect next time, from 0 to 1.
        low, high: where the true rate lies, by 95 %.
        last_asked: the latest day on which I asked anyone for anything, or None.
        asked_lately: whether that was within 365 days.
    """

    share: Share
    expected: float
    low: float
    high: float
    last_asked: date | None
    asked_lately: bool


class Owed(NamedTuple):
    """My open promises to everyone active, counted.

    Attributes:
        overdue: how many are past their date.
        next: when the first of the others is due; None where none of them has a date.
    """

    promises: int
    overdue: int
    next: date | None


def owed(ctx: Context) -> Owed:
    """How many promises are open, and how many of them overdue."""
    found = ctx.ask(promises)
    overdue = bisect_left(found, ctx.today, key=lambda promise: promise.due or date.max)
    return Owed(len(found), overdue, found[overdue].due if overdue < len(found) else None)


def help_rate(ctx: Context) -> HelpRate:
    """How often everyone active helped when asked, ever (G5)."""
    share = total(ctx.each(_answers, active))
    last = max(filter(None, ctx.each(_last_asked, active)), default=None)
    lately = last is not None and (ctx.today - last).days <= _YEAR
    return HelpRate(share, laplace(*share), *wilson(*share), last, lately)


def reliability(ctx: Context) -> Share:
    """How reliably I keep my promises to everyone active, ever (G7)."""
    return total(ctx.each(_kept, active))


def _answers(person: Person, ctx: Context) -> Share:
    """How often someone said yes, of all their answers."""
    found = ctx.about(favors, person)
    return Share(found.yes, found.yes + found.no)


def _last_asked(person: Person, ctx: Context) -> date | None:
    return ctx.about(favors, person).asked


def _kept(person: Person, ctx: Context) -> Share:
    return ctx.about(favors, person).kept

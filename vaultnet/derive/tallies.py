"""Favors counted over everyone: how often people helped (G5), how well I keep my word (G7)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from vaultnet.derive.context import Context
from vaultnet.derive.favors import everyones
from vaultnet.derive.rates import Share, laplace, wilson

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


def help_rate(ctx: Context) -> HelpRate:
    """How often everyone active helped when asked, ever (G5)."""
    told = [each for each in ctx.ask(everyones) if each.asked or each.yes or each.no]
    yes = sum(each.yes for each in told)
    share = Share(yes, yes + sum(each.no for each in told))
    last = max((each.asked for each in told if each.asked), default=None)
    lately = last is not None and (ctx.today - last).days <= _YEAR
    return HelpRate(share, laplace(*share), *wilson(*share), last, lately)


def reliability(ctx: Context) -> Share:
    """How reliably I keep my promises to everyone active, ever (G7)."""
    shares = [each.kept for each in ctx.ask(everyones) if each.kept.n]
    return Share(sum(share.k for share in shares), sum(share.n for share in shares))

"""Whether I gave with no strings attached (R8)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from vaultnet.dates import add_days
from vaultnet.derive.context import Context
from vaultnet.derive.dealings import Dealings, everyones_dealings
from vaultnet.derive.rates import Share

#: An ask so soon after a give was hanging on it; a younger give says nothing yet.
STRING_DAYS = 90


def no_strings(ctx: Context) -> Share:
    """How many of my gives to everyone active had no strings, ever (R8)."""
    dealt = ctx.ask(everyones_dealings)
    return ctx.reuse(no_strings, dealt, lambda: _unbound(dealt, ctx.today))


def _unbound(dealt: Iterable[Dealings], today: date) -> Share:
    shares = [unbound(each.given, each.asked, today) for each in dealt if each.given]
    return Share(sum(share.k for share in shares), sum(share.n for share in shares))


def unbound(given: Iterable[date], asked: Sequence[date], today: date) -> Share:
    """How many gives to one person no ask followed within 90 days, of those as old as that (R8).

    An ask on the day of the give follows it.
    """
    last = add_days(today, -STRING_DAYS)
    old = [day for day in given if day <= last]
    if not asked:
        return Share(len(old), len(old))
    bound = (any(0 <= (ask - day).days <= STRING_DAYS for ask in asked) for day in old)
    return Share(len(old) - sum(bound), len(old))

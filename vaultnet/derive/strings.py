"""Whether I gave with no strings attached (R8)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from vaultnet.dates import add_days
from vaultnet.derive.context import Context
from vaultnet.derive.dealings import dealings
from vaultnet.derive.people import active
from vaultnet.derive.rates import Share, total
from vaultnet.model.network import Person

#: An ask so soon after a give was hanging on it; a younger give says nothing yet.
STRING_DAYS = 90


def no_strings(ctx: Context) -> Share:
    """How many of my gives to everyone active had no strings, ever (R8)."""
    return total(ctx.gather(_unbound, active))


def _unbound(person: Person, ctx: Context) -> tuple[Share, ...]:
    dealt = ctx.about(dealings, person)
    return (unbound(dealt.given, dealt.asked, ctx.today),) if dealt.given else ()


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

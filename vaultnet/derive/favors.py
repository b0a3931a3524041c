"""What I promised, what I wait for, what to bring up, and whom to thank, of everyone."""

from __future__ import annotations

from datetime import date

from vaultnet.derive.between import Ask, Promise, Raise, Thanks, favors
from vaultnet.derive.context import Context
from vaultnet.derive.people import active
from vaultnet.model.network import Person


def promises(ctx: Context) -> tuple[Promise, ...]:
    """The open promises to everyone active, soonest due first, those without a date last."""
    # By uid and line they come, so only days have to be compared.
    return tuple(sorted(ctx.gather(_promises, active), key=lambda p: p.due or date.max))


def _promises(person: Person, ctx: Context) -> tuple[Promise, ...]:
    return ctx.about(favors, person).promises


def asks(ctx: Context) -> tuple[Ask, ...]:
    """What I wait for from everyone active, the oldest first, those without a date last.

    Open asks, and log lines whose answer is pending.
    """
    found = ctx.gather(_open_asks, active)
    return tuple(sorted(found, key=lambda a: (a.asked or date.max, a.person.uid, a.line)))


def _open_asks(person: Person, ctx: Context) -> tuple[Ask, ...]:
    return ctx.about(favors, person).asks


def raises(ctx: Context) -> tuple[Raise, ...]:
    """What to mention to everyone active, by uid, as written."""
    return ctx.gather(_raises, active)


def _raises(person: Person, ctx: Context) -> tuple[Raise, ...]:
    return ctx.about(favors, person).raises


def thanks(ctx: Context) -> tuple[Thanks, ...]:
    """Every yes after which there was no touch yet, the latest first, undated ones last.

    A ticked ask is a yes on the day it was completed, else created.
    """
    return tuple(sorted(ctx.gather(_due_thanks, active), key=_latest_first))


def _due_thanks(person: Person, ctx: Context) -> tuple[Thanks, ...]:
    return ctx.about(favors, person).thanks


def _latest_first(thanks: Thanks) -> tuple[int, str, int]:
    return -(thanks.day or date.min).toordinal(), thanks.person.uid, thanks.line

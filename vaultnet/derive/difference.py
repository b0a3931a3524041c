"""How unlike me people are, in the dimensions that were chosen (D2 to D4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from vaultnet.derive.context import Context
from vaultnet.derive.dimensions import open_dimensions, value_of
from vaultnet.derive.people import critical_few
from vaultnet.derive.rates import Share, rounded
from vaultnet.model.contact import Contact
from vaultnet.model.network import Person


class Contrast(NamedTuple):
    """In how many dimensions someone differs from me, of those known for both."""

    person: Person
    difference: Share


def difference(contact: Contact, me: Contact | None, dimensions: Sequence[str]) -> Share:
    """In how many dimensions someone differs from me, of those known for both (D3)."""
    if me is None:
        return Share(0, 0)
    pairs = [(value_of(contact, d), value_of(me, d)) for d in dimensions]
    known = [theirs != mine for theirs, mine in pairs if theirs and mine]
    return Share(sum(known), len(known))


def mean_stretch(differences: Iterable[Share]) -> float | None:
    """The mean of what is known, from 0 to 1; None where nothing is (D3)."""
    rates = sorted(d.k / d.n for d in differences if d.n)
    return rounded(sum(rates) / len(rates)) if rates else None


def contrasts(ctx: Context) -> tuple[Contrast, ...]:
    """The critical few of whom something can be compared with me, the most different first."""
    me, dimensions = ctx.me, ctx.ask(open_dimensions)
    found = (Contrast(p, difference(p.contact, me, dimensions)) for p in ctx.ask(critical_few))
    known = (contrast for contrast in found if contrast.difference.n)
    return tuple(sorted(known, key=lambda c: (-(c.difference.rate or 0.0), c.person.uid)))


def stretch(ctx: Context) -> float | None:
    """How unlike me the critical few are, from 0 to 1; None where nothing is known (D3)."""
    return mean_stretch(contrast.difference for contrast in ctx.ask(contrasts))


def extremes(ctx: Context) -> tuple[Contrast, Contrast] | None:
    """The most different and the most alike of the critical few; None if all are equally so."""
    ranked = ctx.ask(contrasts)
    if not ranked or ranked[0].difference.rate == ranked[-1].difference.rate:
        return None
    alike = min(ranked, key=lambda c: (c.difference.rate or 0.0, c.person.uid))
    return ranked[0], alike


def ei_index(unlike: Share) -> float | None:
    """From 1, where everyone is unlike me, to -1, where nobody is; None for nobody (D2)."""
    return rounded((2 * unlike.k - unlike.n) / unlike.n) if unlike.n else None


def by_choice(alike: Share, alike_at_large: Share) -> float | None:
    """How far I choose people like me, beyond what meeting them by chance would give (D4).

    From 1 for all of it over 0 for chance to below 0, where I choose others; None where nothing
    is known, or where everyone is like me and there is no choice.

    Args:
        alike: how many of those I chose are like me.
        alike_at_large: how many of everyone are.
    """
    if not alike.n or alike_at_large.k == alike_at_large.n:
        return None
    chosen, chance = alike.k / alike.n, alike_at_large.k / alike_at_large.n
    return rounded((chosen - chance) / (1 - chance))

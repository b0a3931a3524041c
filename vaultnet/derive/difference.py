"""How unlike me people are, in the dimensions that were chosen (D3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from vaultnet.derive.context import Context
from vaultnet.derive.people import critical_few
from vaultnet.derive.rates import Share, rounded
from vaultnet.model.contact import Contact

_KEYS = frozenset(Contact._fields)


def value_of(contact: Contact, dimension: str) -> str:
    """What is known of someone in a dimension, folded; empty for unknown."""
    known = getattr(contact, dimension) if dimension in _KEYS else contact.extra.get(dimension)
    return known.strip().casefold() if isinstance(known, str) else ""


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


def stretch(ctx: Context) -> float | None:
    """How unlike me the critical few are, from 0 to 1; None where nothing is known (D3)."""
    me, dimensions = ctx.network.me, ctx.config.dimensions
    return mean_stretch(difference(p.contact, me, dimensions) for p in ctx.ask(critical_few))

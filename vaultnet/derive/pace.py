"""How often someone should hear from me (T1)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from vaultnet.config import Config, Tier
from vaultnet.dates import Cadence, add_days, floor_cadence
from vaultnet.model.contact import Contact


class Pace(NamedTuple):
    """The gaps that a person's cadence, or their tier's, allows.

    Attributes:
        ideal: the gap to aim at, in days.
        longest: the gap never to exceed, in days; at least `ideal`.
        weight: the factor in urgency.
        yearly: touches a year.
        cadence: the ideal gap by the calendar, where one was written.
    """

    ideal: int
    longest: int
    weight: float
    yearly: float
    cadence: Cadence | None = None

    def due(self, last: date) -> date:
        """The day after `last` on which the next touch is due (T2)."""
        return self.cadence.after(last) if self.cadence else add_days(last, self.ideal)

    def latest(self, last: date) -> date:
        """The last day after `last` on which the next touch is not yet overdue (T2)."""
        return max(self.due(last), add_days(last, self.longest))


def cadence_pace(cadence: Cadence, weight: float) -> Pace:
    """The pace of a written cadence: half as long again is the longest gap (T2)."""
    ideal = max(1, cadence.days)
    return Pace(ideal, 3 * ideal // 2, weight, 365 / ideal, cadence)


def tier_pace(tier: Tier) -> Pace | None:
    """The pace of a tier, or None if its people have no personal cadence (T1)."""
    if tier.cadence is not None:
        return cadence_pace(tier.cadence, tier.weight)
    if not tier.touches_per_year:
        return None
    ideal = floor_cadence(tier.touches_per_year)
    least = tier.min_touches_per_year
    longest = floor_cadence(least) if least else 3 * ideal // 2
    return Pace(ideal, max(ideal, longest), tier.weight, tier.touches_per_year)


def pace_of(contact: Contact, config: Config) -> Pace | None:
    """The person's own pace, else the tier's."""
    tier = config.tier(contact.tier)
    if contact.cadence is not None:
        return cadence_pace(contact.cadence, tier.weight)
    return tier_pace(tier)


def reference_gap(config: Config) -> int:
    """The ideal gap of the critical few in days: the measure for those without a cadence."""
    pace = tier_pace(config.tier("critical"))
    return pace.ideal if pace is not None else floor_cadence(3)


def pace_book(config: Config) -> Callable[[Contact], Pace | None]:
    """`pace_of` for one configuration, working each kind of pace out only once."""
    known: dict[tuple[str, Cadence | None], Pace | None] = {}

    def look_up(contact: Contact) -> Pace | None:
        kind = (contact.tier, contact.cadence)
        if kind not in known:
            known[kind] = pace_of(contact, config)
        return known[kind]

    return look_up

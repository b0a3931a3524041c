"""How often someone should hear from me."""

from __future__ import annotations

from datetime import date

import pytest

from vaultnet.config import Config, Tier
from vaultnet.dates import Cadence
from vaultnet.derive.pace import (
    Pace,
    cadence_pace,
    pace_book,
    pace_of,
    reference_gap,
    tier_pace,
)
from vaultnet.model.contact import Contact

CRITICAL = Contact("ada", "Ada", tier="critical")


def test_the_critical_few_have_two_gaps() -> None:
    assert pace_of(CRITICAL, Config()) == Pace(121, 182, 2.0, 3)


def test_the_many_have_no_cadence() -> None:
    assert pace_of(Contact("ada", "Ada"), Config()) is None


@pytest.mark.parametrize(
    ("cadence", "ideal", "longest"),
    [
        (Cadence(30, "days"), 30, 45),
        (Cadence(1, "days"), 1, 1),
        (Cadence(7, "days"), 7, 10),
        (Cadence(6, "months"), 182, 273),
        (Cadence(1, "years"), 365, 547),
    ],
)
def test_half_as_long_again_is_the_longest_gap_of_an_own_cadence(
    cadence: Cadence, ideal: int, longest: int
) -> None:
    pace = cadence_pace(cadence, 1.0)
    assert (pace.ideal, pace.longest) == (ideal, longest)
    assert pace.yearly == 365 / ideal


def test_an_own_cadence_goes_before_the_tiers_and_keeps_its_weight() -> None:
    monthly = Cadence(30, "days")
    assert pace_of(CRITICAL._replace(cadence=monthly), Config()) == cadence_pace(monthly, 2.0)
    own = Contact("ada", "Ada", cadence=monthly)
    assert pace_of(own, Config()) == cadence_pace(monthly, 1.0)


def test_a_tier_with_a_cadence_is_treated_alike() -> None:
    weekly = Cadence(2, "weeks")
    assert tier_pace(Tier(name="inner", cadence=weekly, weight=1.0)) == cadence_pace(weekly, 1.0)


def test_a_tier_without_a_floor_has_half_as_long_again() -> None:
    assert tier_pace(Tier(name="inner", touches_per_year=12)) == Pace(30, 45, 1.0, 12)


def test_the_longest_gap_is_never_under_the_ideal() -> None:
    tier = Tier(name="odd", touches_per_year=3, min_touches_per_year=12)
    assert tier_pace(tier) == Pace(121, 121, 1.0, 3)


@pytest.mark.parametrize(
    ("last", "due", "latest"),
    [("2026-01-15", "2026-05-16", "2026-07-16"), ("2023-11-01", "2024-03-01", "2024-05-01")],
)
def test_the_next_touch_is_due_one_ideal_gap_after_the_last(
    last: str, due: str, latest: str
) -> None:
    pace = pace_of(CRITICAL, Config())
    assert pace is not None
    assert pace.due(date.fromisoformat(last)).isoformat() == due
    assert pace.latest(date.fromisoformat(last)).isoformat() == latest


def test_a_cadence_in_months_follows_the_calendar() -> None:
    pace = cadence_pace(Cadence(1, "months"), 1.0)
    assert pace.due(date(2026, 1, 31)) == date(2026, 2, 28)
    assert pace.latest(date(2026, 1, 31)) == date(2026, 3, 17)


def test_the_measure_for_people_without_a_cadence_is_the_critical_fews() -> None:
    assert reference_gap(Config()) == 121
    assert reference_gap(Config(touches_per_year=4)) == 91
    assert reference_gap(Config(tiers=(Tier(name="critical"),))) == 121


def test_the_book_says_what_each_one_alone_says() -> None:
    config = Config(tiers=(Tier(name="inner", touches_per_year=12),))
    book = pace_book(config)
    for tier in ("critical", "many", "inner", "unheard of"):
        for cadence in (None, Cadence(2, "weeks")):
            contact = Contact("ada", "Ada", tier=tier, cadence=cadence)
            assert book(contact) == book(contact) == pace_of(contact, config)

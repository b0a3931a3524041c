"""How strong a tie is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.derive.golden import EVERYONE, NAMES, TODAY, context, golden, person
from vaultnet.config import Config
from vaultnet.dates import Cadence
from vaultnet.derive.strength import (
    critical_strengths,
    decay,
    depth,
    drift,
    quiet,
    reference,
    strengths,
    strengths_of,
    total_depth,
    weekly_strengths,
)
from vaultnet.model.contact import Contact
from vaultnet.model.network import Person

USUAL = reference(121, 180)


@pytest.mark.parametrize(
    ("name", "strength", "depth", "drift"),
    [
        ("ana", 5.0513, 1, 0.7313),
        ("bo", 1.8609, 1, 0.1639),
        ("cy", 2.5915, 1, 0.5563),
        ("di", 0, 0, 0.9837),
        ("ed", 1.6280, 0.9663, 0.3287),
        ("fe", 0.0181, 0.0107, 0.0070),
    ],
)
def test_the_small_vault(name: str, strength: float, depth: float, drift: float) -> None:
    found = golden().ask(strengths)[EVERYONE[NAMES.index(name)].path]
    assert found[1:4] == pytest.approx((strength, depth, drift), abs=5e-5)


def test_the_critical_few_of_the_small_vault_are_three_relationships_deep() -> None:
    found = golden().ask(critical_strengths)
    assert len(found) == 4
    assert total_depth(found.values()) == 3.0


@pytest.mark.parametrize(
    ("ages", "strength"),
    [
        ([], 0.0),
        ([(0, 1.0)], 1.0),
        ([(180, 1.0)], 0.5),
        ([(0, 1.0), (121, 1.0), (242, 1.0)], 2.021345),
        ([(30, 3.0), (90, 2.0), (400, 1.0)], 4.301221),
    ],
)
def test_a_touch_counts_half_after_each_half_life(
    ages: list[tuple[int, float]], strength: float
) -> None:
    assert decay(ages, 180) == pytest.approx(strength, abs=5e-7)


def test_on_cadence_the_strength_swings_around_two() -> None:
    assert pytest.approx(1.684847, abs=5e-7) == USUAL
    for_ever = [(121 * n, 1.0) for n in range(60)]
    assert decay(for_ever, 180) == pytest.approx(2.684847, abs=5e-7)


@pytest.mark.parametrize(
    ("strength", "found"), [(0, 0.0), (0.5, 0.2968), (1.684847, 1.0), (9, 1.0)]
)
def test_depth_is_full_on_cadence_and_more_adds_nothing(strength: float, found: float) -> None:
    assert depth(strength, USUAL) == pytest.approx(found, abs=5e-5)


def test_five_deep_ties_outweigh_two_hundred_shallow_ones() -> None:
    assert 200 * depth(0.02, USUAL) == pytest.approx(2.37, abs=0.01)
    assert 5 * depth(USUAL, USUAL) == 5.0


@pytest.mark.parametrize(
    ("gaps", "span", "silence", "found"),
    [
        (0, 0, 1, 0.9837),
        (0, 0, 121, 0.25),
        (20, 140, 30, 0.0913),
        (3, 1095, 200, 0.467037),
    ],
)
def test_a_silence_is_unusual_only_for_the_person(
    gaps: int, span: int, silence: int, found: float
) -> None:
    assert drift(121, gaps, span, silence) == pytest.approx(found, abs=5e-5)


def test_a_weekly_friend_is_quiet_long_before_being_due() -> None:
    weekly = [f"{TODAY - timedelta(days=30 + 7 * n)} call" for n in range(21)]
    ada = person(Contact("ada", "Ada", tier="critical", added=date(2020, 1, 1)), weekly)
    found = context(ada).ask(critical_strengths)
    assert found[ada.path].drift == pytest.approx(0.0913, abs=5e-5)
    assert quiet(found.values()) == (ada,)


def test_only_one_of_the_small_vault_is_quieter_than_usual() -> None:
    assert [p.uid for p in quiet(golden().ask(strengths).values())] == ["fe-haddad"]
    assert quiet(golden().ask(critical_strengths).values()) == ()


def test_an_own_cadence_is_the_gap_to_expect() -> None:
    log = ["2026-06-20 call"]
    own = person(Contact("ada", "Ada", cadence=Cadence(10, "days")), log)
    other = person("ben", log)
    found = context(own, other).ask(strengths)
    assert found[own.path].drift == drift(10, 0, 0, 10) == 0.25
    assert found[other.path].drift == drift(121, 0, 0, 10)


def test_an_imported_last_contact_ends_the_silence_but_adds_no_strength() -> None:
    contact = Contact("ada", "Ada", added=date(2020, 1, 1), last_contacted=date(2026, 6, 20))
    found = context(person(contact)).ask(strengths)["People/ada.md"]
    assert (found.strength, found.drift) == (0.0, drift(121, 0, 0, 10))


def test_generated_notes_see_monday_and_nothing_after_it() -> None:
    contact = Contact("ada", "Ada", tier="critical", added=date(2020, 1, 1))
    quiet_week = person(contact, ["2026-05-01 meet"])
    busy_week = person(contact, ["2026-05-01 meet", "2026-06-30 meet"])
    wednesday, thursday = date(2026, 7, 1), date(2026, 7, 2)
    frozen = context(quiet_week, today=wednesday).ask(weekly_strengths)[quiet_week.path]
    for today in (wednesday, thursday):
        found = context(busy_week, today=today).ask(weekly_strengths)[busy_week.path]
        assert found[1:] == frozen[1:]
    moved = context(busy_week, today=date(2026, 7, 6)).ask(weekly_strengths)
    assert moved[busy_week.path].strength > frozen.strength


def test_many_touches_of_one_day_are_worth_no_more_than_the_best() -> None:
    once = person("ada", ["2026-06-01 meet"])
    often = person("ada", ["2026-06-01 meet", "2026-06-01 call", "2026-06-01 message"])
    alone, many = (strengths_of([p], TODAY, Config())["People/ada.md"] for p in (once, often))
    assert alone[1:] == many[1:]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 900), st.sampled_from(["meet", "call", "social"]))))
def test_strength_is_the_plain_sum_whatever_the_order(events: list[tuple[int, str]]) -> None:
    log = [f"{TODAY - timedelta(days=age)} {channel}" for age, channel in events]
    one, other = person("ada", log), person("ada", list(reversed(log)))
    best: dict[int, float] = {}
    for age, channel in events:
        best[age] = max(best.get(age, 0), {"meet": 3.0, "call": 2.0, "social": 0.5}[channel])
    found = strengths_of([one], TODAY, Config())["People/ada.md"]
    plain = sum(weight * 2 ** (-age / 180) for age, weight in best.items())
    assert found.strength == pytest.approx(plain, abs=2e-6)
    assert found[1:] == strengths_of([other], TODAY, Config())["People/ada.md"][1:]
    assert 0 <= found.drift <= 1
    assert 0 <= found.depth <= 1


@settings(deadline=None)
@given(st.permutations(EVERYONE))
def test_the_order_of_people_changes_nothing(people: list[Person]) -> None:
    assert context(*people).ask(strengths) == golden().ask(strengths)

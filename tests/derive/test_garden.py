"""How the ties to everyone active are tended."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.derive.golden import (
    ANA,
    BO,
    CY,
    DI,
    EVERYONE,
    FE,
    ME,
    TODAY,
    context,
    day,
    golden,
    network,
    person,
)
from vaultnet.dates import monday
from vaultnet.derive.garden import Garden, Tended, burstiness, garden
from vaultnet.derive.strength import quiet, strengths_of
from vaultnet.model.contact import Contact
from vaultnet.model.network import Person, Touch


@pytest.mark.parametrize(
    ("gaps", "found"),
    [
        ([120, 120, 120], -1),
        ([90, 150, 120, 60], -0.5631),
        ([2, 3, 355], 0.9583),
        ([0, 0, 0, 360], 1),
        ([120, 82, 64], -0.6277),
        ([120, 82], None),
        ([0, 0, 0], None),
        ([], None),
    ],
)
def test_even_gaps_are_minus_one_and_a_heap_is_one(gaps: list[int], found: float | None) -> None:
    assert burstiness(gaps) == (found and pytest.approx(found, abs=5e-5))


GAPS = st.lists(st.integers(0, 2000), min_size=3, max_size=30).filter(any)


@given(GAPS)
def test_burstiness_keeps_within_its_range_and_knows_no_order(gaps: list[int]) -> None:
    found = burstiness(gaps)
    assert found is not None
    assert -1 <= found <= 1
    assert burstiness(sorted(gaps)) == found
    assert burstiness([10 * gap for gap in gaps]) == pytest.approx(found, abs=2e-6)


def test_the_small_vault() -> None:
    assert golden().ask(garden) == Garden(
        evenly=(Tended(ANA, (120, 82, 64)),),
        in_bursts=(),
        quieter=(FE,),
        untouched=(FE,),
        young=(BO, CY, DI),
        young_count=4,
    )


def touched(contact: Contact | str, *ages: int) -> Person:
    return person(contact, [f"{TODAY - timedelta(days=age)} call" for age in ages])


def uids(people: tuple[Person, ...]) -> list[str]:
    return [someone.uid for someone in people]


def test_a_rhythm_of_chance_is_neither_even_nor_in_bursts() -> None:
    found = context(touched("ada", 240, 220, 160, 0)).ask(garden)
    assert (found.evenly, found.in_bursts, found.young_count) == ((), (), 0)


def test_the_bounds_belong_to_what_they_bound() -> None:
    assert burstiness([2, 9, 9]) == -0.3
    assert burstiness([7, 7, 46]) == 0.3
    assert len(context(touched("ada", 20, 18, 9, 0)).ask(garden).evenly) == 1
    assert len(context(touched("ada", 60, 53, 46, 0)).ask(garden).in_bursts) == 1


@pytest.mark.parametrize(
    ("name", "ages", "rhythm"),
    [("evenly", (300, 200, 100, 0), (100, 100, 100)), ("in_bursts", (300, 2, 1, 0), (298, 1, 1))],
)
def test_the_gaps_are_told_the_oldest_first(
    name: str, ages: tuple[int, ...], rhythm: tuple[int, ...]
) -> None:
    (found,) = getattr(context(touched("ada", *ages)).ask(garden), name)
    assert found.gaps == rhythm


def test_touches_of_one_day_are_one_and_planned_ones_none() -> None:
    elsewhere = Touch(TODAY - timedelta(days=100), "touch", "me", "Daily/x.md", 4)
    log = [f"{TODAY - timedelta(days=age)} call" for age in (300, 200, 100, 0, -50)]
    (found,) = context(person("ada", log, touches=[elsewhere])).ask(garden).evenly
    assert found.gaps == (100, 100, 100)


def test_whoever_was_not_touched_for_a_year_is_tended_no_more() -> None:
    found = context(touched("ada", 666, 566, 466, 366)).ask(garden)
    assert (found.evenly, uids(found.untouched), found.young_count) == ((), ["ada"], 0)
    kept = context(touched("ada", 665, 565, 465, 365)).ask(garden)
    assert (len(kept.evenly), kept.untouched) == (1, ())


def test_a_year_without_a_first_touch_is_one_without_a_touch() -> None:
    old, new = TODAY - timedelta(days=366), TODAY - timedelta(days=365)
    vault = context(
        person(Contact("old", "Old", added=old)),
        person(Contact("new", "New", added=new)),
        person("unknown"),
        person(Contact("imported", "I", added=old, last_contacted=TODAY)),
    )
    found = vault.ask(garden)
    assert uids(found.untouched) == ["old"]
    assert found.quieter == ()
    assert found.young_count == 3


def test_the_critical_few_come_first_then_the_longest_silence() -> None:
    few = Contact("zoe", "Zoe", tier="critical")
    vault = context(
        touched("ada", 400), touched("ben", 900), touched(few, 500),
        touched(few._replace(uid="yan"), 500),
    )  # fmt: skip
    found = vault.ask(garden)
    assert uids(found.untouched) == ["yan", "zoe", "ben", "ada"]
    assert uids(found.quieter) == ["yan", "zoe", "ben", "ada"]


def test_only_the_critical_are_named_as_too_young_and_all_are_counted() -> None:
    vault = context(
        touched(Contact("zoe", "Zoe", tier="critical"), 10, 5), touched("ada", 3), person("ben")
    )
    found = vault.ask(garden)
    assert (uids(found.young), found.young_count) == (["zoe"], 3)


def test_a_weekly_friend_silent_for_a_month_is_quieter_than_usual() -> None:
    weekly = touched("ada", *range(31, 172, 7))
    found = context(weekly).ask(garden)
    assert uids(found.quieter) == ["ada"]
    assert [tended.person for tended in found.evenly] == [weekly]


def test_quieter_is_as_of_monday_and_what_came_after_is_left_out() -> None:
    wednesday = date(2026, 7, 1)
    weekly = [f"{day('2026-06-29') - timedelta(days=age)} call" for age in range(31, 172, 7)]
    woken = person("ada", [*weekly, "2026-06-30 call"])
    assert uids(context(woken, today=wednesday).ask(garden).quieter) == ["ada"]
    assert context(woken, today=date(2026, 7, 6)).ask(garden).quieter == ()


def test_a_silence_is_as_long_as_it_was_on_monday() -> None:
    once = person("ada", [f"{day('2026-06-29') - timedelta(days=261)} call"])
    assert context(once, today=day("2026-07-05")).ask(garden).quieter == ()
    assert context(once, today=day("2026-07-06")).ask(garden).quieter == (once,)


def test_whoever_is_snoozed_is_not_called_quiet() -> None:
    asleep = Contact("ada", "Ada", tier="critical", snooze_until=date(2026, 7, 1))
    found = context(touched(asleep, 900)).ask(garden)
    assert (found.quieter, found.untouched, uids(found.young)) == ((), (), ["ada"])


def test_whoever_does_not_count_is_in_no_bed() -> None:
    vault = context(
        touched(Contact("ada", "Ada", status="paused"), 300, 200, 100, 0),
        touched(Contact("ben", "Ben", deathdate=date(2026, 1, 1)), 900),
    )
    assert vault.ask(garden) == context().ask(garden) == ((), (), (), (), (), 0)


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(0, 1500), min_size=1, max_size=6), max_size=5))
def test_whoever_is_quieter_is_so_by_the_measure_of_the_critical_few(ages: list[list[int]]) -> None:
    people = [touched(f"p{n}", *found) for n, found in enumerate(ages)]
    vault, week = context(*people), monday(TODAY)
    begun = [p for p in people if p.touches[0].date <= week]
    strengths = strengths_of(begun, week, vault.config).values()
    assert set(uids(vault.ask(garden).quieter)) == set(uids(quiet(strengths)))


@settings(deadline=None)
@given(st.permutations(EVERYONE))
def test_the_order_of_people_changes_nothing(people: list[Person]) -> None:
    assert context(*people).ask(garden) == golden().ask(garden)


def test_whoever_changes_is_looked_at_again_while_the_others_are_remembered() -> None:
    before = golden()
    before.ask(garden)
    people = [touched(FE.contact, 0) if someone is FE else someone for someone in EVERYONE]
    after = before.following(network(*people, me=ME), before.config, TODAY)
    assert after.ask(garden) == context(*people, me=ME).ask(garden)
    assert after.ask(garden).untouched == ()

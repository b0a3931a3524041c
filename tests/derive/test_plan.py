"""Which week each next touch belongs to."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.derive.golden import EVERYONE, TODAY, context, golden, person
from vaultnet.config import Config
from vaultnet.dates import Birthday, Cadence, iso_week
from vaultnet.derive.context import Context
from vaultnet.derive.plan import (
    Job,
    comfort,
    jitter,
    jobs,
    lateness,
    load,
    load_of,
    make_job,
    monday_of,
    schedule,
    week_of,
    week_plan,
)
from vaultnet.model.contact import Contact
from vaultnet.model.network import Person

CRITICAL = Contact("ada", "Ada", tier="critical", added=date(2020, 1, 1))

SIX = [
    make_job(uid, release, deadline)
    for uid, release, deadline in (
        ("ana", 0, 0), ("bo", 0, 1), ("cy", 0, 1), ("di", 1, 1), ("ed", 0, 3), ("fe", 2, 2),
    )
]  # fmt: skip


def _weeks(jobs: list[Job], capacity: int) -> dict[str, int]:
    return {slot.job.uid: slot.week for slot in schedule(jobs, capacity)}


def _job(vault: Context, uid: str) -> tuple[str, str]:
    job = next(job for job in vault.ask(jobs) if job.uid == uid)
    return iso_week(monday_of(job.release)), iso_week(monday_of(job.deadline))


def test_two_a_week_keep_every_deadline_of_six() -> None:
    assert _weeks(SIX, 2) == {"ana": 0, "bo": 0, "cy": 1, "di": 1, "fe": 2, "ed": 2}
    assert lateness(schedule(SIX, 2)) == 0


def test_one_a_week_is_two_weeks_late() -> None:
    assert _weeks(SIX, 1) == {"ana": 0, "bo": 1, "cy": 2, "di": 3, "fe": 4, "ed": 5}
    assert lateness(schedule(SIX, 1)) == 2


def test_two_a_week_are_comfortable_for_six() -> None:
    assert comfort(SIX) == 2


def test_what_is_late_already_asks_for_no_more_capacity_than_helps() -> None:
    assert comfort([make_job("ada", 10, 3), make_job("ben", 10, 12)]) == 1
    assert comfort([make_job("ada", 10, 3), make_job("ben", 10, 3)]) == 2
    assert comfort([make_job("ada", 10, 20), make_job("ben", 10, 20)]) == 1
    assert comfort([]) == 0


def test_nothing_to_plan_is_no_plan() -> None:
    assert schedule([], 3) == ()
    assert lateness(()) is None


JOBS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=4).map(
    lambda pairs: [make_job(f"p{n}", r, r + slack) for n, (r, slack) in enumerate(pairs)]
)


@settings(deadline=None, max_examples=60)
@given(JOBS, st.integers(1, 3))
def test_no_other_plan_has_a_smaller_greatest_lateness(jobs: list[Job], capacity: int) -> None:
    best = min(
        max(week - job.deadline for week, job in zip(weeks, jobs, strict=True))
        for weeks in product(range(8), repeat=len(jobs))
        if max(Counter(weeks).values()) <= capacity
        and all(week >= job.release for week, job in zip(weeks, jobs, strict=True))
    )
    assert lateness(schedule(jobs, capacity)) == best


@settings(deadline=None)
@given(JOBS, st.integers(1, 3))
def test_the_order_of_jobs_changes_no_plan(jobs: list[Job], capacity: int) -> None:
    plan = schedule(jobs, capacity)
    assert schedule(list(reversed(jobs)), capacity) == plan
    assert max(Counter(slot.week for slot in plan).values()) <= capacity
    assert all(slot.week >= slot.job.release for slot in plan)


MANY_JOBS = st.lists(st.tuples(st.integers(0, 8), st.integers(-2, 6)), min_size=1).map(
    lambda pairs: [make_job(f"p{n}", r, r + slack) for n, (r, slack) in enumerate(pairs)]
)


@settings(deadline=None)
@given(MANY_JOBS)
def test_comfort_is_the_least_capacity_that_is_late_by_no_more_than_it_must(
    jobs: list[Job],
) -> None:
    must = max(0, *(job.release - job.deadline for job in jobs))
    enough = [n for n in range(1, len(jobs) + 1) if (lateness(schedule(jobs, n)) or 0) <= must]
    assert comfort(jobs) == enough[0]


def test_equal_jobs_are_taken_by_the_digest_of_the_uid() -> None:
    slots = schedule([make_job(uid, 0, 0) for uid in ("ana-ruiz", "bo-lindqvist")], 1)
    assert [slot.job.uid for slot in slots] == ["bo-lindqvist", "ana-ruiz"]


def test_weeks_begin_on_monday() -> None:
    assert monday_of(week_of(TODAY)) == date(2026, 6, 29)
    assert week_of(date(2026, 7, 5)) == week_of(TODAY)
    assert week_of(date(2026, 7, 6)) == week_of(TODAY) + 1
    assert week_of(date.min) == 0


def test_the_small_vault_with_one_touch_a_week() -> None:
    slots = schedule(golden().ask(jobs), 1)
    assert [(slot.job.uid, iso_week(monday_of(slot.week))) for slot in slots] == [
        ("bo-lindqvist", "2026-W27"),
        ("di-tanaka", "2026-W28"),
        ("cy-okafor", "2026-W35"),
        ("ana-ruiz", "2026-W40"),
    ]


def test_the_small_vault_this_week_and_later() -> None:
    plan = golden().ask(week_plan)
    assert [s.person.uid for s in plan.this_week] == ["bo-lindqvist", "di-tanaka"]
    assert [(p.monday, p.person.uid) for p in plan.coming] == [
        (date(2026, 8, 24), "cy-okafor"),
        (date(2026, 9, 28), "ana-ruiz"),
    ]
    assert plan.lateness == 4


def test_a_week_never_holds_more_than_the_capacity() -> None:
    log = ["2025-01-01 call"]
    people = [person(CRITICAL._replace(uid=f"p{n}"), log) for n in range(12)]
    plan = context(*people, config=Config(max_touches_per_week=5)).ask(week_plan)
    assert len(plan.this_week) == 5
    weeks = Counter(planned.monday for planned in plan.coming)
    assert list(weeks.values()) == [5, 2]


def test_only_active_people_with_a_cadence_have_a_place() -> None:
    log = ["2025-01-01 call"]
    vault = context(
        person(CRITICAL._replace(uid="paused", status="paused"), log),
        person(CRITICAL._replace(uid="dead", deathdate=date(2026, 1, 1)), log),
        person(CRITICAL._replace(uid="many", tier="many"), log),
        person(CRITICAL._replace(uid="own", tier="many", cadence=Cadence(1, "weeks")), log),
    )
    assert [job.uid for job in vault.ask(jobs)] == ["own"]


def test_a_snoozed_person_is_released_in_the_week_in_which_the_snooze_ends() -> None:
    log = ["2025-01-01 call"]
    vault = context(person(CRITICAL._replace(snooze_until=date(2026, 8, 5)), log))
    assert _job(vault, "ada")[0] == "2026-W32"
    plan = vault.ask(week_plan)
    assert plan.this_week == ()
    assert plan.coming[0].monday == date(2026, 8, 3)


def test_an_occasion_between_release_and_deadline_becomes_both() -> None:
    log = ["2026-04-01 call"]  # due 2026-07-31, latest 2026-09-30
    assert _job(context(person(CRITICAL, log)), "ada") == ("2026-W31", "2026-W40")
    for birthday, weeks in (
        (Birthday(8, 20), ("2026-W34", "2026-W34")),
        (Birthday(7, 27), ("2026-W31", "2026-W31")),
        (Birthday(10, 4), ("2026-W40", "2026-W40")),
        (Birthday(7, 26), ("2026-W31", "2026-W40")),
        (Birthday(10, 5), ("2026-W31", "2026-W40")),
    ):
        ada = person(CRITICAL._replace(birthday=birthday), log)
        assert _job(context(ada), "ada") == weeks


def test_an_occasion_of_yesterday_moves_nothing() -> None:
    ada = person(CRITICAL._replace(birthday=Birthday(6, 29)), ["2026-02-01 call"])
    assert _job(context(ada), "ada") == ("2026-W27", "2026-W31")


@pytest.mark.parametrize(
    ("uid", "days"),
    [("ana-ruiz", 18), ("bo-lindqvist", 26), ("cy-okafor", 12), ("di-tanaka", 16)],
)
def test_the_jitter_of_a_uid_is_always_the_same(uid: str, days: int) -> None:
    assert jitter(uid, 28) == days


def _imports(today: date) -> list[Person]:
    return [person(Contact(f"c{n:02}", "C", tier="critical", added=today)) for n in range(40)]


def test_many_new_contacts_are_spread_over_the_weeks() -> None:
    monday = date(2026, 6, 29)
    vault = context(*_imports(monday), today=monday)
    raw = Counter(jitter(f"c{n:02}", 56) // 7 for n in range(40))
    assert [raw[week] for week in range(8)] == [7, 2, 6, 3, 6, 5, 3, 8]
    found = Counter(slot.week for slot in schedule(vault.ask(jobs), 5))
    first = week_of(monday)
    assert [found[first + n] for n in range(9)] == [5, 4, 5, 4, 5, 5, 4, 5, 3]


def test_a_few_new_contacts_are_released_at_once() -> None:
    vault = context(*_imports(TODAY)[:5])
    assert {job.release for job in vault.ask(jobs)} == {week_of(TODAY)}
    assert {job.deadline for job in vault.ask(jobs)} == {week_of(TODAY + timedelta(days=14))}


def test_a_spread_contact_is_not_late_because_it_was_spread() -> None:
    assert all(job.deadline >= job.release for job in context(*_imports(TODAY)).ask(jobs))


@pytest.mark.parametrize(
    ("yearly", "capacity", "weekly", "utilisation"),
    [
        ([3.0] * 25, 5, 1.44, 0.29),
        ([3.0] * 25 + [2.0] * 40, 3, 2.97, 0.99),
        ([3.0] * 25 + [1.0] * 100, 3, 3.36, 1.12),
        ([], 5, 0.0, 0.0),
    ],
)
def test_the_load_of_a_week(
    yearly: list[float], capacity: int, weekly: float, utilisation: float
) -> None:
    found = load_of(yearly, capacity, 3)
    assert (round(found.weekly, 2), round(found.utilisation, 2)) == (weekly, utilisation)


@pytest.mark.parametrize(("capacity", "ceiling"), [(1, 17), (2, 34), (5, 86)])
def test_so_many_critical_people_fit(capacity: int, ceiling: int) -> None:
    assert load_of([], capacity, 3).ceiling == ceiling


def test_the_small_vault_asks_for_a_quarter_touch_a_week() -> None:
    assert round(golden().ask(load).weekly, 2) == 0.23


def test_an_own_cadence_and_snoozed_people_are_part_of_the_load() -> None:
    vault = context(
        person(CRITICAL._replace(snooze_until=date(2027, 1, 1))),
        person(Contact("ben", "Ben", cadence=Cadence(73, "days"))),
        person(CRITICAL._replace(uid="cleo", status="paused")),
    )
    assert vault.ask(load).weekly == pytest.approx((3 + 5) * 7 / 365, abs=1e-6)


@settings(deadline=None)
@given(st.permutations(EVERYONE))
def test_the_order_of_people_changes_no_plan(people: list[Person]) -> None:
    assert context(*people).ask(week_plan) == golden().ask(week_plan)

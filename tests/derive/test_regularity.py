"""Whether the critical few hear from me evenly."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.derive.golden import EVERYONE, NAMES, TODAY, context, golden, person
from vaultnet.dates import Cadence
from vaultnet.derive.rates import Share
from vaultnet.derive.regularity import fairness, jain, longest_silence, on_plan, regularities
from vaultnet.model.contact import Contact

CRITICAL = Contact("ada", "Ada", tier="critical", added=date(2020, 1, 1))


@pytest.mark.parametrize(
    ("name", "gap", "kept"),
    [("ana", 120, True), ("bo", 211, False), ("cy", 189, False), ("di", 1, True)],
)
def test_the_small_vault(name: str, gap: int, kept: bool) -> None:
    found = golden().ask(regularities)[EVERYONE[NAMES.index(name)].path]
    assert (found.longest_gap, found.on_plan) == (gap, kept)


def test_the_small_vault_is_half_on_plan() -> None:
    assert golden().ask(on_plan) == Share(2, 4)


@pytest.mark.parametrize(
    ("days", "added", "gap"),
    [
        (["2025-11-01", "2026-04-01"], "2024-01-01", 151),
        ([], "2026-06-29", 1),
        (["2025-10-01"], "2024-01-01", 272),
        (["2026-07-05"], "2026-06-29", 1),
        (["2025-06-30"], "2024-01-01", 365),
        (["2025-01-01", "2026-01-01"], "2026-03-01", 121),
        ([], "2026-08-01", 0),
    ],
)
def test_the_longest_gap_of_a_year(days: list[str], added: str, gap: int) -> None:
    contact = CRITICAL._replace(added=date.fromisoformat(added))
    assert longest_silence(person(contact, [f"{day} call" for day in days]), TODAY) == gap


def test_an_imported_last_contact_closes_no_gap() -> None:
    contact = CRITICAL._replace(last_contacted=date(2026, 6, 1))
    assert longest_silence(person(contact), TODAY) == 365


def test_an_own_cadence_sets_its_own_longest_gap() -> None:
    log = [f"{TODAY - timedelta(days=gap)} call" for gap in range(0, 365, 46)]
    monthly = person(CRITICAL._replace(cadence=Cadence(30, "days")), log)
    vault = context(monthly, person(CRITICAL._replace(uid="ben"), log))
    assert vault.ask(on_plan) == Share(1, 2)


def test_without_critical_people_the_plan_is_unknown() -> None:
    assert context(person("ada")).ask(on_plan).rate is None


@settings(deadline=None)
@given(st.lists(st.integers(0, 400), max_size=6))
def test_the_longest_gap_is_what_a_day_by_day_walk_finds(ages: list[int]) -> None:
    log = [f"{TODAY - timedelta(days=age)} call" for age in ages]
    silence = longest = 0
    for age in range(364, -1, -1):
        silence += 1
        longest = max(longest, silence)
        if age in ages:
            silence = 0
    assert longest_silence(person(CRITICAL, log), TODAY) == longest


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([1, 1, 1, 1], 1.0),
        ([0.5, 1, 1.5, 2], 0.8333),
        ([0, 0, 0, 3], 0.25),
        ([7], 1.0),
        ([0, 0], None),
        ([], None),
    ],
)
def test_fairness_is_one_where_all_wait_alike(values: list[float], found: float | None) -> None:
    assert jain(values) == (found and pytest.approx(found, abs=5e-5))


def test_fairness_leaves_out_whoever_was_never_touched() -> None:
    gaps = [25 / 121, 211 / 121, 60 / 121]
    assert golden().ask(fairness) == jain(gaps)

"""Whether touches follow rank."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from math import sqrt
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.derive.golden import EVERYONE, ME, TODAY, context, golden, person
from vaultnet.derive.context import Context
from vaultnet.derive.rank import rank_bias, tau_b
from vaultnet.derive.rates import rounded
from vaultnet.model.contact import Contact
from vaultnet.model.network import Person
from vaultnet.model.words import SENIORITIES

#: Eight people, two pairs of them alike in rank.
RANKS = (1, 2, 2, 3, 3, 4, 5, 6)
RISING = (1, 2, 3, 4, 5, 6, 7, 7)
FLAT = (3, 2, 2, 3, 3, 2, 3, 2)
FALLING = (7, 7, 6, 5, 4, 3, 2, 2)


@pytest.mark.parametrize(
    ("touches", "tau"),
    [(RISING, 0.943564), (FLAT, -0.098058), (FALLING, -0.923077), ((4,) * 8, None)],
)
def test_touches_that_rise_stay_or_fall_with_rank(
    touches: tuple[int, ...], tau: float | None
) -> None:
    assert tau_b(zip(RANKS, touches, strict=True)) == tau
    assert _vault(RANKS, touches).ask(rank_bias) == (8, tau)


def test_the_six_people_of_the_small_vault_are_too_few_to_say() -> None:
    ranks = (5, 4, 3, 6, 2, 5)
    days = (4, 2, 3, 0, 2, 0)
    assert tau_b(zip(ranks, days, strict=True)) == pytest.approx(-0.2965, abs=5e-5)
    found = golden().ask(rank_bias)
    assert (found.people, found.tau, found.few) == (6, None, True)


def test_eight_are_enough_and_seven_are_not() -> None:
    assert _vault(RANKS[:7], RISING[:7]).ask(rank_bias) == (7, None)
    found = _vault(RANKS, RISING).ask(rank_bias)
    assert not found.few


@pytest.mark.parametrize("pairs", [[], [(1, 1)], [(1, 5), (1, 6)], [(1, 5), (2, 5)]])
def test_where_one_side_never_differs_there_is_nothing_to_compare(
    pairs: list[tuple[int, int]],
) -> None:
    assert tau_b(pairs) is None


def test_people_of_unknown_rank_and_those_who_do_not_count_are_left_out() -> None:
    everyone = _people(RANKS, RISING)
    others = [
        person("unknown", ["2026-06-01 call"]),
        person(Contact("paused", "P", seniority="entry", status="paused"), ["2026-06-01 call"]),
    ]
    assert context(*everyone, *others).ask(rank_bias) == (8, 0.943564)


def test_days_of_the_last_two_years_count_and_not_lines() -> None:
    old, edge, future = TODAY - timedelta(731), TODAY - timedelta(730), TODAY + timedelta(1)
    log = [f"{old} call", f"{edge} call", f"{edge} meet", f"{future} call", f"{TODAY} note"]
    once = _people((0,) * 7, (1,) * 7)
    vp = Contact("z", "Z", seniority="vp")
    assert context(*once, person(vp, log)).ask(rank_bias).tau is None  # all of them once
    assert context(*once, person(vp, [*log, f"{TODAY} call"])).ask(rank_bias).tau == 1.0
    assert context(*once, person(vp, log[:1])).ask(rank_bias).tau == -1.0


def _people(ranks: tuple[int, ...], touches: tuple[int, ...]) -> list[Person]:
    return [
        person(
            Contact(f"p{n}", "P", seniority=SENIORITIES[rank]),
            [f"{TODAY - timedelta(days=ago)} call" for ago in range(number)],
        )
        for n, (rank, number) in enumerate(zip(ranks, touches, strict=True))
    ]


def _vault(ranks: tuple[int, ...], touches: tuple[int, ...]) -> Context:
    return context(*_people(ranks, touches))


PAIRS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 9)), max_size=30)


def _by_pairs(pairs: list[tuple[int, int]]) -> float | None:
    """The definition: every two people are compared."""
    score = firsts = seconds = 0
    for (a, b), (c, d) in combinations(pairs, 2):
        first, second = (a > c) - (a < c), (b > d) - (b < d)
        score += first * second
        firsts += first != 0
        seconds += second != 0
    return rounded(score / sqrt(firsts * seconds)) if firsts and seconds else None


@settings(deadline=None, max_examples=300)
@given(PAIRS)
def test_it_is_what_comparing_everyone_with_everyone_gives(pairs: list[tuple[int, int]]) -> None:
    assert tau_b(pairs) == _by_pairs(pairs)


@settings(deadline=None)
@given(PAIRS, st.randoms())
def test_order_does_not_matter_and_a_mirror_changes_the_sign(
    pairs: list[tuple[int, int]], random: Random
) -> None:
    shuffled = random.sample(pairs, len(pairs))
    tau = tau_b(pairs)
    assert tau_b(shuffled) == tau
    assert tau is None or -1 <= tau <= 1
    mirrored = tau_b((-first, second) for first, second in pairs)
    assert mirrored == (None if tau is None else rounded(-tau))


@settings(deadline=None, max_examples=20)
@given(st.permutations(EVERYONE))
def test_the_order_of_people_changes_nothing(everyone: list[Person]) -> None:
    assert context(*everyone, me=ME).ask(rank_bias) == golden().ask(rank_bias)


def test_an_empty_vault_and_the_ends_of_the_calendar_have_answers() -> None:
    assert context().ask(rank_bias) == (0, None)
    for today in (date.min, date.max):
        golden(today=today).ask(rank_bias)

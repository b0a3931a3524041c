"""Giving with no strings attached."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.derive.golden import TODAY, context, golden, person
from vaultnet.derive.rates import Share
from vaultnet.derive.strings import no_strings, unbound
from vaultnet.model.contact import Contact


def test_in_the_small_vault_one_give_of_six_was_followed_by_an_ask() -> None:
    assert golden().ask(no_strings) == Share(5, 6)


def test_two_of_three_gives_had_no_strings() -> None:
    vault = context(
        person("ada", ["2025-10-01 call give=fun", "2025-12-01 email ask=yes"]),
        person("ben", ["2025-10-01 call give=fun", "2026-02-01 email ask=yes"]),
        person("cleo", ["2025-10-01 call give=fun"]),
    )
    found = vault.ask(no_strings)
    assert found == Share(2, 3)
    assert found.rate == 0.666667


@pytest.mark.parametrize(
    ("given", "asked", "found"),
    [
        ("2026-04-01", None, (1, 1)),
        ("2026-04-02", None, (0, 0)),
        ("2026-01-01", "2026-04-01", (0, 1)),
        ("2026-01-01", "2026-04-02", (1, 1)),
        ("2026-01-01", "2026-01-01", (0, 1)),
        ("2026-01-01", "2025-12-31", (1, 1)),
    ],
)
def test_ninety_days_later_it_is_decided(
    given: str, asked: str | None, found: tuple[int, int]
) -> None:
    asks = [date.fromisoformat(asked)] if asked else []
    assert unbound([date.fromisoformat(given)], asks, TODAY) == Share(*found)


def test_an_ask_to_somebody_else_is_no_string() -> None:
    vault = context(
        person("ada", ["2026-01-01 call give=fun"]), person("ben", ["2026-01-02 call ask=yes"])
    )
    assert vault.ask(no_strings) == Share(1, 1)


def test_communal_ties_are_in_the_sum_and_paused_ones_are_not() -> None:
    log = ["2026-01-01 call give=fun", "2026-01-02 email ask=yes"]
    vault = context(
        person(Contact("ada", "Ada", communal=True), log),
        person(Contact("ben", "Ben", status="paused"), log),
    )
    assert vault.ask(no_strings) == Share(0, 1)


def test_of_nothing_given_nothing_is_known() -> None:
    assert context().ask(no_strings).rate is None


DAYS = st.lists(st.integers(0, 400).map(lambda age: TODAY - timedelta(days=age)), max_size=6)


@given(DAYS, DAYS)
def test_more_asks_never_make_a_give_freer(given_: list[date], asked: list[date]) -> None:
    without, with_asks = unbound(given_, [], TODAY), unbound(given_, asked, TODAY)
    assert without.n == with_asks.n
    assert with_asks.k <= without.k == without.n

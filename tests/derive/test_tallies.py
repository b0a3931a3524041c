"""Favors counted over everyone."""

from __future__ import annotations

from datetime import date

import pytest

from tests.derive.golden import TODAY, context, golden, person
from tests.derive.test_favors import ask, promise
from vaultnet.derive.between import kept_on_time
from vaultnet.derive.rates import Share
from vaultnet.derive.tallies import help_rate, owed, reliability
from vaultnet.model.contact import Contact


def test_in_the_small_vault_one_of_one_helped_when_asked() -> None:
    found = golden().ask(help_rate)
    assert (found.share, found.expected) == (Share(1, 1), 0.666667)
    assert (found.low, found.high) == pytest.approx((0.2065, 1.0), abs=5e-5)
    assert found.share.few
    assert found.last_asked == date(2026, 5, 1)
    assert found.asked_lately


def test_open_promises_are_counted_and_the_next_that_can_be_kept_in_time_is_told() -> None:
    late, soon, later = (promise(due=f"2026-{due}") for due in ("06-29", "06-30", "07-10"))
    vault = context(person("ada", items=[later, late, promise()]), person("ben", items=[soon]))
    assert vault.ask(owed) == (4, 1, date(2026, 6, 30))
    assert context(person("ada", items=[late, promise()])).ask(owed) == (2, 1, None)
    assert context(person("ada", items=[late])).ask(owed) == (1, 1, None)
    assert context().ask(owed) == (0, 0, None)


def test_help_is_counted_over_lines_and_ticked_asks() -> None:
    log = ["2024-01-01 call ask=yes", "2024-02-01 call ask=no", "2024-03-01 call ask=pending",
           "2026-07-02 call ask=no"]  # fmt: skip
    items = [ask("x", created="2025-06-29"), ask("-", created="2026-06-01")]
    found = context(person("ada", log, items)).ask(help_rate)
    assert found.share == Share(2, 3)
    assert found.last_asked == date(2025, 6, 29)
    assert not found.asked_lately


def test_whoever_never_asked_has_a_rate_that_says_nothing() -> None:
    found = context().ask(help_rate)
    assert found == (Share(0, 0), 0.5, 0.0, 1.0, None, False)


def test_a_promise_that_says_nothing_about_time_is_left_out() -> None:
    items = [
        promise("x"),
        promise("x", completion="2026-05-01"),
        promise("x", due="2026-05-01"),
        promise("-", due="2026-05-01"),
        promise(" ", due="2026-06-30"),
        ask("x", created="2026-05-01"),
    ]
    assert context(person("ada", items=items)).ask(reliability).rate is None


def test_of_whoever_does_not_count_nothing_is_counted() -> None:
    gone = person(Contact("ada", "Ada", status="paused"), ["2026-05-01 email ask=yes"])
    assert context(gone).ask(help_rate).share == Share(0, 0)


def test_six_of_eight_promises_were_kept_in_time() -> None:
    on_time = [promise("x", "2026-05-01", "2026-05-01")] * 6
    late, overdue = promise("x", "2026-05-01", "2026-05-02"), promise(" ", "2026-06-29")
    assert kept_on_time([*on_time, late, overdue], TODAY).rate == 0.75

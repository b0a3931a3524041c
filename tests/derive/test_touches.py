"""Days of touch."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.derive.golden import TODAY, context, person
from vaultnet.derive.touches import (
    added_on,
    days_of_touch,
    has_begun,
    history,
    last_touch,
    touches_between,
)
from vaultnet.model.contact import Contact
from vaultnet.model.network import Touch

LOG = ["2026-01-10 message", "2026-01-10 meet", "2026-01-10 call", "2026-03-01 note",
       "2026-05-01 social", "2026-07-01 meet"]  # fmt: skip


def test_touches_of_one_day_are_one_with_the_greatest_weight() -> None:
    found = history(person("ada", LOG), TODAY)
    assert found == {date(2026, 1, 10): 3.0, date(2026, 5, 1): 0.5}
    assert list(found) == sorted(found)


def test_the_days_of_touch_are_counted_once_each_up_to_today() -> None:
    ada = person("ada", LOG)
    found = context(ada).about(days_of_touch, ada)
    assert found == (date(2026, 1, 10), date(2026, 5, 1))
    assert context(person("bo")).about(days_of_touch, person("bo")) == ()


def test_a_touch_later_than_the_day_asked_for_is_planned() -> None:
    ada = person("ada", LOG)
    assert last_touch(ada, TODAY) == date(2026, 5, 1)
    assert last_touch(ada, date(2026, 7, 1)) == date(2026, 7, 1)
    assert last_touch(ada, date(2026, 1, 9)) is None
    assert has_begun(ada, date(2026, 1, 10))
    assert not has_begun(ada, date(2026, 1, 9))


def test_both_ends_of_a_window_belong_to_it() -> None:
    ada = person("ada", LOG)
    found = touches_between(ada, date(2026, 5, 1), date(2026, 7, 1))
    assert [t.date.isoformat() for t in found] == ["2026-05-01", "2026-07-01"]
    assert touches_between(ada, date(2026, 5, 2), date(2026, 6, 30)) == ()


def test_an_imported_last_contact_moves_only_the_last_touch() -> None:
    contact = Contact("ada", "Ada", last_contacted=date(2026, 6, 1))
    ada = person(contact, ["2026-05-01 call"])
    assert last_touch(ada, TODAY) == date(2026, 6, 1)
    assert list(history(ada, TODAY)) == [date(2026, 5, 1)]
    assert last_touch(ada, date(2026, 5, 15)) == date(2026, 5, 1)
    assert last_touch(person(contact, ["2026-06-20 call"]), TODAY) == date(2026, 6, 20)


def test_a_contact_without_a_date_was_added_with_the_first_touch() -> None:
    elsewhere = Touch(date(2025, 3, 4), "touch", "me", "Daily/2025-03-04.md", 3)
    assert added_on(person("ada", ["2026-05-01 call"], touches=[elsewhere]), TODAY) == date(
        2025, 3, 4
    )
    assert added_on(person("ada"), TODAY) == TODAY
    assert added_on(person("ada", ["2026-07-01 call"]), TODAY) == TODAY
    known = Contact("ada", "Ada", added=date(2026, 6, 1))
    assert added_on(person(known, ["2026-05-01 call"]), TODAY) == date(2026, 6, 1)


@given(
    st.lists(st.integers(0, 60), max_size=8),
    st.integers(-5, 65),
    st.integers(-5, 65),
)
def test_a_window_holds_what_a_plain_search_finds(days: list[int], low: int, high: int) -> None:
    start = date(2026, 1, 1)
    log = [f"{start + timedelta(days=d)} call" for d in days]
    first, until = start + timedelta(days=low), start + timedelta(days=high)
    ada = person("ada", log)
    assert touches_between(ada, first, until) == tuple(
        t for t in ada.touches if first <= t.date <= until
    )

"""Promises, asks, and thanks."""

from __future__ import annotations

from datetime import date

import pytest

from tests.derive.golden import CY, TODAY, context, golden, person
from vaultnet.derive.favors import asks, kept_on_time, promises, raises, thanks
from vaultnet.derive.rates import Share
from vaultnet.derive.tallies import help_rate, owed, reliability
from vaultnet.model.contact import Contact
from vaultnet.model.item import Item


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _promise(status: str = " ", due: str = "", completion: str = "", text: str = "a study") -> Item:
    return Item("promise", status, text, 5, due=_day(due), completion=_day(completion))


def _ask(status: str = " ", created: str = "", completion: str = "", text: str = "a word") -> Item:
    return Item("ask", status, text, 6, created=_day(created), completion=_day(completion))


def test_in_the_small_vault_one_person_is_to_be_thanked() -> None:
    found = golden().ask(thanks)
    assert [(t.person, t.day) for t in found] == [(CY, date(2026, 5, 1))]
    assert not any(golden().ask(question) for question in (asks, promises, raises))


def test_in_the_small_vault_one_of_one_helped_when_asked() -> None:
    found = golden().ask(help_rate)
    assert (found.share, found.expected) == (Share(1, 1), 0.666667)
    assert (found.low, found.high) == pytest.approx((0.2065, 1.0), abs=5e-5)
    assert found.share.few
    assert found.last_asked == date(2026, 5, 1)
    assert found.asked_lately


def test_open_promises_come_by_their_due_date() -> None:
    vault = context(
        person("ada", items=[_promise(text="some day"), _promise(due="2026-07-10")]),
        person("ben", items=[_promise(due="2026-06-29"), _promise("/", due="2026-06-30")]),
        person("cleo", items=[_promise("x"), _promise("-"), _promise("X")]),
    )
    assert [(p.person.uid, str(p.due), p.overdue) for p in vault.ask(promises)] == [
        ("ben", "2026-06-29", True),
        ("ben", "2026-06-30", False),
        ("ada", "2026-07-10", False),
        ("ada", "None", False),
    ]


def test_open_promises_are_counted_and_the_next_that_can_be_kept_in_time_is_told() -> None:
    late, soon, later = (_promise(due=f"2026-{due}") for due in ("06-29", "06-30", "07-10"))
    vault = context(person("ada", items=[later, late, _promise()]), person("ben", items=[soon]))
    assert vault.ask(owed) == (4, 1, date(2026, 6, 30))
    assert context(person("ada", items=[late, _promise()])).ask(owed) == (2, 1, None)
    assert context(person("ada", items=[late])).ask(owed) == (1, 1, None)
    assert context().ask(owed) == (0, 0, None)


def test_an_ask_is_repeated_after_two_weeks() -> None:
    vault = context(
        person("ada", items=[_ask(created="2026-06-01"), _ask()]),
        person("ben", items=[_ask(created="2026-06-16")]),
        person("cleo", items=[_ask(created="2026-06-17"), _ask("-", created="2026-06-01")]),
    )
    found = [(a.person.uid, str(a.asked), str(a.nudge), a.ready) for a in vault.ask(asks)]
    assert found == [
        ("ada", "2026-06-01", "2026-06-15", True),
        ("ben", "2026-06-16", "2026-06-30", True),
        ("cleo", "2026-06-17", "2026-07-01", False),
        ("ada", "None", "None", False),
    ]


def test_a_log_line_whose_answer_is_pending_is_an_open_ask() -> None:
    vault = context(person("ada", ["2026-06-01 call ask=pending", "2026-07-01 call ask=pending"]))
    assert [(str(a.asked), a.ready) for a in vault.ask(asks)] == [("2026-06-01", True)]


def test_what_to_raise_stays_until_it_is_ticked() -> None:
    items = [Item("raise", " ", "the move", 8), Item("raise", "x", "the old thing", 7),
             Item("task", " ", "buy milk", 9)]  # fmt: skip
    assert [r.text for r in context(person("ada", items=items)).ask(raises)] == ["the move"]


def test_a_yes_is_thanked_until_the_next_touch() -> None:
    def left(*log: str, items: tuple[Item, ...] = ()) -> int:
        return len(context(person("ada", log, items)).ask(thanks))

    assert left("2026-05-01 email ask=yes") == 1
    assert left("2026-05-01 email ask=yes", "2026-05-01 call") == 1
    assert left("2026-05-01 email ask=yes", "2026-07-01 call") == 1
    assert left("2026-05-01 email ask=yes", "2026-05-02 call") == 0
    assert left("2026-05-01 email ask=no") == 0
    ticked = (_ask("x", created="2026-04-01", completion="2026-05-01"),)
    assert left("2026-04-20 call", items=ticked) == 1
    assert left("2026-05-20 call", items=ticked) == 0
    assert left("2026-05-20 call", items=(_ask("x"),)) == 1
    assert left("2026-05-20 call", items=(_ask("x", created="2026-05-01"),)) == 0
    assert left(items=(_ask(" "), _ask("-"))) == 0


def test_the_latest_yes_comes_first() -> None:
    vault = context(
        person("ada", ["2026-05-01 email ask=yes"], [_ask("x")]),
        person("ben", ["2026-06-01 email ask=yes"]),
    )
    assert [(t.person.uid, str(t.day)) for t in vault.ask(thanks)] == [
        ("ben", "2026-06-01"),
        ("ada", "2026-05-01"),
        ("ada", "None"),
    ]


def test_a_private_line_is_counted_and_never_quoted() -> None:
    secret = "a word about the illness #private"
    items = [
        _promise(text=secret),
        _ask(text=secret),
        _ask("x", text=secret),
        Item("raise", " ", secret, 9),
    ]
    vault = context(person("ada", items=items))
    found = [
        *(promise.text for promise in vault.ask(promises)),
        *(ask.text for ask in vault.ask(asks)),
        *(thank.text for thank in vault.ask(thanks)),
        *(item.text for item in vault.ask(raises)),
    ]
    assert found == [None] * 4


def test_a_line_that_says_nothing_is_not_private() -> None:
    items = [_promise(text=""), _ask(text=""), _ask("x", text=""), Item("raise", " ", "", 9)]
    vault = context(person("ada", items=items))
    assert [p.text for p in vault.ask(promises)] == [""]
    assert [a.text for a in vault.ask(asks)] == [""]
    assert [t.text for t in vault.ask(thanks)] == [""]
    assert [r.text for r in vault.ask(raises)] == [""]


def test_whoever_does_not_count_is_in_no_list() -> None:
    items = [_promise(), _ask(), _ask("x"), Item("raise", " ", "a", 9)]
    log = ["2026-05-01 email ask=yes"]
    vault = context(person(Contact("ada", "Ada", status="paused"), log, items))
    for question in (promises, asks, thanks, raises):
        assert vault.ask(question) == ()
    assert vault.ask(help_rate).share == Share(0, 0)


def test_help_is_counted_over_lines_and_ticked_asks() -> None:
    log = ["2024-01-01 call ask=yes", "2024-02-01 call ask=no", "2024-03-01 call ask=pending",
           "2026-07-02 call ask=no"]  # fmt: skip
    items = [_ask("x", created="2025-06-29"), _ask("-", created="2026-06-01")]
    found = context(person("ada", log, items)).ask(help_rate)
    assert found.share == Share(2, 3)
    assert found.last_asked == date(2025, 6, 29)
    assert not found.asked_lately


def test_whoever_never_asked_has_a_rate_that_says_nothing() -> None:
    found = context().ask(help_rate)
    assert found == (Share(0, 0), 0.5, 0.0, 1.0, None, False)


def test_six_of_eight_promises_were_kept_in_time() -> None:
    on_time = [_promise("x", "2026-05-01", "2026-05-01")] * 6
    late, overdue = _promise("x", "2026-05-01", "2026-05-02"), _promise(" ", "2026-06-29")
    assert kept_on_time([*on_time, late, overdue], TODAY).rate == 0.75


def test_a_promise_that_says_nothing_about_time_is_left_out() -> None:
    items = [
        _promise("x"),
        _promise("x", completion="2026-05-01"),
        _promise("x", due="2026-05-01"),
        _promise("-", due="2026-05-01"),
        _promise(" ", due="2026-06-30"),
        _ask("x", created="2026-05-01"),
    ]
    assert context(person("ada", items=items)).ask(reliability).rate is None

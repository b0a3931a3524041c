"""Promises, asks, and thanks."""

from __future__ import annotations

from datetime import date

from tests.derive.golden import CY, context, golden, person
from vaultnet.derive.favors import asks, promises, raises, thanks
from vaultnet.model.contact import Contact
from vaultnet.model.item import Item


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def promise(status: str = " ", due: str = "", completion: str = "", text: str = "a study") -> Item:
    return Item("promise", status, text, 5, due=_day(due), completion=_day(completion))


def ask(status: str = " ", created: str = "", completion: str = "", text: str = "a word") -> Item:
    return Item("ask", status, text, 6, created=_day(created), completion=_day(completion))


def test_in_the_small_vault_one_person_is_to_be_thanked() -> None:
    found = golden().ask(thanks)
    assert [(t.person, t.day) for t in found] == [(CY, date(2026, 5, 1))]
    assert not any(golden().ask(question) for question in (asks, promises, raises))


def test_open_promises_come_by_their_due_date() -> None:
    vault = context(
        person("ada", items=[promise(text="some day"), promise(due="2026-07-10")]),
        person("ben", items=[promise(due="2026-06-29"), promise("/", due="2026-06-30")]),
        person("cleo", items=[promise("x"), promise("-"), promise("X")]),
    )
    assert [(p.person.uid, str(p.due), p.overdue) for p in vault.ask(promises)] == [
        ("ben", "2026-06-29", True),
        ("ben", "2026-06-30", False),
        ("ada", "2026-07-10", False),
        ("ada", "None", False),
    ]


def test_an_ask_is_repeated_after_two_weeks() -> None:
    vault = context(
        person("ada", items=[ask(created="2026-06-01"), ask()]),
        person("ben", items=[ask(created="2026-06-16")]),
        person("cleo", items=[ask(created="2026-06-17"), ask("-", created="2026-06-01")]),
    )
    found = [(a.person.uid, str(a.asked), str(a.nudge), a.ready) for a in vault.ask(asks)]
    assert found == [
        ("ada", "2026-06-01", "2026-06-15", True),
        ("ben", "2026-06-16", "2026-06-30", True),
        ("cleo", "2026-06-17", "2026-07-01", False),
        ("ada", "None", "None", False),
    ]


def test_a_log_line_whose_answer_is_pending_is_an_openask() -> None:
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
    ticked = (ask("x", created="2026-04-01", completion="2026-05-01"),)
    assert left("2026-04-20 call", items=ticked) == 1
    assert left("2026-05-20 call", items=ticked) == 0
    assert left("2026-05-20 call", items=(ask("x"),)) == 1
    assert left("2026-05-20 call", items=(ask("x", created="2026-05-01"),)) == 0
    assert left(items=(ask(" "), ask("-"))) == 0


def test_the_latest_yes_comes_first() -> None:
    vault = context(
        person("ada", ["2026-05-01 email ask=yes"], [ask("x")]),
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
        promise(text=secret),
        ask(text=secret),
        ask("x", text=secret),
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
    items = [promise(text=""), ask(text=""), ask("x", text=""), Item("raise", " ", "", 9)]
    vault = context(person("ada", items=items))
    assert [p.text for p in vault.ask(promises)] == [""]
    assert [a.text for a in vault.ask(asks)] == [""]
    assert [t.text for t in vault.ask(thanks)] == [""]
    assert [r.text for r in vault.ask(raises)] == [""]


def test_whoever_does_not_count_is_in_no_list() -> None:
    items = [promise(), ask(), ask("x"), Item("raise", " ", "a", 9)]
    log = ["2026-05-01 email ask=yes"]
    vault = context(person(Contact("ada", "Ada", status="paused"), log, items))
    for question in (promises, asks, thanks, raises):
        assert vault.ask(question) == ()

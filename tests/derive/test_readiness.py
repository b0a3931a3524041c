"""Whether I can ask one person."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.derive.golden import EVERYONE, NAMES, TODAY, context, day, person
from vaultnet.config import Config
from vaultnet.derive.dealings import dealings
from vaultnet.derive.readiness import Checks, Grounds, checks, decayed, first_day, grounds, lean
from vaultnet.model.contact import Contact
from vaultnet.model.item import Item
from vaultnet.model.network import Person

TWICE = ("2026-01-10 call give=ideas", "2026-04-02 meet give=network")


def looked_at(someone: Person, config: Config | None = None) -> Checks:
    ctx = context(someone, config=config)
    return checks(someone, dealings(someone, ctx), TODAY, first_day(ctx))


def rest(someone: Person) -> Grounds:
    found = behind(someone)
    assert found is not None
    return found


def behind(someone: Person) -> Grounds | None:
    ctx = context(someone)
    return grounds(someone, dealings(someone, ctx), TODAY, first_day(ctx))


def days(*texts: str) -> list[date]:
    return [day(text) for text in texts]


def promise(due: str, status: str = " ") -> Item:
    return Item("promise", status, "a study", 5, due=day(due) if due else None)


def ask(created: str = "", status: str = " ") -> Item:
    return Item("ask", status, "a word", 6, created=day(created) if created else None)


@pytest.mark.parametrize(
    ("name", "state", "missing"),
    [
        ("ana", "ready", ()),
        ("bo", "not yet", ("over_time", "warm")),
        ("cy", "not yet", ("invested",)),
        ("di", "not yet", ("invested", "over_time", "warm")),
        ("ed", "almost", ("over_time",)),
        ("fe", "not yet", ("invested", "over_time", "warm")),
    ],
)
def test_the_small_vault(name: str, state: str, missing: tuple[str, ...]) -> None:
    found = looked_at(EVERYONE[NAMES.index(name)])
    assert (found.state, found.missing) == (state, missing)


@pytest.mark.parametrize(
    ("log", "items", "state", "missing"),
    [
        ([*TWICE, "2026-06-01 call"], (), "ready", ()),
        (["2026-06-25 call give=help"], (), "almost", ("over_time",)),
        (
            ["2026-01-10 call give=fun", "2026-03-15 call give=help", "2026-05-01 email ask=yes"],
            (),
            "not yet",
            ("invested",),
        ),
        ([*TWICE, "2026-06-01 call"], (promise("2026-06-29"),), "almost", ("clean",)),
        ([], (), "not yet", ("invested", "over_time", "warm")),
    ],
)
def test_worked_examples(
    log: list[str], items: tuple[Item, ...], state: str, missing: tuple[str, ...]
) -> None:
    found = looked_at(person("ada", log, items))
    assert (found.state, found.missing) == (state, missing)


@pytest.mark.parametrize(
    ("log", "invested"),
    [
        (["2026-05-01 email ask=yes", "2026-05-01 call give=fun"], False),
        (["2026-05-01 email ask=no", "2026-05-02 call give=fun"], True),
        (["2026-05-01 email ask=yes", "2026-07-01 call give=fun"], False),
        (["2026-07-01 email ask=pending", "2026-05-01 call give=fun"], True),
        (["2023-01-01 email ask=yes", "2024-06-30 call give=fun"], True),
        (["2023-01-01 email ask=yes", "2024-06-29 call give=fun"], False),
        (["2019-01-01 call give=fun"], True),
        (["2026-05-01 heard give=fun by=them"], False),
    ],
)
def test_invested_is_a_give_after_the_last_ask(log: list[str], invested: bool) -> None:
    assert looked_at(person("ada", log)).invested is invested


@pytest.mark.parametrize(
    ("first", "last", "apart"),
    [
        ("2026-05-31", "2026-06-30", True),
        ("2026-06-01", "2026-06-30", False),
        ("2024-06-30", "2024-07-30", True),
        ("2024-06-29", "2024-07-30", False),
    ],
)
def test_over_time_is_thirty_days_within_two_years(first: str, last: str, apart: bool) -> None:
    log = [f"{last} call give=fun", f"{first} call give=fun"]
    assert looked_at(person("ada", log)).over_time is apart


def test_the_window_of_value_is_the_window_of_gives() -> None:
    ada = person("ada", TWICE)
    assert looked_at(ada).over_time
    assert not looked_at(ada, Config(value_window_days=100)).over_time


@pytest.mark.parametrize(("gap", "warm"), [(0, True), (182, True), (183, False), (-1, False)])
def test_warm_is_half_a_year(gap: int, warm: bool) -> None:
    last = TODAY - timedelta(days=gap)
    assert looked_at(person("ada", [f"{last} call"])).warm is warm


def test_an_imported_last_contact_is_warm() -> None:
    ada = person(Contact("ada", "Ada", last_contacted=date(2026, 6, 1)))
    assert looked_at(ada).warm
    assert rest(ada).last == date(2026, 6, 1)


@pytest.mark.parametrize(
    ("item", "clean"),
    [
        (promise("2026-06-29"), False),
        (promise("2026-06-30"), True),
        (promise(""), True),
        (promise("2026-06-29", "x"), True),
        (promise("2026-06-29", "-"), True),
        (promise("2026-06-29", "/"), False),
        (ask("2026-06-01"), False),
        (ask(), False),
        (ask("2026-07-01"), True),
        (ask("2026-06-01", "x"), True),
        (ask("2026-06-01", "-"), True),
        (Item("raise", " ", "a", 7, due=date(2026, 6, 1)), True),
    ],
)
def test_clean_is_no_promise_overdue_and_no_answer_awaited(item: Item, clean: bool) -> None:
    assert looked_at(person("ada", items=[item])).clean is clean


def test_a_pending_line_is_not_clean() -> None:
    assert not looked_at(person("ada", ["2026-06-01 email ask=pending"])).clean


def test_of_communal_ties_only_clean_is_looked_at() -> None:
    kin = Contact("kin", "Kin", communal=True)
    assert looked_at(person(kin)) == (None, None, None, True)
    assert looked_at(person(kin)).state == "ready"
    owing = person(kin, TWICE, [promise("2026-06-29")])
    assert (looked_at(owing).state, looked_at(owing).missing) == ("not yet", ("clean",))
    assert behind(owing) is None


def test_the_days_behind_the_checks_are_told() -> None:
    log = [
        "2025-11-01 call give=fun",
        "2026-03-01 call give=fun",
        "2026-04-01 email ask=no",
        "2026-05-01 email ask=pending",
    ]
    items = [promise("2026-06-20"), promise("2026-06-10"), promise("2026-07-10"), ask()]
    assert rest(person("ada", log, items)) == Grounds(
        last=date(2026, 5, 1),
        gave=date(2026, 3, 1),
        again=None,
        asked=date(2026, 5, 1),
        answer="pending",
        promise=date(2026, 6, 10),
        waits=True,
        waiting=date(2026, 5, 1),
        give="ideas",
    )


def test_of_nothing_there_are_no_days() -> None:
    assert rest(person("ada")) == (None, None, None, None, "", None, False, None, "ideas")


def test_a_give_of_long_ago_is_none_that_counts() -> None:
    assert rest(person("ada", ["2024-06-29 call give=fun"])).gave is None


def test_one_more_give_counts_thirty_days_after_the_first() -> None:
    def again(*log: str) -> date | None:
        return rest(person("ada", log)).again

    assert again("2026-06-25 call give=fun") == date(2026, 7, 25)
    assert again("2026-06-10 call give=fun", "2026-06-25 call give=fun") == date(2026, 7, 10)
    assert again("2026-05-31 call give=fun") is None
    assert again(*TWICE) is None


def test_an_ask_that_never_says_when_is_awaited_since_nobody_knows_when() -> None:
    found = rest(person("ada", items=[ask()]))
    assert (found.waits, found.waiting, found.asked, found.answer) == (True, None, None, "")


def test_gives_and_asks_fade_by_half_a_year_after_year() -> None:
    given = [TODAY - timedelta(days=age) for age in (30, 200, 365)]
    asked = [TODAY - timedelta(days=100)]
    assert decayed(given, TODAY) == 2.128615
    assert decayed(asked, TODAY) == 0.827039
    assert lean(given, asked, TODAY) == 0.440368


def test_to_lean_one_must_have_given_or_asked() -> None:
    some = days("2020-01-01")
    assert lean([], [], TODAY) is None
    assert lean(some, [], TODAY) == 1.0
    assert lean([], some, TODAY) == -1.0
    assert lean(some, some, TODAY) == 0.0
    assert lean([date.min], [date.min], TODAY) is None


AGES = st.lists(st.integers(0, 900), max_size=5)


@settings(deadline=None)
@given(AGES, AGES, st.integers(0, 900))
def test_one_more_give_never_takes_readiness_away(
    gives: list[int], asks: list[int], more: int
) -> None:
    def missing(ages: list[int]) -> set[str]:
        log = [f"{TODAY - timedelta(days=age)} note give=fun" for age in ages]
        log += [f"{TODAY - timedelta(days=age)} note ask=yes" for age in asks]
        return set(looked_at(person("ada", log)).missing)

    assert missing([*gives, more]) <= missing(gives)


@given(AGES, AGES, st.integers(0, 3000))
def test_what_somebody_leans_to_does_not_change_with_the_days(
    gives: list[int], asks: list[int], later: int
) -> None:
    given_, asked = ([TODAY - timedelta(days=age) for age in ages] for ages in (gives, asks))
    now, then = lean(given_, asked, TODAY), lean(given_, asked, TODAY + timedelta(days=later))
    assert then == (None if now is None else pytest.approx(now, abs=1e-3))

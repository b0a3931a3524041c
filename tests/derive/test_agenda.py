"""What matters to someone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.derive.golden import ANA, BO, CY, EVERYONE, NAMES, TODAY, golden, person
from vaultnet.derive.agenda import (
    agenda,
    agendas,
    aim_rate,
    aimed,
    filled,
    gone_stale,
    helped,
    in_the_dark,
    knowledge,
)
from vaultnet.derive.rates import Share
from vaultnet.derive.value import gives
from vaultnet.model.contact import Contact

KNOWN = Contact("ada", "Ada", needs=("a desk",), agenda_reviewed=date(2026, 4, 2))


@pytest.mark.parametrize(
    ("name", "known", "state"),
    [
        ("ana", 0.7098, "stale"),
        ("bo", 0, "dark"),
        ("cy", 0.1952, "stale"),
        ("di", 0, "dark"),
        ("ed", 0, "dark"),
        ("fe", 0, "dark"),
    ],
)
def test_the_small_vault(name: str, known: float, state: str) -> None:
    found = agenda(EVERYONE[NAMES.index(name)], TODAY, 180)
    assert found.knowledge == pytest.approx(known, abs=5e-5)
    assert found.state == state


def test_the_small_vault_tells_why_an_agenda_is_stale() -> None:
    stale = golden().ask(gone_stale)
    assert [(a.person, a.reviewed, a.job_change) for a in stale] == [
        (CY, date(2025, 8, 15), date(2025, 11, 3)),
        (ANA, date(2026, 4, 2), date(2026, 5, 4)),
    ]
    assert [p.uid for p in golden().ask(in_the_dark)] == ["bo-lindqvist", "di-tanaka"]


def test_only_the_critical_few_are_listed() -> None:
    assert len(golden().ask(agendas)) == 4


@pytest.mark.parametrize(
    ("parts", "age", "found"),
    [(3, 0, 1.0), (2, 90, 0.471405), (3, 360, 0.25), (0, 0, 0.0), (3, None, 0.0)],
)
def test_knowledge_fades(parts: int, age: int | None, found: float) -> None:
    assert knowledge(parts, age, 180) == found


def test_three_parts_make_an_agenda_and_private_goals_are_none_of_them() -> None:
    assert filled(Contact("a", "A", priorities=("x",), needs=("y", "z"), goals=("v",))) == 3
    assert filled(Contact("a", "A", personal_goals=("x",))) == 0


@pytest.mark.parametrize(("age", "state"), [(0, "fresh"), (180, "fresh"), (181, "stale")])
def test_an_agenda_goes_stale_with_age(age: int, state: str) -> None:
    reviewed = TODAY - timedelta(days=age)
    assert agenda(person(KNOWN._replace(agenda_reviewed=reviewed)), TODAY, 180).state == state


def test_an_agenda_that_was_never_reviewed_is_dark_and_so_is_one_reviewed_in_the_future() -> None:
    for reviewed in (None, date(2026, 7, 1)):
        found = agenda(person(KNOWN._replace(agenda_reviewed=reviewed)), TODAY, 180)
        assert (found.state, found.knowledge) == ("dark", 0.0)


@pytest.mark.parametrize(
    ("log", "since", "state"),
    [
        (["2026-04-03 job"], None, "stale"),
        (["2026-04-02 job"], None, "fresh"),
        (["2026-07-01 job"], None, "fresh"),
        ([], date(2026, 5, 1), "fresh"),
        (["2020-01-01 job"], date(2026, 5, 1), "stale"),
        (["2020-01-01 job"], date(2026, 8, 1), "fresh"),
    ],
)
def test_a_new_job_makes_an_agenda_stale_at_once(
    log: list[str], since: date | None, state: str
) -> None:
    ada = person(KNOWN._replace(position_since=since), log)
    assert agenda(ada, TODAY, 180).state == state


def test_a_new_job_is_told_of_an_agenda_that_is_stale_by_age_as_well() -> None:
    ada = person(KNOWN, ["2026-04-03 job"])
    assert agenda(ada, date(2027, 4, 2), 180).job_change == date(2026, 4, 3)
    assert agenda(person(KNOWN, ["2026-04-02 job"]), date(2027, 4, 2), 180).change is None


def test_the_day_of_a_new_job_that_a_private_line_tells_is_not_for_showing() -> None:
    ada = person(KNOWN, ["2026-04-03 job"])
    ada = ada._replace(log=(ada.log[0]._replace(text="#private"),))
    found = agenda(ada, TODAY, 180)
    assert (found.state, found.job_change) == ("stale", None)


def test_one_of_seven_gives_of_the_small_vault_was_aimed() -> None:
    assert golden().ask(aimed) == Share(1, 7)


def test_five_of_eight_gives_were_aimed() -> None:
    log = [f"2026-01-0{n} call give=help" + (" for=a_desk" if n < 6 else "") for n in range(1, 9)]
    assert aim_rate(gives(person("ada", log), TODAY)).rate == 0.625


def test_an_item_is_helped_by_a_give_that_names_it_whatever_the_spelling() -> None:
    contact = KNOWN._replace(needs=("a desk", "ﬁnd a room"), personal_goals=("A garden",))
    log = [
        "2026-01-01 call give=help for=_A_DESK_",
        "2026-01-02 call give=help for=Find_a_room",
        "2026-01-03 call give=help for=A_desk",
        "2026-01-04 call for=a_garden",
    ]
    assert helped(person(contact, log), TODAY) == Share(2, 3)
    assert helped(ANA, TODAY) == Share(1, 3)
    assert helped(BO, TODAY).rate is None

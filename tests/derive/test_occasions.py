"""Birthdays and anniversaries."""

from __future__ import annotations

from datetime import date

import pytest

from tests.derive.golden import TODAY, context, person
from vaultnet.config import Config
from vaultnet.dates import Birthday
from vaultnet.derive.occasions import (
    Anniversary,
    anniversaries,
    first_occasion,
    is_milestone,
    occasions,
)
from vaultnet.model.contact import Contact

ADA = Contact("ada", "Ada")


def _days(contact: Contact, first: str, until: str, feb29: str = "02-28") -> list[str]:
    found = anniversaries(contact, date.fromisoformat(first), date.fromisoformat(until), feb29)
    return [a.day.isoformat() for a in found]


@pytest.mark.parametrize(
    ("birthday", "seen", "feb29", "day"),
    [
        (Birthday(2, 29, 1980), "2027-01-10", "02-28", "2027-02-28"),
        (Birthday(2, 29, 1980), "2027-01-10", "03-01", "2027-03-01"),
        (Birthday(2, 29, 1980), "2028-01-10", "02-28", "2028-02-29"),
        (Birthday(1, 3), "2026-12-28", "02-28", "2027-01-03"),
    ],
)
def test_a_birthday_comes_round(birthday: Birthday, seen: str, feb29: str, day: str) -> None:
    contact = ADA._replace(birthday=birthday)
    assert _days(contact, seen, "2028-12-31", feb29)[0] == day


def test_an_age_is_told_only_where_the_year_is_known() -> None:
    day = date(2026, 7, 4)
    for birthday, years, milestone in (
        (Birthday(7, 4), None, False),
        (Birthday(7, 4, 1986), 40, True),
        (Birthday(7, 4, 1987), 39, False),
    ):
        found = list(anniversaries(ADA._replace(birthday=birthday), day, day))
        assert found == [Anniversary(day, "birthday", years, milestone)]


def test_nobody_has_a_birthday_before_the_first() -> None:
    contact = ADA._replace(birthday=Birthday(7, 4, 2026))
    assert _days(contact, "2025-01-01", "2026-12-31") == []


def test_years_together_count_at_one_five_and_every_further_five() -> None:
    assert [n for n in range(-5, 27) if is_milestone(n)] == [1, 5, 10, 15, 20, 25]


def test_only_milestones_of_meeting_and_of_a_position_are_listed() -> None:
    contact = ADA._replace(met_on=date(2021, 7, 1), position_since=date(2024, 7, 2))
    found = list(anniversaries(contact, date(2025, 7, 1), date(2026, 7, 2)))
    assert found == [
        Anniversary(date(2026, 7, 1), "met", 5, milestone=True),
        Anniversary(date(2025, 7, 2), "position", 1, milestone=True),
    ]


def test_listed_from_today_to_the_lead_and_no_further() -> None:
    vault = context(
        *(
            person(Contact(uid, uid, birthday=Birthday(month, day)))
            for uid, month, day in (
                ("yesterday", 6, 29),
                ("today", 6, 30),
                ("last", 7, 14),
                ("after", 7, 15),
                ("a-last", 7, 14),
            )
        )
    )
    assert [o.person.uid for o in vault.ask(occasions)] == ["today", "a-last", "last"]


def test_a_snoozed_person_keeps_occasions_and_others_who_do_not_count_have_none() -> None:
    birthday = Birthday(7, 4)
    vault = context(
        person(Contact("snoozed", "S", birthday=birthday, snooze_until=date(2027, 1, 1))),
        person(Contact("dead", "D", birthday=birthday, deathdate=date(2020, 1, 1))),
        person(Contact("paused", "P", birthday=birthday, status="paused")),
        person(Contact("archived", "A", birthday=birthday, status="archived")),
    )
    assert [o.person.uid for o in vault.ask(occasions)] == ["snoozed"]


def test_the_lead_is_configurable() -> None:
    ada = person(ADA._replace(birthday=Birthday(7, 2)))
    assert context(ada, config=Config(occasion_lead_days=1)).ask(occasions) == ()
    assert len(context(ada, config=Config(occasion_lead_days=2)).ask(occasions)) == 1


def test_the_first_occasion_of_several_is_the_earliest() -> None:
    contact = ADA._replace(birthday=Birthday(9, 1), met_on=date(2025, 8, 1))
    assert first_occasion(contact, TODAY, date(2026, 12, 31), "02-28") == date(2026, 8, 1)
    assert first_occasion(contact, TODAY, date(2026, 7, 31), "02-28") is None
    assert first_occasion(ADA, TODAY, date.max, "02-28") is None


def test_the_end_of_the_calendar_ends_the_search() -> None:
    contact = ADA._replace(birthday=Birthday(1, 1))
    assert _days(contact, "9998-06-01", "9999-12-31") == ["9999-01-01"]

"""The critical few and the many."""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256
from typing import Any

import pytest

from tests.derive.golden import ANA, BO, CY, DI, ED, TODAY, context, golden, person
from vaultnet.config import Config
from vaultnet.derive.groups import (
    Sizes,
    answered,
    broadcast_due,
    broadcasts,
    role_cover,
    roles,
    sizes,
    surprise,
)
from vaultnet.derive.rates import Share
from vaultnet.model.contact import Contact
from vaultnet.model.network import Person


def test_the_sizes_of_the_small_vault() -> None:
    found = golden().ask(sizes)
    assert found == Sizes(4, 2, 25)


def test_the_maximum_is_the_configured_one_however_many_there_are() -> None:
    critical = Contact("ada", "Ada", tier="critical")
    people = (person(critical), person(critical._replace(uid="ben")))
    assert context(*people, config=Config(critical_max=1)).ask(sizes) == Sizes(2, 0, 1)


def test_the_small_vault_covers_all_roles() -> None:
    assert golden().ask(role_cover) == Share(5, 5)
    found = {role.name: role.people for role in golden().ask(roles)}
    assert found == {
        "client": (BO,),
        "prospect": (DI,),
        "colleague": (CY,),
        "mentor": (ANA,),
        "collaborator": (CY,),
    }


def test_a_missing_role_is_named_with_candidates_of_the_many() -> None:
    critical = Contact("ada", "Ada", tier="critical", role=("client",))
    vault = context(
        person(critical),
        person(critical._replace(uid="ben", role=("client", "mentor", "other"))),
        *(person(Contact(uid, uid, role=("prospect",))) for uid in "zyxw"),
    )
    found = {role.name: role for role in vault.ask(roles)}
    assert vault.ask(role_cover) == Share(2, 5)
    missing = [name for name, role in found.items() if not role.people]
    assert missing == ["prospect", "colleague", "collaborator"]
    assert [p.uid for p in found["prospect"].candidates] == ["w", "x", "y"]
    assert found["client"].candidates == ()


def test_without_critical_people_the_cover_is_unknown() -> None:
    assert context(ED).ask(role_cover).rate is None


def test_the_next_broadcast_is_due_half_a_year_later() -> None:
    assert broadcast_due(date(2026, 3, 1), 2) == date(2026, 8, 30)


def test_broadcasts_need_the_wish_and_the_day_of_consent() -> None:
    agreed = date(2026, 1, 1)
    sent = ["2025-09-01 broadcast", "2026-03-01 broadcast", "2026-07-01 broadcast"]

    def someone(uid: str, day: date | None = agreed, tier: str = "many") -> Contact:
        return Contact(uid, uid, broadcast=True, broadcast_consent=day, tier=tier)

    vault = context(
        person(someone("sent", tier="critical"), sent),
        person(someone("never")),
        person(someone("no-day", None)),
        person(someone("later", date(2026, 7, 1))),
        person(someone("no-wish")._replace(broadcast=False)),
        person(someone("paused")._replace(status="paused")),
    )
    assert [(b.person.uid, str(b.last), str(b.due)) for b in vault.ask(broadcasts)] == [
        ("never", "None", "2026-01-01"),
        ("sent", "2026-03-01", "2026-08-30"),
    ]
    assert context(person(someone("a")), config=Config(broadcasts_per_year=0)).ask(broadcasts) == ()


@pytest.mark.parametrize(
    ("log", "answer"),
    [
        (["2026-03-01 broadcast", "2026-03-20 message by=them"], "2026-03-20"),
        (["2026-03-01 broadcast", "2026-03-01 message by=them"], "2026-03-01"),
        (["2026-03-01 broadcast", "2026-03-31 message by=them"], "2026-03-31"),
        (["2026-03-01 broadcast", "2026-04-01 message by=them"], ""),
        (["2026-03-01 broadcast", "2026-02-28 message by=them"], ""),
        (["2026-03-01 broadcast", "2026-03-20 message by=both"], ""),
        (["2026-03-01 broadcast", "2026-03-20 message"], ""),
        (["2026-03-01 broadcast", "2026-03-20 note by=them"], ""),
        (["2026-03-01 broadcast", "2026-03-20 email by=them", "2026-03-20 call"], ""),
        (["2026-03-01 broadcast", "2026-03-20 email by=them", "2026-06-30 meet by=both"], ""),
        (["2026-03-01 broadcast", "2026-03-20 email by=them", "2026-07-01 call"], "2026-03-20"),
        (["2026-03-01 broadcast", "2026-03-05 call", "2026-03-20 email by=them"], "2026-03-20"),
        (["2026-03-01 broadcast", "2026-03-20 email by=them", "2026-06-01 email by=them"],
         "2026-03-20"),
        (["2025-09-01 broadcast", "2026-03-01 broadcast", "2025-09-02 email by=them",
          "2025-09-03 call", "2026-03-02 email by=them"], "2026-03-02"),
        (["2026-07-01 broadcast", "2026-06-29 email by=them"], ""),
        (["2026-06-30 broadcast", "2026-07-01 email by=them"], ""),
        (["2026-03-20 email by=them"], ""),
    ],
)  # fmt: skip
def test_whoever_answered_a_broadcast_and_heard_nothing_of_mine_is_to_be_written_to(
    log: list[str], answer: str
) -> None:
    found = context(person("ada", log)).ask(answered)
    assert [str(entry.day) for entry in found] == ([answer] if answer else [])


def test_of_answers_the_latest_comes_first_and_only_from_the_many_who_are_awake() -> None:
    def someone(uid: str, day: int, **keys: Any) -> Person:  # noqa: ANN401 - any field
        log = ["2026-03-01 broadcast", f"2026-03-{day:02} message by=them"]
        return person(Contact(uid, uid)._replace(**keys), log)

    vault = context(
        someone("a", 10),
        someone("b", 20),
        someone("c", 20),
        someone("d", 20, tier="critical"),
        someone("e", 20, status="paused"),
        someone("f", 20, snooze_until=date(2026, 7, 1)),
    )
    assert [entry.person.uid for entry in vault.ask(answered)] == ["b", "c", "a"]
    assert {entry.sent for entry in vault.ask(answered)} == {date(2026, 3, 1)}


def test_the_ends_of_the_calendar_have_answers_like_others() -> None:
    log = ["0001-01-01 broadcast", "9999-12-31 broadcast", "9999-12-31 email by=them"]
    for today in (date.min, TODAY, date.max):
        context(person("ada", log), today=today).ask(answered)


def test_the_small_vault_sends_none() -> None:
    assert golden().ask(broadcasts) == ()


def test_one_of_the_many_is_surprised_each_week() -> None:
    lots = {
        uid: sha256(f"{uid}|2026-W27".encode()).hexdigest()[:8]
        for uid in ("ed-moreau", "fe-haddad")
    }
    assert lots == {"ed-moreau": "3344683d", "fe-haddad": "49ce1f25"}
    assert golden().ask(surprise) == ED


def test_the_surprise_is_the_same_all_week_and_changes_over_the_weeks() -> None:
    monday = date(2026, 6, 29)
    week = [golden(today=monday + timedelta(days=n)).ask(surprise) for n in range(7)]
    assert week == [ED] * 7
    later = [golden(today=TODAY + timedelta(weeks=n)).ask(surprise) for n in range(12)]
    assert {person.uid for person in later if person} == {"ed-moreau", "fe-haddad"}


def test_nobody_who_is_snoozed_or_critical_is_the_surprise() -> None:
    asleep = person(ED.contact._replace(snooze_until=date(2026, 7, 1)))
    assert context(asleep, ANA).ask(surprise) is None
    awake = person(ED.contact._replace(snooze_until=TODAY))
    assert context(awake, ANA).ask(surprise) == awake

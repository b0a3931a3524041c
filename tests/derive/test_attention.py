"""Where a year of touches went."""

from __future__ import annotations

from tests.derive.golden import EVERYONE, TODAY, context, day, golden, person
from vaultnet.derive.attention import (
    Year,
    attention,
    attention_to,
    lift,
    tactics,
    year_with,
)
from vaultnet.derive.rates import Share
from vaultnet.model.contact import Contact
from vaultnet.model.network import Touch


def test_the_small_vault() -> None:
    found = golden().ask(attention)
    assert found.carried == Share(7, 11)
    assert found.critical == Share(9, 11)
    assert found.lift == 1.227273
    assert found.inbound == Share(4, 11)
    assert [s.rate for s in found[:2]] == [0.636364, 0.818182]
    assert found.inbound.rate == 0.363636


def test_thirty_of_fifty_touches_to_twenty_of_two_hundred_are_six_times_their_share() -> None:
    assert lift(Share(30, 50), Share(20, 200)) == 6.0


def test_without_touches_or_critical_people_the_lift_is_unknown() -> None:
    assert lift(Share(0, 0), Share(20, 200)) is None
    assert lift(Share(0, 50), Share(0, 200)) is None
    assert context().ask(attention).lift is None


def test_a_year_goes_back_365_days() -> None:
    log = ["2025-06-29 call", "2025-06-30 call", "2026-06-30 call", "2026-07-01 call"]
    assert year_with(person("ada", log), TODAY).days == 2
    assert year_with(person("ada"), TODAY) == Year(0, 0, 0, 0)


def test_a_day_begun_by_both_is_in_neither_count() -> None:
    log = [
        "2026-01-01 call", "2026-01-01 message by=them",
        "2026-01-02 call by=both",
        "2026-01-03 call by=them", "2026-01-03 message by=them",
        "2026-01-04 call",
    ]  # fmt: skip
    assert year_with(person("ada", log), TODAY) == Year(days=4, carried=0, mine=1, theirs=1)


def test_a_touch_carries_what_a_line_of_touch_gave_that_day() -> None:
    log = [
        "2026-01-01 call", "2026-01-01 message give=fun", "2026-01-01 call give=help",
        "2026-01-02 call", "2026-01-02 note give=fun",
        "2026-01-03 note give=fun",
    ]  # fmt: skip
    assert year_with(person("ada", log), TODAY)[:2] == (2, 1)


def test_a_touch_told_elsewhere_counts() -> None:
    elsewhere = Touch(day("2026-03-03"), "touch", "me", "Daily/2026-03-03.md", 4)
    assert year_with(person("ada", touches=[elsewhere]), TODAY) == Year(1, 0, 1, 0)


def test_as_of_an_earlier_day_the_later_touches_are_left_out() -> None:
    years = [(False, year_with(person, day("2026-05-31"))) for person in EVERYONE]
    assert attention_to(years).carried == Share(7, 10)


def test_four_broadcasts_and_no_touch_are_broadcast_only() -> None:
    critical = Contact("ada", "Ada", tier="critical")
    sent = [f"2026-0{month}-01 broadcast" for month in range(1, 5)]
    vault = context(
        person(critical, sent),
        person(critical._replace(uid="ben"), [*sent, "2020-01-01 call"]),
        person(critical._replace(uid="cleo")),
        person(critical._replace(uid="dora"), ["2026-07-01 broadcast"]),
        person("many", sent),
    )
    assert [p.uid for p in vault.ask(tactics).broadcast_only] == ["ada"]


def test_six_of_thirty_touches_leaked_to_the_many() -> None:
    days = [f"2026-01-{n:02} call" for n in range(1, 31)]
    vault = context(
        person(Contact("ada", "Ada", tier="critical"), days[:24]),
        person("ben", [*days[24:], "2026-07-01 call"]),
    )
    assert vault.ask(tactics).leak == Share(6, 30)
    assert context().ask(tactics).leak.rate is None

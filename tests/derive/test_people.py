"""Who counts."""

from __future__ import annotations

from datetime import date

from tests.derive.golden import TODAY, context, golden, person
from vaultnet.config import Config, Tier
from vaultnet.dates import Cadence
from vaultnet.derive.people import active, critical_few, the_many
from vaultnet.model.contact import Contact
from vaultnet.model.network import Person


def _uids(people: tuple[Person, ...]) -> list[str]:
    return [p.uid for p in people]


def test_the_small_vault_has_four_critical_people_and_two_of_the_many() -> None:
    vault = golden()
    assert _uids(vault.ask(critical_few)) == ["ana-ruiz", "bo-lindqvist", "cy-okafor", "di-tanaka"]
    assert _uids(vault.ask(the_many)) == ["ed-moreau", "fe-haddad"]


def test_paused_archived_and_dead_people_are_in_no_count_but_snoozed_ones_are() -> None:
    vault = context(
        person(Contact("archived", "A", tier="critical", status="archived")),
        person(Contact("dead", "D", deathdate=date(2020, 1, 1))),
        person(Contact("paused", "P", status="paused")),
        person(Contact("snoozed", "S", tier="critical", snooze_until=date(2027, 1, 1))),
    )
    assert _uids(vault.ask(active)) == ["snoozed"]
    assert _uids(vault.ask(critical_few)) == ["snoozed"]
    assert _uids(vault.ask(the_many)) == []


def test_one_of_the_many_stays_so_with_a_cadence_of_their_own() -> None:
    vault = context(person(Contact("ada", "Ada", cadence=Cadence(30, "days"))))
    assert _uids(vault.ask(the_many)) == ["ada"]
    assert _uids(vault.ask(critical_few)) == []


def test_a_further_tier_with_a_cadence_is_neither() -> None:
    tiers = (Tier(name="inner", touches_per_year=12), Tier(name="loose"))
    vault = context(
        person(Contact("ada", "Ada", tier="inner")),
        person(Contact("ben", "Ben", tier="loose")),
        person(Contact("cleo", "Cleo", tier="no such tier")),
        config=Config(tiers=tiers),
        today=TODAY,
    )
    assert _uids(vault.ask(critical_few)) == []
    assert _uids(vault.ask(the_many)) == ["ben", "cleo"]


def test_a_critical_person_is_never_one_of_the_many() -> None:
    vault = context(
        person(Contact("ada", "Ada", tier="critical")),
        config=Config(tiers=(Tier(name="critical"),)),
    )
    assert _uids(vault.ask(critical_few)) == ["ada"]
    assert _uids(vault.ask(the_many)) == []

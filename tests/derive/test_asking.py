"""Whom I can ask, and whether I gave before I asked."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.derive.golden import DI, EVERYONE, ME, TODAY, context, golden, network, person
from vaultnet.derive.asking import Groups, can_ask, cold_asks, lead_time
from vaultnet.derive.rates import Share
from vaultnet.model.contact import Contact
from vaultnet.model.item import Item
from vaultnet.model.network import Person

READY = ("2026-01-10 call give=ideas", "2026-04-02 meet give=network")


def names(found: Groups) -> list[list[str]]:
    return [[entry.person.uid for entry in group] for group in found[:3]]


def critical(uid: str) -> Contact:
    return Contact(uid, uid.title(), tier="critical")


def test_the_small_vault() -> None:
    found = golden().ask(can_ask)
    assert names(found) == [
        ["ana-ruiz"],
        ["ed-moreau"],
        ["bo-lindqvist", "cy-okafor", "di-tanaka"],
    ]
    assert (found.snoozed, found.others) == ((), 1)


def test_the_critical_few_come_first_then_those_i_lean_to_most() -> None:
    helped = ["2025-01-01 email ask=yes", *READY]
    vault = context(
        person("ada", READY),
        person("ben", helped),
        person(critical("zoe"), helped),
        person(Contact("kin", "Kin", communal=True), helped),
        person("cleo", READY),
    )
    assert names(vault.ask(can_ask))[0] == ["zoe", "ada", "cleo", "ben", "kin"]


def test_of_the_many_only_those_i_gave_or_asked_something_lately_are_listed() -> None:
    vault = context(
        person("given", ["2024-06-30 call give=fun"]),
        person("asked", ["2024-06-30 email ask=no"]),
        person("awaited", items=[Item("ask", " ", "a word", 5)]),
        person("long-ago", ["2024-06-29 call give=fun", "2024-06-29 email ask=no"]),
        person("owed", items=[Item("promise", " ", "a study", 5, due=date(2026, 6, 1))]),
        person("touched", ["2026-06-01 call"]),
    )
    found = vault.ask(can_ask)
    assert sorted(names(found)[2]) == ["asked", "awaited", "given"]
    assert found.others == 3


def test_a_communal_tie_is_listed_whatever_was_given() -> None:
    log = ("2026-01-10 call give=ideas",)
    for given_ in ((), log):
        vault = context(person(Contact("kin", "Kin", communal=True), given_))
        assert names(vault.ask(can_ask)) == [["kin"], [], []]
        assert vault.ask(can_ask).ready[0].lean is None


def test_whoever_is_snoozed_is_left_in_peace() -> None:
    def until(day: date) -> Groups:
        asleep = person(critical("ada")._replace(snooze_until=day), READY)
        return context(asleep).ask(can_ask)

    assert names(until(date(2026, 7, 1))) == [[], [], []]
    assert [p.uid for p in until(date(2026, 7, 1)).snoozed] == ["ada"]
    assert names(until(date(2026, 6, 30))) == [["ada"], [], []]


def test_whoever_does_not_count_is_in_no_list_and_no_count() -> None:
    log = ["2026-01-01 email ask=yes", *READY]
    vault = context(
        person(critical("ada")._replace(status="paused"), log),
        person(critical("ben")._replace(deathdate=date(2026, 6, 1)), log),
    )
    assert vault.ask(can_ask) == ((), (), (), (), 0)
    assert vault.ask(cold_asks) == Share(0, 0)
    assert vault.ask(lead_time) == (None, 0)


def test_an_empty_vault_asks_nobody() -> None:
    assert context().ask(can_ask) == ((), (), (), (), 0)
    assert context().ask(cold_asks).rate is None
    assert context().ask(lead_time).days is None


def test_in_the_small_vault_no_ask_was_cold_and_the_first_came_after_259_days() -> None:
    assert golden().ask(cold_asks) == Share(0, 1)
    assert golden().ask(lead_time) == (259.0, 1)


def test_two_of_four_asks_were_cold() -> None:
    vault = context(
        person("ada", ["2025-08-15 call give=help", "2026-05-01 email ask=yes"]),
        person("ben", ["2026-05-01 email ask=no"]),
        person("cleo", ["2026-05-01 call give=fun", "2026-05-01 email ask=yes"]),
        person(
            "dora",
            ["2024-01-01 call give=fun", "2026-01-01 call give=fun", "2026-06-01 email ask=no"],
        ),
    )
    found = vault.ask(cold_asks)
    assert found == Share(2, 4)
    assert found.rate == 0.5


def test_an_ask_item_can_be_cold_and_one_without_a_day_is_neither() -> None:
    items = [
        Item("ask", " ", "early", 5, created=date(2026, 1, 1)),
        Item("ask", "x", "late", 6, created=date(2026, 3, 1)),
        Item("ask", "-", "withdrawn", 7, created=date(2026, 1, 1)),
        Item("ask", "x", "some day", 8),
        Item("ask", " ", "to come", 9, created=date(2026, 7, 1)),
    ]
    vault = context(person("ada", ["2026-02-01 call give=fun"], items))
    assert vault.ask(cold_asks) == Share(1, 2)


def test_what_was_only_heard_of_warms_no_ask() -> None:
    log = ["2026-01-01 heard give=help by=them", "2026-02-01 email ask=yes"]
    assert context(person("ada", log)).ask(cold_asks) == Share(1, 1)


def test_the_lead_is_the_median_from_first_give_to_first_ask() -> None:
    vault = context(
        person("ada", ["2025-08-15 call give=help", "2026-05-01 email ask=yes"]),
        person(
            "ben",
            ["2024-01-01 call give=fun", "2025-12-31 email ask=no", "2026-05-01 email ask=no"],
        ),
    )
    assert vault.ask(lead_time) == (494.5, 2)


def test_whoever_was_asked_first_gives_no_lead() -> None:
    vault = context(
        person("ada", ["2026-05-01 email ask=yes", "2026-05-02 call give=fun"]),
        person("ben", ["2026-05-01 email ask=yes", "2026-05-01 call give=fun"]),
        person("cleo", ["2026-05-01 email ask=yes"]),
    )
    assert vault.ask(lead_time) == (None, 0)


@settings(deadline=None)
@given(st.permutations(EVERYONE))
def test_the_order_of_people_changes_nothing(people: list[Person]) -> None:
    assert context(*people).ask(can_ask) == golden().ask(can_ask)


def test_whoever_changes_is_looked_at_again_while_the_others_are_remembered() -> None:
    before = golden()
    for question in (can_ask, cold_asks, lead_time):
        before.ask(question)
    changed = person(DI.contact, ["2026-06-29 email ask=pending"])
    people = [changed if someone is DI else someone for someone in EVERYONE]
    after = before.following(network(*people, me=ME), before.config, TODAY)
    for question in (can_ask, cold_asks, lead_time):
        assert after.ask(question) == context(*people, me=ME).ask(question)
    assert after.ask(cold_asks) == Share(1, 2)

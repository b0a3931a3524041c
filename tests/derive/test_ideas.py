"""Which idea is for whom."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.derive.golden import BO, CY, EVERYONE, ME, context, golden, log_line, person, with_cards
from vaultnet.derive.context import Context
from vaultnet.derive.ideas import Fit, fitting_idea, fresh_ideas
from vaultnet.model.cards import Idea
from vaultnet.model.contact import Contact
from vaultnet.model.network import Person

TREASURY = Idea("Ideas/Treasury in a small firm.md", topics=("treasury",))
BOATS = Idea("Ideas/Boats.md", topics=("rowing", "sailing"))


def _wants(
    uid: str, *goals: str, had: str = "", when: str = "2026-05-01 email", **keys: object
) -> Person:
    known = person(Contact(uid, uid.title())._replace(goals=goals, **keys))  # type: ignore[arg-type]
    line = log_line(when)._replace(people=("Nobody", had))
    return known._replace(log=(line,)) if had else known


def _vault(*people: Person, ideas: tuple[Idea, ...] = (BOATS,)) -> Context:
    return with_cards(context(*people), *ideas)


def _told(found: tuple[Fit, ...]) -> list[tuple[str, str, float]]:
    return [(fit.idea.name, fit.person.uid if fit.person else "", fit.cover) for fit in found]


def test_in_the_small_vault_one_idea_is_for_one_person() -> None:
    vault = with_cards(golden(), TREASURY)
    assert _told(vault.ask(fresh_ideas)) == [("Treasury in a small firm", "cy-okafor", 1.0)]
    assert fitting_idea(CY, vault) == Fit(TREASURY, CY, 1.0)
    assert fitting_idea(BO, vault) is None


def test_a_vault_without_ideas_proposes_none() -> None:
    assert golden().ask(fresh_ideas) == ()
    assert fitting_idea(CY, golden()) is None


def test_an_idea_that_suits_nobody_is_fresh_all_the_same() -> None:
    assert _told(_vault(_wants("ada", "tents")).ask(fresh_ideas)) == [("Boats", "", 0.0)]
    assert _told(_vault(ideas=(Idea("Bare.md"),)).ask(fresh_ideas)) == [("Bare", "", 0.0)]


@pytest.mark.parametrize("when", ["2026-05-01 email", "2026-07-20 meet", "2020-01-01 note"])
def test_an_idea_that_they_had_or_will_have_is_not_proposed_again(when: str) -> None:
    ada = _wants("ada", "sailing", had="Boats", when=when)
    vault = _vault(ada, _wants("ben", "sailing"))
    assert fitting_idea(ada, vault) is None
    assert fitting_idea(vault.network.people[1], vault) is not None
    assert vault.ask(fresh_ideas) == ()


def test_what_somebody_who_left_once_had_is_not_called_fresh() -> None:
    gone = _wants("gone", had="Boats", status="archived")
    assert _vault(gone, _wants("ada", "sailing")).ask(fresh_ideas) == ()


def test_the_critical_few_come_first_then_who_it_suits_better_then_the_first_by_uid() -> None:
    many = (_wants("ada", "rowing and sailing"), _wants("ben", "rowing and sailing"))
    assert _told(_vault(*many).ask(fresh_ideas)) == [("Boats", "ada", 1.0)]
    few = _wants("cleo", "sailing", tier="critical")
    assert _told(_vault(*many, few).ask(fresh_ideas)) == [("Boats", "cleo", 0.5)]
    better = _wants("dan", "rowing, sailing", tier="critical")
    assert _told(_vault(*many, few, better).ask(fresh_ideas)) == [("Boats", "dan", 1.0)]


def test_less_than_three_tenths_suit_nobody() -> None:
    idea = Idea("Four.md", topics=("rowing", "sailing", "tents", "maps"))
    ada = _wants("ada", "maps")
    assert _told(_vault(ada, ideas=(idea,)).ask(fresh_ideas)) == [("Four", "", 0.0)]
    assert fitting_idea(ada, _vault(ada, ideas=(idea,))) is None


@pytest.mark.parametrize(
    "keys",
    [
        {"communal": True},
        {"snooze_until": date(2026, 7, 1)},
        {"status": "paused"},
        {"deathdate": date(2026, 1, 1)},
    ],
)
def test_for_some_no_idea_is_proposed(keys: dict[str, object]) -> None:
    ada = _wants("ada", "sailing", **keys)  # type: ignore[arg-type]
    assert _told(_vault(ada).ask(fresh_ideas)) == [("Boats", "", 0.0)]


def test_nobody_is_told_what_to_give_to_a_communal_tie() -> None:
    ada = _wants("ada", "sailing", communal=True)
    assert fitting_idea(ada, _vault(ada)) is None


def test_whatever_is_on_their_agenda_counts_private_goals_too() -> None:
    for key in ("priorities", "needs", "goals", "personal_goals"):
        ada = _wants("ada")
        ada = ada._replace(contact=ada.contact._replace(**{key: ("learn sailing", "rowing")}))  # type: ignore[arg-type]
        assert fitting_idea(ada, _vault(ada)) == Fit(BOATS, ada, 1.0)


def test_the_idea_that_suits_best_is_chosen_then_the_first_by_path() -> None:
    ada = _wants("ada", "rowing")
    rest = tuple(Idea(f"{name}.md", topics=("rowing",)) for name in "BA")
    found = fitting_idea(ada, _vault(ada, ideas=(BOATS, *rest)))
    assert found == Fit(rest[1], ada, 1.0)


def test_ideas_that_suit_somebody_come_first() -> None:
    ideas = (Idea("A.md"), BOATS, Idea("C.md", topics=("rowing",)), TREASURY)
    vault = _vault(_wants("ada", "rowing"), ideas=ideas)
    assert [fit.idea.name for fit in vault.ask(fresh_ideas)] == [
        "C",
        "Boats",
        "A",
        "Treasury in a small firm",
    ]


@settings(deadline=None, max_examples=20)
@given(st.permutations(EVERYONE))
def test_the_order_of_people_changes_nothing(people: list[Person]) -> None:
    shuffled = with_cards(context(*people, me=ME), TREASURY, BOATS)
    assert shuffled.ask(fresh_ideas) == with_cards(golden(), TREASURY, BOATS).ask(fresh_ideas)

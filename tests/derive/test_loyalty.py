"""Who would introduce, help and vouch."""

from __future__ import annotations

from datetime import date

import pytest

from tests.derive.golden import ANA, BO, CY, DI, ED, EVERYONE, NAMES, TODAY, context, golden, person
from vaultnet.derive.loyalty import (
    Audit,
    Loyalty,
    audits,
    beliefs,
    compare,
    evidence,
    handful,
    handful_size,
    loyalty,
    mismatch,
    size_word,
)
from vaultnet.derive.rates import Share
from vaultnet.model.contact import Contact


@pytest.mark.parametrize(
    ("name", "yes", "unknown"),
    [("ana", 3, 0), ("bo", 1, 1), ("cy", 2, 1), ("di", 0, 3), ("ed", 3, 0), ("fe", 0, 3)],
)
def test_the_answers_of_the_small_vault(name: str, yes: int, unknown: int) -> None:
    assert loyalty(EVERYONE[NAMES.index(name)].contact) == Loyalty(yes, unknown)


def test_the_handful_of_the_small_vault_differs_from_its_critical_few() -> None:
    vault = golden()
    assert vault.ask(handful) == (ANA, ED)
    found = vault.ask(mismatch)
    assert found.claimed == (BO, CY, DI)
    assert found.unclaimed == (ED,)
    assert found.jaccard == 0.2
    assert found.confirmed == Share(1, 4)


def test_two_of_six_and_three_overlap() -> None:
    six = tuple(person(uid) for uid in ("ana", "bo", "cy", "di", "ed", "fe"))
    found = compare(six, (six[0], six[1], person("gil")))
    assert found.jaccard == 0.285714
    assert found.confirmed.rate == 0.333333


def test_two_empty_groups_are_not_alike_but_unknown() -> None:
    assert context().ask(mismatch).jaccard is None


def test_no_is_not_unknown() -> None:
    contact = Contact("ada", "Ada", would_introduce=False, would_help=False)
    assert loyalty(contact) == Loyalty(0, 1)


def test_whoever_does_not_count_is_not_in_the_handful() -> None:
    paused = person(ANA.contact._replace(status="paused"))
    assert context(paused).ask(handful) == ()


@pytest.mark.parametrize(
    ("name", "believed", "shown", "kinds"),
    [
        ("ana", 3, ("introduce",), ("network",)),
        ("bo", 1, (), ()),
        ("ed", 3, ("help",), ("help",)),
        ("fe", 0, (), ()),
    ],
)
def test_belief_is_held_against_what_was_received(
    name: str, believed: int, shown: tuple[str, ...], kinds: tuple[str, ...]
) -> None:
    found = evidence(EVERYONE[NAMES.index(name)], TODAY)
    assert (len(found.believed), found.shown, found.kinds) == (believed, shown, kinds)


def test_an_endorsement_shows_two_answers_and_only_those_that_are_yes() -> None:
    log = ["2026-01-01 call got=endorsement", "2026-01-02 call got=help"]
    contact = Contact("ada", "Ada", would_introduce=True, would_vouch=True, would_help=False)
    found = evidence(person(contact, log), TODAY)
    assert found.believed == found.shown == ("introduce", "vouch")
    assert found.kinds == ("endorsement",)


def test_evidence_is_three_years_long() -> None:
    contact = Contact("ada", "Ada", would_help=True)
    for day, shown in (("2023-07-01", ("help",)), ("2023-06-30", ()), ("2026-07-01", ())):
        assert evidence(person(contact, [f"{day} call got=help"]), TODAY).shown == shown


def test_beliefs_about_the_critical_few_and_the_handful_are_held_against_what_was_shown() -> None:
    assert [(e.person, len(e.believed), len(e.shown)) for e in golden().ask(beliefs)] == [
        (ANA, 3, 1),
        (BO, 1, 0),
        (CY, 2, 0),
        (ED, 3, 1),
    ]


def test_nothing_is_told_of_a_communal_tie_nor_of_somebody_without_a_yes() -> None:
    communal = person(ANA.contact._replace(communal=True), ["2026-06-05 message got=network"])
    doubtful = person(BO.contact._replace(would_introduce=False))
    assert context(communal, doubtful, DI).ask(beliefs) == ()
    assert context(communal).ask(handful) == (communal,)


def test_one_of_the_many_without_three_times_yes_is_no_matter_of_belief() -> None:
    ben = person(Contact("ben", "Ben", would_help=True), ["2026-06-05 message got=help"])
    assert context(ben).ask(beliefs) == ()


def test_whoever_was_thought_about_lets_the_others_have_their_turn() -> None:
    def waiting(uid: str, reviewed: date | None, *, known: bool = False) -> Contact:
        contact = Contact(uid, uid, tier="critical", loyalty_reviewed=reviewed)
        return contact._replace(would_help=True) if known else contact

    vault = context(
        person(waiting("a", TODAY)),
        person(waiting("b", date(2026, 1, 1))),
        person(waiting("c", None, known=True)),
        person(waiting("d", None)),
    )
    assert [a.person.uid for a in vault.ask(audits)] == ["d", "c", "b", "a"]


def test_the_critical_few_with_open_answers_come_first() -> None:
    assert [(a.person, a.unknown) for a in golden().ask(audits)] == [(DI, 3), (BO, 1), (CY, 1)]


def test_an_old_answer_is_asked_again_after_a_year() -> None:
    for reviewed, due in (
        (None, False),
        (date(2025, 6, 30), False),
        (date(2025, 6, 29), True),
    ):
        ana = person(ANA.contact._replace(loyalty_reviewed=reviewed))
        assert context(ana).ask(audits) == ((Audit(ana, 0, reviewed),) if due else ())


@pytest.mark.parametrize(
    ("size", "word"),
    [(0, "start"), (2, "start"), (4, "start"), (5, "expected"), (7, "expected"),
     (10, "expected"), (11, "check"), (14, "check")],
)  # fmt: skip
def test_five_to_ten_are_a_handful(size: int, word: str) -> None:
    assert size_word(size) == word


def test_without_any_answer_the_size_says_nothing() -> None:
    assert golden().ask(handful_size) == "start"
    assert context(DI).ask(handful_size) == ""
    assert context().ask(handful_size) == ""

"""How far introductions have come, what waits, and what became of them."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.derive.golden import ANA, BO, CY, TODAY, context, day, golden, person, with_cards
from vaultnet.derive.context import Context
from vaultnet.derive.introductions import (
    FOLLOW_UP_DAYS,
    Status,
    closure,
    follow_up,
    is_single,
    so_far,
    state,
    statuses,
)
from vaultnet.derive.rates import Share
from vaultnet.model.cards import Introduction
from vaultnet.model.contact import Contact
from vaultnet.model.network import Person

STATES = ("idea", "asking", "ready", "made", "formed", "declined")
DATES = tuple(name for name in Introduction._fields if name.endswith(("_a", "_b")))[2:]
DATES += ("made", "followed_up", "met")


def _card(
    steps: str = "", path: str = "Both.md", pair: tuple[Person, Person] = (ANA, BO)
) -> Introduction:
    """An introduction from `step` or `step=DATE`, by default on 1 January 2026."""
    dates = (step.partition("=") for step in steps.split())
    known = {step: day(when or "2026-01-01") for step, _, when in dates}
    return Introduction(path, pair[0].path, pair[1].path)._replace(**known)  # type: ignore[arg-type]


def _seen(
    *steps: str, vault: Context | None = None, pair: tuple[Person, Person] = (ANA, BO)
) -> Context:
    cards = (_card(step, f"{number}.md", pair) for number, step in enumerate(steps))
    return with_cards(vault or golden(), *cards)


def _one(steps: str) -> Status:
    (status,) = _seen(steps).ask(statuses)
    return status


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        ("", "idea"),
        ("asked_a", "asking"),
        ("agreed_a asked_b", "asking"),
        ("agreed_b", "asking"),
        ("agreed_a agreed_b", "ready"),
        ("made agreed_a", "made"),
        ("made", "made"),
        ("met", "formed"),
        ("made agreed_a agreed_b met", "formed"),
        ("agreed_a declined_b", "declined"),
        ("made met declined_a", "declined"),
        ("followed_up", "idea"),
    ],
)
def test_the_dates_alone_say_how_far_an_introduction_has_come(steps: str, found: str) -> None:
    assert state(_card(steps)) == found


@given(st.sets(st.sampled_from(DATES)))
def test_one_more_date_never_leads_back(steps: set[str]) -> None:
    before = STATES.index(state(_card(" ".join(steps))))
    for step in DATES:
        assert STATES.index(state(_card(" ".join({*steps, step})))) >= before


def test_nothing_but_the_dates_matters() -> None:
    said = _card("made")._replace(outcome="good", why="they would laugh", need="a laugh")
    assert state(said) == "made"


@pytest.mark.parametrize(
    ("steps", "single"),
    [
        ("made agreed_a", True),
        ("made", True),
        ("made agreed_b met", True),
        ("made agreed_a agreed_b", False),
        ("agreed_a", False),
        ("met", False),
    ],
)
def test_bringing_people_together_before_both_said_yes_is_noticed(
    steps: str, *, single: bool
) -> None:
    assert is_single(_card(steps)) is single


@pytest.mark.parametrize("step", DATES)
def test_a_date_still_to_come_is_a_plan(step: str) -> None:
    assert _one(f"{step}=2026-07-01").state == "idea"
    assert so_far(_card(f"{step}=2026-06-30"), TODAY) == _card(f"{step}=2026-06-30")
    assert so_far(_card(f"{step}=2026-07-01"), TODAY) == _card()


def test_a_planned_no_is_no_answer_yet_and_the_question_stays_open() -> None:
    status = _one("asked_a=2026-06-01 declined_a=2026-07-01")
    assert (status.state, status.sides[0].ready) == ("asking", True)


@pytest.mark.parametrize(
    ("asked", "nudge", "ready"),
    [("2026-06-16", "2026-06-30", True), ("2026-06-17", "2026-07-01", False)],
)
def test_a_question_is_asked_again_after_fourteen_days(
    asked: str, nudge: str, *, ready: bool
) -> None:
    one, other = _one(f"asked_a={asked}").sides
    assert (one.person, one.asked, one.nudge, one.ready) == (ANA, day(asked), day(nudge), ready)
    assert (other.person, other.asked, other.nudge, other.ready) == (BO, None, None, False)


@pytest.mark.parametrize(
    "steps",
    [
        "asked_a agreed_a",
        "asked_a declined_a",
        "asked_a asked_b declined_b",
        "asked_a asked_b made",
        "asked_a met",
        "",
    ],
)
def test_an_answered_or_settled_question_is_not_asked_again(steps: str) -> None:
    assert [side.nudge for side in _one(steps).sides] == [None, None]


@pytest.mark.parametrize(
    ("steps", "since"),
    [
        ("made=2026-05-31", "2026-06-30"),
        ("made=2026-05-31 met=2026-06-02", "2026-06-30"),
        ("met=2026-05-31", "2026-06-30"),
        ("made=2026-06-01", "2026-07-01"),
        ("made=2026-06-01 followed_up=2026-07-01", "2026-07-01"),
    ],
)
def test_what_came_of_it_is_asked_after_thirty_days(steps: str, since: str) -> None:
    status = _one(steps)
    assert (status.follow_up, status.ready) == (day(since), day(since) <= TODAY)


@pytest.mark.parametrize(
    "steps", ["made followed_up", "made met followed_up", "made declined_a", "agreed_a agreed_b"]
)
def test_what_was_asked_or_never_happened_is_not_followed_up(steps: str) -> None:
    assert follow_up(_card(steps)) is None
    assert not _one(steps).ready


def _made(number: int, extra: str = "") -> tuple[str, ...]:
    return (f"made=2026-05-01 {extra}",) * number


def test_four_of_six_led_to_a_meeting() -> None:
    found = _seen(*_made(4, "met=2026-05-09"), *_made(2)).ask(closure)
    assert found.share == Share(4, 6)
    assert found.share.rate == 0.666667
    assert (found.low, found.high) == pytest.approx((0.3, 0.9032), abs=5e-5)


def test_an_introduction_has_sixty_days_to_form() -> None:
    assert _seen("made=2026-05-01").ask(closure).share == Share(0, 1)
    assert _seen("made=2026-05-02 met=2026-05-03").ask(closure).share == Share(0, 0)


def test_what_was_declined_after_it_was_made_counts_as_made() -> None:
    assert _seen(*_made(1, "met=2026-05-09 declined_b=2026-05-20")).ask(closure).share == Share(
        0, 1
    )


def test_what_was_never_made_counts_nowhere() -> None:
    assert _seen("agreed_a agreed_b", "declined_a", "met", "").ask(closure).share == Share(0, 0)
    assert _seen().ask(closure)[1:] == (0.0, 1.0)


@pytest.mark.parametrize(
    "keys",
    [{"status": "paused"}, {"status": "archived"}, {"deathdate": date(2026, 6, 1)}],
    ids=str,
)
def test_who_is_not_active_is_in_no_introduction_and_in_no_count(keys: dict[str, object]) -> None:
    gone = person(Contact("gone", "Gone")._replace(**keys))  # type: ignore[arg-type]
    vault = _seen(*_made(1, "met"), "asked_a", vault=context(ANA, gone), pair=(ANA, gone))
    assert vault.ask(statuses) == ()
    assert vault.ask(closure).share == Share(0, 0)


def test_who_wants_no_introduction_any_more_is_asked_nothing() -> None:
    shy = person(Contact("shy", "Shy", no_intro=True))
    vault = _seen(
        "", "asked_a", "agreed_a agreed_b", "made", vault=context(ANA, shy), pair=(shy, ANA)
    )
    assert [status.state for status in vault.ask(statuses)] == ["made"]


def test_of_a_no_nobody_is_told_who_said_it() -> None:
    said = [_one(f"asked_a asked_b agreed_a agreed_b declined_{who}").sides for who in "ab"]
    assert said[0] == said[1]


def test_introductions_come_by_the_path_of_their_note_and_the_two_as_written() -> None:
    cards = [
        _card(pair=pair, path=f"{n}.md") for n, pair in enumerate(combinations((CY, ANA, BO), 2))
    ]
    found = with_cards(golden(), *cards).ask(statuses)
    assert [tuple(s.person.uid for s in status.sides) for status in found] == [
        ("cy-okafor", "ana-ruiz"),
        ("cy-okafor", "bo-lindqvist"),
        ("ana-ruiz", "bo-lindqvist"),
    ]


def test_the_ends_of_the_calendar_are_days_like_others() -> None:
    for today in (date.min, date.max):
        vault = _seen("asked_a=0001-01-01", "made=9999-12-31", vault=golden(today=today))
        vault.ask(statuses)
        vault.ask(closure)
    assert FOLLOW_UP_DAYS == 30

"""Where people's work took them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.derive.golden import ANA, CY, ED, EVERYONE, ME, TODAY, context, golden, person
from vaultnet.derive.careers import (
    careers,
    followed,
    is_rising,
    missed,
    new_in_role,
    rise,
    risen,
    rising,
    told,
    worth_considering,
)
from vaultnet.derive.context import Context
from vaultnet.derive.jobs import posts
from vaultnet.derive.rates import Share, wilson
from vaultnet.model.contact import Contact
from vaultnet.model.network import Person

ADA = Contact("ada", "Ada", added=date(2020, 1, 1))

QUESTIONS: tuple[Callable[[Context], object], ...] = (
    careers, followed, missed, new_in_role, risen, rising, told, worth_considering,
)  # fmt: skip


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def changed(uid: str, days: int, *touches: int, tier: str = "many") -> Person:
    """Somebody with a change of job so many days ago, and touches so many days ago."""
    log = [f"{ago(days)} job seniority=vp", *(f"{ago(touch)} call" for touch in touches)]
    return person(ADA._replace(uid=uid, tier=tier), log)


def test_the_small_vault() -> None:
    vault = golden()
    assert vault.ask(followed) == Share(0, 2)
    assert [(p, c.day, c.touched) for p, c in vault.ask(new_in_role)] == [
        (ANA, date(2026, 5, 4), date(2026, 6, 5))
    ]
    assert [(p, c.day) for p, c in vault.ask(missed)] == [(CY, date(2025, 11, 3))]
    assert vault.ask(risen) == ((ANA, "manager", date(2019, 6, 1), "vp"),)
    assert vault.ask(rising) == ((ED, "senior", date(2026, 3, 3)),)
    assert vault.ask(worth_considering) == (ED,)
    assert vault.ask(told) == 4


def test_a_rise_is_told_in_ranks_and_by_year() -> None:
    log = ["2019-06-01 job seniority=entry", "2026-06-01 job seniority=director"]
    story = posts(person(ADA, log), TODAY)
    found = rise(story, "director")
    assert found is not None
    assert found.steps == 3
    assert found.yearly == pytest.approx(0.4285, abs=5e-5)
    assert (found.first, found.since) == ("entry", date(2019, 6, 1))


def test_one_record_is_no_rise_but_tells_when_it_was_first_seen() -> None:
    found = rise(posts(person(ADA, ["2019-06-01 job seniority=vp"]), TODAY), "vp")
    assert found == (0, None, "vp", "vp", date(2019, 6, 1), False)


@pytest.mark.parametrize(
    ("log", "now"),
    [
        ([], "vp"),
        (["2019-06-01 job org=Quay"], "vp"),
        (["2019-06-01 job seniority=vp"], ""),
    ],
)
def test_without_two_known_ranks_a_rise_is_unknown(log: list[str], now: str) -> None:
    assert rise(posts(person(ADA, log), TODAY), now) is None


def test_a_rise_may_lead_down() -> None:
    log = ["2019-06-01 job seniority=vp", "2026-06-01 job seniority=entry"]
    found = rise(posts(person(ADA, log), TODAY), "entry")
    assert found is not None
    assert found.steps == -4


@pytest.mark.parametrize(
    ("property_", "log", "rank"),
    [
        ("manager", [], "manager"),
        ("manager", ["2020-01-01 job seniority=vp"], "vp"),
        ("manager", ["2020-01-01 job seniority=vp", "2021-01-01 job org=Quay"], "manager"),
        ("", ["2020-01-01 job seniority=vp", "2021-01-01 job org=Quay"], "vp"),
        ("", ["2020-01-01 job"], ""),
        ("", [], ""),
    ],
)
def test_the_latest_post_tells_the_rank_then_the_properties_do(
    property_: str, log: list[str], rank: str
) -> None:
    (found,) = context(person(ADA._replace(seniority=property_), log)).ask(careers)
    assert found.rank == rank


def unquoted(who: Person, *lines: int) -> Person:
    """The same person with `#private` on these lines of the log, counted from 0."""
    log = [
        line._replace(text="#private") if number in lines else line
        for number, line in enumerate(who.log)
    ]
    return who._replace(log=tuple(log))


@pytest.mark.parametrize(
    ("property_", "private", "rank"),
    [
        ("", (), "vp"),
        ("", (1,), ""),
        ("manager", (1,), ""),
        ("vp", (1,), "vp"),
        ("vp", (0, 1), "vp"),
        ("", (0,), "vp"),
    ],
)
def test_a_rank_that_only_a_private_line_tells_counts_and_is_not_shown(
    property_: str, private: tuple[int, ...], rank: str
) -> None:
    log = ["2020-01-01 job seniority=manager", "2021-01-01 job seniority=vp"]
    ada = unquoted(person(ADA._replace(seniority=property_), log), *private)
    (found,) = context(ada).ask(careers)
    assert (found.rank, found.shown) == ("vp", rank)


@pytest.mark.parametrize(
    ("private", "told"),
    [
        ((), ("manager", date(2020, 1, 1), "vp")),
        ((0,), ("", None, "vp")),
        ((1,), ("manager", date(2020, 1, 1), "")),
        ((0, 1), ("", None, "")),
    ],
)
def test_of_a_rise_nothing_is_told_that_stands_on_a_private_line(
    private: tuple[int, ...], told: tuple[str, date | None, str]
) -> None:
    log = ["2020-01-01 job seniority=manager", "2021-01-01 job seniority=vp"]
    ada = unquoted(person(ADA, log), *private)
    assert context(ada).ask(risen) == ((ada, *told),)


def test_a_private_rank_decides_who_is_rising_and_is_not_shown() -> None:
    low = unquoted(person(STAR, ["2020-01-01 job seniority=entry"]), 0)
    assert context(low).ask(rising) == ((low, "", None),)
    high = unquoted(person(STAR, ["2020-01-01 job seniority=vp"]), 0)
    assert context(high).ask(rising) == ()


@pytest.mark.parametrize(
    ("first", "now", "far"),
    [
        ("manager", "vp", True),
        ("director", "vp", False),
        ("manager", "director", False),
        ("student", "executive", True),
        ("vp", "manager", False),
    ],
)
def test_risen_is_from_manager_or_less_to_vice_president_or_more(
    first: str, now: str, far: bool
) -> None:
    ada = person(
        ADA._replace(seniority=now), [f"2021-01-01 job seniority={first}", "2022-01-01 job"]
    )
    assert bool(context(ada).ask(risen)) is far


def test_three_of_four_changes_were_followed() -> None:
    vault = context(
        changed("a", 400, 390), changed("b", 400, 310), changed("c", 400, 400), changed("d", 400)
    )
    share = vault.ask(followed)
    assert share == Share(3, 4)
    assert (share.rate, share.few) == (0.75, True)
    assert wilson(*share) == pytest.approx((0.3006, 0.9544), abs=5e-5)


def test_a_change_younger_than_ninety_days_is_not_judged() -> None:
    assert context(changed("a", 89)).ask(followed).n == 0
    assert context(changed("a", 89, 80)).ask(followed).n == 0
    assert context(changed("a", 90)).ask(followed) == Share(0, 1)
    assert context(changed("a", 90, 0)).ask(followed) == Share(1, 1)


def test_every_change_ever_written_down_is_judged() -> None:
    log = ["2020-06-01 job", "2020-06-02 call", "2021-06-01 job", "2022-06-01 job"]
    assert context(person(ADA, log)).ask(followed) == Share(1, 3)


@pytest.mark.parametrize(("days", "new"), [(0, True), (100, True), (101, False)])
def test_for_a_hundred_days_somebody_is_new(days: int, new: bool) -> None:
    assert bool(context(changed("a", days)).ask(new_in_role)) is new


def test_a_new_job_is_told_of_a_snoozed_person_as_a_birthday_is() -> None:
    contact = ADA._replace(snooze_until=ago(-30))
    vault = context(person(contact, [f"{ago(20)} job org=Quay"]))
    assert len(vault.ask(new_in_role)) == 1


@pytest.mark.parametrize(
    ("days", "touches", "is_missed"),
    [
        (100, [], False),
        (101, [], True),
        (365, [], True),
        (366, [], False),
        (200, [110], False),
        (200, [109], True),
        (200, [201], True),
    ],
)
def test_missed_is_a_change_of_the_last_year_without_a_word_in_time(
    days: int, touches: list[int], is_missed: bool
) -> None:
    assert bool(context(changed("a", days, *touches)).ask(missed)) is is_missed


def test_only_the_latest_change_of_each_person_is_listed() -> None:
    log = [f"{ago(200)} job org=Hill", f"{ago(20)} job org=Quay"]
    vault = context(person(ADA, log))
    assert vault.ask(missed) == ()
    assert [c.after.org for _, c in vault.ask(new_in_role)] == ["Quay"]


def test_whoever_waits_for_a_word_comes_first_then_the_critical_few() -> None:
    vault = context(
        changed("a", 50, 40),
        changed("b", 50),
        changed("c", 30, tier="critical"),
        changed("d", 60),
        changed("e", 60),
    )
    assert [p.uid for p, _ in vault.ask(new_in_role)] == ["c", "d", "e", "b", "a"]


def test_of_missed_changes_the_latest_comes_first() -> None:
    vault = context(changed("a", 300), changed("b", 200), changed("c", 150, 10))
    assert [p.uid for p, _ in vault.ask(missed)] == ["b", "a", "c"]


@pytest.mark.parametrize(
    ("qualities", "rank", "listed"),
    [
        (("smart", "motivated", "ambitious"), "senior", True),
        (("smart", "motivated", "ambitious"), "manager", True),
        (("smart", "motivated", "ambitious"), "director", False),
        (("smart", "motivated", "interesting", "ambitious"), "vp", False),
        (("smart", "motivated"), "senior", False),
        (("smart", "smart", "motivated"), "senior", False),
        (("smart", "motivated", "interesting"), "", True),
    ],
)
def test_rising_is_three_qualities_without_a_high_post(
    qualities: tuple[str, ...], rank: str, listed: bool
) -> None:
    assert is_rising(qualities, rank) is listed


STAR = ADA._replace(qualities=("smart", "motivated", "interesting"))


def test_those_of_whom_i_heard_nothing_for_longest_come_first() -> None:
    def star(uid: str, *log: str) -> Person:
        return person(STAR._replace(uid=uid), log)

    vault = context(
        star("a", "2026-01-01 call"),
        star("b", "2025-01-01 call", "2027-01-01 call"),
        star("d"),
        star("c"),
    )
    assert [(r.person.uid, r.last) for r in vault.ask(rising)] == [
        ("c", None),
        ("d", None),
        ("b", date(2025, 1, 1)),
        ("a", date(2026, 1, 1)),
    ]


LOYAL = STAR._replace(would_introduce=True, would_help=True, would_vouch=True)


@pytest.mark.parametrize(
    ("contact", "worth"),
    [
        (LOYAL, True),
        (LOYAL._replace(tier="critical"), False),
        (LOYAL._replace(would_vouch=None), False),
        (LOYAL._replace(would_vouch=False), False),
        (LOYAL._replace(qualities=("smart",)), False),
        (LOYAL._replace(seniority="vp"), False),
        (LOYAL._replace(communal=True), True),
    ],
)
def test_whoever_rises_and_stands_up_for_me_is_worth_a_place(contact: Contact, worth: bool) -> None:
    who = person(contact)
    assert context(who).ask(worth_considering) == ((who,) if worth else ())


@pytest.mark.parametrize("is_dead", [True, False])
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.__name__)
def test_whoever_does_not_count_is_nowhere(
    question: Callable[[Context], object], is_dead: bool
) -> None:
    gone = [
        person(
            p.contact._replace(deathdate=TODAY) if is_dead else p.contact._replace(status="paused"),
            _told(p),
        )
        for p in EVERYONE
    ]
    assert context(*gone).ask(question) == context().ask(question)


def _told(who: Person) -> list[str]:
    return [
        " ".join([line.date.isoformat(), line.channel, *(f"{k}={v}" for k, v in line.fields)])
        for line in who.log
        if line.channel == "job"
    ]


@settings(deadline=None, max_examples=20)
@given(st.permutations(EVERYONE))
def test_the_order_of_people_changes_no_answer(everyone: list[Person]) -> None:
    shuffled, plain = context(*everyone, me=ME), golden()
    for question in QUESTIONS:
        assert shuffled.ask(question) == plain.ask(question)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.__name__)
def test_an_empty_vault_and_the_ends_of_the_calendar_have_answers(
    question: Callable[[Context], object],
) -> None:
    context().ask(question)
    for today in (date.min, date(1, 1, 2), date(9999, 12, 30), date.max):
        golden(today=today).ask(question)

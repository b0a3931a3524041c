"""What a change of job is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.derive.golden import ANA, BO, CY, DI, ED, TODAY, day, person
from vaultnet.derive.jobs import Post, job_changes, last_job_change, posts
from vaultnet.model.contact import Contact
from vaultnet.model.interaction import Interaction
from vaultnet.model.network import Person

ADA = Contact("ada", "Ada", added=date(2024, 1, 1))


def days(who: Person) -> list[str]:
    return [change.day.isoformat() for change in job_changes(who, TODAY)]


def test_the_changes_of_the_small_vault() -> None:
    assert days(ANA) == ["2026-05-04"]
    assert days(CY) == ["2025-11-03"]
    assert days(ED) == ["2024-09-02"]
    assert days(BO) == days(DI) == []


def test_a_change_leads_from_one_post_to_the_next() -> None:
    (change,) = job_changes(ANA, TODAY)
    assert change.before == Post(date(2019, 6, 1), seniority="manager")
    assert change.after == Post(date(2026, 5, 4), seniority="vp")
    assert change.touched == date(2026, 6, 5)


def test_a_position_without_a_job_line_is_where_the_story_opens() -> None:
    assert posts(BO, TODAY) == (Post(date(2022, 1, 1), seniority="director", logged=False),)
    assert last_job_change(BO, TODAY) is None
    assert days(CY) == ["2025-11-03"]
    assert last_job_change(person(ADA._replace(position_since=day("2026-03-01"))), TODAY) is None


@pytest.mark.parametrize(
    ("contact", "log", "is_change"),
    [
        (ADA, [], True),
        (ADA._replace(added=day("2026-03-01")), [], False),
        (ADA._replace(added=day("2026-03-02")), [], False),
        (ADA._replace(added=None), [], False),
        (ADA._replace(added=None), ["2026-02-28 call"], True),
        (ADA._replace(added=None), ["2026-03-02 call"], False),
        (ADA._replace(added=None, agenda_reviewed=day("2026-02-28")), [], True),
        (ADA._replace(added=None, last_contacted=day("2026-02-28")), [], True),
    ],
)
def test_the_first_job_line_of_somebody_i_knew_already_is_a_change(
    contact: Contact, log: list[str], is_change: bool
) -> None:
    who = person(contact, ["2026-03-01 job seniority=vp", *log])
    assert days(who) == (["2026-03-01"] if is_change else [])


@pytest.mark.parametrize(
    ("since", "found"),
    [
        ("2025-12-01", ["2026-02-01"]),
        ("2026-02-01", ["2026-02-01"]),
        ("2026-05-02", ["2026-02-01"]),
        ("2026-05-03", ["2026-02-01", "2026-05-03"]),
        ("2026-07-01", ["2026-02-01"]),
    ],
)
def test_a_position_is_a_change_of_its_own_if_no_line_can_have_told_it(
    since: str, found: list[str]
) -> None:
    who = person(ADA._replace(position_since=day(since), org="Quay"), ["2026-02-01 job"])
    assert days(who) == found


def test_a_later_position_is_what_the_properties_say() -> None:
    contact = ADA._replace(
        position_since=TODAY, org="Quay", job_title="Head of ships", seniority="director"
    )
    told = posts(person(contact, ["2020-01-01 job seniority=entry"]), TODAY)[-1]
    assert told == Post(TODAY, "Quay", "Head of ships", "director", logged=False)


def test_lines_in_any_order_and_two_on_a_day_are_told_by_day() -> None:
    log = ["2025-06-01 job org=Quay", "2024-06-01 job org=Hill", "2025-06-01 job org=Bay"]
    assert [post.org for post in posts(person(ADA, log), TODAY)] == ["Hill", "Bay"]


def test_what_is_still_to_come_is_no_change_yet() -> None:
    log = ["2026-07-01 job seniority=vp", "2026-07-02 call"]
    assert days(person(ADA, log)) == []
    (change,) = job_changes(person(ADA, log), date(2026, 7, 1))
    assert change.touched is None


@pytest.mark.parametrize(
    ("touch", "followed"),
    [
        ("2026-02-28", False),
        ("2026-03-01", True),
        ("2026-05-30", True),
        ("2026-05-31", False),
    ],
)
def test_a_word_follows_within_ninety_days(touch: str, followed: bool) -> None:
    (change,) = job_changes(person(ADA, ["2026-03-01 job", f"{touch} call"]), TODAY)
    assert change.followed is followed
    assert change.word_by == date(2026, 5, 30)


def test_a_letter_to_many_is_no_word() -> None:
    (change,) = job_changes(person(ADA, ["2026-03-01 job", "2026-03-02 broadcast"]), TODAY)
    assert change.touched is None


@pytest.mark.parametrize(
    ("before", "after", "welcome"),
    [
        ("", "org=Quay", True),
        ("", "seniority=entry", True),
        ("", "job_title=Between_two_jobs", False),
        ("", "", False),
        ("org=Hill", "", False),
        ("seniority=vp", "seniority=manager org=Quay", False),
        ("seniority=vp", "seniority=vp", True),
        ("seniority=vp", "org=Quay", True),
        ("seniority=vp", "job_title=Adviser", False),
    ],
)
def test_only_a_new_place_without_a_step_down_asks_for_congratulations(
    before: str, after: str, welcome: bool
) -> None:
    log = [f"2024-06-01 job {before}", f"2026-03-01 job {after}"]
    assert job_changes(person(ADA, log), TODAY)[-1].welcome is welcome


def test_a_private_line_is_marked() -> None:
    line = Interaction(TODAY, "job", "let go #private", 9, fields=(("org", "Quay"),))
    (change,) = job_changes(_with_log(line), TODAY)
    assert change.after.private


def _with_log(*lines: Interaction) -> Person:
    plain = person(ADA)
    return Person(contact=ADA, path=plain.path, link=plain.link, log=lines, items=(), touches=())


LINES = st.lists(
    st.tuples(st.integers(0, 900), st.sampled_from(["job seniority=vp", "job", "call"])),
    max_size=6,
).map(lambda told: [f"{TODAY - timedelta(days=ago)} {what}" for ago, what in told])


@settings(deadline=None)
@given(LINES, st.none() | st.integers(-400, 900), st.booleans())
def test_every_post_but_the_first_is_a_change(
    log: list[str], since: int | None, known: bool
) -> None:
    contact = ADA._replace(
        added=date(2000, 1, 1) if known else None,
        position_since=None if since is None else TODAY - timedelta(days=since),
    )
    who = person(contact, log)
    story, changes = posts(who, TODAY), job_changes(who, TODAY)
    assert [c.after for c in changes] in ([*story], [*story[1:]])
    assert [c.day for c in changes] == sorted({c.day for c in changes})
    assert last_job_change(who, TODAY) == (changes[-1] if changes else None)
    if known and any("job" in line for line in log):
        assert len(changes) == len(story)

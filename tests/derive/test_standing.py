"""Who is due, and how urgently."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.derive.golden import EVERYONE, NAMES, TODAY, context, golden, person
from vaultnet.config import Config, Tier
from vaultnet.dates import Cadence
from vaultnet.derive.pace import pace_of
from vaultnet.derive.standing import Standing, channel_hint, standing, standings, waiting
from vaultnet.model.contact import Contact
from vaultnet.model.network import Person

CRITICAL = Contact("ada", "Ada", tier="critical", added=date(2020, 1, 1))


def _standing(someone: Person, today: date = TODAY, config: Config | None = None) -> Standing:
    decided = config or Config()
    return standing(someone, pace_of(someone.contact, decided), today, decided.first_touch_days)


def _after(gap: int, contact: Contact = CRITICAL) -> Standing:
    return _standing(person(contact, [f"{TODAY - timedelta(days=gap)} call"]))


@pytest.mark.parametrize(
    ("name", "state", "days", "figures"),
    [
        ("ana", "ok", ("2026-10-04", "2026-12-04"), (25, 0.4132)),
        ("bo", "overdue", ("2026-04-01", "2026-06-01"), (211, 3.4876)),
        ("cy", "ok", ("2026-08-30", "2026-10-30"), (60, 0.9917)),
        ("di", "new", ("2026-07-13", "2026-07-13"), (None, None)),
        ("ed", "many", ("None", "None"), (119, None)),
        ("fe", "many", ("None", "None"), (1327, None)),
    ],
)
def test_the_small_vault(
    name: str, state: str, days: tuple[str, str], figures: tuple[int | None, float | None]
) -> None:
    found = golden().ask(standings)[EVERYONE[NAMES.index(name)].path]
    assert found.state == state
    assert (str(found.due), str(found.latest)) == days
    assert (found.gap, found.urgency and round(found.urgency, 4)) == figures


def test_in_the_small_vault_two_people_wait() -> None:
    assert [s.person.uid for s in golden().ask(waiting)] == ["bo-lindqvist", "di-tanaka"]


@pytest.mark.parametrize(
    ("gap", "state"),
    [(0, "ok"), (120, "ok"), (121, "due"), (182, "due"), (183, "overdue")],
)
def test_the_gap_decides_the_state(gap: int, state: str) -> None:
    assert _after(gap).state == state


def test_a_first_touch_is_due_two_weeks_after_adding() -> None:
    added = date(2026, 3, 1)
    found = _standing(person(CRITICAL._replace(added=added)), today=date(2026, 3, 2))
    assert found.state == "new"
    assert found.due == found.latest == date(2026, 3, 15)
    assert found.is_first
    assert found.urgency is None


def test_somebody_without_any_date_stays_new_and_never_late() -> None:
    found = _standing(person(CRITICAL._replace(added=None)))
    assert found.state == "new"
    assert found.due == TODAY + timedelta(days=14)


def test_a_planned_touch_is_no_touch() -> None:
    assert _standing(person(CRITICAL, ["2026-07-01 meet"])).state == "new"


def test_an_imported_last_contact_counts_for_the_gap() -> None:
    found = _standing(person(CRITICAL._replace(last_contacted=date(2026, 6, 1))))
    assert (found.state, found.gap) == ("ok", 29)


@pytest.mark.parametrize(
    ("contact", "state"),
    [
        (CRITICAL._replace(deathdate=date(2025, 1, 1), status="paused"), "deceased"),
        (CRITICAL._replace(status="archived", snooze_until=date(2027, 1, 1)), "archived"),
        (CRITICAL._replace(status="paused"), "paused"),
        (CRITICAL._replace(snooze_until=date(2026, 7, 1)), "snoozed"),
        (CRITICAL._replace(snooze_until=TODAY), "overdue"),
        (CRITICAL._replace(tier="many", snooze_until=date(2026, 7, 1)), "snoozed"),
        (CRITICAL._replace(tier="many"), "many"),
    ],
)
def test_the_first_reason_that_applies_is_the_state(contact: Contact, state: str) -> None:
    assert _after(200, contact).state == state


def test_whoever_is_gone_or_paused_is_never_due() -> None:
    for contact in (
        CRITICAL._replace(deathdate=date(2025, 1, 1)),
        CRITICAL._replace(status="paused"),
        CRITICAL._replace(status="archived"),
    ):
        found = _after(200, contact)
        assert (found.due, found.latest, found.urgency) == (None, None, None)


def test_one_of_the_many_with_a_cadence_has_due_dates_with_weight_one() -> None:
    found = _after(50, Contact("ada", "Ada", cadence=Cadence(30, "days")))
    assert (found.state, found.urgency) == ("overdue", 1.666667)


def test_lateness_is_measured_by_the_own_cadence() -> None:
    """Twenty days late on thirty outranks thirty-five late on a hundred and twenty-one."""
    today = date(2026, 6, 20)
    tiers = (Tier(name="inner", touches_per_year=12, min_touches_per_year=6, weight=1.0),)

    def someone(
        uid: str, gap: int, tier: str = "critical", cadence: Cadence | None = None
    ) -> Person:
        contact = Contact(uid, uid, tier=tier, cadence=cadence)
        return person(contact, [f"{today - timedelta(days=gap)} call"])

    vault = context(
        someone("ana", 156),
        someone("bo", 50, tier="inner"),
        someone("cy", 201, cadence=Cadence(6, "months")),
        someone("di", 190),
        someone("ed", 60),
        today=today,
        config=Config(tiers=tiers),
    )
    urgencies = {p.person.uid: round(p.urgency or 0, 2) for p in vault.ask(standings).values()}
    assert urgencies == {"ana": 2.58, "bo": 1.67, "cy": 2.21, "di": 3.14, "ed": 0.99}
    ordered = [(s.person.uid, s.state) for s in vault.ask(waiting)]
    assert ordered == [("di", "overdue"), ("ana", "due"), ("cy", "due"), ("bo", "due")]


def test_overdue_comes_before_new_and_new_before_due_then_by_uid() -> None:
    def new(uid: str, day: int) -> Person:
        return person(Contact(uid, uid, tier="critical", added=date(2026, 6, day)))

    due = f"{TODAY - timedelta(days=150)} call"
    overdue = f"{TODAY - timedelta(days=190)} call"
    vault = context(
        person(CRITICAL._replace(uid="b-due"), [due]),
        person(CRITICAL._replace(uid="a-due"), [due]),
        new("new-later", 20),
        new("new-sooner", 10),
        person(CRITICAL._replace(uid="z-over"), [overdue]),
        person(CRITICAL._replace(uid="y-over"), [overdue]),
    )
    assert [s.person.uid for s in vault.ask(waiting)] == [
        "y-over", "z-over", "new-sooner", "new-later", "a-due", "b-due",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("gap", "channels"),
    [
        (0, ("message", "call")),
        (181, ("message", "call")),
        (182, ("call", "video")),
        (211, ("call", "video")),
        (362, ("call", "video")),
        (363, ("meet", "letter")),
    ],
)
def test_a_longer_silence_asks_for_a_richer_channel(gap: int, channels: tuple[str, ...]) -> None:
    assert channel_hint(gap, 121) == channels


def test_there_is_no_hint_without_a_measure() -> None:
    assert golden().ask(standings)[EVERYONE[NAMES.index("fe")].path].hint == ()
    assert golden().ask(standings)[EVERYONE[NAMES.index("di")].path].hint == ()
    assert golden().ask(standings)[EVERYONE[NAMES.index("bo")].path].hint == ("call", "video")


CADENCES = st.none() | st.builds(
    Cadence, st.integers(1, 40), st.sampled_from(["days", "weeks", "months"])
)


@settings(deadline=None)
@given(st.lists(st.integers(0, 900), max_size=6), st.integers(0, 900), CADENCES)
def test_a_further_touch_never_makes_a_due_date_earlier(
    gaps: list[int], more: int, cadence: Cadence | None
) -> None:
    contact = CRITICAL._replace(cadence=cadence, added=TODAY - timedelta(days=1000))
    log = [f"{TODAY - timedelta(days=gap)} call" for gap in gaps]
    before = _standing(person(contact, log))
    after = _standing(person(contact, [*log, f"{TODAY - timedelta(days=more)} call"]))
    assert before.due is not None
    assert after.due is not None
    if not before.is_first:
        assert after.due >= before.due
        assert after.latest is not None
        assert before.latest is not None
        assert after.latest >= before.latest


@settings(deadline=None)
@given(st.lists(st.integers(0, 900), max_size=4), st.integers(-30, 300), CADENCES)
def test_snoozing_only_hides(gaps: list[int], ahead: int, cadence: Cadence | None) -> None:
    contact = CRITICAL._replace(cadence=cadence)
    log = [f"{TODAY - timedelta(days=gap)} call" for gap in gaps]
    awake = _standing(person(contact, log))
    until = contact._replace(snooze_until=TODAY + timedelta(days=ahead))
    asleep = _standing(person(until, log))
    assert asleep.state == ("snoozed" if ahead > 0 else awake.state)
    assert asleep[2:] == awake[2:]


@settings(deadline=None)
@given(st.permutations(EVERYONE))
def test_the_order_of_people_changes_nothing(people: list[Person]) -> None:
    assert context(*people).ask(waiting) == golden().ask(waiting)

"""Whom to choose from, while nobody is among the critical few."""

from __future__ import annotations

from tests.derive.golden import EVERYONE, ME, TODAY, context, day, person
from vaultnet.derive.candidates import candidates
from vaultnet.derive.context import Context
from vaultnet.model import Contact, Item, Person

PROMISE = Item("promise", " ", "send it", 9)


def told(*people: Person) -> list[tuple[str, int]]:
    return [(found.person.uid, found.signs) for found in candidates(context(*people))]


def unchosen(someone: Person) -> Person:
    """The same person, in no tier, with the log that they have."""
    contact = someone.contact._replace(tier="many")
    return Person(
        contact=contact,
        path=someone.path,
        link=someone.link,
        log=someone.log,
        items=someone.items,
        touches=someone.touches,
    )


def test_where_somebody_is_chosen_nobody_is_proposed() -> None:
    assert candidates(context(*EVERYONE, me=ME)) == ()


def test_the_small_vault_without_tiers_proposes_whom_its_notes_speak_of() -> None:
    ctx = context(*map(unchosen, EVERYONE), me=ME)
    found = {c.person.uid: (c.days, c.both_ways, c.promised) for c in candidates(ctx)}
    assert found == {
        "ana-ruiz": (4, True, False),
        "cy-okafor": (3, False, True),
        "ed-moreau": (2, True, False),
    }
    assert [c.person.uid for c in candidates(ctx)] == ["ana-ruiz", "cy-okafor", "ed-moreau"]


def test_three_days_of_touch_in_two_years_are_a_sign_and_two_are_none() -> None:
    often = person("often", ["2026-01-01 call", "2026-01-02 call", "2026-01-03 call"])
    twice = person("twice", ["2026-01-01 call", "2026-01-02 call", "2026-01-02 meet"])
    long_ago = person("long-ago", ["2023-01-01 call", "2023-01-02 call", "2023-01-03 call"])
    assert told(often, twice, long_ago) == [("often", 1)]


def test_more_signs_come_first_then_the_stronger_tie_then_the_uid() -> None:
    calls = ["2026-01-01 call", "2026-02-01 call", "2026-03-01 call"]
    strong = person("z-strong", [*calls, "2026-06-01 meet"])
    promised = person("y-promised", calls, [PROMISE])
    alike, other = person("a-alike", calls), person("b-alike", calls)
    assert [uid for uid, _ in told(other, strong, alike, promised)] == [
        "y-promised",
        "z-strong",
        "a-alike",
        "b-alike",
    ]


def test_help_in_one_direction_is_no_sign() -> None:
    assert told(person("one-way", ["2026-01-01 call give=help"])) == []


def test_a_promise_alone_is_one() -> None:
    assert told(person("promised", items=[PROMISE])) == [("promised", 1)]


def test_whoever_does_not_count_is_not_proposed() -> None:
    gone = Contact("gone", "Gone", deathdate=day("2026-01-01"))
    paused = Contact("paused", "Paused", status="paused")
    assert told(person(gone, items=[PROMISE]), person(paused, items=[PROMISE])) == []


def test_what_is_dated_after_monday_waits_for_the_next_one() -> None:
    late = person("late", ["2026-06-28 call", "2026-06-29 call", "2026-06-30 call"])
    assert day("2026-06-30") == TODAY
    assert told(late) == []
    assert [c.days for c in candidates(on_day("2026-07-06", late))] == [3]


def on_day(when: str, someone: Person) -> Context:
    return context(someone, today=day(when))


def test_of_communal_ties_only_touches_count() -> None:
    calls = ["2026-01-01 call give=help", "2026-02-01 call got=help", "2026-03-01 call ask=yes"]
    friend = person(Contact("friend", "Friend", communal=True), calls, [PROMISE])
    (found,) = candidates(context(friend))
    assert (found.days, found.both_ways, found.promised, found.signs) == (3, False, False, 1)


def test_what_was_given_long_ago_and_what_was_withdrawn_is_no_sign() -> None:
    old = person("old", ["2001-01-01 call give=help", "2001-02-01 call got=help"])
    withdrawn = person("withdrawn", items=[PROMISE._replace(kind="ask", status="-")])
    assert told(old, withdrawn) == []

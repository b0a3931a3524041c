"""Whose offer answers whose need."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.derive.golden import EVERYONE, context, golden, person
from vaultnet.derive.matching import (
    STOP_WORDS,
    THRESHOLD,
    cover,
    matches,
    weigh,
    words,
)
from vaultnet.model.contact import Contact
from vaultnet.model.network import Person

NEED = "hire chief financial officer"
OFFERS = ("recruit chief financial officer search", "financial modelling", "sailing")


@pytest.mark.parametrize(
    ("offer", "found"), [(OFFERS[0], 0.688969), (OFFERS[1], 0.198527), (OFFERS[2], 0.0)]
)
def test_a_cover_is_the_weight_of_the_words_that_are_offered(offer: str, found: float) -> None:
    weights = weigh([words(text) for text in (NEED, *OFFERS)])
    assert cover(words(NEED), words(offer), weights) == found


def test_a_need_without_words_is_covered_by_nothing() -> None:
    assert cover((), ("desk",), {"desk": 1.0}) == 0.0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hire a Chief-Financial Officer!", ("chief", "financial", "hire", "officer")),
        ("ＣＦＯ Straße STRASSE", ("cfo", "strasse")),
        ("x y 3 to the and", ()),
        ("desk desk", ("desk",)),
        ("ﬁnd", ("find",)),
    ],
)
def test_words_are_folded_and_the_empty_ones_left_out(text: str, found: tuple[str, ...]) -> None:
    assert words(text) == found


def test_stop_words_are_written_as_words_are_folded() -> None:
    assert all(word == word.casefold() and len(word) > 1 for word in STOP_WORDS)


def test_the_small_vault() -> None:
    found = golden().ask(matches)
    assert [
        (m.person.uid, m.need, [(h.person.uid, h.cover) for h in m.helpers]) for m in found
    ] == [
        ("cy-okafor", "public speaking coach", [("ed-moreau", 1.0)]),
        ("ana-ruiz", NEED, [("fe-haddad", 0.702844)]),
    ]


def _needs(uid: str, *needs: str) -> Person:
    return person(Contact(uid, uid, tier="critical", needs=needs))


def _offers(uid: str, *offers: str) -> Person:
    return person(Contact(uid, uid, offers=offers))


def test_the_needs_of_the_many_wait_until_they_are_chosen() -> None:
    ada = person(Contact("ada", "Ada", needs=("sailing",)))
    assert context(ada, _offers("ben", "sailing")).ask(matches) == ()


def test_nobody_helps_themselves() -> None:
    ada = person(Contact("ada", "Ada", tier="critical", needs=("sailing",), offers=("sailing",)))
    assert context(ada).ask(matches) == ()
    found = context(ada, _offers("ben", "sailing lessons")).ask(matches)
    assert [(m.person.uid, [h.person.uid for h in m.helpers]) for m in found] == [("ada", ["ben"])]


@pytest.mark.parametrize("shy", ["ada", "ben"])
def test_whoever_wants_no_introduction_gets_none(shy: str) -> None:
    people = (_needs("ada", "sailing"), _offers("ben", "sailing"))
    vault = context(*(person(p.contact._replace(no_intro=p.uid == shy)) for p in people))
    assert vault.ask(matches) == ()


@pytest.mark.parametrize("gone", ["ada", "ben"])
def test_only_active_people_help_and_are_helped(gone: str) -> None:
    people = (_needs("ada", "sailing"), _offers("ben", "sailing"))
    vault = context(
        *(
            person(p.contact._replace(status="paused" if p.uid == gone else "active"))
            for p in people
        )
    )
    assert vault.ask(matches) == ()


def test_a_helper_is_named_once_with_the_better_offer() -> None:
    vault = context(
        _needs("ada", "sailing on lakes"),
        _offers("ben", "sailing", "sailing lakes", "lakes sailing"),
    )
    helpers = vault.ask(matches)[0].helpers
    assert [(h.offer, h.cover) for h in helpers] == [("sailing lakes", 1.0)]


def test_the_best_three_are_named_then_the_first_by_uid() -> None:
    vault = context(
        _needs("ada", "sailing lakes"),
        *(_offers(uid, "sailing") for uid in ("z", "y", "x", "w")),
        _offers("zz", "sailing lakes"),
    )
    assert [h.person.uid for h in vault.ask(matches)[0].helpers] == ["zz", "w", "x"]


def test_an_offer_of_ones_own_takes_no_place() -> None:
    ada = person(Contact("ada", "Ada", tier="critical", needs=("sailing",), offers=("sailing",)))
    vault = context(ada, *(_offers(uid, "sailing") for uid in ("w", "x", "y", "z")))
    assert [h.person.uid for h in vault.ask(matches)[0].helpers] == ["w", "x", "y"]


VOCABULARY = ["ship", "sail", "lake", "oar", "rope", "the"]
TEXTS = st.lists(st.sampled_from(VOCABULARY), max_size=4).map(" ".join)
PEOPLE = st.lists(
    st.tuples(st.lists(TEXTS, max_size=2), st.lists(TEXTS, max_size=2)), max_size=6
).map(
    lambda texts: [
        person(Contact(f"p{n}", "P", tier="critical", needs=tuple(needs), offers=tuple(offers)))
        for n, (needs, offers) in enumerate(texts)
    ]
)


@settings(deadline=None)
@given(PEOPLE)
def test_nothing_is_found_but_what_comparing_all_with_all_finds(people: list[Person]) -> None:
    said = [words(t) for p in people for t in (*p.contact.needs, *p.contact.offers)]
    weights = weigh(said)
    plain = {
        (owner.uid, need, max(shares)): sum(share >= THRESHOLD for share in shares)
        for owner in people
        for need in owner.contact.needs
        if (
            shares := [
                max(cover(words(need), words(o), weights) for o in other.contact.offers)
                for other in people
                if other is not owner and other.contact.offers
            ]
        )
        and max(shares) >= THRESHOLD
    }
    found = {
        (m.person.uid, m.need, m.helpers[0].cover): len(m.helpers)
        for m in context(*people).ask(lambda ctx: matches(ctx, limit=10))
    }
    assert found == plain


@settings(deadline=None)
@given(st.permutations(EVERYONE))
def test_the_order_of_people_changes_nothing(people: list[Person]) -> None:
    assert context(*people).ask(matches) == golden().ask(matches)

"""Who might be glad to be introduced to whom."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.derive.golden import CY, ED, EVERYONE, FE, context, day, golden, person, with_cards
from vaultnet.derive.context import Context
from vaultnet.derive.fit import pair_score
from vaultnet.derive.matching import cover, weigh, words
from vaultnet.derive.pairs import PROPOSED, Pair, pairs, pairs_with
from vaultnet.derive.rates import rounded
from vaultnet.model.cards import Introduction
from vaultnet.model.contact import Contact
from vaultnet.model.network import Person

LATELY, LONG_AGO = "2026-06-01 call", "2025-06-29 call"


def _told(found: tuple[Pair, ...]) -> list[tuple[str, str, float]]:
    return [(*(person.uid for person in pair.people), pair.score) for pair in found]  # type: ignore[misc]


def _needs(uid: str, *needs: str, log: str = LATELY, **keys: object) -> Person:
    known = {"tier": "critical", "needs": needs, **keys}
    return person(Contact(uid, uid.title())._replace(**known), [log] if log else [])  # type: ignore[arg-type]


def _offers(uid: str, *offers: str, log: str = LATELY, **keys: object) -> Person:
    return _needs(uid, log=log, **{"tier": "many", "offers": offers, **keys})


ADA, BEN = _needs("ada", "sailing"), _offers("ben", "sailing")


def test_the_small_vault() -> None:
    warm, cold = golden().ask(pairs)
    assert _told(warm) == [("cy-okafor", "ed-moreau", 1.0)]
    assert _told(cold) == [("ana-ruiz", "fe-haddad", 0.702844)]
    (ground,) = warm[0].grounds
    assert (ground.person, ground.need) == (CY, "public speaking coach")
    assert (ground.helper, ground.offer) == (ED, "public speaking workshops coach")
    assert warm[0].cold == ()
    assert cold[0].cold == ((FE, date(2022, 11, 11)),)


def test_both_directions_are_told_the_better_answer_first() -> None:
    ada = _needs("ada", "sailing on lakes", offers=("rowing",))
    ben = _offers("ben", "lakes", needs=("rowing",))
    (pair,) = context(ada, ben).ask(pairs).warm
    assert [(g.person.uid, g.need, g.offer) for g in pair.grounds] == [
        ("ben", "rowing", "rowing"),
        ("ada", "sailing on lakes", "lakes"),
    ]
    assert pair.score == 1.0


def test_a_match_that_is_too_weak_is_no_ground() -> None:
    ada = _needs("ada", "sailing on wide blue lakes", "rowing")
    (pair,) = context(ada, _offers("ben", "lakes", "rowing")).ask(pairs).warm
    assert [g.need for g in pair.grounds] == ["rowing"]
    assert context(_needs("ada", "sailing on wide blue lakes"), _offers("ben", "lakes")).ask(
        pairs
    ) == ((), ())


def test_one_of_the_two_has_to_be_critical() -> None:
    assert _told(context(ADA, BEN).ask(pairs).warm) == [("ada", "ben", 1.0)]
    critical = _offers("ben", "sailing", tier="critical")
    assert _told(context(_needs("ada", "sailing", tier="many"), critical).ask(pairs).warm)
    assert _told(context(ADA, critical).ask(pairs).warm) == [("ada", "ben", 1.0)]
    assert context(_needs("ada", "sailing", tier="many"), BEN).ask(pairs) == ((), ())


def test_of_one_person_everyone_is_looked_at_whoever_is_critical() -> None:
    ada = _needs("ada", "sailing", tier="many")
    vault = context(ada, BEN, _offers("cleo", "sailing", log=LONG_AGO), _offers("dan", "sailing"))
    warm, cold = pairs_with(ada, vault)
    assert _told(warm) == [("ada", "ben", 1.0), ("ada", "dan", 1.0)]
    assert _told(cold) == [("ada", "cleo", 1.0)]
    assert pairs_with(ada, vault, limit=1).warm == warm[:1]
    assert pairs_with(person("zoe"), vault) == ((), ())


@pytest.mark.parametrize(
    ("log", "list_"),
    [
        ("2025-06-30 call", "warm"),
        ("2025-06-29 call", "cold"),
        ("2026-07-01 call", None),
        ("2026-06-01 note", None),
        ("", None),
    ],
)
def test_both_must_have_been_touched_within_a_year(log: str, list_: str | None) -> None:
    found = context(ADA, _offers("ben", "sailing", log=log)).ask(pairs)
    assert [name for name in ("warm", "cold") if getattr(found, name)] == [list_][: bool(list_)]


def test_what_was_only_imported_is_no_touch() -> None:
    ben = _offers("ben", "sailing", log="", last_contacted=date(2026, 6, 1))
    assert context(ADA, ben).ask(pairs) == ((), ())


def test_both_may_have_to_be_found_again() -> None:
    found = context(
        _needs("ada", "sailing", log=LONG_AGO), _offers("ben", "sailing", log=LONG_AGO)
    ).ask(pairs)
    assert [[p.uid for p, _ in pair.cold] for pair in found.cold] == [["ada", "ben"]]


@pytest.mark.parametrize("uid", ["ada", "ben"])
@pytest.mark.parametrize(
    "keys",
    [
        {"no_intro": True},
        {"status": "paused"},
        {"status": "archived"},
        {"deathdate": date(2026, 1, 1)},
        {"snooze_until": date(2026, 7, 1)},
    ],
)
def test_some_are_left_in_peace(uid: str, keys: dict[str, object]) -> None:
    people = (
        p._replace(contact=p.contact._replace(**keys)) if p.uid == uid else p  # type: ignore[arg-type]
        for p in (ADA, BEN)
    )
    assert context(*people).ask(pairs) == ((), ())


def test_a_communal_tie_may_be_introduced_like_any_other() -> None:
    ben = _offers("ben", "sailing", communal=True)
    assert _told(context(ADA, ben).ask(pairs).warm) == [("ada", "ben", 1.0)]


@pytest.mark.parametrize(("knower", "known"), [("ada", "ben"), ("ben", "ada")])
@pytest.mark.parametrize("name", ["{}", "People/{}"])
def test_whoever_knows_the_other_by_either_note_needs_no_introduction(
    knower: str, known: str, name: str
) -> None:
    people = (
        p._replace(contact=p.contact._replace(knows=(name.format(known),)))
        if p.uid == knower
        else p
        for p in (ADA, BEN)
    )
    assert context(*people).ask(pairs) == ((), ())


@pytest.mark.parametrize(
    "dates",
    [
        {},
        {"asked_a": day("2026-06-01")},
        {"agreed_a": day("2026-06-01"), "agreed_b": day("2026-06-01")},
        {"made": day("2026-06-01")},
        {"made": day("2026-06-01"), "met": day("2026-06-02")},
        {"asked_a": day("2020-06-01"), "declined_a": day("2020-06-01")},
    ],
)
@pytest.mark.parametrize("order", [(ADA, BEN), (BEN, ADA)])
def test_an_introduction_that_has_a_note_is_not_proposed_again(
    dates: dict[str, date], order: tuple[Person, Person]
) -> None:
    one, other = order
    card = Introduction("Both.md", one.path, other.path)._replace(**dates)  # type: ignore[arg-type]
    assert with_cards(context(ADA, BEN), card).ask(pairs) == ((), ())


def test_nobody_is_introduced_to_themselves() -> None:
    ada = _needs("ada", "sailing", offers=("sailing",))
    assert context(ada).ask(pairs) == ((), ())


def test_the_best_ten_of_each_list_are_named_then_the_first_by_uid() -> None:
    near = [_offers(f"n{number:02}", "sailing lakes") for number in range(12)]
    far = [_offers(f"f{number:02}", "sailing lakes", log=LONG_AGO) for number in range(12)]
    best = _offers("zz", "sailing lakes", "rowing")
    ada = _needs("ada", "sailing lakes rivers", "rowing")
    warm, cold = context(ada, best, *near, *far).ask(pairs)
    assert [pair.people[1].uid for pair in warm] == ["zz", *(p.uid for p in near[: PROPOSED - 1])]
    assert [pair.people[1].uid for pair in cold] == [p.uid for p in far[:PROPOSED]]


def test_an_early_pair_does_not_keep_a_better_one_out() -> None:
    crowd = [_offers(f"p{number:02}", "sailing lakes") for number in range(PROPOSED + 5)]
    early = _needs("ada", "sailing lakes rivers")
    late = _needs("zoe", "rowing boats at night", offers=("tents",))
    twice = _offers("yan", "rowing boats", needs=("tents",))
    warm = context(early, late, twice, *crowd).ask(pairs).warm
    assert [p.uid for p in warm[0].people] == ["yan", "zoe"]
    assert len(warm) == PROPOSED


def _crowd_around(asking: Person, *others: Person) -> Context:
    """A vault with more pairs around one person than are named, and some others."""
    offer = " ".join(asking.contact.needs[0].split()[:2])
    crowd = (_offers(f"p{number:02}", offer) for number in range(PROPOSED + 5))
    return context(asking, *others, *crowd)


def test_two_weak_answers_together_may_be_better_than_a_strong_one() -> None:
    zoe = _needs("zoe", "tents maps ropes", offers=("rowing",))
    yan = _offers("yan", "tents", needs=("rowing boats oars",))
    warm = _crowd_around(_needs("ada", "sailing lakes rivers"), yan, zoe).ask(pairs).warm
    assert [p.uid for p in warm[0].people] == ["yan", "zoe"]
    assert max(g.cover for g in warm[0].grounds) < warm[1].score < warm[0].score


@pytest.mark.parametrize("away", ["yan", "zoe"])
def test_good_pairs_in_touch_leave_room_for_those_to_be_found_again(away: str) -> None:
    logs = {uid: LONG_AGO if uid == away else LATELY for uid in ("yan", "zoe")}
    zoe = _needs("zoe", "tents maps", log=logs["zoe"])
    yan = _offers("yan", "tents", log=logs["yan"])
    found = _crowd_around(_needs("ada", "sailing lakes"), yan, zoe).ask(pairs)
    assert found.warm[-1].score == 1.0
    assert [p.uid for pair in found.cold for p in pair.people] == ["yan", "zoe"]


TEXTS = st.lists(st.sampled_from(["ship", "sail", "lake", "oar", "rope", "the"]), max_size=4).map(
    " ".join
)
SOMEBODY = st.tuples(
    st.lists(TEXTS, max_size=2),
    st.lists(TEXTS, max_size=2),
    st.booleans(),
    st.sampled_from([LATELY, LONG_AGO, ""]),
)


def _crowd(traits: list[tuple[list[str], list[str], bool, str]]) -> list[Person]:
    return [
        _needs(
            f"p{number}",
            *needs,
            offers=tuple(offers),
            tier="critical" if critical else "many",
            log=log,
        )
        for number, (needs, offers, critical, log) in enumerate(traits)
    ]


@settings(deadline=None)
@given(st.lists(SOMEBODY, max_size=5).map(_crowd))
def test_nothing_is_found_but_what_comparing_all_with_all_finds(people: list[Person]) -> None:
    weights = weigh([words(t) for p in people for t in (*p.contact.needs, *p.contact.offers)])

    def best(one: Person, other: Person) -> float:
        needs, offers = map(words, one.contact.needs), [*map(words, other.contact.offers)]
        return max((cover(n, o, weights) for n in needs for o in offers), default=0.0)

    plain: dict[str, list[tuple[float, str, str]]] = {"warm": [], "cold": []}
    for one, other in combinations(people, 2):
        score = pair_score(best(one, other), best(other, one))
        if not score or not one.touches or not other.touches:
            continue
        if "critical" in (one.contact.tier, other.contact.tier):
            cold = min(p.touches[-1].date for p in (one, other)) < date(2025, 6, 30)
            plain["cold" if cold else "warm"].append((-score, one.uid, other.uid))
    found = context(*people).ask(pairs)
    for name in plain:
        told = [(-score, one, other) for one, other, score in _told(getattr(found, name))]
        assert told == sorted(plain[name])[:PROPOSED]


def test_the_score_is_the_one_of_the_grounds() -> None:
    for pair in (*golden().ask(pairs).warm, *golden().ask(pairs).cold):
        covers = [ground.cover for ground in pair.grounds] + [0.0]
        assert pair.score == rounded(pair_score(covers[0], covers[1]))


@settings(deadline=None)
@given(st.permutations(EVERYONE))
def test_the_order_of_people_changes_nothing(people: list[Person]) -> None:
    assert context(*people).ask(pairs) == golden().ask(pairs)


def test_what_was_found_before_holds_while_words_touches_and_ties_are_the_same() -> None:
    def after(before: Context, *people: Person) -> Context:
        return before.following(context(*people).network, before.config, before.today)

    first = context(ADA, BEN)
    assert _told(first.ask(pairs).warm) == [("ada", "ben", 1.0)]
    away = after(first, ADA, _offers("ben", "sailing", log=LONG_AGO))
    assert _told(away.ask(pairs).cold) == [("ada", "ben", 1.0)]
    tied = after(first, _needs("ada", "sailing", knows=("ben",)), BEN)
    assert tied.ask(pairs) == ((), ())
    other = after(first, ADA, _offers("ben", "rowing"))
    assert other.ask(pairs) == ((), ())
    rarer = context(ADA, _offers("ben", "sail"), _needs("ada-2", "sail boats", log=LATELY))
    before = rarer.ask(pairs).warm[0].score
    common = after(rarer, *rarer.network.people, _offers("cleo", "sail", "sail", log=""))
    assert common.ask(pairs).warm[0].score < before
    younger = after(first, ADA, _offers("ben", "sailing", log="2026-06-02 call"))
    assert younger.ask(pairs).warm[0].people[1].touches[0].date == date(2026, 6, 2)


def test_who_answers_whom_is_sought_once_while_all_say_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = context(ADA, BEN)
    first.ask(pairs)
    monkeypatch.setattr("vaultnet.derive.fit._Texts.answers", None)  # whoever seeks again fails
    away = context(ADA, _offers("ben", "sailing", log=LONG_AGO)).network
    known = away._replace(links=first.network.links)
    after = first.following(known, first.config, first.today)
    assert _told(after.ask(pairs).cold) == [("ada", "ben", 1.0)]

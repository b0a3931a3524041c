"""Which kinds of people the critical few are, and which are missing."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from tests.derive.golden import ANA, BO, EVERYONE, FE, ME, context, golden, person
from vaultnet.config import Config
from vaultnet.derive.census import Category
from vaultnet.derive.context import Context
from vaultnet.derive.rates import Share
from vaultnet.derive.stretch import Dimension, dimensions, is_thin, tendency
from vaultnet.model.contact import Contact
from vaultnet.model.network import Person

ED_PATH, FE_PATH = "People/ed-moreau.md", "People/fe-haddad.md"


def of(vault: Context) -> dict[str, Dimension]:
    return {found.name: found for found in vault.ask(dimensions)}


def seen(found: Dimension) -> list[tuple[str, int]]:
    return [(kind.name, kind.few) for kind in found.seen]


def one_region(words: str, config: Config | None = None, me: str = "") -> Dimension:
    """The dimension `region` of people by `uid=tier:region`."""
    people = []
    for word in words.split():
        uid, _, rest = word.partition("=")
        tier, _, region = rest.partition(":")
        known = Contact(uid, uid, tier={"c": "critical", "m": "many"}[tier])
        people.append(person(known._replace(region=region.replace("_", " "))))
    mine = Contact("me", "Me", region=me) if me else None
    return of(context(*people, me=mine, config=config))["region"]


class TestTheSmallVault:
    """The numbers that are known."""

    def test_what_is_seen(self) -> None:
        found = of(golden())
        assert list(found) == ["industry", "function", "region", "background"]
        assert seen(found["industry"]) == [("consulting", 2), ("finance", 1), ("health", 1)]
        assert seen(found["function"]) == [("finance", 2), ("operations", 1), ("sales", 1)]
        assert seen(found["region"]) == [("apac", 2), ("emea", 2)]
        assert found["background"].known == 3

    def test_how_evenly_it_is_spread(self) -> None:
        industry, region = of(golden())["industry"].spread, of(golden())["region"].spread
        assert (industry.kinds, industry.blau) == (4, 0.625)
        assert (industry.unbiased, industry.iqv) == (0.833333, 0.833333)
        assert (region.kinds, region.blau, region.unbiased, region.iqv) == (3, 0.5, 0.666667, 0.75)

    @pytest.mark.parametrize(
        ("name", "unlike", "index"),
        [
            ("industry", Share(2, 4), 0.0),
            ("function", Share(3, 4), 0.5),
            ("region", Share(2, 4), 0.0),
            ("background", Share(2, 3), 0.333333),
        ],
    )
    def test_who_is_unlike_me(self, name: str, unlike: Share, index: float) -> None:
        found = of(golden())[name]
        assert (found.unlike, found.ei_index) == (unlike, index)

    @pytest.mark.parametrize(
        ("name", "word"),
        [
            ("industry", "education"),
            ("function", "engineering"),
            ("region", "latam"),
            ("background", "engineering"),
        ],
    )
    def test_what_is_missing(self, name: str, word: str) -> None:
        assert of(golden())[name].missing == (Category(word, 0, 1, (ED_PATH,)),)

    def test_choice_and_chance(self) -> None:
        found = {name: dimension.by_choice for name, dimension in of(golden()).items()}
        assert found == {"industry": 0.25, "function": 0.1, "region": 0.0, "background": -0.111111}


def test_what_nobody_says_is_no_kind() -> None:
    found = one_region("a=c: b=c:emea c=m:")
    assert seen(found) == [("emea", 1)]
    assert (found.known, found.spread.kinds, found.missing) == (1, 1, ())


def test_my_own_kind_is_a_kind_but_never_missing_and_never_thin() -> None:
    found = one_region("a=c:emea b=m:apac", me="Apac")
    assert found.spread.kinds == 2
    assert found.missing == ()
    assert (found.unlike, found.alike_at_large) == (Share(1, 1), Share(1, 2))
    assert one_region("a=c:emea", me="mars").spread.kinds == 2
    few = " ".join(f"c{n}=c:emea" for n in range(9))
    many = " ".join(f"m{n}=m:apac" for n in range(9))
    assert [k.name for k in one_region(f"{few} x=c:apac {many}").thin] == ["apac"]
    assert one_region(f"{few} x=c:apac {many}", me="apac").thin == ()


def test_without_me_nothing_is_alike() -> None:
    found = one_region("a=c:emea")
    assert (found.alike, found.alike_at_large) == (Share(0, 0), Share(0, 0))
    assert (found.ei_index, found.by_choice) == (None, None)


def test_missing_kinds_are_ranked_by_their_frequency_at_large_then_by_word() -> None:
    found = one_region("a=c:emea b=m:apac c=m:latam d=m:latam e=m:africa")
    assert [(k.name, k.everyone) for k in found.missing] == [
        ("latam", 2),
        ("africa", 1),
        ("apac", 1),
    ]


def test_at_most_three_of_the_many_are_named_by_uid_and_nobody_of_another_tier() -> None:
    found = one_region("x=c:emea " + " ".join(f"{uid}=m:apac" for uid in "fbdca"))
    (missing,) = found.missing
    assert missing.candidates == tuple(f"People/{uid}.md" for uid in "abc")
    inner = person(Contact("i", "I", tier="inner", region="apac"))
    config = Config(tiers=(Config().tier("critical")._replace(name="inner"),))
    (missing,) = of(context(BO, inner, config=config))["region"].missing
    assert missing == Category("apac", 0, 1, ())


def test_a_listed_kind_is_missing_though_nobody_has_it_and_one_not_listed_is_not() -> None:
    config = Config(categories=MappingProxyType({"region": ("EMEA", "LatAm", "Apac")}))
    found = one_region("a=c:emea b=m:apac c=m:mars", config)
    assert [(k.name, k.everyone, k.candidates) for k in found.missing] == [
        ("Apac", 1, ("People/b.md",)),
        ("LatAm", 0, ()),
    ]
    assert seen(found) == [("EMEA", 1)]
    assert found.spread.kinds == 3


def test_a_kind_of_the_critical_few_or_of_mine_that_is_not_listed_is_one_more() -> None:
    config = Config(categories=MappingProxyType({"region": ("emea", "apac")}))
    assert one_region("a=c:emea b=c:mars", config, me="moon").spread.kinds == 4


def test_a_kind_is_shown_as_it_is_written_most_often() -> None:
    found = one_region("a=c:latam b=m:LatAm c=m:LatAm d=c:IT e=m:it")
    assert seen(found) == [("IT", 1), ("LatAm", 1)]


@pytest.mark.parametrize(
    ("few", "everyone", "thin"),
    [
        (Share(0, 10), Share(12, 80), False),
        (Share(1, 10), Share(12, 80), False),
        (Share(1, 10), Share(20, 80), True),
        (Share(1, 10), Share(16, 80), False),
        (Share(0, 0), Share(1, 1), False),
    ],
)
def test_thin_is_less_than_half_the_part_at_large(few: Share, everyone: Share, thin: bool) -> None:
    assert is_thin(few, everyone) is thin


def test_what_nobody_of_the_few_has_is_missing_and_not_thin() -> None:
    few = " ".join(f"c{n}=c:emea" for n in range(10))
    many = [f"m{n}=m:{'apac' if n < 12 else 'emea'}" for n in range(70)]
    found = one_region(f"{few} {' '.join(many)}")
    assert [k.name for k in found.missing] == ["apac"]
    assert found.thin == ()


@pytest.mark.parametrize(
    ("choice", "word"),
    [
        (None, ""),
        (1.0, "choice"),
        (0.11, "choice"),
        (0.1, "chance"),
        (0.0, "chance"),
        (-0.1, "chance"),
        (-0.11, "reach"),
    ],
)
def test_a_little_beyond_chance_is_still_chance(choice: float | None, word: str) -> None:
    assert tendency(choice) == word


def test_people_who_do_not_count_are_in_no_count() -> None:
    paused = person(FE.contact._replace(status="paused", region="mars"))
    assert of(context(ANA, BO, paused, me=ME))["region"].missing == ()


def test_nobody_at_all_has_no_kinds() -> None:
    found = of(context())
    assert set(found) == set(Config().dimensions)
    assert all(d.spread == (0, None, None, None, None, None) for d in found.values())
    assert context(*EVERYONE, config=Config(dimensions=())).ask(dimensions) == ()


def test_what_changed_is_seen_while_a_vault_is_watched() -> None:
    before = golden()
    before.ask(dimensions)
    moved: list[Person] = [
        p._replace(contact=p.contact._replace(region="mars")) if p is FE else p for p in EVERYONE
    ]
    network = context(*moved, me=ME).network
    after = before.following(network, before.config, before.today)
    assert [k.name for k in of(after)["region"].missing] == ["latam", "mars"]
    assert of(after) == of(context(*moved, me=ME))

"""How unlike me people are."""

from __future__ import annotations

from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.derive.golden import EVERYONE, ME, NAMES, context, golden, person
from vaultnet.config import Config
from vaultnet.derive.difference import (
    by_choice,
    contrasts,
    difference,
    ei_index,
    extremes,
    mean_stretch,
    stretch,
)
from vaultnet.derive.rates import Share
from vaultnet.model.contact import Contact
from vaultnet.model.network import Person

DIMENSIONS = Config().dimensions


@pytest.mark.parametrize(
    ("name", "share"),
    [
        ("ana", Share(4, 4)),
        ("bo", Share(0, 4)),
        ("cy", Share(3, 4)),
        ("di", Share(2, 3)),
        ("fe", Share(2, 4)),
    ],
)
def test_the_small_vault(name: str, share: Share) -> None:
    assert difference(EVERYONE[NAMES.index(name)].contact, ME, DIMENSIONS) == share


def test_the_stretch_of_the_small_vault() -> None:
    assert golden().ask(stretch) == pytest.approx(0.6042, abs=5e-5)


def test_what_is_unknown_is_left_out_of_the_mean() -> None:
    assert mean_stretch([Share(1, 4), Share(2, 2), Share(0, 3), Share(0, 0)]) == 0.416667
    assert mean_stretch([Share(0, 0)]) is None
    assert mean_stretch([]) is None


def test_without_me_nothing_is_known() -> None:
    assert difference(EVERYONE[0].contact, None, DIMENSIONS) == Share(0, 0)
    assert context(*EVERYONE).ask(stretch) is None


def test_case_and_spaces_make_no_difference() -> None:
    assert difference(Contact("a", "A", region=" EMEA "), ME, ("region",)) == Share(0, 1)


def test_a_dimension_may_be_a_key_of_their_own() -> None:
    mine = ME._replace(extra=MappingProxyType({"chronotype": "owl", "count": "one", "n": "1"}))
    theirs = Contact(
        "a", "A", extra=MappingProxyType({"chronotype": "lark", "count": "two", "n": 1})
    )
    assert difference(theirs, mine, ("chronotype", "count", "n", "index")) == Share(2, 2)
    assert context(person(theirs)).ask(stretch) is None


@pytest.mark.parametrize(
    ("unlike", "index"),
    [
        (Share(4, 10), -0.2),
        (Share(7, 10), 0.4),
        (Share(10, 10), 1.0),
        (Share(0, 10), -1.0),
        (Share(0, 0), None),
        (Share(11, 78), -0.717949),
        (Share(1, 16), -0.875),
        (Share(3, 17), -0.647059),
        (Share(3, 5), 0.2),
    ],
)
def test_the_ei_index_runs_from_one_for_all_unlike_me_to_minus_one(
    unlike: Share, index: float | None
) -> None:
    assert ei_index(unlike) == index


@given(st.integers(1, 50), st.integers(0, 50))
def test_the_ei_index_is_twice_the_share_less_one(n: int, k: int) -> None:
    index = ei_index(Share(min(k, n), n))
    assert index == pytest.approx(2 * min(k, n) / n - 1, abs=1e-6)


@pytest.mark.parametrize(
    ("alike", "at_large", "choice"),
    [
        (Share(6, 10), Share(30, 100), 0.428571),
        (Share(3, 10), Share(30, 100), 0.0),
        (Share(0, 10), Share(50, 100), -1.0),
        (Share(10, 10), Share(100, 100), None),
        (Share(0, 0), Share(30, 100), None),
        (Share(0, 0), Share(0, 0), None),
    ],
)
def test_choice_is_what_goes_beyond_chance(
    alike: Share, at_large: Share, choice: float | None
) -> None:
    assert by_choice(alike, at_large) == choice


def test_the_extremes_of_the_small_vault() -> None:
    found = golden().ask(extremes)
    assert found is not None
    assert [(one.person.uid, one.difference) for one in found] == [
        ("ana-ruiz", Share(4, 4)),
        ("bo-lindqvist", Share(0, 4)),
    ]


def test_of_several_equally_different_the_first_by_uid_is_named() -> None:
    def someone(uid: str, region: str) -> Person:
        return person(Contact(uid, uid, tier="critical", region=region, industry="consulting"))

    alike = [someone(uid, "emea") for uid in "db"]
    vault = context(someone("c", "apac"), someone("a", "apac"), *alike, me=ME)
    found = vault.ask(extremes)
    assert found is not None
    assert [one.person.uid for one in found] == ["a", "b"]
    assert [one.person.uid for one in vault.ask(contrasts)] == ["a", "c", "b", "d"]


def test_where_all_are_equally_different_nobody_is_the_most() -> None:
    ana, many = EVERYONE[0], EVERYONE[4]
    assert context(ana, many, me=ME).ask(extremes) is None
    assert context(me=ME).ask(extremes) is None
    assert context(*EVERYONE).ask(contrasts) == ()

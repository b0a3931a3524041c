"""How unlike me people are."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from tests.derive.golden import EVERYONE, ME, NAMES, context, golden, person
from vaultnet.config import Config
from vaultnet.derive.difference import difference, mean_stretch, stretch
from vaultnet.derive.rates import Share
from vaultnet.model.contact import Contact

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

"""Whom to find again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.derive.golden import FE, TODAY, context, golden, person
from vaultnet.config import Config
from vaultnet.derive.loyalty import Loyalty
from vaultnet.derive.rates import Share
from vaultnet.derive.reconnect import dormant, engagement, novelty, reconnect_score
from vaultnet.model.contact import Contact


def test_the_small_vault() -> None:
    (found,) = golden().ask(dormant)
    assert found == (FE, date(2022, 11, 11), Share(2, 4), Loyalty(0, 3), 0.602080)


@pytest.mark.parametrize(
    ("ready", "news", "score"),
    [(1, 0.8, 0.894427), (0.667, 0.9, 0.774597), (1, 0.1, 0.316228), (0, 0.9, 0)],
)
def test_the_score_is_their_geometric_mean(ready: float, news: float, score: float) -> None:
    assert reconnect_score(ready, news) == pytest.approx(score, abs=2e-4)


def test_an_unknown_answer_is_half_a_yes() -> None:
    assert engagement(Contact("a", "A")) == 0.5
    assert engagement(Contact("a", "A", would_help=True, would_vouch=False)) == 0.5
    assert (
        engagement(Contact("a", "A", would_help=True, would_vouch=True, would_introduce=True))
        == 1.0
    )


def test_novelty_is_being_unlike_me_and_seldom_met() -> None:
    assert novelty(Share(2, 4), 1) == pytest.approx(0.725)
    assert novelty(Share(0, 0), 5) == 0.75
    assert novelty(Share(4, 4), 40) == 0.5


def test_three_years_of_silence_make_somebody_dormant() -> None:
    def someone(uid: str, gap: int) -> Contact:
        return Contact(uid, uid, last_contacted=TODAY - timedelta(days=gap))

    vault = context(
        person(someone("just", 1095)),
        person(someone("not-yet", 1094)),
        person("never"),
        person(someone("critical", 2000)._replace(tier="critical")),
        person(someone("paused", 2000)._replace(status="paused")),
    )
    assert [d.person.uid for d in vault.ask(dormant)] == ["just"]


def test_the_most_promising_come_first_then_by_uid() -> None:
    old = ["2020-01-01 call"]
    vault = context(
        person(Contact("a", "A", would_help=False), old),
        person(Contact("c", "C"), old),
        person(Contact("b", "B"), old),
        config=Config(dormant_days=365),
    )
    assert [d.person.uid for d in vault.ask(dormant)] == ["b", "c", "a"]

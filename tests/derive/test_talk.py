"""How much of the talking is mine."""

from __future__ import annotations

import pytest

from tests.derive.golden import context, golden, person
from vaultnet.derive.talk import Talk, talk, talk_of, talk_with
from vaultnet.model.contact import Contact


def _noted(*shares: float) -> list[str]:
    return [f"2026-05-{number:02} call talk={share}" for number, share in enumerate(shares, 1)]


@pytest.mark.parametrize(
    ("shares", "mean", "lecture"),
    [((40, 45, 50, 30, 35), 40.0, False), ((70, 65, 80, 60, 75), 70.0, True)],
)
def test_above_sixty_percent_it_is_a_lecture(
    shares: tuple[float, ...], mean: float, *, lecture: bool
) -> None:
    found = context(person("ada", _noted(*shares))).ask(talk)
    assert found == Talk(mean, 5)
    assert found.is_lecture is lecture
    assert not found.few


def test_two_values_are_too_few() -> None:
    found = context(person("ada", _noted(90, 80))).ask(talk)
    assert (found, found.few, found.is_lecture) == (Talk(85.0, 2), True, False)


def test_sixty_percent_is_no_lecture_yet() -> None:
    assert not talk_of((60,) * 5).is_lecture
    assert talk_of((60, 60, 60, 60, 61)).is_lecture


def test_where_nothing_was_noted_nothing_is_known() -> None:
    assert golden().ask(talk) == Talk(None, 0)
    assert not Talk(None, 0).is_lecture


def test_all_lines_count_alike_whoever_they_are_about() -> None:
    vault = context(person("ada", _noted(10)), person("ben", _noted(40, 70)))
    assert vault.ask(talk) == Talk(40.0, 3)
    assert talk_with(vault.network.people[1], vault) == Talk(55.0, 2)


def test_what_is_planned_or_was_noted_with_someone_who_left_does_not_count() -> None:
    gone = person(Contact("gone", "Gone", status="archived"), _noted(99))
    assert context(gone, person("ada", ["2026-07-01 call talk=99"])).ask(talk).n == 0

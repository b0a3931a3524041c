"""Where I am the only bridge between the people I know."""

from __future__ import annotations

from typing import Any

import pytest

from tests.derive.golden import context, day, golden, person, varied
from vaultnet.derive.bridges import Holes, bridge, holes, only_ways, worlds
from vaultnet.derive.context import Context
from vaultnet.model.cards import Introduction
from vaultnet.model.contact import Contact
from vaultnet.model.network import Person

TOUCHED = ("2026-03-01 call",)


def someone(uid: str, knows: str = "", log: tuple[str, ...] = TOUCHED, **more: Any) -> Person:  # noqa: ANN401 - any field
    return person(Contact(uid, uid.upper(), knows=tuple(knows))._replace(**more), log)


def letters(people: tuple[Person, ...]) -> str:
    return "".join(p.uid for p in people)


def six(**more: Any) -> Context:  # noqa: ANN401 - any field
    """The worked example: a, b and c know each other, d knows e, f nobody."""
    heads = {"a": "bc", "b": "c", "c": "", "d": "e", "e": "", "f": ""}
    changed = {uid: more if uid in "ad" else {} for uid in heads}
    return context(*(someone(uid, knows, **changed[uid]) for uid, knows in heads.items()))


def introduced(vault: Context, *pairs: str) -> Context:
    made = tuple(
        Introduction(
            "i.md",
            f"People/{pair[0]}.md",
            f"People/{pair[1]}.md",
            declined_a=day("2026-01-01"),
        )
        for pair in pairs
    )
    return varied(vault, network=vault.network._replace(introductions=made))


def test_my_place_in_the_worked_example() -> None:
    assert six().ask(holes) == Holes(6, 4, 4.666667, 0.777778, 0.384259, 0.024516, 0.266667)


def test_without_ties_or_with_few_people_nothing_is_said() -> None:
    assert golden().ask(holes) == Holes(6, 0)
    assert context().ask(holes) == Holes(0, 0)
    assert context(*(someone(uid, "abcd") for uid in "abcd")).ask(holes) == Holes(4, 6)
    assert context(*(someone(uid, "abcd") for uid in "abcde")).ask(holes).constraint is not None


def test_the_worlds_are_the_circles_that_nobody_else_joins() -> None:
    assert [letters(world) for world in six().ask(worlds)] == ["abc", "de"]


def test_in_a_world_those_with_the_most_ties_come_first() -> None:
    vault = context(someone("a", "c"), someone("b", "c"), someone("c"), someone("d", "e"),
                    someone("e"))  # fmt: skip
    assert [letters(world) for world in vault.ask(worlds)] == ["cab", "de"]


def test_of_equal_worlds_the_first_by_uid_comes_first() -> None:
    vault = context(someone("a", "d"), someone("b", "c"), someone("c"), someone("d"))
    assert [letters(world) for world in vault.ask(worlds)] == ["ad", "bc"]


def test_the_only_ways_are_critical_people_with_no_tie_the_longest_silent_first() -> None:
    vault = context(
        someone("a", "b", tier="critical"),
        someone("b", tier="critical"),
        someone("c", tier="critical"),
        someone("d", log=("2025-03-01 call", "2026-07-01 call"), tier="critical"),
        someone("e", log=(), tier="critical"),
        someone("f"),
    )
    found = [(way.person.uid, way.last) for way in vault.ask(only_ways)]
    assert found == [("d", day("2025-03-01")), ("c", day("2026-03-01"))]


def test_two_of_the_greatest_worlds_might_meet() -> None:
    found = six().ask(bridge)
    assert found is not None
    assert letters(found) == "ad"
    assert context(someone("a", "b"), someone("b"), someone("c")).ask(bridge) is None


def test_nobody_who_does_not_want_introductions_is_named() -> None:
    found = six(no_intro=True).ask(bridge)
    assert found is not None
    assert letters(found) == "be"


def test_nobody_who_was_not_touched_for_a_year_is_named() -> None:
    vault = context(someone("a", "b", ("2025-06-29 call",)), someone("b", "", ("2025-06-30 call",)),
                    someone("c", "d", ("2026-07-01 call",)), someone("d"))  # fmt: skip
    found = vault.ask(bridge)
    assert found is not None
    assert letters(found) == "bd"
    assert context(someone("a", "b", ()), someone("b", "", ()), someone("c", "d"),
                   someone("d")).ask(bridge) is None  # fmt: skip


@pytest.mark.parametrize(
    ("pairs", "named"),
    [
        (("da",), "ae"),
        (("ad", "ae", "bd"), "be"),
        (("ad", "ae", "bd", "be", "cd", "ce"), None),
    ],
)
def test_no_pair_is_named_that_an_introduction_was_about(
    pairs: tuple[str, ...], named: str | None
) -> None:
    found = introduced(six(), *pairs).ask(bridge)
    assert (letters(found) if found else None) == named


def test_worlds_are_followed_while_a_vault_is_watched() -> None:
    before = six()
    before.ask(worlds)
    before.ask(holes)
    people = [p if p.uid != "f" else someone("f", "a") for p in before.network.people]
    after = before.following(context(*people).network, before.config, before.today)
    assert [letters(world) for world in after.ask(worlds)] == ["abcf", "de"]
    assert after.ask(holes).ties == 5

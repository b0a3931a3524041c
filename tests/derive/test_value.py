"""What I gave, and what to give next."""

from __future__ import annotations

from datetime import date

import pytest

from tests.derive.golden import EVERYONE, NAMES, TODAY, context, golden, person
from vaultnet.derive.rates import Share
from vaultnet.derive.value import (
    Give,
    counts,
    gives,
    mix,
    next_give,
    next_kind,
    total_mix,
    value_mix,
)
from vaultnet.model.contact import Contact
from vaultnet.model.item import Item


@pytest.mark.parametrize(
    ("name", "given", "index", "coming"),
    [
        ("ana", (1, 1, 0, 1), 0.8889, "help"),
        ("bo", (1, 0, 0, 0), 0, "network"),
        ("cy", (1, 0, 1, 0), 0.6667, "network"),
        ("di", (0, 0, 0, 0), None, "ideas"),
        ("ed", (0, 0, 1, 0), 0, "ideas"),
        ("fe", (0, 0, 0, 0), None, "ideas"),
    ],
)
def test_the_small_vault(
    name: str, given: tuple[int, ...], index: float | None, coming: str
) -> None:
    someone = EVERYONE[NAMES.index(name)]
    found = value_mix(someone, TODAY, 730)
    assert found is not None
    assert found.counts == given
    assert found.iqv == (index and pytest.approx(index, abs=5e-5))
    assert next_give(someone, TODAY) == coming


def test_the_whole_small_vault_gave_in_all_four_ways() -> None:
    found = golden().ask(total_mix)
    assert found.counts == (3, 1, 2, 1)
    assert found.iqv == pytest.approx(0.9252, abs=5e-5)
    assert found.richness == Share(4, 4)


def test_where_nothing_was_given_how_many_kinds_is_not_known() -> None:
    assert mix((0, 0, 0, 0)).richness == Share(0, 0)
    assert mix((0, 2, 0, 0)).richness == Share(1, 4)


def test_an_empty_vault_gave_nothing() -> None:
    assert context().ask(total_mix) == mix((0, 0, 0, 0))
    assert mix((0, 0, 0, 0)).blau is None


def test_what_was_never_given_comes_next_else_what_is_longest_ago() -> None:
    given = [
        Give(date(2026, 1, 10), "ideas", ""),
        Give(date(2026, 4, 2), "network", ""),
        Give(date(2025, 9, 12), "fun", ""),
    ]
    assert next_kind(given) == "help"
    assert next_kind([*given, Give(date(2026, 6, 1), "help", "")]) == "fun"
    assert next_kind([*given, Give(date(2026, 6, 1), "help", ""),
                      Give(date(2026, 6, 2), "fun", "")]) == "ideas"  # fmt: skip
    assert next_kind([]) == "ideas"


def test_kinds_given_on_one_day_come_in_their_fixed_order() -> None:
    day = date(2026, 1, 1)
    assert next_kind([Give(day, kind, "") for kind in ("fun", "help", "network", "ideas")]) == (
        "ideas"
    )


def test_the_window_of_the_mix_holds_both_its_ends() -> None:
    log = ["2024-06-30 call give=fun", "2024-06-29 call give=help", "2026-06-30 call give=ideas",
           "2026-07-01 call give=network"]  # fmt: skip
    ada = person("ada", log)
    found = value_mix(ada, TODAY, 730)
    assert found is not None
    assert found.counts == (1, 0, 0, 1)
    assert next_give(ada, TODAY) == "network"


def test_what_was_only_heard_of_is_not_mine_to_give() -> None:
    assert gives(person("ada", ["2026-01-01 heard give=help"]), TODAY) == ()


def _promise(status: str, completion: date | None, kind: str = "promise") -> Item:
    return Item(kind, status, "a study", 3, completion=completion, fields=(("give", "help"),))


def test_a_kept_promise_is_a_give_on_the_day_it_was_kept() -> None:
    kept = person("ada", items=[_promise("x", date(2026, 5, 1))])
    assert gives(kept, TODAY) == (Give(date(2026, 5, 1), "help", ""),)
    assert counts(gives(kept, TODAY), date(2026, 5, 2)) == (0, 0, 0, 0)
    for item in (
        _promise(" ", None),
        _promise("-", date(2026, 5, 1)),
        _promise("x", None),
        _promise("x", date(2026, 7, 1)),
        _promise("x", date(2026, 5, 1), kind="ask"),
    ):
        assert gives(person("ada", items=[item]), TODAY) == ()


def test_nobody_counts_between_communal_ties_but_the_vault_does() -> None:
    ada = person(Contact("ada", "Ada", communal=True), ["2026-01-01 call give=fun"])
    assert value_mix(ada, TODAY, 730) is None
    assert next_give(ada, TODAY) is None
    assert context(ada).ask(total_mix).counts == (0, 0, 0, 1)

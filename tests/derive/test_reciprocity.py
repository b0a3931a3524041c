"""How much of what goes out has its like coming in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.derive.golden import context, day, golden, person
from vaultnet.derive.reciprocity import Wait, answer_time, reciprocity, reciprocity_of
from vaultnet.model.contact import Contact
from vaultnet.model.item import Item

PAIRS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=8)


@pytest.mark.parametrize(
    ("ties", "found"),
    [
        ([(3, 1), (2, 2), (1, 0)], 0.666667),
        ([(1, 1), (2, 2)], 1.0),
        ([(5, 0)], 0.0),
        ([], None),
        ([(0, 0)], None),
        ([(1, 1), (1, 0), (0, 1)], 0.5),
    ],
)
def test_of_each_tie_the_smaller_number_counts_twice(
    ties: list[tuple[int, int]], found: float | None
) -> None:
    assert reciprocity_of(ties) == found


@given(PAIRS)
def test_either_side_sees_the_same(ties: list[tuple[int, int]]) -> None:
    found = reciprocity_of(ties)
    assert found == reciprocity_of([(theirs, mine) for mine, theirs in ties])
    assert found is None or 0 <= found <= 1


def test_in_the_small_vault_two_of_seven_gives_came_back() -> None:
    assert golden().ask(reciprocity) == 0.444444


def test_what_was_received_is_told_by_lines_and_by_ticked_items() -> None:
    items = [
        Item("ask", "x", "a", 5, completion=day("2026-05-01"), fields=(("got", "help"),)),
        Item("ask", "x", "no day", 6, fields=(("got", "help"),)),
        Item("ask", "x", "to come", 7, completion=day("2026-07-01"), fields=(("got", "help"),)),
        Item("ask", " ", "open", 8, fields=(("got", "help"),)),
        Item("task", "x", "other", 9, completion=day("2026-05-01"), fields=(("got", "help"),)),
    ]
    gives = [f"2026-01-0{n} call give=fun" for n in range(1, 5)]
    told = ["2026-02-01 call got=endorsement by=them", "2026-07-01 call got=fun"]
    vault = context(person("ada", [*gives, *told], items))
    assert vault.ask(reciprocity) == reciprocity_of([(4, 2)])


def test_whoever_does_not_count_is_left_out_and_communal_ties_are_not() -> None:
    log = ["2026-01-01 call give=fun"]
    gone = person(Contact("ada", "Ada", status="archived"), log)
    assert context(gone).ask(reciprocity) is None
    assert context(person(Contact("ada", "Ada", communal=True), log)).ask(reciprocity) == 0.0


def _ask(created: str, completion: str, status: str = "x", kind: str = "ask") -> Item:
    days = [day(text) if text else None for text in (created, completion)]
    return Item(kind, status, "a word", 6, created=days[0], completion=days[1])


def test_an_answer_took_the_days_between_asking_and_ticking() -> None:
    items = [
        _ask("2026-06-02", "2026-06-16"),
        _ask("2026-06-02", "2026-06-02"),
        _ask("2026-05-01", "2026-05-31"),
    ]
    assert context(person("ada", items=items)).ask(answer_time) == Wait(14, 3)


def test_an_answer_without_both_days_took_no_known_time() -> None:
    items = [
        _ask("", "2026-06-16"),
        _ask("2026-06-02", ""),
        _ask("2026-06-02", "2026-06-01"),
        _ask("2026-06-02", "2026-07-01"),
        _ask("2026-06-02", "2026-06-16", status=" "),
        _ask("2026-06-02", "2026-06-16", kind="promise"),
    ]
    vault = context(person("ada", ["2026-05-01 email ask=yes"], items))
    assert vault.ask(answer_time) == Wait(None, 0)
    assert golden().ask(answer_time) == Wait(None, 0)

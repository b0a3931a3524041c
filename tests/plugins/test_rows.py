"""A long list of facts, of which only those rows are made that somebody looks at."""

from __future__ import annotations

import json

import pytest

from tests.running import TODAY
from vaultnet.cli.printing import print_facts
from vaultnet.plugins import IndexNote, Rows
from vaultnet.render import render


def double(number: int) -> dict[str, object]:
    return {"twice": 2 * number}


def times(number: int, factor: int) -> dict[str, object]:
    return {"twice": factor * number}


class Watched:
    """Makes rows, and remembers of what."""

    def __init__(self) -> None:
        self.made: list[int] = []

    def __call__(self, number: int) -> dict[str, object]:
        self.made.append(number)
        return double(number)


def test_rows_are_a_list_of_what_is_told_of_each_entry() -> None:
    rows = Rows(double, [1, 2, 3])
    assert list(rows) == [{"twice": 2}, {"twice": 4}, {"twice": 6}]
    assert (len(rows), rows[0], rows[-1]) == (3, {"twice": 2}, {"twice": 6})
    assert {"twice": 4} in rows
    assert repr(rows[:1]) == "Rows([{'twice': 2}])"
    with pytest.raises(IndexError):
        rows[3]


def test_what_else_a_row_needs_is_given_behind_the_entries() -> None:
    assert list(Rows(times, [1, 2], 10)) == [{"twice": 10}, {"twice": 20}]
    assert Rows(times, [1, 2], 10)[1:][0] == {"twice": 20}


def test_only_the_rows_that_are_looked_at_are_made() -> None:
    watched = Watched()
    rows = Rows(watched, range(1000))
    assert rows
    assert watched.made == []
    assert len(rows[:5]) == 5
    assert watched.made == []
    assert [row["twice"] for row in rows[2:4]] == [4, 6]
    assert watched.made == [2, 3]


def test_a_page_makes_only_the_rows_that_it_shows() -> None:
    watched = Watched()
    template = "{% for row in rows[:3] %}{{ row.twice }} {% endfor %}of {{ rows | length }}"
    note = IndexNote(name="n", title="N", summary="n", template=template, facts=lambda _: {})
    assert render(note, {"rows": Rows(watched, range(50))}).text == "0 2 4 of 50\n"
    assert watched.made == [0, 1, 2]


@pytest.mark.parametrize(
    "other",
    [
        [{"twice": 2}, {"twice": 4}],
        Rows(double, (1, 2)),
        Rows(times, (1, 2), 2),
        Rows(times, (2, 4), 1),
    ],
)
def test_rows_equal_whatever_list_says_the_same(other: object) -> None:
    assert Rows(double, [1, 2]) == other
    assert other == Rows(double, [1, 2])


@pytest.mark.parametrize(
    "other",
    [
        [{"twice": 2}],
        [{"twice": 2}, {"twice": 5}],
        ({"twice": 2}, {"twice": 4}),
        Rows(double, (1, 3)),
        Rows(double, (1,)),
        Rows(times, (1, 2), 3),
    ],
)
def test_rows_differ_from_whatever_says_something_else(other: object) -> None:
    assert Rows(double, [1, 2]) != other
    assert other != Rows(double, [1, 2])


def test_rows_that_are_compared_are_made_only_of_entries_that_differ() -> None:
    def sign(number: int) -> dict[str, object]:
        made.append(number)
        return {"positive": number > 0}

    made: list[int] = []
    assert Rows(sign, [1, 2, 3]) == Rows(sign, [1, 5, 3])
    assert made == [2, 5]


def test_json_has_all_rows_as_a_list(capsys: pytest.CaptureFixture[str]) -> None:
    inner = Rows(lambda number: {"inner": Rows(double, [number])}, [1, 2])
    print_facts("mine", {"rows": inner, "none": Rows(double, [])}, TODAY)
    facts = json.loads(capsys.readouterr().out)["facts"]
    assert facts == {
        "rows": [{"inner": [{"twice": 2}]}, {"inner": [{"twice": 4}]}],
        "none": [],
    }

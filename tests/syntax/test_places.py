"""Where each property stands."""

from __future__ import annotations

import pytest

from tests.syntax.odd_heads import ODD_HEADS, Odd
from vaultnet.syntax.frontmatter import Place, Refusal, locate, read_head


def places_in(block: str) -> tuple[Place, ...]:
    places = locate(block)
    assert places is not None
    return places


CASES = [
    ("a: x # c\n", "a", "x", ""),
    ("a:\nb: 1\n", "a", "", ""),
    ("a: # c\n", "a", "", ""),
    ("a: 'x\n  y' # c\n", "a", "'x\n  y'", "'"),
    ("a: x\n  y\n\n\nb: 1\n", "a", "x\n  y", ""),
    ("a: [1,\n 2] # c\n", "a", "[1,\n 2]", "["),
    ("a:\n  - x # c\n  - y # d\n# e\nb: 1\n", "a", "- x # c\n  - y", "-"),
    ("a:\n- x\n-\n\nb: 1\n", "a", "- x\n-", "-"),
    ("é: 😀\nb: ü\n", "b", "ü", ""),
    ("a: x\r\nb:\r\n  - y\r\n", "b", "- y", "-"),
    ("a:\n  b: 1\n  c: [2]\n# d\n", "a", "b: 1\n  c: [2]", ":"),
    ("a: {b: 1} # c\n", "a", "{b: 1}", "{"),
]


@pytest.mark.parametrize(("block", "key", "value", "style"), CASES)
def test_a_value_is_found_to_the_character(block: str, key: str, value: str, style: str) -> None:
    place = next(place for place in places_in(block) if place.key == key)
    assert block[place.value[0] : place.value[1]] == value
    assert block[place.start : place.behind] == key
    assert place.style == style


def test_a_block_text_ends_with_the_lines_that_belong_to_it() -> None:
    block = "a: |\n  x\n  y\n\n# c\nb: 1\n"
    assert block[slice(*places_in(block)[0].value)] == "|\n  x\n  y\n\n"


def test_single_values_are_told_apart_from_what_is_nested() -> None:
    block = "a: [x, 'y']\nb:\n  - {c: 1}\nd: {e: 1}\n"
    assert [place.flat for place in places_in(block)] == [True, False, False]
    assert [block[slice(*span)] for span in places_in(block)[0].scalars] == ["x", "'y'"]


def test_the_elements_of_a_list_are_found_with_all_that_is_in_them() -> None:
    block = (
        "a: [x, [[y]], {b: 1}]\nc:\n  - d: 1\n    e: 2 # f\n  - - g\n    - h\n  -\nb: {c: [1]}\n"
    )
    found = [[block[slice(*span)] for span in place.elements] for place in places_in(block)]
    assert found == [["x", "[[y]]", "{b: 1}"], ["d: 1\n    e: 2", "- g\n    - h", ""], []]


def test_a_key_that_stands_there_twice_has_two_places() -> None:
    assert [place.line for place in places_in("a: 1\nb: 2\na: 3\n")] == [0, 1, 2]


def test_properties_in_braces_have_no_places() -> None:
    assert locate("{a: 1}\n") is None


@pytest.mark.parametrize("odd", ODD_HEADS, ids=lambda odd: odd.name)
def test_every_property_that_is_read_has_a_place_or_all_are_refused(odd: Odd) -> None:
    try:
        places = locate(odd.block)
    except Refusal:
        return
    if places is None:
        return
    head = read_head(f"---\n{odd.block}---\n")
    assert list(dict.fromkeys(place.key for place in places)) == list(head.values)
    for key, line in head.lines.items():
        assert next(place.line for place in places if place.key == key) == line - 2

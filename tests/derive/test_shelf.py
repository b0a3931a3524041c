"""Texts found and weighed by their words."""

from __future__ import annotations

from vaultnet.derive.shelf import Lexicon, Shelf, word_weight

WEIGHTS = {"oar": 3.0, "sail": 2.0, "lake": 1.0}


def _shelf(*texts: str) -> Shelf:
    shelf = Shelf(WEIGHTS, WEIGHTS)
    for text in texts:
        shelf.add(frozenset(text.split()))
    return shelf


def test_texts_that_share_words_are_found_with_the_weight_of_these() -> None:
    shelf = _shelf("sail lake", "rope", "lake and oar")
    assert shelf.sharing(("lake", "sail")) == {0: 3.0, 2: 1.0}
    assert shelf.sharing(()) == {}


def test_whoever_can_share_enough_is_found_with_all_that_is_shared() -> None:
    shelf = _shelf("lake", "oar lake", "sail lake", "oar sail lake")
    found = shelf.sharing(("lake", "oar", "sail"), least=3.0)
    assert {number: weight for number, weight in found.items() if weight >= 3.0} == {
        1: 4.0,
        2: 3.0,
        3: 6.0,
    }
    assert 0 not in found


def test_a_word_that_nobody_uses_weighs_most() -> None:
    weights = Lexicon({"oar": 1, "sail": 3}, 3)
    assert weights["rope"] == word_weight(3, 0) > weights["oar"] > weights["sail"] == 1.0

"""Counts and guesses, as a person reads them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.wording import count, did_you_mean, near

KNOWN = ("folder", "timezone", "people", "headings")


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 notes"), (1, "1 note"), (2, "2 notes"), (12_345, "12,345 notes")]
)
def test_a_count_has_the_right_number_of_its_noun(number: int, said: str) -> None:
    assert count(number, "note") == said


def test_a_noun_may_have_a_plural_of_its_own() -> None:
    assert (count(1, "person", "people"), count(3, "person", "people")) == ("1 person", "3 people")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("foldr", ("folder",)),
        ("FOLDER", ("folder",)),
        ("peolpe", ("people",)),
        ("folder", ("folder",)),
        ("zzzzzz", ()),
        ("", ()),
    ],
)
def test_the_nearest_word_is_named_if_one_is_near(word: str, meant: tuple[str, ...]) -> None:
    assert near(word, KNOWN) == meant


def test_the_nearest_word_keeps_its_capitals() -> None:
    assert near("ANA RUIS", ["Ana Ruiz", "Bo"]) == ("Ana Ruiz",)


def test_several_words_come_with_the_nearest_first() -> None:
    assert near("due", ["dues", "dew", "duel", "rest"], most=2) == ("dues", "duel")
    assert near("mtg", ["meet", "message"], likeness=0.5) == ("meet",)
    assert near("mtg", ["meet", "message"]) == ()


def test_the_order_of_the_known_words_does_not_matter() -> None:
    assert near("dus", ["dux", "Due", "due"]) == near("dus", ["due", "Due", "dux"])


@settings(deadline=None)
@given(st.text(max_size=60), st.lists(st.text(max_size=20), max_size=5))
def test_whatever_is_named_is_known(word: str, known: list[str]) -> None:
    assert set(near(word, known, most=3)) <= set(known)


def test_a_word_of_any_length_is_answered_at_once() -> None:
    assert near("folder" * 100_000, KNOWN) == ()


def test_a_guess_ends_a_sentence() -> None:
    assert did_you_mean(()) == ""
    assert did_you_mean(("due",)) == "; did you mean due?"
    assert did_you_mean(("Ana", "Bo")) == "; did you mean Ana or Bo?"

"""The parts of the documentation that come from the program."""

from __future__ import annotations

import re

import pytest

from tests import generated_docs
from tests.docs.pages import PAGES, text_of


@pytest.mark.parametrize("page", PAGES)
def test_generated_parts_are_what_the_program_says_now(page: str) -> None:
    text = text_of(page)
    assert generated_docs.current(text) == text, "run `make docs`"


def test_generated_parts_are_found_where_they_are_asked_for() -> None:
    orders = {line for page in PAGES for line in re.findall("generated: (.+?) -->", text_of(page))}
    assert {"help", "help build", "run why seun", "config people", "stop-words"} <= orders


def test_generated_parts_give_way_to_what_the_program_says() -> None:
    old = "a\n<!-- generated: notes -->\nold\n<!-- end -->\nb\n"
    new = generated_docs.current(old)
    assert "| *Due this week* | `due` |" in new
    assert "old" not in new
    assert generated_docs.current(new) == new


def test_a_command_that_fails_is_no_example() -> None:
    with pytest.raises(ValueError, match="prints nothing: vaultnet: nobody is called"):
        generated_docs.make("run why nobody-of-that-name")

"""An open item, as a value."""

from __future__ import annotations

import pytest

from vaultnet.model.item import Item


@pytest.mark.parametrize(
    ("status", "is_open", "is_done"),
    [
        (" ", True, False),
        ("/", True, False),
        (">", True, False),
        ("?", True, False),
        ("!", True, False),
        ("x", False, True),
        ("X", False, True),
        ("-", False, False),
    ],
)
def test_the_box_says_whether_an_item_is_open(status: str, is_open: bool, is_done: bool) -> None:
    item = Item("promise", status, "slides", 3)
    assert (item.is_open, item.is_done) == (is_open, is_done)


def test_a_kept_promise_may_have_given_something() -> None:
    assert Item("promise", "x", "slides", 3, fields=(("give", "help"),)).give == "help"
    assert Item("promise", "x", "slides", 3).give == ""


def test_a_private_item_says_so() -> None:
    assert Item("ask", " ", "a loan #private", 3).private
    assert not Item("ask", " ", "a loan", 3).private

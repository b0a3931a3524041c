"""One dated line of a log, as a value."""

from __future__ import annotations

from datetime import date

import pytest

from vaultnet.model.interaction import Fields, Interaction, field, is_private
from vaultnet.model.words import CHANNELS, QUIET_CHANNELS, TOUCH_WEIGHT


def entry(channel: str = "call", text: str = "", *fields: tuple[str, str]) -> Interaction:
    return Interaction(date(2026, 4, 2), channel, text, 1, fields=fields)


def test_a_field_has_its_first_value_or_none() -> None:
    fields: Fields = (("give", "help"), ("give", "fun"), ("to", "[[Cy]]"))
    assert field(fields, "give") == "help"
    assert field(fields, "got") == ""


@pytest.mark.parametrize("channel", sorted(CHANNELS))
def test_a_channel_either_is_being_in_touch_or_is_not(channel: str) -> None:
    assert entry(channel).touches is (channel not in QUIET_CHANNELS)
    assert (channel in TOUCH_WEIGHT) is entry(channel).touches


def test_the_initiative_is_mine_unless_the_line_says_otherwise() -> None:
    assert entry().by == "me"
    assert entry("call", "", ("by", "them")).by == "them"


def test_what_i_only_heard_of_is_not_mine_to_give() -> None:
    given = ("give", "help"), ("got", "ideas"), ("ask", "yes")
    assert (entry("call", "", *given).give, entry("heard", "", *given).give) == ("help", "")
    assert (entry("heard", "", *given).got, entry("heard", "", *given).ask) == ("ideas", "yes")


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("lunch #private", True),
        ("#private", True),
        ("(see #private)", True),
        ("lunch #private, then tea", True),
        ("lunch #private!", True),
        ("#privately", False),
        ("#private/work", False),
        ("a#private", False),
        ("private", False),
        ("", False),
    ],
)
def test_a_line_is_private_by_its_tag(text: str, private: bool) -> None:
    assert is_private(text) is private
    assert entry("call", text).private is private

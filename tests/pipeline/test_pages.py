"""Where generated text goes, and what stays around it."""

from __future__ import annotations

import pytest

from vaultnet.config import Config
from vaultnet.model import Page
from vaultnet.pipeline.pages import (
    content_for,
    is_current,
    new_page,
    text_of,
    updated,
)
from vaultnet.read.note import read_note
from vaultnet.read.rules import Rules

PAGE = Page("due", "Due this week", "# Due this week — 2026-W27\n\n- [[Ana]]\n")
HOST = b"before\n\n<!-- vaultnet:begin due -->\n<!-- vaultnet:end due -->\nafter"


def test_a_new_index_note_says_who_wrote_it_and_holds_one_region() -> None:
    note = read_note("Network/Due this week.md", new_page(PAGE), Rules.of(Config()))
    assert note.kind == "generated"
    assert [(region.name, region.edited) for region in note.regions] == [("due", False)]
    assert is_current(note.regions[0], PAGE.text)


def test_a_region_in_a_note_of_ones_own_comes_without_the_heading() -> None:
    assert content_for(PAGE, own=True) == PAGE.text
    assert content_for(PAGE, own=False) == "- [[Ana]]\n"
    assert content_for(Page("x", "X", "no heading\n"), own=False) == "no heading\n"


def test_filling_a_region_leaves_every_other_byte() -> None:
    new = updated("Desk.md", HOST, PAGE, own=False)
    assert new.startswith(b"before\n\n<!-- vaultnet:begin due -->\n\n- [[Ana]]\n\n")
    assert new.endswith(b" -->\nafter")
    assert updated("Desk.md", new, PAGE, own=False) == new


def test_a_region_takes_on_the_line_ends_and_the_mark_of_its_file() -> None:
    new = updated("Desk.md", b"\xef\xbb\xbf" + HOST.replace(b"\n", b"\r\n"), PAGE, own=False)
    assert new.startswith(b"\xef\xbb\xbfbefore\r\n")
    assert b"\n\r\n- [[Ana]]\r\n" in new
    assert b"\n" not in new.replace(b"\r\n", b"")


def test_an_index_note_whose_region_was_taken_out_gets_it_back_at_its_end() -> None:
    new = updated("Network/Due this week.md", b"mine alone", PAGE, own=True)
    assert new.startswith(b"mine alone\n\n<!-- vaultnet:begin due -->\n\n# Due")


@pytest.mark.parametrize(
    "text",
    [
        b"<!-- vaultnet:begin due -->\nnever closed\n",
        HOST + b"\n" + HOST,
        b"```\n<!-- vaultnet:begin due -->\n<!-- vaultnet:end due -->\n```\n",
        b"not UTF-8: \xff\n<!-- vaultnet:begin due -->\n<!-- vaultnet:end due -->\n",
    ],
    ids=["never closed", "twice", "in code", "not UTF-8"],
)
def test_nothing_is_written_into_a_region_that_is_not_sound(text: bytes) -> None:
    first_only = text.startswith(b"before")
    new = updated("Desk.md", text, PAGE, own=False)
    assert (new != text) is first_only
    assert new.endswith(text[-20:])


def test_what_stands_in_a_region_can_be_asked_for() -> None:
    filled = updated("Desk.md", HOST, PAGE, own=False)
    assert text_of("Desk.md", filled, "due") == "\n- [[Ana]]\n\n"
    assert text_of("Desk.md", filled, "agendas") == ""

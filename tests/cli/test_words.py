"""What is typed, as one line."""

from __future__ import annotations

import pytest

from vaultnet.cli.words import said
from vaultnet.errors import VaultnetError


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["two", "words"], "two words"),
        (["  two   words\t", "more "], "two words more"),
        (["Zoë 👩‍🚀", "a\xa0b"], "Zoë 👩‍🚀 a b"),
        ([], ""),
        ([" "], ""),
    ],
)
def test_words_become_one_line_with_single_blanks(words: list[str], text: str) -> None:
    assert said(words) == text


@pytest.mark.parametrize("text", ["a\nb", "a\r\nb", "a\n", "\na", "a\x0bb", "a\u2028b", "\x85"])
def test_more_than_one_line_is_refused(text: str) -> None:
    with pytest.raises(VaultnetError, match="a text is one line; leave out its line breaks"):
        said([text])


@pytest.mark.parametrize("text", ["a\x00b", "\x1b[31m", "a\u202eb", "a\u200bb", "\udc80"])
def test_what_nobody_can_see_is_refused(text: str) -> None:
    sentence = "the text holds a character that cannot be seen; leave it out"
    with pytest.raises(VaultnetError, match=sentence):
        said([text])

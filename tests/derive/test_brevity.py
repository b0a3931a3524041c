"""How long words take to say."""

from __future__ import annotations

import pytest

from vaultnet.derive.brevity import PITCH_WORDS, limit, seconds, spoken_words


@pytest.mark.parametrize(
    ("words", "found"),
    [(25, 10.0), (75, 30.0), (150, 60.0), (1500, 600.0), (131, 52.4), (0, 0.0)],
)
def test_a_hundred_and_fifty_words_are_a_minute(words: int, found: float) -> None:
    assert seconds(words) == found


def test_a_hook_an_answer_and_a_pitch_have_limits_of_their_own() -> None:
    assert (limit("answer"), limit("surprise"), limit(""), PITCH_WORDS) == (75, 25, 25, 150)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", 0),
        ("An idle berth is not waste.", 6),
        ("Don't wait — a first-rate plan waits for you", 8),
        ("  two\n words ", 2),
        ("– … !", 0),
        ("[[Slack is a schedule]]", 4),
        ("3 days", 2),
    ],
)
def test_whatever_is_said_between_two_blanks_is_a_word(text: str, found: int) -> None:
    assert spoken_words(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("仕事", 1),
        ("仕事の", 2),
        ("夜勤のチームはもう答えを知っている。", 9),
        ("你好, world", 2),
        ("สวัสดี", 2),
        ("밤 근무는 이미 안다", 4),
        ("𠮷野", 1),
    ],
)
def test_two_characters_are_a_word_where_words_are_not_parted(text: str, found: int) -> None:
    assert spoken_words(text) == found

"""How long words take to say (Q1)."""

from __future__ import annotations

import re
from functools import cache
from math import ceil

from vaultnet.derive.rates import rounded

#: How many words a hook, an answer and a pitch should have at most.
HOOK_WORDS, ANSWER_WORDS, PITCH_WORDS = 25, 75, 150

_WORDS_A_MINUTE = 150

#: Scripts that are written without blanks between words: Thai, Lao, Burmese, Khmer, Chinese and
#: Japanese.
_UNSPACED = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff]"
)


@cache
def _unspaced() -> re.Pattern[str]:
    """What finds a letter of such a script; so large a set takes long to compile."""
    return re.compile(_UNSPACED)


def spoken_words(text: str) -> int:
    """How many words a text has; two characters are one where words are not kept apart (Q1)."""
    dense = 0
    if max(text, default="") >= _UNSPACED[1]:  # none of these scripts has an earlier letter
        dense = sum(map(str.isalnum, _unspaced().findall(text)))
        text = _unspaced().sub(" ", text)
    spaced = sum(any(map(str.isalnum, word)) for word in text.split())
    return spaced + ceil(dense / 2)


def seconds(words: int) -> float:
    """How long so many words take (Q1)."""
    return rounded(words * 60 / _WORDS_A_MINUTE)


def limit(stance: str) -> int:
    """How many words something of this stance should have at most (Q1)."""
    return ANSWER_WORDS if stance == "answer" else HOOK_WORDS

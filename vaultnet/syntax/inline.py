"""Inside one line: what is code or comment, and the inline fields, as Dataview reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from vaultnet.patterns import pattern

_SPAN = pattern(r"\\.|`+|%%|<!--", re.DOTALL)
_TICKS = pattern(r"`+")
_BRACKET = pattern(r"\\.|[\[\]()]", re.DOTALL)
_KEY = r"[^\[\]():]*+(?::(?!:)[^\[\]():]*+)*+"
#: What opens like a field; with its end where the value is plain: no escapes, at most whole links.
_FIELD = pattern(
    rf"\[({_KEY})::([^\[\]\\]*+(?:\[\[[^\[\]\\]*+\]\][^\[\]\\]*+)*+\])?"
    rf"|\(({_KEY})::([^()\\]*+\))?"
)
_PLAIN_KEY = pattern(r"[a-z][a-z0-9_-]*")
_KEY_BLANK = pattern(r"\s+")


class InlineField(NamedTuple):
    """One `[key:: value]`.

    Attributes:
        key: in its canonical form: lower case, `-` for blanks, no formatting.
        value: as written, trimmed; may be empty.
        start, end: the span of the whole field in the text.
    """

    key: str
    value: str
    start: int
    end: int


def mask(text: str) -> str:
    """`text` with code spans, `%%` comments and HTML comments blanked out, at the same length.

    What is opened and not closed is ordinary text.
    """
    if "`" not in text and "%%" not in text and "<!--" not in text:
        return text
    spans: list[tuple[int, int]] = []
    position = 0
    closers = _Closers(text)
    while found := _SPAN.search(text, position):
        position = found.end()
        if end := closers.after(found[0], position):
            spans.append((found.start(), end))
            position = end
    return blank(text, spans)


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """`text` with these spans (in order, none within another) blanked out, at the same length."""
    pieces: list[str] = []
    kept = 0
    for start, end in spans:
        pieces += (text[kept:start], " " * (end - start))
        kept = end
    pieces.append(text[kept:])
    return "".join(pieces)


class _Closers:
    """Where each kind of opener ends; remembers failures, so that a line is searched once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._hopeless: set[str] = set()
        self._runs: dict[int, list[int]] | None = None

    def after(self, opener: str, position: int) -> int:
        """The end of what `opener` opened just before `position`, or 0."""
        if opener[0] == "\\" or opener in self._hopeless:
            return 0
        if opener[0] == "`":
            end = self._ticks(len(opener), position)
        else:
            closer = opener if opener == "%%" else "-->"
            # `<!-->` is a whole comment: its own dashes may close it.
            start = position if opener == "%%" else position - 2
            end = self._text.find(closer, start) + len(closer)
            end = 0 if end < len(closer) else end
        if not end:
            self._hopeless.add(opener)
        return end

    def _ticks(self, length: int, position: int) -> int:
        if self._runs is None:
            self._runs = {}
            for run in reversed([*_TICKS.finditer(self._text)]):
                self._runs.setdefault(len(run[0]), []).append(run.start())
        starts = self._runs.get(length, [])
        while starts and starts[-1] < position:
            starts.pop()
        return starts[-1] + length if starts else 0


def find_fields(text: str) -> list[InlineField]:
    """The fields `[key:: value]` and `(key:: value)`, in the order written; none within another.

    Brackets nest, a backslash takes a bracket its meaning, code and comments hold no fields.
    """
    if "::" not in text:
        return []
    masked = mask(text)
    fields: list[InlineField] = []
    position = 0
    pairs: dict[int, int] | None = None
    while found := _FIELD.search(masked, position):
        start, position = found.span()
        square, plain, round_, plain_round = found.groups()
        written = square if square is not None else round_
        after = start + len(written) + 3
        if not (plain or plain_round) or (start and masked[start - 1] == "\\"):
            pairs = _pairs(masked) if pairs is None else pairs
            position = pairs.get(start, -1) + 1
        if position and (key := canonical_key(written)):
            value = text[after : position - 1].strip()
            fields.append(InlineField(key, value, start, position))
        else:
            position = after
    return fields


def _pairs(text: str) -> dict[int, int]:
    """Each unescaped bracket's partner of its own kind."""
    stacks: dict[str, list[int]] = {"[": [], "(": []}
    pairs: dict[int, int] = {}
    for token in _BRACKET.finditer(text):
        sign = token[0]
        if sign in stacks:
            stacks[sign].append(token.start())
        elif sign in ("]", ")") and (stack := stacks["[" if sign == "]" else "("]):
            pairs[stack.pop()] = token.start()
    return pairs


@lru_cache(maxsize=1024)
def canonical_key(key: str) -> str:
    """The form in which Dataview compares keys: `**Job title**` is `job-title`."""
    key = key.strip()
    if _PLAIN_KEY.fullmatch(key):
        return key
    return "".join(filter(_in_key, _KEY_BLANK.sub("-", key.lower())))


def _in_key(sign: str) -> bool:
    if sign.isalpha() or sign in "_-0123456789":
        return True
    # Emoji count as letters; with them the signs that join and colour them.
    return sign in "\u200d\ufe0f" or "\U0001f000" <= sign <= "\U0001faff" or "☀" <= sign <= "➿"

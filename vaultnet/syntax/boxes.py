"""Boxes that vaultnet issued: lines of generated text that act when somebody ticks them.

Each ends with a block id: a key that says what the box stands for, and a seal over the key and
the line. So a ticked line can be told from one that merely looks like it, and what a person added
to the line from what stood there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from vaultnet.dates import parse_date
from vaultnet.model import Tick
from vaultnet.patterns import pattern

#: What a template puts at the end of a line, around the key, to have a box made of the line.
_MARK: Final = "\0"

_KEY = r"[a-z]+-[A-Za-z0-9-]*[A-Za-z0-9]"
_MARKED = pattern(rf"^( *)- (.*?) ?{_MARK}({_KEY}){_MARK}$", re.MULTILINE)
_BOX = pattern(
    r"^(?P<indent> *)[-*+] +\[(?P<status>.)\] +(?P<text>.*?)"
    rf" \^(?P<key>{_KEY})-(?P<seal>[0-9a-f]{{8}})(?P<behind>\s.*)?$"
)
#: What the Tasks plugin writes into a line that it ticks, in its two forms.
_DONE = pattern(
    r"\s*(?:✅\ufe0f?\s*|[\[(]completion::\s*)([0-9]{4}-[0-9]{2}-[0-9]{2})(?:\s*[\])])?"
)
#: So many guesses a text may cost: a page that somebody filled with odd boxes must not stall us.
_GUESSES: Final = 20_000


def is_key(text: str) -> bool:
    """Whether a text can be the key of a box: lower-case letters, a hyphen, and a name."""
    return re.fullmatch(_KEY, text) is not None


def marked(key: str) -> str:
    """What a template writes at the end of a line that is to be a box."""
    return f"{_MARK}{key}{_MARK}"


def boxed(text: str) -> str:
    """The text with a box, a key and a seal on every marked line."""
    return _MARKED.sub(_box, text) if _MARK in text else text


def unboxed(text: str) -> str:
    """The text with marked lines as plain bullets: for where nobody can tick."""
    return _MARKED.sub(r"\1- \2", text) if _MARK in text else text


def _box(match: re.Match[str]) -> str:
    indent, text, key = match.groups()
    return f"{indent}- [ ] {text} ^{key}-{seal(key, text)}"


def seal(key: str, text: str) -> str:
    """Eight hex digits over a box's key and its line; runs of blanks count as one."""
    from hashlib import blake2b  # slow to import, and few runs seal

    return blake2b(
        f"{key} {_tidy(text)}".encode("utf-8", "surrogatepass"), digest_size=4
    ).hexdigest()


def _tidy(text: str) -> str:
    return " ".join(text.split())


def find_ticks(content: str, first_line: int = 1) -> tuple[str, tuple[Tick, ...]]:
    """The ticked boxes in a generated text, and the text as it was before they were ticked.

    A line whose seal does not fit, whatever is taken out of it, stays as it is, and its tick is
    not sound: nobody knows that vaultnet issued it.
    """
    if "] " not in content or " ^" not in content:
        return content, ()
    lines = content.split("\n")
    ticks: list[Tick] = []
    guesses = _Guesses()
    for number, line in enumerate(lines):
        box = _BOX.match(line.rstrip("\r")) if "[" in line else None
        if box is None or box["status"] not in "xX":
            continue
        text, tick = _tick(box, first_line + number, guesses)
        ticks.append(tick)
        if tick.sound:
            end = "\r" if line.endswith("\r") else ""
            lines[number] = f"{box['indent']}- [ ] {text} ^{tick.key}-{tick.seal}{end}"
    return "\n".join(lines), tuple(ticks)


def _tick(box: re.Match[str], line: int, guesses: _Guesses) -> tuple[str, Tick]:
    """The text of a line as it was sealed, and what its tick says."""
    days = [found[1] for part in ("text", "behind") for found in _DONE.finditer(box[part] or "")]
    behind = _DONE.sub("", box["behind"] or "")
    for text in dict.fromkeys((_DONE.sub("", box["text"]), box["text"])):
        parted = guesses.part(box["key"], _tidy(text), box["seal"])
        if parted is not None:
            added = _tidy(f"{parted[1]} {behind}")
            done = parse_date(days[-1]) if days else None
            return parted[0], Tick(box["key"], box["seal"], line, added, done)
    return box["text"], Tick(box["key"], box["seal"], line, sound=False)


class _Guesses:
    """Finds what was added to lines, with so many tries for all of them together."""

    def __init__(self) -> None:
        self._left = _GUESSES

    def part(self, key: str, text: str, sealed: str) -> tuple[str, str] | None:
        """A line as it was sealed, and the one stretch that was added to it since."""
        for start, end in _stretches(text):
            if start < end:
                self._left -= 1
            if self._left < 0:
                return None
            before = text[:start] + text[end:]
            if seal(key, before) == sealed:
                return _tidy(before), text[start:end]
        return None


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """What may have been added: nothing, whole words, or any stretch that touches a blank."""
    yield 0, 0
    edges = [0, *(place for place, sign in enumerate(text) if sign == " "), len(text)]
    yield from combinations(edges, 2)
    for edge in edges:
        yield from ((edge, end) for end in range(edge + 1, len(text) + 1))
        yield from ((start, edge) for start in range(edge))

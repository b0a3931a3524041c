"""On which line of a TOML text a key stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from vaultnet.patterns import pattern

_STRING = r'"(?:[^"\\\n]|\\.)*+"|\'[^\'\n]*+\''
_KEY = rf"(?:[A-Za-z0-9_-]++|{_STRING})"
_HEAD = pattern(rf"(\[{{0,2}})[ \t]*({_KEY}(?:[ \t]*\.[ \t]*{_KEY})*+)")
_PART = pattern(_KEY)
#: A text over several lines, one on one line, a comment, a bracket, the end of a line, the rest.
_TOKEN = pattern(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}'
    r"|'''(?:[^']|'(?!''))*+'{3,5}"
    rf"|{_STRING}|#[^\n]*+|[\[\]{{}}\n]|[^\"'#\[\]{{}}\n]++|.",
    re.DOTALL,
)

#: The names that lead to a value, the table's first.
Path = tuple[str, ...]

_DEEPEST: Final = 3  # names: nothing that can be decided lies deeper than `tiers.inner.weight`


def find_places(text: str) -> Mapping[Path, int]:
    """The line, counted from 1, on which each table and each key outside inline tables begins.

    Args:
        text: sound TOML; in anything else, places may be missing.
    """
    table: Path = ()
    places: dict[Path, int] = {}
    for line, start in _statements(text):
        head = _HEAD.match(text, start)
        if head is None:
            continue
        names = tuple(_name(part) for part in _PART.findall(head[2])[:_DEEPEST])
        if head[1]:
            table = ()
        path = (table + names)[:_DEEPEST]
        for length in range(1, len(path) + 1):
            places.setdefault(path[:length], line)
        if head[1]:
            table = path
    return places


def line_of(path: Path, places: Mapping[Path, int]) -> int:
    """The line of a key, or of what it stands in where it has none of its own; else 0.

    A key of an inline table stands where the table does.
    """
    for length in range(len(path), 0, -1):
        if path[:length] in places:
            return places[path[:length]]
    return 0


def _statements(text: str) -> Iterator[tuple[int, int]]:
    """The line and the place in the text at which each header and each key begins."""
    line, depth, is_fresh = 1, 0, True
    for token in _TOKEN.finditer(text):
        word = token[0]
        if is_fresh and word[0] != "#" and word.strip():
            yield line, token.end() - len(word.lstrip())
            is_fresh = False
        depth += (word in "[{") - (word in "]}")
        line += word.count("\n")
        is_fresh |= word == "\n" and depth == 0


def _name(part: str) -> str:
    if part[0] not in "\"'":
        return part
    import tomllib

    return str(tomllib.loads(f"name = {part}")["name"])

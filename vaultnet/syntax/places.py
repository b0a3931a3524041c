"""Where each property of a note stands, to the character; for whoever changes one of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from vaultnet.syntax.head import Sign

Span = tuple[int, int]


class Place(NamedTuple):
    """Where one property stands; offsets in characters.

    Attributes:
        key: as it is read.
        line: counted from 0.
        start: where the key starts.
        behind: right behind the key, before its colon.
        value: from its first character to behind its last; for a property left blank, both are
            right behind the colon.
        style: the value's, as on `Sign`.
        scalars: every single value within, in order, the keys of maps included.
        elements: those of a list, from their first character to behind their last.
        flat: whether the value or every element is a single value.
    """

    key: str
    line: int
    start: int
    behind: int
    value: Span
    style: str
    scalars: tuple[Span, ...]
    elements: tuple[Span, ...]
    flat: bool


def find_places(signs: Iterator[Sign]) -> tuple[Place, ...]:
    """The places of all properties, those of a doubled key all; the outermost map is passed."""
    found = []
    while (key := next(signs)).kind != "close":
        found.append(_place(key, signs))
    return tuple(found)


def _place(key: Sign, signs: Iterator[Sign]) -> Place:
    first = sign = next(signs)
    start, end, depth, deepest = first.start, first.end, 0, 0
    scalars: list[Span] = []
    elements: list[Span] = []
    while True:
        if sign.kind == "value":
            scalars.append((sign.start, sign.end))
        if depth == 1 and sign.kind != "close":
            start = sign.start
        depth += {"open": 1, "close": -1}.get(sign.kind, 0)
        deepest = max(depth, deepest)
        if sign.kind == "value" or (sign.kind == "close" and sign.style in "[{"):
            end = sign.end
        if not depth:
            break
        if depth == 1 and sign.kind != "open":
            elements.append((start, end))
        sign = next(signs)
    is_map = first.style in ("{", ":")
    return Place(
        key=key.text,
        line=key.line,
        start=key.start,
        behind=key.end,
        value=(first.start, end),
        style=first.style,
        scalars=tuple(scalars),
        elements=() if is_map else tuple(elements),
        flat=deepest < 2 and not is_map,
    )

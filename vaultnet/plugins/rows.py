"""Rows of facts that are made where somebody looks at them: a page shows twenty of a thousand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import eq
from typing import Any, TypeVar, TypeVarTuple, overload

Row = dict[str, object]

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


class Rows(Sequence[Row]):
    """A list of rows, one for each entry, that cannot be changed. JSON has it as a list.

    A row is made anew whenever it is looked at, which may be long after the facts were asked for:
    so it must follow from its entry and what is given, and neither may change, nor be a context.

    Args:
        make: what is told of one entry.
        entries: of what, in their order.
        given: what else `make` takes, the same for all of them.
    """

    __slots__ = ("_entries", "_given", "_make")
    __hash__ = None  # type: ignore[assignment]  # it equals lists, which have none

    def __init__(self, make: Callable[[T, *Ts], Row], entries: Iterable[T], *given: *Ts) -> None:
        self._make: Callable[..., Row] = make
        self._entries: tuple[Any, ...] = tuple(entries)
        self._given: tuple[Any, ...] = given

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Rows: ...
    def __getitem__(self, place: int | slice) -> Row | Rows:
        if isinstance(place, slice):
            return Rows(self._make, self._entries[place], *self._given)
        return self._row(self._entries[place])

    def __iter__(self) -> Iterator[Row]:
        return map(self._row, self._entries)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Rows | list):
            return NotImplemented
        if len(self) != len(other):
            return False
        if isinstance(other, Rows) and self._is_made_like(other):
            return self._has_entries_like(other)
        return all(map(eq, self, other))

    def __repr__(self) -> str:
        return f"Rows({list(self)})"

    def _is_made_like(self, other: Rows) -> bool:
        return (self._make, self._given) == (other._make, other._given)

    def _has_entries_like(self, other: Rows) -> bool:
        """Whether all entries come to the same; rows are made only of those that differ."""
        pairs = zip(self._entries, other._entries, strict=True)
        differing = (pair for pair in pairs if pair[0] is not pair[1] and pair[0] != pair[1])
        return all(self._row(one) == self._row(another) for one, another in differing)

    def _row(self, entry: object) -> Row:
        return self._make(entry, *self._given)

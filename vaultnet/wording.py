"""How things are said to a person: counts, and what a mistyped word may have meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def count(number: int, one: str, many: str = "") -> str:
    """`1 note`, `12 notes`, `1 person`, `0 people`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def near(word: str, known: Iterable[str], most: int = 1, likeness: float = 0.6) -> tuple[str, ...]:
    """The known words that are most like a mistyped one, best first; capitals do not matter.

    Args:
        most: how many to name at the most.
        likeness: from 0 for any word to 1 for the same.
    """
    # Heavy for modules that every run needs, and wanted only where something is wrong.
    from difflib import get_close_matches

    by_folded = {each.casefold(): each for each in sorted(known, reverse=True)}
    found = get_close_matches(word.casefold(), by_folded, n=most, cutoff=likeness)
    return tuple(by_folded[folded] for folded in found)


def did_you_mean(words: Sequence[str]) -> str:
    """The end of a sentence that names what may have been meant; empty for no words."""
    return f"; did you mean {' or '.join(words)}?" if words else ""

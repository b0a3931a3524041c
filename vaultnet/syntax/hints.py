"""What is wrong with a list line, and what its writer most likely meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from vaultnet.dates import parse_date
from vaultnet.patterns import pattern
from vaultnet.wording import near

#: Year first; day or month first; two digits each. In a link only where it is the whole target.
_LIKE = (
    r"(?:(?:19|20)[0-9]{2}([-/.])[0-9]{1,2}\%d[0-9]+"
    r"|[0-9]{1,2}([-/.])[0-9]{1,2}\%d[0-9]{4}(?![0-9])|[0-9]{2}-[0-9]{2}-[0-9]{2}(?![-0-9]))"
)
_ALMOST = pattern(rf"({_LIKE % (2, 3)})")
_ALMOST_LINKED = pattern(rf"\[\[({_LIKE % (2, 3)})(?=\]\]|\|)")
_NUMBER = pattern(r"[0-9]+")


class Fault(NamedTuple):
    """What is wrong with one line: a sentence for the person, without a full stop.

    Attributes:
        notice: worth knowing, but nothing to mend.
    """

    message: str
    notice: bool = False


def unknown(what: str, word: str, known: Sequence[str]) -> Fault:
    """The fault of a word that is none of those that may stand there."""
    meant = near(word, known, likeness=0.5)
    hint = f'; did you mean "{meant[0]}"?' if meant else ";"
    return Fault(f'unknown {what} "{word[:40]}"{hint} one of: {", ".join(known)}')


def unseen(hidden: Sequence[str]) -> Fault:
    """The notice of fields that stand where the Tasks plugin does not look."""
    fields, them = ("field", "it") if len(hidden) == 1 else ("fields", "them")
    return Fault(
        f"the Tasks plugin does not see the {fields} {', '.join(hidden)}, because a field that it"
        f" does not know stands behind {them}; write Tasks' fields last",
        notice=True,
    )


def near_date(text: str) -> tuple[Fault, ...]:
    """The fault of a line that begins almost like a date; undated lines have none."""
    found = (_ALMOST_LINKED if text[0] == "[" else _ALMOST).match(text)
    if found is None or parse_date(found[1]) is not None:
        return ()
    year, month, day = _NUMBER.findall(found[1])
    guess = _guess(year, month, day)
    if guess:
        hint = f"; write {guess}"
    elif len(year) == len(day) == 2:
        return ()  # a number with dashes, most likely
    else:
        hint = "; write it as YYYY-MM-DD" if len(day) == 4 else ""
    return (Fault(f'"{found[1][:40]}" is not a date{hint}'),)


def _guess(first: str, month: str, last: str) -> str:
    """The one day that the numbers can mean, or the empty string."""
    if len(first) == 4:
        orders = {(first, month, last)}
    elif len(last) == 4:
        orders = {(last, month, first), (last, first, month)}
    else:
        orders = {(f"20{first}", month, last)}
    guesses = {parse_date(f"{year}-{month:0>2}-{day:0>2}") for year, month, day in orders} - {None}
    return str(guesses.pop()) if len(guesses) == 1 else ""

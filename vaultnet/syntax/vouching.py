"""Which values of inline fields can be trusted: those of a closed vocabulary are checked."""

from __future__ import annotations

from collections.abc import Iterable
from sys import intern

from vaultnet.model.interaction import Fields
from vaultnet.model.words import ANSWERS, GIVES, GOTS, INITIATIVES, PULLS, SENIORITIES
from vaultnet.patterns import pattern
from vaultnet.syntax.hints import Fault, unknown

_PERCENT = pattern(r"([0-9]{1,3}(?:\.[0-9]+)?)\s*%?")

_CLOSED: dict[str, tuple[str, ...]] = {
    "by": INITIATIVES,
    "give": GIVES,
    "got": GOTS,
    "ask": ANSWERS,
    "pull": PULLS,
    "seniority": SENIORITIES,
    "talk": (),  # a number
}


def vouch(found: Iterable[tuple[str, str]]) -> tuple[Fields, tuple[Fault, ...]]:
    """Of fields, by key and value, those that can be trusted, and a fault for each other."""
    fields: list[tuple[str, str]] = []
    faults: list[Fault] = []
    for key, value in found:
        words = _CLOSED.get(key)
        if not value:
            continue
        if words is None:
            fields.append((intern(key), value))
        elif sound := _word(value, words) if words else _percent(value):
            fields.append((intern(key), sound))
        elif words:
            faults.append(unknown(key, value, words))
        else:
            faults.append(Fault(f'talk "{value[:40]}" is not a percentage from 0 to 100'))
    return tuple(fields), tuple(faults)


def _word(value: str, words: tuple[str, ...]) -> str:
    if value in words:
        return value
    return value.lower() if value.lower() in words else ""


def _percent(value: str) -> str:
    share = _PERCENT.fullmatch(value)
    return share[1] if share is not None and float(share[1]) <= 100 else ""

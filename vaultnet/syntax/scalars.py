"""What one word of the properties means: YAML 1.2 core, without ever losing what was written.

`no`, `10:30`, `2026-06-30` and `1_000` are text, as in Obsidian. A number is a number only where
printing it gives back the very text: `8`, `-3`, `48.8584`. `007`, `+4930123456`, `1.10`, `1e3`,
`0x1F` and what has more than 15 digits stay text, and `number` reads them where a key wants one.
"""

from __future__ import annotations

from math import isfinite

from vaultnet.patterns import pattern

WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
DIGITS = frozenset("0123456789")
_INTEGER = pattern(r"-?[1-9][0-9]{0,14}|0")
_DECIMAL = pattern(r"-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,17}")
_NUMBER = pattern(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_INTEGER_IN_ANY_BASE = pattern(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_LONGEST_NUMBER = 64  # characters


def resolve(text: str) -> str | int | float | bool | None:
    """The value of a plain scalar, one without quotes."""
    if text in WORDS:
        return WORDS[text]
    return _resolve_digits(text) if text[-1] in DIGITS else text


def _resolve_digits(text: str) -> str | int | float:
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text) and repr(float(text)) == text:
        return float(text)
    return text


def number(value: object) -> int | float | None:
    """The number that a value is or spells (`+8`, `007`, `1.10`, `1e3`, `0x1F`), else None.

    Never an infinity; a truth value is no number.
    """
    if isinstance(value, int | float):
        return None if isinstance(value, bool) else value
    if not isinstance(value, str) or len(value) > _LONGEST_NUMBER:
        return None
    if _INTEGER_IN_ANY_BASE.fullmatch(value):
        return int(value, 0 if value[:2] in ("0o", "0x") else 10)
    if _NUMBER.fullmatch(value):
        found = float(value)
        return found if isfinite(found) else None
    return None


def plain_text(value: object) -> str:
    """A value as text: numbers and truth values as written; empty for null, lists and maps."""
    match value:
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case _:
            return ""


def names(value: object) -> tuple[str, ...]:
    """The texts of a key that takes several values, however they are written.

    Each is trimmed; empty ones, and lists and maps inside the list, are left out.
    """
    if type(value) is str:
        text = value.strip()
        return (text,) if text else ()
    found = value if isinstance(value, list) else (value,)
    texts = [each if type(each) is str else plain_text(each) for each in found]
    return tuple([text for each in texts if (text := each.strip())])

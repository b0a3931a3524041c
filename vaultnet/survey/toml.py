"""Values as TOML: whatever a name holds, it is read back as it was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_LONGEST: Final = 90  # characters of an array on one line
_SHORT: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def text(value: str) -> str:
    """A basic string; what cannot be seen is written as its number.

    The value must be sound Unicode: TOML has no way to write half a surrogate pair.
    """
    return '"' + "".join(map(_character, value)) + '"'


def _character(char: str) -> str:
    if char in _SHORT:
        return _SHORT[char]
    if char.isprintable():
        return char
    number = ord(char)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def value(found: object) -> str:
    """A text, a truth value, a number or texts; a long sequence goes over several lines."""
    if isinstance(found, str):
        return text(found)
    if isinstance(found, bool):
        return "true" if found else "false"
    if isinstance(found, Sequence):
        return _array([text(str(each)) for each in found])
    return str(found)


def _array(entries: Sequence[str]) -> str:
    line = f"[{', '.join(entries)}]"
    if len(line) <= _LONGEST:
        return line
    return "\n".join(["[", *(f"  {entry}," for entry in entries), "]"])


def key(name: str) -> str:
    """A key: bare where it may be, else in quotes."""
    return name if _BARE.fullmatch(name) else text(name)

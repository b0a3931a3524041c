"""A value of a property as Obsidian writes it."""

from __future__ import annotations

import re
from typing import Final

from vaultnet.syntax.frontmatter import number, plain_text
from vaultnet.syntax.scalars import WORDS, resolve

Scalar = str | bool | None
Value = Scalar | tuple[str | int | float, ...]

#: What would mean something to YAML: at the start, at the end, or anywhere.
_MARKED: Final = re.compile(
    r"[\s,\[\]{}#&*!|>'\"%@`:]|[?-](?:[ \t]|$)|=$|.*(?::[ \t]|[ \t]#|[\s:-]$)"
)
_FLOW: Final = re.compile(r"[\[\]{},]|\A\?")
#: Numbers that Obsidian would print otherwise, and so change: `007`, `+49`, `1.50`, `0x1F`, `.inf`.
_CHANGED: Final = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_UNSAYABLE: Final = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")


def is_sayable(value: Value) -> bool:
    """Whether a property can hold it: texts of one line, without invisible characters."""
    texts = value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
    return not any(_UNSAYABLE.search(text) for text in texts if isinstance(text, str))


def scalar(value: Scalar, *, flow: bool = False) -> str:
    """One value on one line: plain where it is read again as the same, else in quotes.

    Args:
        flow: whether it is to stand in brackets.
    """
    if not isinstance(value, str):
        return plain_text(value)
    if _is_plain(value) and not (flow and _FLOW.search(value)):
        return value
    if '"' in value and "'" not in value:
        return f"'{value}'"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    return f'"{escaped}"'


def _is_plain(text: str) -> bool:
    if text in WORDS or _MARKED.match(text) or _CHANGED.fullmatch(text):
        return False
    return number(text) is None or not isinstance(resolve(text), str)


def _listed(value: str | float, *, flow: bool = False) -> str:
    """One value of a list: a text of digits (a phone number) is to stay a text."""
    if not isinstance(value, str):
        return plain_text(value)
    return f'"{value}"' if number(value) is not None else scalar(value, flow=flow)


def block_list(values: tuple[str | int | float, ...], newline: str, indent: str = "  ") -> str:
    """The lines of a list, each begun by a line end, none ended by one."""
    return "".join(f"{newline}{indent}- {_listed(value)}" for value in values)


def flow_list(values: tuple[str | int | float, ...], comma: str = ", ") -> str:
    """A list in brackets."""
    return f"[{comma.join(_listed(value, flow=True) for value in values)}]"

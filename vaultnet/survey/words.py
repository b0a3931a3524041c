"""How findings are said: quotations of what stands in the vault."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_LONGEST: Final = 60


def quote(text: str) -> str:
    """A text from the vault in quotes, on one line and not too long."""
    text = " ".join(text.split())
    return f'"{text}"' if len(text) <= _LONGEST else f'"{text[: _LONGEST - 1]}…"'


def quote_some(texts: Iterable[str], most: int = 3) -> str:
    """The first few of some texts, quoted: `"a", "b", "c" and 4 more`."""
    found = list(dict.fromkeys(texts))
    shown = ", ".join(quote(text) for text in found[:most])
    return shown if len(found) <= most else f"{shown} and {len(found) - most:,} more"

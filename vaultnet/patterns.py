"""Regular expressions that are compiled when they are first used.

To compile one takes longer than to read a note with it, and a run uses few of all that there are.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, but compiled at its first use."""
    return cast("re.Pattern[AnyStr]", _Uncompiled(text, flags))


class _Uncompiled:
    """Stands in for a pattern; from the first use on it has the methods of the compiled one."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self._written: tuple[Any, int] = text, flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pattern has
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(*self._written)
        self.__dict__.update((method, getattr(compiled, method)) for method in _METHODS)
        return self.__dict__[name]


_METHODS = frozenset(
    {"pattern", "match", "fullmatch", "search", "findall", "finditer", "split", "sub"}
)

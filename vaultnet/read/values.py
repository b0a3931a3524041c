"""Properties into typed values by a table of readers; what does not fit is left out and told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from vaultnet.read.fields import Unfit
from vaultnet.syntax.frontmatter import Head, names

#: Properties under vaultnet's names: name -> (key as written, value).
Properties = Mapping[str, tuple[str, object]]


class FieldFault(NamedTuple):
    """One key, by vaultnet's name, whose value was left out."""

    line: int
    message: str
    name: str


def read_values(
    head: Head, properties: Properties, readers: Mapping[str, Callable[[object], Any]]
) -> tuple[dict[str, Any], list[FieldFault], dict[str, object]]:
    """What the readers make of the properties, the faults, and the values that no reader takes."""
    fields: dict[str, Any] = {}
    faults: list[FieldFault] = []
    rest: dict[str, object] = {}
    for name, (key, value) in properties.items():
        reader = readers.get(name)
        if reader is None:
            rest[name] = value
            continue
        try:
            if type(value) is dict:
                raise Unfit("is a map, which is not read; write a value or a list")
            fields[name] = reader(value)
        except Unfit as fault:
            faults.append(fault_of(head, (name, key), value, str(fault)))
    return fields, faults, rest


def fault_of(head: Head, keys: tuple[str, str], value: object, message: str) -> FieldFault:
    """The fault of one key, known by vaultnet's name and as written; a long value is cut."""
    name, key = keys
    shown = ", ".join(names([*value] if isinstance(value, dict) else value))
    shown = shown if len(shown) <= 60 else f"{shown[:59]}…"
    return FieldFault(head.lines.get(key, 1), f'{key} "{shown}" {message}', name)

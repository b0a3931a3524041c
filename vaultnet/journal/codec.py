"""A record as JSON, and back."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, Final

from vaultnet.edit import AddEntry, AddItem, CloseItem, Operation, SetProperty, Unname
from vaultnet.journal.records import Record, Step

_FORMAT: Final = 1
_OPERATIONS: Final[dict[str, type[Any]]] = {
    kind.__name__: kind for kind in (AddEntry, AddItem, CloseItem, SetProperty, Unname)
}


def encode(vault: str, record: Record) -> bytes:
    """A record of a vault as a JSON text."""
    row = {
        "format": _FORMAT,
        "vault": vault,
        "what": record.what,
        "at_ns": record.at_ns,
        "repeats": record.repeats,
        "undoes": record.undoes,
        "steps": [_encode_step(step) for step in record.steps],
    }
    return json.dumps(row, default=date.isoformat, indent=1).encode()


def _encode_step(step: Step) -> dict[str, object]:
    meant = [[type(operation).__name__, *operation] for operation in step.operations]
    return {**step._asdict(), "operations": meant}


def decode(vault: str, name: str, data: bytes) -> Record | None:
    """The record that a file holds; None if it is none of ours, or another vault's."""
    try:
        row = json.loads(data)
        if (row["format"], row["vault"]) != (_FORMAT, vault):
            return None
        steps = tuple(_decode_step(step) for step in row["steps"])
        what, undoes = str(row["what"]), str(row["undoes"])
        return Record(name, what, int(row["at_ns"]), steps, int(row["repeats"]), undoes)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None


def _decode_step(row: dict[str, Any]) -> Step:
    operations = tuple(_decode_operation(*written) for written in row.pop("operations"))
    step = Step(**row, operations=operations)
    texts = (step.path, step.aside, step.old or "", step.new or "")
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("a step is made of texts")
    return step


def _decode_operation(name: str, *fields: Any) -> Operation:  # noqa: ANN401 - JSON values
    kind = _OPERATIONS[name]
    values: dict[str, Any] = dict(zip(kind._fields, fields, strict=True))
    if kind is CloseItem:
        values["day"] = date.fromisoformat(values["day"])
    for key, value in values.items():
        if isinstance(value, list):
            values[key] = tuple(value)
    made: Operation = kind(**values)
    return made

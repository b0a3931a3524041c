"""Writing back as text → text: what should change in one note, and the splice that does it."""

from __future__ import annotations

from vaultnet.edit.operations import (
    AddEntry,
    AddItem,
    CloseItem,
    Operation,
    Refused,
    SetProperty,
    Unname,
)
from vaultnet.edit.properties import property_text
from vaultnet.edit.splicing import edited, overwritten, stands

__all__ = [
    "AddEntry",
    "AddItem",
    "CloseItem",
    "Operation",
    "Refused",
    "SetProperty",
    "Unname",
    "edited",
    "overwritten",
    "property_text",
    "stands",
]

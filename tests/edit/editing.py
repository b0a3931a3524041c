"""What the tests of edits share."""

from __future__ import annotations

from vaultnet.config import Config
from vaultnet.edit import Operation, edited, overwritten, stands
from vaultnet.read.rules import Rules

RULES = Rules.of(Config())
PATH = "People/Ana Ruiz.md"


def edit(text: str, operation: Operation, rules: Rules = RULES) -> str:
    """The text after an edit, which then stands there, is not lost, and is not made twice."""
    new = edited(PATH, text, operation, rules)
    assert stands(PATH, new, operation, rules)
    assert edited(PATH, new, operation, rules) == new
    assert not overwritten(PATH, new, operation, rules)
    return new


def changed_lines(old: str, new: str) -> tuple[list[str], list[str], int]:
    """The lines in which two texts differ, line ends included, and how many stand before them."""
    one, other = old.splitlines(keepends=True), new.splitlines(keepends=True)
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return one[start : len(one) - end], other[start : len(other) - end], start

"""A note of its own type into an introduction, a hook or an idea."""

from __future__ import annotations

from typing import Final, NamedTuple

from vaultnet.model import Card, Hook, Idea, Introduction, Named, Problem
from vaultnet.read.fields import CARD_READERS
from vaultnet.read.values import Properties, read_values
from vaultnet.syntax.blocks import scan
from vaultnet.syntax.frontmatter import Head

#: What a note's `type` may say besides a person, a day and `me`.
CARD_KINDS: Final = frozenset(CARD_READERS)

_PAIR: Final = ("person_a", "person_b")


class CardReading(NamedTuple):
    """What such a note says.

    Attributes:
        named: whom it names.
    """

    card: Card
    named: tuple[Named, ...]
    problems: tuple[Problem, ...]


def read_card(path: str, kind: str, head: Head, properties: Properties, body: str) -> CardReading:
    """What a note of one of `CARD_KINDS` says; what does not fit is left out and told."""
    fields, faults, _ = read_values(head, properties, CARD_READERS[kind])
    if kind == "idea":  # a word that other vaults have for ends of their own
        notices = (Problem(path, line, message, notice=True) for line, message, _ in faults)
        return CardReading(Idea(path, **fields), (), tuple(notices))
    problems = [Problem(path, line, message) for line, message, _ in faults]
    if kind == "hook":
        words, backed = _first_paragraph(body)
        if not words:
            problems.append(Problem(path, 1, "a hook needs its words: the first paragraph"))
        hook = Hook(path, words=words, backed=backed, **fields)
        return CardReading(hook, (), tuple(problems))
    card = Introduction(path, **fields)
    if fields and not (card.person_a and card.person_b):
        problems.append(Problem(path, 1, "an introduction needs person_a and person_b"))
    named = tuple(
        Named(fields[key], head.lines.get(properties[key][0], 1), key)
        for key in _PAIR
        if fields.get(key)
    )
    return CardReading(card, named, tuple(problems))


def _first_paragraph(body: str) -> tuple[str, bool]:
    """The first paragraph on one line, and whether anything but headings follows it."""
    words: list[str] = []
    over = False
    for line in scan(body):
        if over and line.kind not in ("blank", "heading", "rule", "comment"):
            return " ".join(words), True
        text = line.text.strip()
        if text.startswith("%%") and text.endswith("%%"):
            continue
        if line.kind in ("text", "item") and not over:
            words.append(text)
        else:
            over = bool(words)
    return " ".join(words), False

"""The properties at the head of a note: where they stand, what they say, where the body starts.

This is the only way in. A small reader takes the shape that nearly every note has; any other
shape goes to `yaml_core`, which is imported when the first such note is met.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from vaultnet.patterns import pattern
from vaultnet.syntax.flat_yaml import read_flat
from vaultnet.syntax.head import LARGEST, Block, Fault, Head
from vaultnet.syntax.places import Place, find_places
from vaultnet.syntax.scalars import names, number, plain_text
from vaultnet.syntax.yaml_faults import Refusal, again

__all__ = [
    "Fault",
    "Head",
    "Place",
    "Refusal",
    "find_block",
    "locate",
    "names",
    "number",
    "plain_text",
    "read_head",
]

# Obsidian's rules: nothing follows the opening line, blanks may follow the closing one.
_OPENING = ("---\n", "---\r\n")
_CLOSING = pattern(r"---[ \t]*(?:\r?\n|\r?\Z)")
_LIKE_A_HEAD = pattern(r"---[ \t]*\r?\n\w[\w ./-]{0,60}:(?:[ \r\n]|\Z)")
_PROPERTY = pattern(r"^(?![ \t\r\n#]|-[ \t\r\n])", re.MULTILINE)
_PLACEHOLDER = pattern(r"\{\{[^{}\n]*\}\}|<%")
_MEND_AT_MOST = 16 * 1024  # characters; a longer head that is no YAML is no person's
_FAULTS_AT_MOST = 20
_NO_HEAD = Head()


def read_head(text: str) -> Head:
    """The properties of a note and where its body starts.

    Never raises, whatever the text. Where a part cannot be read, that is a fault, and the
    properties around it are still told. Without properties, the whole text is body.

    Args:
        text: the note, without a byte order mark.
    """
    if not text.startswith("---"):
        return _NO_HEAD
    start, end, body = find_block(text)
    if not body:
        return _without_head(text)
    values, lines, faults = _read(block := text[start:end])
    template = ("{{" in block or "<%" in block) and bool(_PLACEHOLDER.search(block))
    body_line = text.count("\n", 0, body) + 1
    if faults:
        faults = () if template else tuple(sorted(faults)[:_FAULTS_AT_MOST])
    return Head(values, lines, body, body_line, faults, template)


def find_block(text: str) -> tuple[int, int, int]:
    """Where the lines between the `---` lines start and end, and the body starts; else body 0."""
    start = 4 if text.startswith(_OPENING[0]) else 5 if text.startswith(_OPENING[1]) else 0
    end, body = _find_closing(text, start) if start else (0, 0)
    return start, end, body


def locate(block: str) -> tuple[Place, ...] | None:
    """Where each property stands between the `---` lines, in offsets of these.

    None where they stand in braces and so share their lines.

    Raises:
        Refusal: where the lines cannot be read.
    """
    from vaultnet.syntax.yaml_core import read_signs

    signs = read_signs(block)
    if signs and signs[0].style == "{":
        return None
    return find_places(iter(signs[1:])) if signs else ()


def _find_closing(text: str, start: int) -> tuple[int, int]:
    """Where the closing line starts and where the body does; zeros where nothing closes."""
    at = text.find("\n---", start - 1) + 1
    while at:
        if match := _CLOSING.match(text, at):
            return at, match.end()
        at = text.find("\n---", at) + 1
    return 0, 0


def _without_head(text: str) -> Head:
    if not _LIKE_A_HEAD.match(text):
        return _NO_HEAD
    if text.startswith(_OPENING):
        return Head(faults=(Fault(1, "the properties that start here are never closed with ---"),))
    return Head(faults=(Fault(1, "blanks after the opening --- hide the properties below it"),))


def _read(block: str) -> Block:
    found = read_flat(block, 2) if len(block) <= LARGEST else None
    if found is not None:
        return found
    found = _read_core(block, 2)
    if found.faults and not found.values and len(block) <= _MEND_AT_MOST:
        return _mend(block, found.faults)
    return found


def _read_core(block: str, first_line: int) -> Block:
    from vaultnet.syntax.yaml_core import read_block

    return read_block(block, first_line)


def _mend(block: str, faults: tuple[Fault, ...]) -> Block:
    """Read a block that is no YAML property by property, and keep those that are sound."""
    values: dict[str, object] = {}
    lines: dict[str, int] = {}
    found: list[Fault] = []
    for part, line in _properties(block):
        read = read_flat(part, line) or _read_core(part, line)
        for key in read.values:
            if key in values:
                found.append(Fault(read.lines[key], again(key)))
            else:
                values[key], lines[key] = read.values[key], read.lines[key]
        found.extend(read.faults)
        if len(found) >= _FAULTS_AT_MOST:
            break
    return Block(values, lines, tuple(found) or faults)


def _properties(block: str) -> Iterator[tuple[str, int]]:
    """Each property with the lines that belong to it, and the file's line where it starts."""
    starts = [match.start() for match in _PROPERTY.finditer(block)]
    line = 2
    for start, end in pairwise((0, *starts, len(block))):
        if (part := block[start:end]).strip():
            yield part, line
        line += part.count("\n")

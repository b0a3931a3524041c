"""A fast reader for the properties that nearly every note has: keys with scalars or flat lists.

It reads a text exactly as `yaml_core` does, or declines it.
"""

from __future__ import annotations

import re

from vaultnet.patterns import pattern
from vaultnet.syntax.head import Block
from vaultnet.syntax.scalars import WORDS, resolve

# Half characters and others that are faults wherever they stand, and so not for this reader. They
# are looked for once: in each set of the patterns below they would cost as much as all the rest.
_BROKEN = pattern("[\ud800-\udfff\ufeff\ufffe\uffff]")
# Control characters, which are faults but for line ends.
_ODD = r"\x00-\x1f\x7f-\x9f"
# A colon is part of a word unless a blank follows, a hash unless a blank stands before it.
_REST = rf"[^:#{_ODD}]*+(?:(?::(?=\S)|(?<=\S)\#)[^:#{_ODD}]*+)*+"
_PLAIN = rf"(?:[^\s\-?:,\[\]{{}}\#&*!|>'\"%@`{_ODD}]|-(?=[\w-])){_REST}"
_QUOTED = rf"\"[^\"\\{_ODD}]*+\"|'(?:[^'{_ODD}]|'')*+'"
# Up to a comment, if there is one; whether it ends as a list does is looked at afterwards.
_LIST = rf"\[(?:[^\#{_ODD}]|(?<!\ )\#)*+"
_COMMENT = rf"(?:(?<=\ )\#[^{_ODD}]*)?"

#: One match for every line: key, dash of a list item, plain value, other value, strange line.
_LINES = pattern(
    rf"""^(?:
        (?: (\w[\w\ ./+()&'-]{{0,99}})(?<!\ ): | (\ *-) )
        (?: \ +(?: ({_PLAIN}) | ({_QUOTED}|{_LIST}) ) )?
        \ *{_COMMENT}\r?
      | \ *(?:\#[^{_ODD}]*)?\r?
      | (.+)
    )$""",
    re.MULTILINE | re.VERBOSE,
)
# The words of a list in brackets; a colon is part of them before a letter or a slash.
_WORDS = rf"[\w./+(][^:#,\[\]{{}}{_ODD}]*+(?::(?=[\w/])[^:#,\[\]{{}}{_ODD}]*+)*+"
_ELEMENT = pattern(rf" *(?:({_QUOTED}) *|({_WORDS}))([,\]])")
_UNQUOTED = pattern(rf"\[(?: *{_WORDS},)*+ *{_WORDS}\]")
_LINK = pattern(r"\[\[\w(?:[\w ./|&'()+^-]|(?<=\S)#)*+\]\]")


def read_flat(block: str, first_line: int) -> Block | None:
    """Read the lines between the `---` lines, or None where they are more than a flat mapping.

    Args:
        block: whole lines.
        first_line: the line of the file that the block starts on, counted from 1.
    """
    broken = not block.isascii() and _BROKEN.search(block)
    return None if broken else _read_lines(block, first_line)


def _read_lines(block: str, first_line: int) -> Block | None:
    values: dict[str, object] = {}
    lines: dict[str, int] = {}
    items: list[object] | None = None  # the list that may go on: its key has no value of its own
    last = indent = ""
    for line, (key, dash, plain, other, strange) in enumerate(_LINES.findall(block), first_line):
        value: object = None
        if plain:
            is_text = plain[-1].isalpha() and plain not in WORDS  # as nearly all are
            value = plain if is_text else resolve(plain.rstrip(" "))
        elif other:
            value = _quoted_or_list(other.rstrip(" "))
            if value is None:
                return None
        elif strange:
            return None
        if key:
            if key in values:
                return None
            values[key] = value
            lines[key] = line
            last, items = key, (None if plain or other else [])
        elif dash:
            if items is None or (items and dash != indent):
                return None
            values[last] = items
            indent = dash
            items.append(value)
    return Block(values, lines)


def _quoted_or_list(text: str) -> str | list[object] | None:
    if text[0] == '"':
        return text[1:-1]
    if text[0] == "'":
        return text[1:-1].replace("''", "'")
    if text[-1] != "]":
        return None
    return text if _LINK.fullmatch(text) else _flow_list(text)


def _flow_list(text: str) -> list[object] | None:
    if text[1:-1].strip(" ") == "":
        return []
    if _UNQUOTED.fullmatch(text):
        return [resolve(word.strip(" ")) for word in text[1:-1].split(",")]
    found: list[object] = []
    at = 1
    while match := _ELEMENT.match(text, at):
        quoted, plain, end = match.groups()
        found.append(_quoted_or_list(quoted) if quoted else resolve(plain.rstrip(" ")))
        at = match.end()
        if end == "]":
            return found if at == len(text) else None
    return None

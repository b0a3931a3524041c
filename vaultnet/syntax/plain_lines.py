"""How nearly every list line is written: words and links, then fields, then a block id.

What these patterns take apart, the readers of fields, links and blocks take apart just so, only
slower.
"""

from __future__ import annotations

from functools import lru_cache

from vaultnet.model.interaction import Fields
from vaultnet.patterns import pattern
from vaultnet.syntax.hints import Fault
from vaultnet.syntax.vouching import vouch

# Nothing that opens code or a comment, that takes a bracket its meaning, or that begins a block id.
_PLAIN = r"[^\[\]\\`%<^]"
_LINK = r"\[\[[^\[\]\\`%<]++\]\]"
_WORDS = rf"{_PLAIN}*+(?:(?<!!){_LINK}{_PLAIN}*+)*+"
_FIELD = rf"\[[a-z]+(?:-[a-z]+)*:: (?:(?!\s){_PLAIN}++|{_LINK})\]"
_REST = rf"({_WORDS})((?:{_FIELD} *+)*+)(?:(?<=\ )\^([A-Za-z0-9-]++))?"

#: Day, channel, words, fields and block id of a log line; no `::` may stand in the words.
PLAIN_LOG = pattern(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}) ([a-z]+): (?=\S){_REST}")
_LINE = pattern(_REST)
_FIELDS = pattern(rf"\[([a-z-]+):: ({_LINK}|[^\]]*[^\s\]])\s*\]")


def plain_line(text: str) -> tuple[str, str, str] | None:
    """Words, fields and block id of a trimmed line that is plainly written."""
    if (found := _LINE.fullmatch(text)) is None:
        return None
    words, fields, block = found.groups("")
    return None if "::" in words else (words.rstrip(), fields, block)


def plain_fields(written: str) -> list[tuple[str, str]]:
    """Key and value of the fields that one of these patterns found."""
    return _FIELDS.findall(written)


@lru_cache(maxsize=1024)
def vouched(written: str) -> tuple[Fields, tuple[Fault, ...]]:
    """Those of them that can be trusted, and a fault for each other; most lines say the same."""
    return vouch(_FIELDS.findall(written))

"""How nearly every list line is written: words and links, then fields, then a block id.

What these patterns take apart, the readers of fields, links and blocks take apart just so, only
slower.
"""

from __future__ import annotations

import re
from functools import lru_cache

from vaultnet.model.interaction import Fields
from vaultnet.syntax.hints import Fault
from vaultnet.syntax.vouching import vouch

# Nothing that opens code or a comment, or takes a bracket its meaning; links, but no embeds.
_WORDS = r"[^\[\]\\`%<^]*+(?:(?<!!)\[\[[^\[\]\\`%<^]++\]\][^\[\]\\`%<^]*+)*+"
_LINK = r"\[\[[^\[\]\\`%<]++\]\]"
_FIELD = rf"\[[a-z]+(?:-[a-z]+)*:: (?:[^\s\[\]\\`%<^][^\[\]\\`%<^]*+|{_LINK})\]"
_REST = rf"({_WORDS})((?:{_FIELD} *+)*+)(?:(?<=\ )\^([A-Za-z0-9-]++))?"

_LINE = re.compile(_REST).fullmatch
_LOG = re.compile(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}) ([a-z]+): (?=\S){_REST}").fullmatch
_FIELDS = re.compile(rf"\[([a-z-]+):: ({_LINK}|[^\]]*[^\s\]])\s*\]").findall


def plain_log(text: str) -> tuple[str, str, str, str, str] | None:
    """Day, channel, words, fields and block id of a log line that is plainly written."""
    if (found := _LOG(text)) is None:
        return None
    day, channel, words, fields, block = found.groups("")
    return None if "::" in words else (day, channel, words.rstrip(), fields, block)


def plain_line(text: str) -> tuple[str, str, str] | None:
    """Words, fields and block id of a trimmed line that is plainly written."""
    if (found := _LINE(text)) is None:
        return None
    words, fields, block = found.groups("")
    return None if "::" in words else (words.rstrip(), fields, block)


def plain_fields(written: str) -> list[tuple[str, str]]:
    """Key and value of the fields that one of the above found."""
    return _FIELDS(written)


@lru_cache(maxsize=1024)
def vouched(written: str) -> tuple[Fields, tuple[Fault, ...]]:
    """Those of them that can be trusted, and a fault for each other; most lines say the same."""
    return vouch(_FIELDS(written))

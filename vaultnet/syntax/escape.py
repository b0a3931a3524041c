"""One function per sink: data becomes text that means nothing but itself there."""

from __future__ import annotations

import re
from unicodedata import normalize

_MARKDOWN = re.compile(r"([\\`*_\[\]<>|#~^${}&])|(%)(?=%)|(=)(?==)|(:)(?=:|//)|(!)(?=\[)")
_BLOCK_START = re.compile(r"^([-+>]|\d{1,9}(?=[.)]))")
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f\x85\u2028\u2029]+")
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2028\u2029\u2060-\u206f\ufeff]"
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_UNLINKABLE = re.compile(r"[\[\]|#^]|%%")


def one_line(text: str) -> str:
    """The text on one line, NFC, without control characters and broken halves of characters."""
    text = _BLANKS.sub(" ", text).strip()
    if text.isascii():
        return text
    return normalize("NFC", _SURROGATE.sub("\ufffd", _CONTROL.sub("", text)))


def markdown(text: str) -> str:
    """Plain words for a Markdown line: nothing in them is a link, tag, field, box or code."""
    text = _MARKDOWN.sub(lambda match: "\\" + match[0], one_line(text))
    return _BLOCK_START.sub(_escape_start, text)


def _escape_start(match: re.Match[str]) -> str:
    mark = match[1]
    return mark + "\\" if mark[0].isdigit() else "\\" + mark


def code(text: str) -> str:
    """The text as a code span, with as many backticks around it as it needs."""
    text = one_line(text)
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    gap = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{fence}{gap}{text}{gap}{fence}"


def wikilink(target: str, label: str = "") -> str:
    """A link to a note; where the name cannot stand in a wikilink, a Markdown link."""
    target = one_line(target)
    if _UNLINKABLE.search(target):
        return f"[{markdown(label or target.rpartition('/')[2])}]({_url(target)}.md)"
    if label and label != target and not _UNLINKABLE.search(label):
        return f"[[{target}|{one_line(label)}]]"
    return f"[[{target}]]"


def _url(path: str) -> str:
    from urllib.parse import quote

    return quote(path, safe="/")


def cell(text: str) -> str:
    """Markdown that already is ready, for a table cell: the pipe of a link is escaped."""
    return re.sub(r"(?<!\\)\|", r"\\|", text)


def terminal(text: str) -> str:
    """Text for a terminal: no escape sequence, no control and no direction character survives."""
    if text.isascii() and text.isprintable():
        return text
    return _SURROGATE.sub("\ufffd", _CONTROL.sub("\ufffd", text))

"""One function per sink: data becomes text that means nothing but itself there."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from vaultnet.patterns import pattern

_MARKDOWN = pattern(
    r"[\\`*_\[\]<>|#~^${}&]"
    r"|%(?=[%>])|(?<=[%<])%"  # an Obsidian comment, a Templater command
    r"|=(?==)|(?<==)="  # a highlight
    r"|:(?=:|//)|(?<=:):"  # a field (a backslash before only one colon does not stop Dataview)
    r"|!(?=\[)"
    r"|(?<=\bwww)\.",
    re.IGNORECASE,
)
#: Without any of these signs a text holds nothing of that.
_SIGN = pattern(r"[\\`*_\[\]<>|#~^${}&%=:!.]")
_BLOCK_START = pattern(r"[-+=]|\d{1,9}(?=[.)])")
_BLANKS = pattern(r"[\s\x00-\x1f\x7f\x85\u2028\u2029]+")
_UNSEEN = (
    r"\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    r"\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
_CONTROL = pattern(rf"[{_UNSEEN}]")
_SURROGATE = pattern(r"[\ud800-\udfff]")
#: Signs that would end a wikilink, or mean something else within one.
_UNLINKABLE = pattern(rf"[\[\]|#^`<\\\t\n{_UNSEEN}\ud800-\udfff]")
#: What Dataview and Templater run even inside a code span.
_RUNS = pattern(r"\$?=|.*?(?:<%|\{\{)")


def one_line(text: str) -> str:
    """The text on one line, NFC, without control characters and broken halves of characters."""
    if text.isascii():
        is_so = text.isprintable() and "  " not in text
        return (text if is_so else _BLANKS.sub(" ", text)).strip()
    text = _BLANKS.sub(" ", text).strip()
    text = _SURROGATE.sub("\ufffd", _CONTROL.sub("", text))
    return normalize("NFC", _BLANKS.sub(" ", text).strip())


def markdown(text: str) -> str:
    """Plain words for a Markdown line: nothing in them is a link, tag, field, box or code."""
    text = one_line(text)
    if _SIGN.search(text):
        text = _MARKDOWN.sub(r"\\\g<0>", text)
    start = _BLOCK_START.match(text)
    return _escape_start(start[0]) + text[start.end() :] if start else text


def _escape_start(mark: str) -> str:
    return mark + "\\" if mark[0].isdigit() else "\\" + mark


def code(text: str) -> str:
    """The text as a code span, with as many backticks around it as it needs.

    What a plugin would run even there is plain text instead.
    """
    text = one_line(text)
    if not text or _RUNS.match(text):
        return markdown(text)
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    gap = " " if text[0] == "`" or text[-1] == "`" else ""
    return f"{fence}{gap}{text}{gap}{fence}"


@lru_cache(maxsize=4096)  # the same people stand in many pages
def wikilink(target: str, label: str = "") -> str:
    """A link to a note; where the name or the label cannot stand in one, a Markdown link."""
    target, label = normalize("NFC", target), one_line(label)
    if not (_is_linkable(target) and _is_linkable(label)):
        return f"[{markdown(label or target.rpartition('/')[2])}]({_url(target)}.md)"
    return f"[[{target}|{label}]]" if label and label != target else f"[[{target}]]"


def _is_linkable(text: str) -> bool:
    """Whether a name or a label can stand in a wikilink as it is."""
    if _UNLINKABLE.search(text) or "%%" in text or "::" in text or text != text.strip():
        return False
    return text[-3:].lower() != ".md"


def _url(path: str) -> str:
    from urllib.parse import quote

    return quote(path, safe="/", errors="replace")


def cell(text: str) -> str:
    """Markdown that already is ready, for a table cell: the pipe of a link is escaped."""
    return re.sub(r"(?<!\\)\|", r"\\|", text)


def terminal(text: str) -> str:
    """Text for a terminal: no escape sequence, no control and no direction character survives."""
    if text.isascii() and text.isprintable():
        return text
    return _SURROGATE.sub("\ufffd", _CONTROL.sub("\ufffd", text))


def terminal_line(text: str) -> str:
    """The same for what must stay one line: a line end in it is shown, not made."""
    return terminal(text).replace("\n", "\ufffd")

"""Links to notes inside one line: `[[wiki]]` and `[Markdown](note.md)`."""

from __future__ import annotations

import re
from typing import NamedTuple

from vaultnet.model.files import last_part
from vaultnet.patterns import pattern
from vaultnet.syntax.inline import blank, mask

_WIKI = pattern(r"\[\[(?!\[)([^\[\]\n]*+(?:(?:\](?!\])|\[(?!\[))[^\[\]\n]*+)*+)\]\]")
_LABEL = r"[^\[\]\\]*+(?:(?:\\.|\[[^\[\]\\]*+\])[^\[\]\\]*+)*+"
_ADDRESS = r"<[^<>\n]*>|(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*+\))++"
_TITLE = r"""(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?"""
_MARKDOWN = pattern(rf"(?<!\\)(!?)\[({_LABEL})\]\(\s*({_ADDRESS}){_TITLE}\s*\)")
_SCHEME = pattern(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_PERCENT = pattern(r"(?:%[0-9a-fA-F]{2})+")


class WikiLink(NamedTuple):
    """A link as it was written.

    Attributes:
        target: the note it names, trimmed and without `.md`; empty for a place in the same note.
        block: the block id after `#^`, or empty.
        heading: what follows `#`, or empty.
        embed: whether the target is shown in place (`![[…]]`), which is no mention.
        start, end: the span of the whole link in the text.
    """

    target: str
    block: str
    heading: str
    embed: bool
    start: int
    end: int


def find_links(text: str) -> list[WikiLink]:
    """The links to notes and files in one line, in the order written.

    Those inside code spans and comments are none, nor are addresses with a scheme (`https:`).
    """
    wiki, markdown = "[[" in text, "](" in text
    if not wiki and not markdown:
        return []
    masked = mask(text)
    links = _wiki(masked) if wiki else []
    if markdown:
        masked = blank(masked, [(link.start, link.end) for link in links])
        links += [_markdown(found) for found in _MARKDOWN.finditer(masked) if _inner(found)]
        links.sort(key=lambda link: link.start)
        links = [link for link in links if link.target or link.heading or link.block]
    return links


def as_read(text: str) -> str:
    """One line as a reader sees it: in place of each link its label, or the name it leads to."""
    pieces: list[str] = []
    position = 0
    for link in find_links(text):
        pieces += (text[position : link.start], _label(text[link.start : link.end], link))
        position = link.end
    return "".join((*pieces, text[position:]))


def _label(written: str, link: WikiLink) -> str:
    if written.endswith(")"):
        return written[written.index("[") + 1 : written.rindex("](")]
    _, bar, label = written[:-2].partition("|")
    named = last_part(link.target) or link.heading or link.block
    return label.strip() if bar and label.strip() else named


def _wiki(text: str) -> list[WikiLink]:
    links: list[WikiLink] = []
    for found in _WIKI.finditer(text):
        start, end = found.span()
        before = text[start - 1] if start else ""
        if before == "\\":
            continue
        embed = before == "!" and (start < 2 or text[start - 2] != "\\")
        inside = found[1]
        if "|" in inside or "#" in inside:
            link = _piped(inside, embed=embed, span=(start - embed, end))
        else:
            target = inside.strip().removesuffix(".md")
            link = WikiLink(target, "", "", embed, start - embed, end)
        if link.target or link.heading or link.block:
            links.append(link)
    return links


def _piped(inside: str, *, embed: bool, span: tuple[int, int]) -> WikiLink:
    # In a table the bar is written `\|`, which leaves its backslash before it.
    place, bar, _ = inside.partition("|")
    place = place.removesuffix("\\") if bar else place
    target, _, heading = place.partition("#")
    return _link(target, heading, embed=embed, span=span)


def _inner(found: re.Match[str]) -> bool:
    return _SCHEME.match(found[3].removeprefix("<")) is None


def _markdown(found: re.Match[str]) -> WikiLink:
    address = found[3]
    address = address[1:-1] if address.startswith("<") else address
    target, _, heading = address.partition("#")  # a `#` of the name itself is written `%23`
    return _link(_decode(target), _decode(heading), embed=bool(found[1]), span=found.span())


def _link(target: str, heading: str, *, embed: bool, span: tuple[int, int]) -> WikiLink:
    heading = heading.strip()
    block = heading[1:] if heading.startswith("^") else ""
    target = target.strip().removesuffix(".md")
    return WikiLink(target, block, "" if block else heading, embed, *span)


def _decode(address: str) -> str:
    if "%" not in address:
        return address
    return _PERCENT.sub(
        lambda found: bytes.fromhex(found[0].replace("%", "")).decode(errors="replace"), address
    )

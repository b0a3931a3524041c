"""A note's text → its lines, each with the block that it belongs to."""

from __future__ import annotations

from vaultnet.patterns import pattern
from vaultnet.syntax.containers import lone_item
from vaultnet.syntax.line import Line
from vaultnet.syntax.markers import END_SIGN, region_ends
from vaultnet.syntax.walk import OUTERMOST, PLAIN_ITEM, Walk

# Like `PLAIN_ITEM`, these may say no too often, but never yes: what no short cut takes, the walk
# looks at closely.
PLAIN_HEADING = pattern(r"(#{1,6}) ([^\s#](?:.*[^\s#])?)$")
PLAIN_TEXT = pattern(r"[^\s#>`~<%_=+*\d-]|\d++(?![.)])")


def scan(text: str, first: int = 1) -> list[Line]:
    r"""The lines of a note's body, of which `first` is the number of the first one.

    Blocks are those of CommonMark 0.31, besides: `%%` opens a comment like `<!--`, a task's box
    holds any one character, link definitions are text, and a generated region is `generated`
    from marker to marker. Lines end at `\n`, `\r\n` and `\r` only. Never raises.
    """
    raws = _split(text)
    walk = Walk(region_ends(raws, first) if END_SIGN in text else {})
    lines = walk.lines
    plain = True  # no blank line would end the open containers
    for number, raw in enumerate(raws, first):
        if walk.leaf:
            walk.read(number, raw)
            plain = walk.stack[-1].lasting
        elif plain and not raw:
            walk.paragraph = -1
            lines.append(Line(number, "blank", ""))
        elif found := PLAIN_ITEM.match(raw):
            marker, task, words = found.groups()
            walk.stack, walk.paragraph = lone_item(marker, task), len(lines)
            words, column = words.rstrip(" \t"), 6 if task else 2
            line = (number, "item", words, 0, 0, task, False, False, marker, column)
            lines.append(Line._make(line))
            plain = True
        elif found := PLAIN_HEADING.match(raw):
            marks, words = found.groups()
            walk.stack, walk.paragraph = OUTERMOST, -1
            level = len(marks)
            line = (number, "heading", words, level, -1, None, False, False, "", level + 1)
            lines.append(Line._make(line))
            plain = True
        elif plain and raw[0] == " " and walk.read_nested(number, raw):
            continue
        elif PLAIN_TEXT.match(raw):
            walk.read_text(number, raw)
        else:
            walk.read(number, raw)
            plain = walk.stack[-1].lasting
    return lines


def _split(text: str) -> list[str]:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    raws = text.split("\n")
    if not raws[-1]:
        raws.pop()
    return raws

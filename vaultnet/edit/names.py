"""A person's name taken out of a note: links become a word, properties that name them go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from vaultnet.edit.operations import SetProperty, Unname
from vaultnet.edit.properties import places_of, set_property
from vaultnet.edit.sheet import Sheet, Splice
from vaultnet.model.linking import fold, link_target
from vaultnet.syntax.frontmatter import find_block
from vaultnet.syntax.inline import InlineField, find_fields
from vaultnet.syntax.line import Line
from vaultnet.syntax.links import WikiLink, find_links

SOMEONE: Final = "someone"

#: Fields that must name something by a link, so that a word in its place would be a fault.
_LINK_ONLY: Final = frozenset({"because-of", "hook"})
_APART: Final = " \t,;"


def is_named(text: str, operation: Unname) -> bool:
    """Whether a value of a property names the person, by a link or by the mere name."""
    text = text.strip()
    target = link_target(text)
    if target != text:
        return fold(target.removesuffix(".md")) in operation.targets
    return fold(text) in operation.names


def unname_lines(sheet: Sheet, operation: Unname) -> Iterator[Splice]:
    """The splices that take the name out of the body; code and generated regions stay."""
    offset = sheet.head.body
    for line, raw in zip(sheet.lines, sheet.raws, strict=True):
        if line.kind not in ("code", "generated", "blank"):
            start = offset + line.column
            for a, b, word in _unnamed(line, operation):
                yield Splice(start + a, start + b, word)
        offset += len(raw)


def written_links(text: str) -> list[WikiLink]:
    """The links of a line, those in comments included: a name stands there just as well."""
    return find_links(text.replace("%%", "  ").replace("<!--", "    "))


def links_to(text: str, operation: Unname) -> list[WikiLink]:
    """The links of a line that lead to the person, those in comments included."""
    return [link for link in written_links(text) if fold(link.target) in operation.targets]


def _unnamed(line: Line, operation: Unname) -> Iterator[tuple[int, int, str]]:
    links = links_to(line.text, operation)
    fields = find_fields(line.text) if "::" in line.text else []
    for field in fields:
        within = [link for link in links if field.start <= link.start < field.end]
        if field.key in _LINK_ONLY and within:
            links = [link for link in links if link not in within]
            yield from _taken_out(line.text, field, within)
        elif field.key == "to" and fold(field.value) in operation.names:
            start = line.text.rindex(field.value, field.start, field.end)
            yield start, start + len(field.value), SOMEONE
    for link in links:
        yield link.start, link.end, SOMEONE


def _taken_out(
    text: str, field: InlineField, links: list[WikiLink]
) -> Iterator[tuple[int, int, str]]:
    """The links go out of a field that takes nothing else, and it with the last of them."""
    if len([one for one in find_links(field.value) if one.target]) > len(links):
        for link in links:
            end = link.end + len(text[link.end :]) - len(text[link.end :].lstrip(_APART))
            if end < field.end - 1:
                yield link.start, end, ""
            else:  # the last of several
                yield len(text[: link.start].rstrip(_APART)), link.end, ""
        return
    start = len(text[: field.start].rstrip(" \t"))
    end = field.end
    if not start:
        end += len(text[end:]) - len(text[end:].lstrip(" \t"))
    yield start, end, ""


def unname_property(sheet: Sheet, operation: Unname) -> tuple[str, Splice] | None:
    """The first property that names the person, as it is to read, and its splice; or None.

    Raises:
        Refused: if the properties cannot be changed.
    """
    for key, value in sheet.head.values.items():
        if isinstance(value, str) and is_named(value, operation):
            return key, set_property(sheet, SetProperty(key, None))
        if isinstance(value, list):
            for at, element in enumerate(value):
                if isinstance(element, str) and is_named(element, operation):
                    return key, _without(sheet, key, at)
    return None


def _without(sheet: Sheet, key: str, at: int) -> Splice:
    """The splice that takes one element out of a list."""
    place = next(place for place in places_of(sheet) if place.key == key)
    offset = find_block(sheet.text)[0]
    spans = [(offset + start, offset + end) for start, end in place.elements]
    if len(spans) == 1:
        return set_property(sheet, SetProperty(key, None))
    if place.style == "-":
        text = sheet.text
        start = text.rindex("\n", 0, spans[at][0]) + 1
        return Splice(start, text.index("\n", spans[at][1]) + 1, "")
    if at:
        return Splice(spans[at - 1][1], spans[at][1], "")
    return Splice(spans[0][0], spans[1][0], "")

"""Properties of any shape, through python-frontmatter's handler and PyYAML's C parser.

The only importer of both. The parser's events are walked here, and its own tree is never built:
so depth, anchors and tags are refused before they can cost time or the process, and a word means
what `scalars` says (YAML 1.2 core).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

import yaml
from frontmatter.default_handlers import YAMLHandler

from vaultnet.syntax.head import LARGEST, Block, Fault, Sign
from vaultnet.syntax.scalars import resolve
from vaultnet.syntax.yaml_faults import (
    NOT_A_MAPPING,
    STRAY_END,
    Refusal,
    again,
    explain,
    invisible,
    quote,
)

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # PyYAML built without libyaml: ten times slower, and the same values
    from yaml import SafeLoader  # type: ignore[assignment]

DEEPEST = 32  # lists and maps inside each other

_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|\r(?!\n)"
)
# These break lines in YAML 1.1 and not in 1.2: the parser sees stand-ins from a private area.
_BREAKS = "\x85\u2028\u2029"
_PRIVATE_AREA = range(0x10F000, 0x10FFFE)
_LINK = re.compile(r"\[\[(?![\"'\s])[^\[\]{}\r\n]+\]\]")


def read_block(block: str, first_line: int) -> Block:
    """Read the lines between the `---` lines; what is no YAML is a fault, and has no values.

    Args:
        block: whole lines.
        first_line: the line of the file that the block starts on, counted from 1.
    """
    try:
        _refuse_characters(block)
        values, lines, faults = CoreHandler().read(block)
    except Refusal as refusal:
        return Block({}, {}, (Fault(first_line + refusal.line, refusal.message),))
    return Block(
        values,
        {key: first_line + line for key, line in lines.items()},
        tuple(Fault(first_line + line, message) for line, message in faults),
    )


def read_signs(block: str) -> tuple[Sign, ...]:
    """The parser's way through a block, up to the end of its one mapping; empty without one.

    Raises:
        Refusal: where the block cannot be read.
    """
    _refuse_characters(block)
    CoreHandler().read(block)  # refuses whatever the walk would stumble over
    return tuple(CoreLoader(block).walk())


def _refuse_characters(block: str) -> None:
    if len(block) > LARGEST:
        raise Refusal(0, f"the properties are longer than {LARGEST // 1024} KiB")
    if found := _FORBIDDEN.search(block):
        raise Refusal(block.count("\n", 0, found.start()), invisible(found[0]))


def _stand_ins(text: str) -> dict[int, int]:
    """For each odd break in a text a character that is not in it, as itself or as an escape."""
    breaks = [character for character in _BREAKS if character in text]
    if not breaks:
        return {}
    folded = text.lower()
    free = (n for n in _PRIVATE_AREA if chr(n) not in text and f"{n:x}" not in folded)
    return dict(zip(map(ord, breaks), free, strict=False))


class CoreLoader(SafeLoader):
    """Reads one document, event by event, into a Block whose lines are counted from 0."""

    def __init__(self, stream: str) -> None:
        stand_ins = _stand_ins(stream)
        super().__init__(stream.translate(stand_ins))
        self._text = stream
        self._stood_for = {stand_in: character for character, stand_in in stand_ins.items()}
        self._lines: dict[str, int] = {}
        self._faults: list[Fault] = []

    def get_single_data(self) -> Block:
        """The one mapping that the text holds.

        Raises:
            Refusal: where it is no mapping, or uses more of YAML than is safe.
            yaml.YAMLError: where it is no YAML.
        """
        if self._opening() is None:
            return Block({}, {})
        values = self._mapping(depth=1)
        if _is_explicit(end := self._next()) or not self.check_event(yaml.StreamEndEvent):
            raise Refusal(_line(end), STRAY_END)
        return Block(values, self._lines, tuple(self._faults))

    def walk(self) -> Iterator[Sign]:
        """Each step through the one mapping, its own start and end included."""
        event: yaml.Event | None = self._opening()
        styles: list[str] = []
        while event is not None:
            _refuse_marks(event)
            sign = _sign(event, styles)
            yield sign._replace(text=sign.text.translate(self._stood_for))
            if not styles:
                return
            event = self._next()

    def _opening(self) -> yaml.MappingStartEvent | None:
        """Pass the start of the mapping; None where the text holds nothing."""
        self._next()  # the stream starts
        document = self._next()
        if isinstance(document, yaml.StreamEndEvent):
            return None
        event = self._next()
        if not isinstance(event, yaml.MappingStartEvent) or _is_explicit(document):
            raise Refusal(_line(event), NOT_A_MAPPING)
        _refuse_marks(event)
        return event

    def _next(self) -> yaml.Event:
        return self.get_event() or yaml.StreamEndEvent()

    def _mapping(self, depth: int) -> dict[str, object]:
        found: dict[str, object] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._key(event)
            value = self._value(self._next(), depth)
            if key in found:
                self._faults.append(Fault(_line(event), again(key)))
                continue
            found[key] = value
            if depth == 1:
                self._lines[key] = _line(event)
        return found

    def _key(self, event: yaml.Event) -> str:
        _refuse_marks(event)
        if not isinstance(event, yaml.ScalarEvent):
            raise Refusal(_line(event), "the name of a property cannot be a list or a map")
        if event.value == "<<" and event.implicit[0]:
            raise Refusal(_line(event), "merge keys (<<) are not read")
        return self._string(event)

    def _value(self, event: yaml.Event, depth: int) -> object:
        _refuse_marks(event)
        if isinstance(event, yaml.ScalarEvent):
            text = self._string(event)
            return resolve(text) if event.implicit[0] else text
        if depth == DEEPEST:
            raise Refusal(_line(event), "too many lists and maps stand inside each other")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(depth + 1)
        return self._sequence(event, depth + 1)

    def _sequence(self, start: yaml.Event, depth: int) -> object:
        found: list[object] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            found.append(self._value(event, depth))
        if start.start_mark is None or event.end_mark is None:
            return found
        written = self._text[start.start_mark.index : event.end_mark.index]
        return written if _LINK.fullmatch(written) else found

    def _string(self, event: yaml.ScalarEvent) -> str:
        text = event.value.translate(self._stood_for) if self._stood_for else event.value
        if event.style == '"' and (found := _FORBIDDEN.search(text)):  # an escape made it
            raise Refusal(_line(event), invisible(found[0]))
        return text


def _line(event: yaml.Event) -> int:
    return event.start_mark.line if event.start_mark else 0


def _sign(event: yaml.Event, styles: list[str]) -> Sign:
    """The event as a sign; `styles` holds those of the lists and maps that are open."""
    start = event.start_mark.index if event.start_mark else 0
    end = event.end_mark.index if event.end_mark else start
    if isinstance(event, yaml.ScalarEvent):
        return Sign("value", start, end, _line(event), event.style or "", event.value)
    if isinstance(event, yaml.CollectionStartEvent):
        in_brackets, in_lines = ("[", "-") if isinstance(event, yaml.SequenceStartEvent) else "{:"
        styles.append(in_brackets if event.flow_style else in_lines)
        return Sign("open", start, end, _line(event), styles[-1])
    return Sign("close", start, end, _line(event), styles.pop())


def _is_explicit(event: yaml.Event) -> bool:
    return bool(getattr(event, "explicit", False))


def _refuse_marks(event: yaml.Event) -> None:
    if isinstance(event, yaml.AliasEvent):
        raise Refusal(_line(event), quote("*"))
    if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
        raise Refusal(_line(event), quote("&"))
    if getattr(event, "tag", None) is not None:
        raise Refusal(_line(event), quote("!"))


class CoreHandler(YAMLHandler):
    """python-frontmatter's handler for YAML 1.2 core."""

    def load(self, fm: str, **kwargs: object) -> dict[str, object]:
        """The properties in the text between the `---` lines.

        Raises:
            Refusal: where it cannot be read.
        """
        return dict(self.read(fm, **kwargs).values)

    def read(self, fm: str, **kwargs: object) -> Block:
        """The same with the line of each, counted from 0, and the faults that leave them readable.

        Raises:
            Refusal: where it cannot be read.
        """
        try:
            return cast("Block", super().load(fm, Loader=CoreLoader, **kwargs))
        except yaml.MarkedYAMLError as error:
            raise explain(error, fm) from error
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            raise Refusal(0, "the properties cannot be read") from error

"""What a YAML parser stumbles over, in words that help the person to mend it."""

from __future__ import annotations

from typing import Protocol

NOT_A_MAPPING = "this is not a property, which is a name, a colon, a blank and a value"
STRAY_END = "only a line of --- ends the properties"


class Refusal(Exception):
    """A block that is not read.

    Attributes:
        line: of the block, counted from 0.
        message: one sentence for the person, without a full stop.
    """

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


class _Mark(Protocol):
    @property
    def line(self) -> int: ...
    @property
    def index(self) -> int: ...


class _Stumble(Protocol):
    @property
    def context(self) -> str | None: ...
    @property
    def context_mark(self) -> _Mark | None: ...
    @property
    def problem(self) -> str | None: ...
    @property
    def problem_mark(self) -> _Mark | None: ...


def again(key: str) -> str:
    """The sentence for a key that stands there twice."""
    return f"{key} stands here again, and only the first is used"


def quote(mark: str) -> str:
    """The sentence for a value whose first character means something to YAML."""
    return f"a value that starts with {mark} must be quoted"


def invisible(character: str) -> str:
    """The sentence for a character that no person can have meant to type."""
    return f"an invisible character stands here, U+{ord(character[0]):04X}"


_PERCENT = "a line that starts with % must be quoted"
_BACKSLASH = "a backslash in double quotes must be doubled"
_UNFITTING = "this line does not fit those before it, so check its quotes and its indentation"

#: What the parser's own words hold -> what to say.
_WHERE_IT_STARTED = {
    "quoted": "a quote is opened here and never closed",
    "flow": "a bracket is opened here and not closed in order",
    "alias": quote("*"),
    "anchor": quote("&"),
    "tag": quote("!"),
    "directive": _PERCENT,
    "block scalar": "the text of | or > starts on the next line",
    "simple key": NOT_A_MAPPING,
}
_WHERE_IT_FAILED = {
    "escape": _BACKSLASH,
    "hex": _BACKSLASH,
    "sequence entries": "a list starts on the line below its property",
}


def explain(error: _Stumble, text: str) -> Refusal:
    """The refusal that tells a person what the parser ran into, and on which line."""
    failed = error.problem_mark or error.context_mark
    if failed is None:
        return Refusal(0, "the properties cannot be read")
    at = max(0, min(failed.index, len(text.rstrip()) - 1))  # what ends too early ends on a line
    line, start = text.count("\n", 0, at), text.rfind("\n", 0, at) + 1
    told = f"{error.context or ''} {error.problem or ''}"
    if "cannot start any token" in told or "node content" in told:
        return Refusal(line, _at_character(text[at : at + 1]))
    if "mapping values" in told:
        return Refusal(line, _at_colon(text[start:at]))
    if says := _look_up(told, _WHERE_IT_FAILED):
        return Refusal(line, says)
    if says := _look_up(told, _WHERE_IT_STARTED):
        return Refusal(error.context_mark.line if error.context_mark else line, says)
    return Refusal(line, _at_line(text[start:].partition("\n")[0]))


def _look_up(told: str, sentences: dict[str, str]) -> str:
    return next((says for words, says in sentences.items() if words in told), "")


def _at_character(character: str) -> str:
    if character == "\t":
        return "a tab stands where only blanks may stand"
    if character == ".":
        return STRAY_END
    return quote(character) if character.strip() else _UNFITTING


def _at_colon(before: str) -> str:
    """A second colon on the line belongs to its value; the first, to a key in a wrong place."""
    return "a value that holds a colon and a blank must be quoted" if ":" in before else _UNFITTING


def _at_line(line: str) -> str:
    if "]]" in line:
        return "links must be quoted, and where there are several, each stands on its own line"
    return _PERCENT if line.startswith("%") else _UNFITTING

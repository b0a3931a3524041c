"""Facts and a template into a page: the only place that knows Jinja."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, Final

from jinja2 import BytecodeCache, Environment, FunctionLoader, StrictUndefined, compiler
from jinja2.bccache import Bucket

from vaultnet.bytecode import keep, key_of, recall
from vaultnet.model import Page
from vaultnet.plugins.spec import Facts, IndexNote
from vaultnet.syntax.boxes import boxed, is_key, marked, unboxed
from vaultnet.syntax.escape import cell, code, markdown, wikilink
from vaultnet.syntax.links import as_read
from vaultnet.syntax.markers import BEGIN, BEGIN_SIGN, END, END_SIGN

_UNKNOWN: Final = "–"

#: What `x.name` means for a dict before its keys are asked.
_OF_DICTS: Final = frozenset(dir(dict))


class RenderFault(Exception):
    """A page that could not be made; the text says why."""


class Ready(str):
    """Markdown that is ready; everything else that a template shows is escaped."""

    __slots__ = ()


def render(note: IndexNote, facts: Facts, *, boxes: bool = True) -> Page:
    """The page of an index note.

    Args:
        boxes: whether lines that can be ticked have a box; where nobody can, a bullet is enough.

    Raises:
        RenderFault: if the template is missing or wrong, or does not fit the facts.
    """
    environment = _environment()
    try:
        if note.template.endswith(".jinja"):
            template = environment.get_template(note.template)
        else:
            template = environment.from_string(note.template)
        text = tidy(template.render(facts))
        text = boxed(text) if boxes else unboxed(text)
        text.encode()
        if _holds_marker(text):
            raise ValueError("it holds the marker of a region")
    except Exception as error:  # a template can do sums, so anything may go wrong in it
        raise RenderFault(f"{type(error).__name__}: {error}") from error
    return Page(note.name, note.title, text)


def _holds_marker(text: str) -> bool:
    begins = BEGIN_SIGN in text and BEGIN.search(text)
    return bool(begins or (END_SIGN in text and END.search(text)))


def tidy(text: str) -> str:
    """The text with single blank lines, no blanks at line ends, and one newline at the end."""
    lines: list[str] = []
    for line in map(str.rstrip, text.split("\n")):
        if line or (lines and lines[-1]):
            lines.append(line)
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(lines) + "\n"


@cache
def _environment() -> Environment:
    environment = _Environment(
        loader=FunctionLoader(_template),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # `finalize` escapes for Markdown, not for HTML
        finalize=_shown,
        auto_reload=False,
        bytecode_cache=_Compiled(),
    )
    environment.filters |= {
        "link": _link,
        "links": _links,
        "row": _row,
        "ready": Ready,
        "number": _number,
        "joined": _joined,
        "said": _said,
        "more": _more,
        "code": _code,
        "box": _box,
    }
    return environment


class _Environment(Environment):
    """Jinja's own, but quicker with dicts, of which facts are made."""

    def getattr(self, obj: object, attribute: str) -> Any:  # noqa: ANN401 - Jinja's signature
        """What `obj.attribute` is: an attribute, else an item, else undefined."""
        if type(obj) is not dict or attribute in _OF_DICTS:
            return super().getattr(obj, attribute)
        try:
            return obj[attribute]
        except KeyError:
            return self.undefined(obj=obj, name=attribute)


class _Compiled(BytecodeCache):
    """The built-in templates as code: compiling one takes longer than all that is shown with it.

    The filters have no part in that code, and this module's own settings are in the key.
    """

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Where the template lies."""
        return filename or name

    def get_source_checksum(self, source: str) -> str:
        """What its code is known by."""
        return key_of(source, __file__, compiler.__file__)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code from an earlier run, if it has kept any."""
        bucket.code = recall(bucket.key, bucket.checksum)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code for the next run."""
        if bucket.code is not None:
            keep(bucket.key, bucket.checksum, bucket.code)


def _template(name: str) -> tuple[str, str, None] | None:
    """The text of a built-in template and where it lies; None where there is none."""
    for folder in template_folders():
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            with open(path, encoding="utf-8") as file:
                return file.read(), path, None
    return None


def template_folders() -> tuple[str, ...]:
    """Where the built-in templates are: in the installed package, or beside it in a checkout."""
    package = os.path.dirname(__file__)
    folders = package, os.path.dirname(package)
    return tuple(os.path.join(folder, "templates") for folder in folders)


def _shown(value: object) -> str:
    """How a value stands in a page; unknown is a dash, text means nothing but itself."""
    if type(value) is str:  # as most are
        return markdown(value)
    if isinstance(value, Ready):
        return value
    if value is None:
        return _UNKNOWN
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, (date, int)):
        return str(value)
    return markdown(str(value))


def _number(value: float | None, digits: int = 2) -> Ready:
    if value is None or math.isnan(value):
        return Ready(_UNKNOWN)
    text = f"{value:.{digits}f}"
    return Ready(text.removeprefix("-") if not float(text) else text)


def _link(person: Mapping[str, Any]) -> Ready:
    """A link to a person, labelled only where the note's name would not say who it is."""
    target, name = person["link"], person["name"]
    return Ready(wikilink(target, "" if target.rpartition("/")[2] == name else name))


def _links(people: Iterable[Mapping[str, Any]], separator: str = ", ") -> Ready:
    """Links to several people or notes."""
    return Ready(separator.join(map(_link, people)))


def _row(person: Mapping[str, Any]) -> Ready:
    """A link for a table cell."""
    return Ready(cell(_link(person)))


def _code(text: str) -> Ready:
    """Text as it is, in a code span."""
    return Ready(code(text))


def _joined(values: Iterable[object], separator: str = ", ") -> Ready:
    """Several values, each shown by itself."""
    return Ready(separator.join(_shown(value) for value in values))


def _said(text: str | None) -> str:
    """What a line says, or where to find what it does not tell here."""
    if text is None:
        return Ready("private: see the note")
    return as_read(text) if text else Ready("not said what: see the note")


def _box(key: str | None) -> Ready:
    """The end of a line that can be ticked; empty where there is nothing to tick."""
    return Ready(f" {marked(key)}" if key and is_key(key) else "")


def _more(count: int, command: str = "") -> Ready:
    """The end of a list that was cut, an item of its own; empty where nothing is missing.

    Args:
        command: what `vaultnet` is told in order to print the whole list.
    """
    if count <= 0:
        return Ready("")
    return Ready(
        f"- and {count} more" + (f"; `vaultnet {command}` has them all" if command else "")
    )

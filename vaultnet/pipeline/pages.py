"""Where generated text goes: vaultnet's own notes, and regions in notes of the person's."""

from __future__ import annotations

from typing import Final

from vaultnet.model import Page, Region
from vaultnet.read.note import decode
from vaultnet.syntax.frontmatter import read_head
from vaultnet.syntax.regions import (
    Span,
    digest,
    exact_digest,
    fill,
    find_regions,
    newline_of,
    write_region,
)

_HEAD: Final = "---\ngenerated_by: vaultnet\n---\n\n"


def new_page(page: Page) -> bytes:
    """The bytes of an index note that is not there yet."""
    return (_HEAD + write_region(page.name, page.text)).encode()


def content_for(page: Page, *, own: bool) -> str:
    """What a region shows: the whole page in vaultnet's own note, else without its heading."""
    if own:
        return page.text
    heading, _, rest = page.text.partition("\n")
    return rest.lstrip("\n") if heading.startswith("# ") else page.text


def is_current(region: Region, content: str) -> bool:
    """Whether a region already shows the content, and says so with its digest."""
    return region.exact == exact_digest(content) and region.stamped == digest(content)


def updated(path: str, old: bytes, page: Page, *, own: bool) -> bytes:
    """The bytes of a note with one region brought up to date, all others untouched.

    An index note whose region was taken out gets it back at its end.
    """
    text, fault = decode(path, old)
    if fault:
        return old
    mark = b"\xef\xbb\xbf" if old.startswith(b"\xef\xbb\xbf") else b""
    head = read_head(text)
    body = text[head.body :]
    spans, faults = find_regions(body, head.body_line)
    content = content_for(page, own=own)
    span = _named(spans, page.name)
    if span is not None:
        return mark + (text[: head.body] + fill(body, span, content)).encode()
    if not own or faults:
        return old
    return mark + _appended(text, write_region(page.name, content)).encode()


def text_of(path: str, old: bytes, name: str) -> str:
    """What stands in a region now; empty where there is no such region."""
    text, _ = decode(path, old)
    head = read_head(text)
    span = _named(find_regions(text[head.body :], head.body_line)[0], name)
    return text[head.body :][span.start : span.end] if span else ""


def _named(spans: tuple[Span, ...], name: str) -> Span | None:
    return next((span for span in spans if span.name == name), None)


def _appended(text: str, region: str) -> str:
    newline = newline_of(text)
    gap = "" if not text else newline if text.endswith("\n") else newline * 2
    return text + gap + region.replace("\n", newline)

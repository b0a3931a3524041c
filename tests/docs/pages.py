"""The pages of the documentation, and what stands in them."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from markdown_it import MarkdownIt

from tests.generated_docs import ROOT, pages

#: Every page by its path.
PAGES: Final = {page.relative_to(ROOT).as_posix(): page for page in pages()}

COMMONMARK: Final = MarkdownIt("commonmark").enable("table")


@cache
def text_of(page: str) -> str:
    """A page, or any text of the repository, by its path."""
    return (ROOT / page).read_text(encoding="utf-8")


@cache
def section(page: str, heading: str) -> str:
    """What stands under the heading that begins with these words, on one line."""
    found = re.search(rf"(?m)^#+ {re.escape(heading)}\b.*\n([^#]*)", text_of(page))
    assert found, f"{page} has no heading that begins with {heading}"
    return " ".join(re.sub(r"(?m)^> ?", "", found[1]).split())


def code_blocks(page: str, *kinds: str) -> list[str]:
    """What stands in the page's fenced blocks of these kinds."""
    tokens = COMMONMARK.parse(text_of(page))
    return [t.content for t in tokens if t.type == "fence" and t.info.strip() in kinds]


def names_in_code(page: str) -> set[str]:
    """Everything that stands in a code span of the page."""
    inline = (t for t in COMMONMARK.parse(text_of(page)) if t.type == "inline")
    return {
        child.content
        for token in inline
        for child in token.children or ()
        if child.type == "code_inline"
    }

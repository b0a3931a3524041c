"""Links between the pages of the documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

import pytest

from tests.docs.pages import COMMONMARK, PAGES, text_of
from tests.generated_docs import ROOT


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_a_file_and_to_a_heading_in_it(page: str) -> None:
    broken = [link for link in _links(page) if not _leads_somewhere(page, link)]
    assert broken == []


def test_links_to_a_missing_heading_would_be_noticed() -> None:
    assert _leads_somewhere("README.md", "docs/commands.md#exit-codes")
    assert not _leads_somewhere("README.md", "docs/commands.md#no-such-heading")
    assert not _leads_somewhere("README.md", "docs/no-such-page.md")


def _links(page: str) -> Iterator[str]:
    for token in COMMONMARK.parse(text_of(page)):
        for child in token.children or ():
            link = child.attrGet("href") or child.attrGet("src")
            if link and not str(link).startswith("https://"):
                yield str(link)


def _leads_somewhere(page: str, link: str) -> bool:
    path, _, anchor = unquote(link).partition("#")
    target = (ROOT / page).parent / path if path else ROOT / page
    if not target.is_file():
        return False
    return not anchor or anchor in _anchors(target.read_text(encoding="utf-8"))


def _anchors(text: str) -> set[str]:
    """The anchors that GitHub makes of headings."""
    tokens = COMMONMARK.parse(text)
    titles = (
        tokens[i + 1].children or () for i, t in enumerate(tokens) if t.type == "heading_open"
    )
    plain = ("".join(child.content for child in title).lower() for title in titles)
    return {re.sub(r"[^\w\- ]", "", title).replace(" ", "-") for title in plain}

"""Markdown from standard input as a web page on standard output, to take a picture of."""

from __future__ import annotations

import html
import re
import sys

from markdown_it import MarkdownIt

_LINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]")

_PAGE = """<!doctype html>
<meta charset="utf-8">
<style>
  body {{ margin: 0; padding: 20px; background: #f2f3f5; }}
  main {{ padding: 12px 40px 20px; background: #fff; border-radius: 10px; color: #222;
          border: 1px solid #dcdfe4; font: 15px/1.5 "Inter", "Noto Sans", sans-serif; }}
  h1 {{ font-size: 25px; margin: 14px 0 12px; }}
  h2 {{ font-size: 18px; margin: 20px 0 6px; }}
  ul {{ margin: 0; padding-left: 20px; }}
  li {{ margin: 3px 0; }}
  li::marker {{ color: #b3b8c0; }}
  p {{ color: #5a616b; margin: 18px 0 4px; }}
  a {{ color: #7047d6; font-weight: 500; }}
</style>
<main>{body}</main>
"""


def page(markdown: str) -> str:
    """The page; wikilinks look as Obsidian shows them."""
    rendered = MarkdownIt("commonmark").render(markdown)
    linked = _LINK.sub(lambda link: f"<a>{html.escape(html.unescape(link[1]))}</a>", rendered)
    return _PAGE.format(body=linked)


if __name__ == "__main__":
    sys.stdout.write(page(sys.stdin.read()))

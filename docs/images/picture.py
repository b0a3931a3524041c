"""The pictures of index notes: pages of the sample vault as a browser shows them."""

from __future__ import annotations

import html
import os
import re
import shlex
import struct
import subprocess
import tempfile
import zlib
from hashlib import sha256
from pathlib import Path

from markdown_it import MarkdownIt

HERE = Path(__file__).parent
PAGES = HERE.parent.parent / "sample-vault" / "Network"

#: The index notes that have a picture: their titles, and how high it is in CSS pixels; three
#: device pixels are two of them.
TITLES = {"due": "Due this week", "network": "Network", "careers": "Careers"}
HEIGHTS = {"due": 990, "network": 720, "careers": 960}
WIDTH = 900

#: A PNG begins with a signature and the chunk of its measures; this is where the next one may be.
_AFTER_HEADER = 33

_LINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]")
_BOX = re.compile(r"<li>\[ \] (.*?) \^[A-Za-z0-9-]+</li>")
_REGION = re.compile(r"(?s)<!-- vaultnet:begin .*? -->\n\n(.*?)\n<!-- vaultnet:end")

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
  li.task {{ list-style: none; margin-left: -20px; padding-left: 24px; text-indent: -24px; }}
  li.task input {{ width: 15px; height: 15px; margin: 0 6px 0 0; vertical-align: -2px; }}
  li::marker {{ color: #b3b8c0; }}
  p {{ color: #5a616b; margin: 18px 0 4px; }}
  a {{ color: #7047d6; font-weight: 500; }}
  table {{ border-collapse: collapse; font-size: 14px; margin: 8px 0; }}
  th, td {{ border-bottom: 1px solid #e3e5e9; padding: 4px 14px 4px 0; text-align: left; }}
  code {{ background: #f2f3f5; border-radius: 4px; padding: 1px 4px; font-size: 13px; }}
</style>
<main>{body}</main>
"""


def page(markdown: str) -> str:
    """The page; links, boxes and block ids look as Obsidian shows them."""
    rendered = MarkdownIt("commonmark").enable("table").render(markdown)
    linked = _LINK.sub(lambda link: f"<a>{html.escape(html.unescape(link[1]))}</a>", rendered)
    linked = _BOX.sub(r'<li class="task"><input type="checkbox"> \1</li>', linked)
    return _PAGE.format(body=linked)


def mark(markdown: str) -> bytes:
    """The chunk of a PNG that says which Markdown it shows."""
    digest = sha256(markdown.encode()).hexdigest()
    content = b"tEXt" + f"Source\0sha256 {digest}".encode("latin-1")
    return struct.pack(">I", len(content) - 4) + content + struct.pack(">I", zlib.crc32(content))


def source(name: str) -> str:
    """What stands in the sample vault's page that has a picture."""
    text = (PAGES / f"{TITLES[name]}.md").read_text(encoding="utf-8")
    return "".join(_REGION.findall(text))


def picture(name: str) -> Path:
    """The picture of it."""
    return HERE / f"{name}.png"


def take(markdown: str, height: int) -> bytes:
    """The picture of a note, marked with what it shows.

    Raises:
        subprocess.CalledProcessError: if the browser does.
    """
    browser = shlex.split(os.environ.get("BROWSER", "chromium"))
    with tempfile.TemporaryDirectory() as folder:
        shown, shot = Path(folder, "page.html"), Path(folder, "shot.png")
        shown.write_text(page(markdown), encoding="utf-8")
        options = (
            "--headless",
            "--hide-scrollbars",
            "--force-device-scale-factor=1.5",
            f"--window-size={WIDTH},{height}",
            f"--screenshot={shot}",
            shown.as_uri(),
        )
        subprocess.run([*browser, *options], check=True, capture_output=True)  # noqa: S603 - the caller names it
        taken = shot.read_bytes()
    return taken[:_AFTER_HEADER] + mark(markdown) + taken[_AFTER_HEADER:]


if __name__ == "__main__":
    for name, height in HEIGHTS.items():
        picture(name).write_bytes(take(source(name), height))

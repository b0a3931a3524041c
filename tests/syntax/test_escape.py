"""Data in every sink: what goes in comes out again, and nothing else with it."""

from __future__ import annotations

import re
from unicodedata import category, normalize

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from vaultnet.model.linking import LinkIndex
from vaultnet.syntax.escape import cell, code, markdown, one_line, terminal, wikilink
from vaultnet.syntax.inline import find_fields
from vaultnet.syntax.links import find_links

COMMONMARK = MarkdownIt("commonmark")
GITHUB = MarkdownIt("commonmark").enable(["table", "strikethrough"])
PARSERS = (COMMONMARK, GITHUB)

#: Text that means something in Markdown, Obsidian, Dataview, Tasks, Templater or a terminal.
ACTIVE = (
    "[k:: v]", "(k:: v)", "k:: v", "k::: v", "$= x", "`= x`", "= x", "%%", "%%x%%", "==x==", "=",
    "#tag", "^id", "![[x]]", "[[x]]", "[a](b)", "![a](b)", "<% x %>", "{{x}}", "{% x %}", "<b>",
    "<!-- x -->", "&amp;", "&#65;", "*a*", "_a_", "**a**", "~~a~~", "`a`", "``", "$a$", "$$", "|",
    "a | b", "- a", "+ a", "* a", "1. a", "12) a", "- [ ] a", "[ ] a", "> a", "# a", "---", "***",
    "===", "https://x.org", "<https://x.org>", "www.x.org", "WWW.x.org", "a@b.org", "\\", "\\[",
    "a\\", "[^1]", "[x]: y", "\u200b - a", "\u1fef", "\u037e", "    x", "\tx", "a\nb", "a\r\n# b",
    "a\u2028b", "\x1b[31m", "\u202ea", "📅 2026-01-01", "~~~", "```", "x\x00y", "<!-- vaultnet:end",
)  # fmt: skip
TEXT = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="[]()<>!|#^\\`%/.:= \n\"'*_~{}$&-+1aé@w", max_size=30),
    st.lists(st.sampled_from(ACTIVE), max_size=4).map("".join),
    st.lists(st.sampled_from(ACTIVE), max_size=4).map(" ".join),
)
every = settings(deadline=None, max_examples=150)


def shown(text: str) -> str:
    """What a person is meant to read: one line, NFC, nothing invisible."""
    seen = "".join(c for c in one_line(text) if category(c) != "Cs")
    return normalize("NFC", " ".join(seen.split()))


def inline(parser: MarkdownIt, text: str) -> list[Token]:
    """The inline tokens of a text that must be one plain paragraph."""
    tokens = parser.parse(text)
    if not text:
        return []
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    return tokens[1].children or []


@every
@given(TEXT)
@pytest.mark.parametrize("parser", PARSERS, ids=["commonmark", "github"])
def test_plain_words_are_plain_words_in_markdown(parser: MarkdownIt, text: str) -> None:
    tokens = inline(parser, markdown(text))
    assert {token.type for token in tokens} <= {"text"}
    assert " ".join("".join(token.content for token in tokens).split()) == shown(text)


@pytest.mark.parametrize("parser", PARSERS, ids=["commonmark", "github"])
@pytest.mark.parametrize("text", ACTIVE)
def test_active_text_is_plain_in_markdown(parser: MarkdownIt, text: str) -> None:
    tokens = inline(parser, markdown(text))
    assert "".join(token.content for token in tokens) == shown(text)


@every
@given(TEXT)
def test_plain_words_hold_nothing_that_a_plugin_reads(text: str) -> None:
    said = markdown(text)
    assert find_links(said) == []
    assert find_fields(said) == []
    for sign in ("::", "%%", "==", "<%", "%>", "{{", "[["):
        assert sign not in said, sign
    assert re.search(r"(?<!\\)(?::(?=//)|<(?=!--))", said) is None
    assert re.search(r"(?<!\\)(?:[#^`$|\[\]]|!(?=\[))", re.sub(r"\\\\", "", said)) is None
    assert re.search(r"(?i)\bwww\.", said) is None


PLACES = ("- {}", "- [ ] {}", "## {}", "a {} b", "| {} | x |", "a\n{}")


def stays_plain(place: str, text: str) -> None:
    plain = {token.type for token in GITHUB.parse(place.replace("{}", "x"))}
    assert {token.type for token in GITHUB.parse(place.replace("{}", markdown(text)))} <= plain


@pytest.mark.parametrize("place", PLACES)
@every
@given(TEXT)
def test_plain_words_stay_plain_wherever_a_template_puts_them(place: str, text: str) -> None:
    stays_plain(place, text)


@pytest.mark.parametrize("text", ACTIVE)
def test_active_text_stays_plain_wherever_a_template_puts_it(text: str) -> None:
    for place in PLACES:
        stays_plain(place, text)


@every
@given(TEXT)
def test_code_is_a_code_span_with_the_very_text(text: str) -> None:
    written = code(text)
    for parser in PARSERS:
        tokens = inline(parser, written)
        assert "".join(token.content for token in tokens) == one_line(text)
        assert {token.type for token in tokens} <= {"code_inline", "text"}
        assert len(tokens) <= 1


@pytest.mark.parametrize("text", ["= this.file", "$= dv.io", " = x", "a <% x %>", "{{x}}"])
def test_what_a_plugin_runs_in_code_is_no_code(text: str) -> None:
    (token,) = inline(COMMONMARK, code(text))
    assert (token.type, token.content) == ("text", text.strip())


@pytest.mark.parametrize(
    ("text", "written"),
    [("a.md:3", "`a.md:3`"), ("a`b", "``a`b``"), ("`a", "`` `a ``"), ("a\nb", "`a b`"), (" ", "")],
)
def test_code_has_as_many_backticks_as_it_needs(text: str, written: str) -> None:
    assert code(text) == written


def _can_be_linked(name: str) -> bool:
    """Whether any link can lead there: none leads past a `#`, or to a name with blank ends."""
    return name == name.strip() and name.strip(".") != "" and name[0] != "." and "#" not in name


NAMES = st.one_of(
    st.text(
        alphabet=st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="/"),
        min_size=1,
        max_size=20,
    ),
    st.lists(st.sampled_from([n for n in ACTIVE if "/" not in n]), min_size=1, max_size=3).map(
        "".join
    ),
).filter(_can_be_linked)


@every
@given(NAMES, TEXT)
@example("Ana [old]", "Ana")
@example("a|b^d", "")
@example("Ana  Ruiz", "")
@example("山田\u3000太郎", "")
@example("علی\u200cرضا", "")
@example("👩\u200d🔬", "")
@example("odd.md", "")
@example("a`b", "`")
@example("Ana\u200e", "x")
@example("key:: value", "")
@example("1665000000-ABCD", "Ana [her]")
def test_a_link_to_a_note_leads_to_that_very_note(name: str, label: str) -> None:
    path = f"People/{normalize('NFC', name)}.md"
    written = wikilink(path.removesuffix(".md"), label)
    (link,) = find_links(written)
    assert (link.start, link.end, link.embed) == (0, len(written), False)
    assert (link.heading, link.block) == ("", "")
    assert LinkIndex([path]).resolve(link.target) == path
    assert find_fields(written) == []
    if written.startswith("[["):
        _, bar, shown_label = written[2:-2].partition("|")
        assert not bar or shown_label == one_line(label)
    else:
        tokens = inline(COMMONMARK, written)
        assert [token.type for token in tokens] == ["link_open", "text", "link_close"]
        assert tokens[1].content == shown(one_line(label) or name)


@pytest.mark.parametrize(
    ("target", "label", "written"),
    [
        ("Ana Ruiz", "", "[[Ana Ruiz]]"),
        ("Ana Ruiz", "Ana Ruiz", "[[Ana Ruiz]]"),
        ("People/Ana Ruiz", "Ana", "[[People/Ana Ruiz|Ana]]"),
        ("J\u0075\u0308rgen", "", "[[Jürgen]]"),
        ("Ana [old]", "", r"[Ana \[old\]](Ana%20%5Bold%5D.md)"),
        ("People/a|b", "", r"[a\|b](People/a%7Cb.md)"),
        ("Ana", "an [odd] label", r"[an \[odd\] label](Ana.md)"),
        ("Ana", "two\nlines", "[[Ana|two lines]]"),
    ],
)
def test_a_link_is_a_wikilink_wherever_it_can_be(target: str, label: str, written: str) -> None:
    assert wikilink(target, label) == written


@every
@given(st.lists(TEXT, min_size=2, max_size=2))
def test_words_and_links_fill_one_table_cell_each(texts: list[str]) -> None:
    first, second = texts
    linked = cell(wikilink("Ana Ruiz", one_line(second) or "x"))
    table = f"| a | b | c |\n| --- | --- | --- |\n| {cell(markdown(first))} | {linked} | end |\n"
    tokens = GITHUB.parse(table)
    cells = [t for t, before in zip(tokens[1:], tokens, strict=False) if before.type == "td_open"]
    assert len(cells) == 3
    assert cells[2].content == "end"
    assert all(child.type == "text" for child in cells[0].children or [])
    assert "".join(child.content for child in cells[0].children or []) == shown(first)
    (link,) = find_links(linked)
    assert link.target == "Ana Ruiz"


def test_the_bar_of_a_link_is_escaped_once() -> None:
    assert cell("[[Ana|her]]") == cell(cell("[[Ana|her]]")) == r"[[Ana\|her]]"


@every
@given(TEXT)
@example("\u200b\u202e\x9b1m\u2066x\u2069\ufeff\u00ad\u200d")
def test_a_terminal_gets_no_control_direction_or_invisible_character(text: str) -> None:
    for character in terminal(text).replace("\n", "").replace("\t", ""):
        assert category(character) not in ("Cc", "Cs", "Zl", "Zp")
        assert character not in "\u00ad\u061c\u180e\ufeff"
        assert character not in "\u200b\u200e\u200f"  # joiners are part of how names are written
        assert not "\u202a" <= character <= "\u202e"
        assert not "\u2060" <= character <= "\u206f"
        assert not "\U000e0000" <= character <= "\U000e007f"


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Zs"]), max_size=40))
@settings(deadline=None)
def test_ordinary_text_reaches_the_terminal_as_it_is(text: str) -> None:
    assert terminal(f"{text}\n\t{text}") == f"{text}\n\t{text}"


@every
@given(TEXT)
def test_one_line_is_one_trimmed_line_and_stays_so(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert line == line.strip() == one_line(line) == normalize("NFC", line)
    assert not any(category(character) in ("Cc", "Cs") for character in line)

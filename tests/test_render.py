"""Facts and a template into a page: whatever a value says, it means nothing but itself."""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.conftest import ROOT
from tests.running import read, see
from vaultnet import render as rendering
from vaultnet.bytecode import key_of, recall
from vaultnet.cli.sample import WRITTEN_FOR
from vaultnet.plugins import Facts, IndexNote
from vaultnet.plugins.manager import load_notes
from vaultnet.render import Ready, RenderFault, render, template_folders, tidy
from vaultnet.syntax.escape import one_line

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def note(template: str) -> IndexNote:
    return IndexNote(
        name="mine", title="Mine", summary="my own", template=template, facts=lambda _: {}
    )


def text_of(template: str, **facts: object) -> str:
    return render(note(template), facts).text


def test_a_page_carries_the_name_and_the_title_of_its_note() -> None:
    page = render(note("# {{ word }}\n"), {"word": "Ana"})
    assert (page.name, page.title, page.text) == ("mine", "Mine", "# Ana\n")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "–"),
        (True, "yes"),
        (False, "no"),
        (0, "0"),
        (-3, "-3"),
        (2.0, "2.00"),
        (-0.001, "0.00"),
        (float("nan"), "–"),
        (date(2026, 6, 30), "2026-06-30"),
        ("Ana", "Ana"),
        ("a_b *c*", r"a\_b \*c\*"),
        (Ready("**ready**"), "**ready**"),
        ("", ""),
    ],
)
def test_every_kind_of_value_has_its_form(value: object, shown: str) -> None:
    assert text_of("x {{ value }} y", value=value) == f"x {shown} y\n".replace("  ", "  ")


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{{ 0.256 | number }}", "0.26"),
        ("{{ 6.4 | number(0) }}", "6"),
        ("{{ none | number }}", "–"),
        ("{{ (-0.2) | number(0) }}", "0"),
        ("{{ ['a*', none, 3] | joined }}", r"a\*, –, 3"),
        ("{{ ['a', 'b'] | joined('; ') }}", "a; b"),
        ("{{ 'a*b' | code }}", "`a*b`"),
        ("{{ 'a*b' | said }}", r"a\*b"),
        ("{{ '' | said }}", "not said what: see the note"),
        ("{{ none | said }}", "private: see the note"),
        ("x{{ 0 | more }}", "x"),
        ("x{{ -3 | more('check') }}", "x"),
        ("{{ 7 | more }}", "- and 7 more"),
        ("{{ 7 | more('check') }}", "- and 7 more; `vaultnet check` has them all"),
        ("{{ [] | links }}x", "x"),
        (
            "{{ [{'link': 'Ana', 'name': 'Ana'}, {'link': 'b/Bo', 'name': 'Bo'}] | links(' · ') }}",
            "[[Ana]] · [[b/Bo]]",
        ),
        ("{{ '**' | ready }}", "**"),
        ("{{ {'word': 'a*'}.word }}", r"a\*"),
        ("{% for key, n in {'items': 3}.items() %}{{ key }} {{ n }}{% endfor %}", "items 3"),
        ("{{ {'link': 'Ana', 'name': 'Ana'} | link }}", "[[Ana]]"),
        ("{{ {'link': 'Old/Ana', 'name': 'Ana'} | link }}", "[[Old/Ana]]"),
        ("{{ {'link': 'Ana', 'name': 'Ana R'} | link }}", "[[Ana|Ana R]]"),
        ("{{ {'link': 'Ana', 'name': 'Ana R'} | row }}", r"[[Ana\|Ana R]]"),
    ],
)
def test_every_filter_does_what_it_says(template: str, shown: str) -> None:
    assert text_of(template) == f"{shown}\n"


def test_blank_lines_are_single_and_lines_end_where_their_text_ends() -> None:
    assert tidy("\n\n# A  \n\n\n\nb\t\n  c\n\n\n") == "# A\n\nb\n  c\n"
    assert tidy("") == "\n"


@given(st.text("a \n#", max_size=30))
def test_a_tidy_text_stays_as_it_is(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        ("{{ missing }}", "UndefinedError: 'missing' is undefined"),
        ("{% if %}", "TemplateSyntaxError: Expected an expression, got 'end of statement block'"),
        ("{{ 1 / 0 }}", "ZeroDivisionError: division by zero"),
        ("{{ 1 + 'x' }}", "TypeError: unsupported operand type(s) for +: 'int' and 'str'"),
        ("nowhere.jinja", "TemplateNotFound: nowhere.jinja"),
        ("{{ 'x' | nothing }}", "TemplateAssertionError: No filter named 'nothing'."),
        ("{{ 5 | link }}", "TypeError: 'int' object is not subscriptable"),
        ("{% for x in none %}{% endfor %}", "TypeError: 'NoneType' object is not iterable"),
        ("{{ 'x'.nothing }}", "UndefinedError: 'str object' has no attribute 'nothing'"),
        ("{{ {'x': 1}.nothing }}", "UndefinedError: 'dict object' has no attribute 'nothing'"),
        ("{{ boom() }}", "RecursionError: too deep"),
        ("x\n<!-- vaultnet:end due -->\n", "ValueError: it holds the marker of a region"),
        (
            "{{ '\\ud800' | ready }}",
            "UnicodeEncodeError: 'utf-8' codec can't encode character '\\ud800' in position 0:"
            " surrogates not allowed",
        ),
    ],
)
def test_a_template_that_fails_says_why(template: str, sentence: str) -> None:
    def boom() -> None:
        raise RecursionError("too deep")

    with pytest.raises(RenderFault) as failed:
        text_of(template, boom=boom)
    assert str(failed.value) == sentence


def test_a_template_comes_only_from_the_program() -> None:
    with pytest.raises(RenderFault, match="TemplateNotFound"):
        text_of("../README.md.jinja")
    assert any(Path(folder, "due.md.jinja").is_file() for folder in template_folders())


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The only folder with templates, for a program that begins to run."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(rendering, "template_folders", lambda: (str(tmp_path),))
    begin()
    yield tmp_path
    begin()


def begin() -> None:
    """Forget every template, as a new run of the program does."""
    rendering._environment.cache_clear()


def write_template(folder: Path, text: str) -> None:
    """Write the template `mine`, with the same time stamp whenever that is."""
    path = folder / "mine.jinja"
    path.write_text(text)
    os.utime(path, ns=(10**18, 10**18))


def test_a_template_is_compiled_by_one_run_and_used_by_the_next(
    templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_template(templates, "{{ word }} 1\n")
    assert text_of("mine.jinja", word="a*") == "a\\* 1\n"
    begin()
    with monkeypatch.context() as patch:
        patch.delattr(jinja2.Environment, "compile")
        assert text_of("mine.jinja", word="b*") == "b\\* 1\n"


def test_a_template_that_was_edited_is_compiled_anew(templates: Path) -> None:
    for number in "123":
        write_template(templates, f"{{{{ word }}}} {number}\n")
        begin()
        assert text_of("mine.jinja", word="a") == f"a {number}\n"


def test_where_no_code_can_be_kept_a_page_is_made_all_the_same(templates: Path) -> None:
    (templates / "__pycache__").write_text("a file where the folder belongs")
    write_template(templates, "{{ word }}\n")
    assert text_of("mine.jinja", word="a") == "a\n"


BUILT_IN = sorted(path for folder in template_folders() for path in Path(folder).glob("*.jinja"))


@pytest.mark.parametrize("path", BUILT_IN, ids=lambda path: path.name.partition(".")[0])
def test_the_kept_code_of_a_template_is_what_it_compiles_to(path: Path) -> None:
    environment, text = rendering._environment(), path.read_text("utf-8")
    environment.get_template(path.name)
    key = key_of(text, rendering.__file__, jinja2.compiler.__file__)
    kept = recall(str(path), key)
    assert kept in (None, environment.compile(text, path.name, str(path)))
    assert kept or sys.dont_write_bytecode


OWN_FILTERS = rendering._environment().filters.keys() - jinja2.Environment().filters.keys()


@pytest.mark.parametrize("path", BUILT_IN, ids=lambda path: path.name.partition(".")[0])
def test_no_filter_is_asked_while_a_template_is_compiled(path: Path) -> None:
    def refuse(*_: object) -> None:
        raise jinja2.nodes.Impossible

    environment, text = rendering._environment(), path.read_text("utf-8")
    bare = environment.overlay()
    bare.finalize = refuse
    bare.filters = environment.filters | dict.fromkeys(OWN_FILTERS, refuse)
    codes = [each.compile(text, path.name, raw=True) for each in (bare, environment)]
    assert codes[0] == codes[1]


WIKILINK = re.compile(r"(?<!\\)\[\[[^\[\]`<]+\]\]")
HOSTILE = [
    "[[Bo]]", "]]", "a|b", "#tag", "`code`", "``", "<script>alert(1)</script>", "<b>", "<!-- x",
    "%% hidden %%", "{{ 7 * 7 }}", "{% raw %}", "<% tp.x %>", "two\nlines", "- [x] done",
    "- [ ] promise: all", "^id", "due:: 2026-01-01", "[due:: x]", "(due:: x)", "== mark ==",
    "`= 1+1`", "`$= dv.x`", "$= dv.x", "$x$", "1. one", "1) one", "> quote", "# heading", "---",
    "===", "+ item", "* item", "~~~", "```dataviewjs", "![[x]]", "![x](y)", "[x](javascript:y)",
    "<https://example.org>", "https://example.org", "&amp;", "&#35;", "a\\", "\\", "**bold**",
    "_it_", "~~no~~", "| a | b |", "\t tab", "Zo\u00eb", "\u202egnp", "\x1b[31m", "\ud800", "a  b",
    "-->", "<!-- vaultnet:end due -->", "[^1]", "[a]: /b", "📅 2026-01-01", "",
]  # fmt: skip
WORDS = st.sampled_from(HOSTILE) | st.text(
    st.sampled_from("[]|#`<>%{}-x ^:=$*_~!()\\&+1.\n\"'é") | st.characters(codec="utf-8"),
    max_size=12,
)


def structure(text: str) -> tuple[list[str], Counter[str]]:
    """What a page consists of: its blocks in order, and how many of each kind are in the lines.

    A wikilink is one thing, as it is for Obsidian; a Markdown link, which stands where no
    wikilink can, counts as the same. Code spans are not counted: what would run in one is shown
    without it.
    """
    blocks, inner = [], Counter[str]()
    text = WIKILINK.sub("[x](y)", text)
    for token in MARKDOWN.parse(text):
        blocks.append(f"{token.type} {token.tag}")
        kinds = (child.type for child in token.children or ())
        inner.update(kind for kind in kinds if kind not in ("text", "softbreak", "code_inline"))
    return blocks, inner


PAGE = """# Of {{ name }}

- {{ name }}
- {{ name }} — {{ name }}
- [[X]] {{ names | joined }} and {{ name }}
- {{ name | code }} — {{ name }}
- {{ person | link }} · {{ person | link }}

| who | what |
| --- | --- |
| {{ person | row }} | {{ number }} |

{{ name }}: the end {{ name }}

The last line.
"""


def facts_about(words: str, target: str) -> dict[str, object]:
    person = {"link": target, "name": words}
    return {"name": words, "names": [words, words], "person": person, "number": 1}


@settings(deadline=None, max_examples=300)
@given(WORDS, WORDS)
@example("`", "`")
@example("a|b", "c|d")
def test_no_words_change_what_a_page_consists_of(words: str, target: str) -> None:
    words, target = f"w{words}" if not one_line(words) else words, target.replace("/", " ")
    target = target if one_line(target) else "Ana"
    harmless = structure(text_of(PAGE, **facts_about("word", "Ana")))
    assert structure(text_of(PAGE, **facts_about(words, target))) == harmless


@settings(deadline=None, max_examples=300)
@given(WORDS)
def test_the_words_are_shown_as_they_are(words: str) -> None:
    tokens = MARKDOWN.parse(text_of("x {{ words }} y", words=words))
    shown = "".join(child.content for child in tokens[1].children or ())
    assert shown == f"x {one_line(words)} y".rstrip()


@settings(deadline=None)
@given(WORDS)
def test_no_words_make_a_field_a_box_a_tag_or_a_query(words: str) -> None:
    text = text_of("- {{ words }}\n{{ words }}\n{{ words | code }}\n", words=f"{words} .")
    bare = re.sub(r"\\.", "", text)
    outside = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", bare)
    for sign in ("[", "]", "#", "^", "::", "%%", "==", "{{", "<"):
        assert sign not in outside
    tokens = [child for token in MARKDOWN.parse(text) for child in token.children or ()]
    spans = [token.content for token in tokens if token.type == "code_inline"]
    assert not any(span.startswith(("=", "$=")) for span in spans)


BRANCHES = ("state", "kind", "agenda", "handful_size")


class Always:
    """The same words under every key, but for some."""

    def __init__(self, words: str, **others: str) -> None:
        self._words, self._others = words, others

    def under(self, key: str) -> str:
        return self._others.get(key, self._words)


def replaced(value: Any, words: Always, key: str = "") -> Any:  # noqa: ANN401 - JSON
    """The facts with other words in place of every text on which no template branches."""
    if isinstance(value, Mapping):
        return {name: replaced(inner, words, name) for name, inner in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [replaced(inner, words, key) for inner in value]
    return words.under(key) if isinstance(value, str) and key not in BRANCHES else value


@cache
def sample_facts() -> dict[str, Facts]:
    """What the built-in notes say of the sample vault."""
    return dict(see(read(ROOT / "sample-vault"), WRITTEN_FOR).facts)


@pytest.mark.parametrize("index", load_notes(installed=False)[0], ids=lambda index: index.name)
def test_no_words_change_what_a_built_in_page_consists_of(index: IndexNote) -> None:
    facts = sample_facts()[index.name]
    plain = Always("w", link="Ana", name="An Ana")
    harmless = structure(render(index, replaced(facts, plain)).text)
    for words in filter(one_line, HOSTILE):
        page = render(index, replaced(facts, Always(words)))
        assert structure(page.text) == harmless, words

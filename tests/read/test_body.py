"""The body of a note: what happened, what is open, and which links are touches."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.config import Config
from vaultnet.model import Mention, Named, Note
from vaultnet.model.assembly import assemble
from vaultnet.read.body import read_entries, read_mentions
from vaultnet.read.note import read_note
from vaultnet.read.rules import Rules

RULES = Rules.of(Config())
DAY = "Daily/2026-11-01.md"
ANA = "People/Ana Ruiz.md"


def touches(body: str, head: str = "", person: str = "---\naliases: [Annie]\n---\n") -> list[int]:
    """The lines of a dated note with this body that are touches with Ana Ruiz."""
    notes = {path: read_note(path, text.encode(), RULES) for path, text in
             {DAY: head + body, ANA: person}.items()}  # fmt: skip
    (ana,) = assemble(notes).people
    assert {(t.path, t.date, t.channel) for t in ana.touches} <= {(DAY, date(2026, 11, 1), "touch")}
    return [touch.line for touch in ana.touches]


#: Where a link to a person stands, and on which lines it is a touch.
PLACES = {
    "plain": ("met [[Ana Ruiz]]", [1]),
    "several words": ("[[Ana Ruiz]] and [[Ana Ruiz]]", [1, 1]),
    "open task": ("- [ ] [[Ana Ruiz]]", []),
    "ticked": ("- [x] [[Ana Ruiz]]", [1]),
    "ticked in capitals": ("- [X] [[Ana Ruiz]]", [1]),
    "cancelled": ("- [-] [[Ana Ruiz]]", []),
    "in progress": ("- [/] [[Ana Ruiz]]", []),
    "forwarded": ("- [>] [[Ana Ruiz]]", []),
    "question": ("- [?] [[Ana Ruiz]]", []),
    "numbered task": ("1. [ ] [[Ana Ruiz]]", []),
    "numbered ticked task": ("1. [x] [[Ana Ruiz]]", [1]),
    "bullet": ("- [[Ana Ruiz]]", [1]),
    "deep bullet": ("- a\n  - b\n    - [[Ana Ruiz]]", [3]),
    "bullet under an open task": ("- [ ] plan\n  - met [[Ana Ruiz]]", [2]),
    "open task under a bullet": ("- plan\n  - [ ] [[Ana Ruiz]]", []),
    "open task under a ticked one": ("- [x] a\n  - [ ] [[Ana Ruiz]]", []),
    "ticked task under an open one": ("- [ ] a\n  - [x] [[Ana Ruiz]]", [2]),
    "continuation of an open task": ("- [ ] plan\n  with [[Ana Ruiz]]", []),
    "lazy continuation of an open task": ("- [ ] plan\nwith [[Ana Ruiz]]", []),
    "paragraph after an open task": ("- [ ] plan\n\nmet [[Ana Ruiz]]", [3]),
    "continuation of a ticked task": ("- [x] plan\n  with [[Ana Ruiz]]", [2]),
    "quote": ("> [[Ana Ruiz]]", []),
    "quote in an item": ("- > [[Ana Ruiz]]", []),
    "callout": ("> [!note]\n> [[Ana Ruiz]]", []),
    "callout title": ("> [!note] [[Ana Ruiz]]", []),
    "callout with task": ("> [!todo]\n> - [x] [[Ana Ruiz]]", []),
    "fence": ("```\n[[Ana Ruiz]]\n```", []),
    "tildes": ("~~~\n[[Ana Ruiz]]\n~~~", []),
    "open fence": ("```\n[[Ana Ruiz]]", []),
    "fence in an item": ("- a\n  ```\n  [[Ana Ruiz]]\n  ```", []),
    "indented code": ("a\n\n    [[Ana Ruiz]]", []),
    "inline code": ("`[[Ana Ruiz]]`", []),
    "double inline code": ("``[[Ana Ruiz]]``", []),
    "stray backtick": ("a ` and [[Ana Ruiz]]", [1]),
    "table": ("| who |\n| --- |\n| [[Ana Ruiz]] |", [3]),
    "table with a label": ("| who |\n| --- |\n| [[Ana Ruiz\\|her]] |", [3]),
    "heading": ("## [[Ana Ruiz]]", [1]),
    "underlined heading": ("[[Ana Ruiz]]\n---", [1]),
    "footnote": ("x[^1]\n\n[^1]: [[Ana Ruiz]]", [3]),
    "embed": ("![[Ana Ruiz]]", []),
    "embedded heading": ("![[Ana Ruiz#Log]]", []),
    "embed beside a link": ("![[Ana Ruiz]] [[Ana Ruiz]]", [1]),
    "embedded by Markdown": ("![x](Ana%20Ruiz.md)", []),
    "label": ("[[Ana Ruiz|her]]", [1]),
    "alias": ("[[Annie]]", [1]),
    "to a heading": ("[[Ana Ruiz#Log]]", [1]),
    "to a block": ("[[Ana Ruiz#^a3]]", [1]),
    "by path": ("[[People/Ana Ruiz]]", [1]),
    "by path and ending": ("[[People/Ana Ruiz.md]]", [1]),
    "Markdown link": ("[her](Ana%20Ruiz.md)", [1]),
    "Markdown link by path": ("[her](<../People/Ana Ruiz.md>)", [1]),
    "other case": ("[[ana ruiz]]", [1]),
    "inline comment": ("%% [[Ana Ruiz]] %%", []),
    "inline comment closed before": ("%% x %% [[Ana Ruiz]]", [1]),
    "block comment": ("%%\n[[Ana Ruiz]]\n%%", []),
    "after a block comment": ("%%\nx\n%%\n\n[[Ana Ruiz]]", [5]),
    "HTML comment": ("<!-- [[Ana Ruiz]] -->", []),
    "long HTML comment": ("<!--\n[[Ana Ruiz]]\n-->", []),
    "HTML": ("<div>\n[[Ana Ruiz]]\n</div>", []),
    "generated": (
        "<!-- vaultnet:begin due -->\n[[Ana Ruiz]]\n<!-- vaultnet:end due -->\n\n[[Ana Ruiz]]",
        [5],
    ),
    "said not to be": ("did not reach [[Ana Ruiz]]", [1]),
    "an old to-do": ("TODO call [[Ana Ruiz]]", [1]),
    "escaped": (r"\[[Ana Ruiz]]", []),
    "only the name": ("met Ana Ruiz", []),
    "a tag": ("met #AnaRuiz", []),
    "somebody else": ("met [[Bo]]", []),
}  # fmt: skip


@pytest.mark.parametrize(("body", "lines"), PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_where_a_link_stands_decides_whether_it_is_a_touch(
    body: str, lines: list[int], newline: str
) -> None:
    assert touches(body.replace("\n", newline)) == lines


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        ('attendees: ["[[Ana Ruiz]]"]', [2]),
        ('x: 1\nwith: "[[Ana Ruiz|her]]"', [3]),
        ("with: [[Ana Ruiz]]", [2]),
        ('who:\n  - "[[Bo]]"\n  - "[[People/Ana Ruiz]]"', [2]),
        ("with: Ana Ruiz", []),
        ('with: {a: "[[Ana Ruiz]]"}', []),
    ],
)
def test_links_in_the_properties_of_a_dated_note_are_touches(head: str, lines: list[int]) -> None:
    assert touches("x\n", f"---\n{head}\n---\n") == lines


def test_lines_are_counted_from_the_top_of_the_file() -> None:
    assert touches("a\n\n[[Ana Ruiz]]", "---\nmood: good\n---\n") == [6]
    assert touches("a\r\n\r\n[[Ana Ruiz]]", "---\r\nmood: good\r\n---\r\n") == [6]


def test_a_line_separator_of_unicode_ends_no_line() -> None:
    assert touches("a\u2028b\x0bc\x85d\x0c\n[[Ana Ruiz]]") == [2]


@pytest.mark.parametrize("file", ["J\u00fcrgen", "Ju\u0308rgen"], ids=["nfc", "nfd"])
@pytest.mark.parametrize("link", ["J\u00fcrgen", "Ju\u0308rgen"], ids=["nfc", "nfd"])
def test_both_forms_of_a_letter_are_one_name(file: str, link: str) -> None:
    notes = {
        path: read_note(path, text.encode(), RULES)
        for path, text in {f"People/{file}.md": "", DAY: f"[[{link}]]"}.items()
    }
    (person,) = assemble(notes).people
    assert (person.uid, person.name, len(person.touches)) == ("jurgen", "J\u00fcrgen", 1)


@pytest.mark.parametrize(
    ("body", "silent"),
    [
        ("- [ ] [[A]]", "open task"),
        ("> [[A]]", "quote"),
        ("> [!note] [[A]]", "callout"),
        ("![[A]]", "embed"),
        ("> ![[A]]", "embed"),
        ("```\n[[A]]\n```", "code block"),
        ("<div>[[A]]</div>", "html"),
        ("<!--\n[[A]]\n-->", "comment block"),
        ("<!-- vaultnet:begin a -->\n[[A]]\n<!-- vaultnet:end a -->", "generated block"),
        ("[[A]]", ""),
    ],
)
def test_a_link_that_is_no_touch_says_why(body: str, silent: str) -> None:
    (mention,) = read_mentions(body, 1, ())
    assert mention == Mention("A", 1 + body[: body.index("[[A")].count("\n"), silent)


def test_a_day_without_links_keeps_its_attendees() -> None:
    attendees = (Mention("Ana", 2),)
    assert read_mentions("nothing here", 4, attendees) == attendees


def test_log_lines_are_the_outermost_dated_bullets_under_any_heading() -> None:
    body = (
        "2026-01-01 call: prose\n"
        "- 2026-01-02 call: one\n"
        "  - 2026-01-03 call: nested\n"
        "## Notes\n"
        "* 2026-01-04 meet: two\n"
        "1. 2026-01-05 email: three\n"
        "> - 2026-01-06 call: quoted\n\n"
        "```\n- 2026-01-07 call: code\n```\n"
        "- undated\n"
        "- [x] 2026-01-08 call: a task\n"
        "%%\n- 2026-01-09 call: comment\n%%\n"
    )
    log, items, _, problems = read_entries("a.md", body, 1, {})
    assert [(entry.line, entry.text) for entry in log] == [(2, "one"), (5, "two"), (6, "three")]
    assert [item.kind for item in items] == ["task"]
    assert problems == ()


def test_the_heading_above_gives_a_task_its_kind_where_no_word_does() -> None:
    body = (
        "- [ ] loose\n## Favors\n- [ ] slides\n- [ ] ask: a room\n"
        "### talk ABOUT\n- [ ] Lisbon\n  - [ ] deeper\n> ## Asks\n- [ ] still\n"
        "## Else\n- [ ] else\n## Asks\n- [-] withdrawn\n> - [ ] quoted\n"
    )
    _, items, _, problems = read_entries("a.md", body, 1, RULES.headings)
    assert [(item.kind, item.line, item.status) for item in items] == [
        ("task", 1, " "), ("promise", 3, " "), ("ask", 4, " "), ("raise", 6, " "),
        ("raise", 7, " "), ("raise", 9, " "), ("task", 11, " "), ("ask", 13, "-"),
    ]  # fmt: skip
    assert problems == ()


def test_a_bullet_that_starts_like_a_date_and_is_none_is_a_problem() -> None:
    body = "x\n- 2026-1-5 call: hm\n  - 2026-1-5 nested\n"
    assert [str(problem) for problem in read_entries("a.md", body, 7, {}).problems] == [
        'a.md:8: "2026-1-5" is not a date; write 2026-01-05'
    ]


def test_what_the_fields_of_log_and_items_link_to_is_named() -> None:
    body = (
        "- 2026-01-02 meet: x [to:: [[Bo]]] [because-of:: [[Ana#^a3]], [[Cy.md|him]]]\n"
        "- 2026-01-03 call: y [hook:: [[#here]] or a word] [for:: [[Di]]] [hook:: `[[Ed]]`]\n"
        "- [x] promise: z [give:: help] [because-of:: [[#^b1]]] [completion:: 2026-01-04]\n"
    )
    assert read_entries("a.md", body, 5, {}).named == (
        Named("Bo", 5, "to", inline=True),
        Named("Ana", 5, "because-of", inline=True, block="a3"),
        Named("Cy", 5, "because-of", inline=True),
        Named("", 6, "hook", inline=True),
        Named("", 7, "because-of", inline=True, block="b1"),
    )


@pytest.mark.parametrize("key", ["because-of", "hook"])
@pytest.mark.parametrize("value", ["Bo", "Bo#^a3", "[[]]", "`[[Bo]]`", "<https://x.org>"])
def test_a_cause_or_a_hook_without_a_link_is_a_problem(key: str, value: str) -> None:
    for line in ("2026-01-02 call: x", "[x] promise: x"):
        _, _, named, problems = read_entries("a.md", f"\n- {line} [{key}:: {value}]\n", 4, {})
        (problem,) = problems
        assert (problem.line, named) == (5, ())
        assert problem.message.startswith(f'{key} "{value}" is no link; write it like [[')


@pytest.mark.parametrize(
    "line",
    [
        "2026-01-02 call: x [to:: Bo]",
        "2026-01-02 call: x [hook:: ]",
        "2026-01-02 call: x [hook:: him and [[Bo]]]",
        "2026-01-02 call: x [because-of:: [him](Bo.md#^a3)]",
        "[ ] x [hook:: fish]",
        "x [hook:: fish]",
    ],
)
def test_a_name_for_who_benefited_and_whatever_stands_elsewhere_is_none(line: str) -> None:
    assert read_entries("a.md", f"- {line}\n", 1, {}).problems == ()


LINES = st.lists(
    st.sampled_from(
        ["- 2026-01-02 call: x [[Bo]]", "- [ ] ask: y", "## Asks", "```", "> q", "", "%%", "<!--",
         "  - n [[A]]", "- 2026-13-02 z", "| [[A]] |", "- [x] [[A]] 📅 2026-99-99", "\x00", "text"]
    ) | st.text(max_size=12),
    max_size=12,
)  # fmt: skip


@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]))
@settings(deadline=None, max_examples=200)
def test_every_line_number_is_a_line_of_the_note(lines: list[str], newline: str) -> None:
    text = newline.join(lines)
    note: Note = read_note(ANA, text.encode("utf-8", "replace"), RULES)
    count = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    for line in [*(x.line for x in note.log), *(x.line for x in note.items)]:
        assert 1 <= line <= count
    assert all(0 <= problem.line <= count for problem in note.problems)

"""Generated regions: what is found, what is left alone, what is filled, what counts as an edit."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.syntax.markers import BEGIN_SIGN
from vaultnet.syntax.regions import (
    Span,
    digest,
    exact_digest,
    fill,
    find_conflict,
    find_regions,
    newline_of,
    write_region,
)

BEGIN, END = "<!-- vaultnet:begin due -->", "<!-- vaultnet:end due -->"
TABLE = "| Who | Due |\n| --- | --- |\n| [[Ana]] | 2026-07-13 |\n"


def only(text: str) -> Span:
    spans, faults = find_regions(text)
    assert faults == ()
    (span,) = spans
    return span


def faults_of(text: str, first_line: int = 1) -> list[tuple[int, str]]:
    spans, faults = find_regions(text, first_line)
    assert spans == ()
    return [(fault.line, fault.message) for fault in faults]


def inside(text: str, span: Span) -> str:
    return text[span.start : span.end]


def test_a_region_is_what_stands_between_its_markers() -> None:
    text = f"mine\n{BEGIN}\nold\n<!-- vaultnet:end due 0123abcd -->\nmine\n"
    span = only(text)
    assert (span.name, span.line, span.stamped) == ("due", 2, "0123abcd")
    assert inside(text, span) == "old\n"
    assert text[span.close :] == "\nmine\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{BEGIN}\n{END}",
        "  <!-- vaultnet:begin   due  -->  \nx\n\t<!-- vaultnet:end\tdue -->\t\n",
        f"a paragraph\n{BEGIN}\nx\n{END}\nand more",
        f"- a list\n{BEGIN}\nx\n{END}\n",
        f"<div>\n{BEGIN}\nx\n{END}\n</div>\n",
        f"{BEGIN}\n```\nnot closed\n{END}\n",
    ],
)
def test_markers_may_stand_nearly_anywhere_at_the_margin(text: str) -> None:
    assert only(text).name == "due"


@pytest.mark.parametrize(
    "text",
    [
        f"```\n{BEGIN}\nx\n{END}\n```\n",
        f"~~~\n{BEGIN}\nx\n{END}\n~~~\n",
        f"    {BEGIN}\n    x\n    {END}\n",
        f"> {BEGIN}\n> x\n> {END}\n",
        f"- an item\n  {BEGIN}\n  x\n  {END}\n",
        f"- {BEGIN}\n  x\n  {END}\n",
        f"%%\n{BEGIN}\nx\n{END}\n%%\n",
        f"<!--\n{BEGIN}\nx\n{END}\n",
        f"see {BEGIN}\nx\n{END}\n",
        "<!-- vaultnet:begin -->\nx\n<!-- vaultnet:end -->\n",
        "<!-- vaultnet:begin Due! -->\nx\n<!-- vaultnet:end Due! -->\n",
        f"<!-- vaultnet:begin due --> x\n{END}\n",
        f"<!-- vaultnet:begin due-->\n{END}\n",
    ],
)
def test_markers_within_something_else_are_only_text(text: str) -> None:
    assert find_regions(text) == ((), ())


@pytest.mark.parametrize("name", ["Due", "deu", "fällig", "due_2"])
def test_a_misspelt_name_is_found_so_that_it_can_be_told(name: str) -> None:
    assert only(f"<!-- vaultnet:begin {name} -->\n<!-- vaultnet:end {name} -->\n").name == name


def test_a_text_without_the_sign_is_not_looked_at() -> None:
    assert BEGIN_SIGN in BEGIN
    assert find_regions(END * 3) == ((), ())


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (f"a\n\n{BEGIN}\nx\n", 3, 'the region "due" is never closed'),
        (f"{BEGIN}\nx\n<!-- vaultnet:end du -->\n", 1, 'the region "due" is never closed'),
        (f"{END}\n{BEGIN}\n", 2, 'the region "due" is never closed'),
        (f"{BEGIN}\nx\n<!-- vaultnet:end due 12 -->", 1, 'the region "due" is never closed'),
        (
            f"{BEGIN}\n<!-- vaultnet:begin many -->\n<!-- vaultnet:end many -->\n{END}\n",
            1,
            'the region "many" opens inside "due"',
        ),
        (f"{BEGIN}\n{BEGIN}\n{END}\n", 1, 'the region "due" opens inside "due"'),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_an_unsound_region_is_a_fault_on_its_line(
    text: str, line: int, message: str, newline: str
) -> None:
    text = text.replace("\n", newline)
    assert faults_of(text) == [(line, message)]
    assert faults_of(text, 11) == [(line + 10, message)]


def test_of_two_regions_of_one_name_only_the_first_is_filled() -> None:
    text = f"{BEGIN}\na\n{END}\n\n{BEGIN}\nb\n{END}\n"
    spans, faults = find_regions(text)
    assert [inside(text, span) for span in spans] == ["a\n"]
    assert [tuple(fault) for fault in faults] == [(5, 'the region "due" stands here twice')]


def test_several_regions_live_in_one_note_and_a_fault_in_one_harms_no_other() -> None:
    many = "<!-- vaultnet:begin many -->\nm\n<!-- vaultnet:end many -->\n"
    text = f"# Today\n{BEGIN}\nd\n{END}\n<!-- vaultnet:begin agendas -->\n{many}"
    spans, faults = find_regions(text)
    assert [(span.name, span.line) for span in spans] == [("due", 2), ("many", 6)]
    assert [fault.line for fault in faults] == [5]
    after = fill(text, spans[1], "new\n")
    assert after.startswith(text[: spans[1].start])
    assert inside(after, find_regions(after)[0][1]).strip() == "new"


def test_code_before_a_region_hides_only_what_it_holds() -> None:
    text = f"```\n{BEGIN}\n{END}\n```\n\n{BEGIN}\nx\n{END}\n"
    assert only(text).line == 6


LINES = st.lists(
    st.sampled_from(
        ["", "text", "- item", "- [ ] task", "  more", "> quote", "# heading", "| a | b |", "***",
         "é\u2028x", "\ttab ", "[[Ana]]", "---", "A" * 50]
    ),
    max_size=6,
)  # fmt: skip
CONTENT = st.lists(
    st.sampled_from(
        ["# Due", "- [[Ana]] due", "* x", "", "| a | b |", "| --- | --- |", "Ünï", "1. x", "---"]
    ),
    max_size=8,
).map(lambda lines: "\n".join(lines) + "\n")
NEWLINES = st.sampled_from(["\n", "\r\n", "\r"])


@settings(deadline=None, max_examples=60)
@given(LINES, LINES, CONTENT, CONTENT, NEWLINES)
def test_filling_changes_nothing_outside_the_markers_and_is_found_again(
    before: list[str], after: list[str], old: str, new: str, newline: str
) -> None:
    text = "\n".join([*before, "", write_region("due", old), *after]).replace("\n", newline)
    span = only(text)
    filled = fill(text, span, new)
    found = only(filled)
    assert filled[: span.start] == text[: span.start]
    assert filled[found.close :] == text[span.close :]
    assert found.stamped == digest(inside(filled, found)) == digest(new)
    assert exact_digest(inside(filled, found)) == exact_digest(new)
    assert fill(filled, found, new) == filled
    assert newline == "\n" or "\n" not in filled.replace(newline, "")


def test_a_marker_with_its_own_spacing_keeps_it() -> None:
    text = "  <!-- vaultnet:begin   due -->  \nx\n<!-- vaultnet:end due -->  \nmine"
    assert fill(text, only(text), "new\n").startswith("  <!-- vaultnet:begin   due -->  \n\nnew")


@pytest.mark.parametrize(
    "tidied",
    [
        TABLE.replace("| --- | --- |", "| ------- | ---------- |").replace("Who |", "Who     |"),
        TABLE.replace("| ", "|").replace(" |", "|"),
        f"\n\n{TABLE}\n\n",
        TABLE.replace("\n", "\r\n"),
        TABLE.replace("\n", "  \n"),
    ],
)
def test_a_formatter_that_tidies_a_table_has_not_edited_it(tidied: str) -> None:
    assert tidied != TABLE
    assert digest(tidied) == digest(TABLE)


@pytest.mark.parametrize("tidied", ["* a\n* b\n", "+ a\n+ b", "- a\n\n- b", "-   a\n-\tb\n"])
def test_a_formatter_that_changes_bullets_has_not_edited_them(tidied: str) -> None:
    assert digest(tidied) == digest("- a\n- b\n")


@pytest.mark.parametrize(
    "edited",
    [
        TABLE.replace("Ana", "Bo"),
        TABLE + "mine\n",
        TABLE.replace("2026-07-13", "2026-07-14"),
        TABLE.replace("| [[Ana]] | 2026-07-13 |\n", ""),
    ],
)
def test_a_word_that_a_person_changes_is_an_edit(edited: str) -> None:
    assert digest(edited) != digest(TABLE)


def test_a_ticked_box_is_an_edit() -> None:
    assert digest("- [ ] call\n") != digest("- [x] call\n")


@pytest.mark.parametrize(
    ("text", "newline"),
    [("a\r\nb\n", "\r\n"), ("a\nb\r\n", "\n"), ("a\rb\n", "\r"), ("a", "\n"), ("", "\n")],
)
def test_a_text_is_written_with_the_line_end_that_it_uses_first(text: str, newline: str) -> None:
    assert newline_of(text) == newline


CONFLICT = "a\n<<<<<<< HEAD\nmine\n=======\ntheirs\n>>>>>>> other\nb\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_conflict_is_found_on_the_line_of_its_first_marker(newline: str) -> None:
    assert find_conflict(CONFLICT.replace("\n", newline)) == 2
    assert find_conflict(("see <<<<<<< HEAD\n" + CONFLICT).replace("\n", newline)) == 3


@pytest.mark.parametrize(
    "text",
    [
        CONFLICT.replace("=======\n", ""),
        CONFLICT.replace("<<<<<<< HEAD\n", ""),
        CONFLICT.replace(">>>>>>> other\n", ""),
        CONFLICT.replace("\n", "\n "),
        CONFLICT.replace("=======", "=========="),
        "=======\n>>>>>>> a deep quote\n",
    ],
)
def test_half_a_conflict_is_none(text: str) -> None:
    assert find_conflict(text) == 0


@settings(deadline=None)
@given(st.text(alphabet="<!-> \n\r`%vaultnet:begdu", max_size=80))
def test_no_text_is_too_strange(noise: str) -> None:
    text = f"{noise}\n{BEGIN}\n{noise}\n{END}\n"
    for span in find_regions(text)[0]:
        assert 0 <= span.start <= span.end <= span.close <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{BEGIN}\n" * 10_000,
        f"{BEGIN}\nx\n{END}\n" * 10_000,
        "x\n" * 50_000 + "```\n" + f"{BEGIN}\n" * 10_000,
        f"```\n{BEGIN}\n{END}\n```\n" * 5_000,
        f"{BEGIN}\n{'<!-- vaultnet:begin a -->' * 10_000}",
        f"{BEGIN}\n" + f"{END[:-4]} zz -->\n" * 10_000,
        f"{BEGIN}{' ' * 100_000}x\n",
    ],
)
def test_ten_thousand_markers_cost_no_more_than_a_long_note(text: str) -> None:
    started = process_time()
    find_regions(text)
    assert process_time() - started < 2

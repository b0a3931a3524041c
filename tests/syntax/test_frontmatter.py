"""Where properties stand, what they say, and where the body starts."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import SHARED, oracle
from tests.syntax.odd_heads import ODD_HEADS, Odd
from vaultnet.syntax.frontmatter import Fault, Head, read_head

YAMLISH = st.text(st.sampled_from("ab1 \n\r\t-:,.[]{}#&*!|>'\"%@`?~<=\\_\u2028\x85\ufeff\ud800é"))
ANYTHING = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize("odd", ODD_HEADS, ids=lambda odd: odd.name)
def test_an_odd_head_is_read_or_its_fault_is_told_on_its_line(odd: Odd) -> None:
    head = read_head(f"---\n{odd.block}---\nbody")
    assert head.values == odd.values
    assert [fault.line for fault in head.faults] == [line for line, _ in odd.faults]
    for fault, (_, piece) in zip(head.faults, odd.faults, strict=True):
        assert piece in fault.message


def test_a_head_tells_its_values_their_lines_and_its_body() -> None:
    text = "---\ntype: person\n# who\nrole:\n  - client\ncloseness: 8\n---\n\n# Ana\n"
    head = read_head(text)
    assert head.values == {"type": "person", "role": ["client"], "closeness": 8}
    assert head.lines == {"type": 2, "role": 4, "closeness": 6}
    assert text[head.body :] == "\n# Ana\n"
    assert (head.body_line, head.faults, head.template) == (8, (), False)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("---\na: 1\n---\nb", "b"),
        ("---\r\na: 1\r\n---\r\nb", "b"),
        ("---\r\na: 1\n---\nb", "b"),
        ("---\na: 1\n---", ""),
        ("---\na: 1\r\n---\r", ""),
        ("---\na: 1\n---  \t\nb", "b"),
        ("---\na: 1\n---\n---\nb", "---\nb"),
        ("---\na: |\n  ---\n  x\n---\nb", "b"),
        ("---\na: 1\n----\n---x\n--- x\n---\nb", "b"),
    ],
)
def test_the_body_starts_behind_the_closing_line(text: str, body: str) -> None:
    head = read_head(text)
    assert text[head.body :] == body
    assert head.values["a"] in (1, "---\nx\n")
    assert head.body_line == text[: head.body].count("\n") + 1


@pytest.mark.parametrize("text", ["---\n---\nb", "---\n\n---\nb", "---\r\n---\r\nb"])
def test_an_empty_head_has_no_values_and_no_faults(text: str) -> None:
    head = read_head(text)
    assert (head.values, head.faults, text[head.body :]) == ({}, (), "b")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "---",
        "---\n",
        "# Ana\n",
        "\n---\na: 1\n---\n",
        " ---\na: 1\n---\n",
        "----\na: 1\n----\n",
        "---\nSome words, and no end\n",
        "---\n\nNote: a rule, then words\n",
        "--- \nSome words\n---\n",
        "---a: 1\n---\n",
    ],
)
def test_what_does_not_start_with_a_closed_block_is_all_body(text: str) -> None:
    assert read_head(text) == Head()


@pytest.mark.parametrize("text", ["---\na: 1\nb: 2\n", "---\r\na: 1\n...\n", "---\nFirst Name:"])
def test_properties_that_are_never_closed_are_told_on_line_one(text: str) -> None:
    fault = Fault(1, "the properties that start here are never closed with ---")
    assert read_head(text) == Head(faults=(fault,))


def test_blanks_behind_the_opening_line_hide_the_properties_as_in_obsidian() -> None:
    head = read_head("--- \na: 1\n---\nb")
    assert head == Head(
        faults=(Fault(1, "blanks after the opening --- hide the properties below it"),)
    )


def test_words_between_two_rules_are_told_and_the_body_follows_them() -> None:
    text = "---\n\nSome words\n\n---\nmore"
    head = read_head(text)
    assert (head.values, text[head.body :], head.body_line) == ({}, "more", 6)
    assert [fault.line for fault in head.faults] == [3]


@pytest.mark.parametrize(
    "block",
    [
        "created: {{date}}\nname: {{title}}\n",
        "type: person\ncreated: '{{date:YYYY}}'\n",
        'created: <% tp.date.now("YYYY") %>\n',
        "<%* let x %>\n",
    ],
)
def test_a_placeholder_makes_a_template_whose_faults_are_not_told(block: str) -> None:
    head = read_head(f"---\n{block}---\n")
    assert (head.template, head.faults) == (True, ())


@pytest.mark.parametrize("block", ["a: x {{ y\n", "a: {b: {c: 1}}\n", "a: 1 < 2 % 3\n"])
def test_braces_alone_make_no_template(block: str) -> None:
    assert not read_head(f"---\n{block}---\n{{{{date}}}} <% x %>").template


def test_a_long_head_that_is_no_yaml_tells_its_first_fault_only() -> None:
    head = read_head("---\n" + "words\n" * 5_000 + "---\n")
    assert (dict(head.values), len(head.faults)) == ({}, 1)


def test_at_most_twenty_faults_are_told() -> None:
    assert len(read_head("---\n" + "words\n" * 100 + "---\n").faults) == 20
    assert len(read_head("---\n" + "a: 1\n" * 100 + "---\n").faults) == 20


MERGES = "a0: &a0 {x: 1}\n" + "".join(
    f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}\n" for n in range(1, 9)
)


@pytest.mark.parametrize(
    ("block", "line", "piece"),
    [
        (MERGES, 2, "&"),
        ("a: " + "[" * 50_000 + "\n", 2, "inside each other"),
        ("a: " + "{a: " * 50_000 + "\n", 2, "inside each other"),
        ("a:\n  " + "- " * 50_000 + "\n", 3, "inside each other"),
        ("? " * 50_000 + "\n", 2, "name of a property"),
        ("".join(" " * n + "a:\n" for n in range(600)), 34, "inside each other"),
        (f"a: {'x' * 256 * 1024}\n", 2, "longer than 256 KiB"),
        ('a: "' + "\\\\" * 100_000 + "\n", 2, "never closed"),
    ],
    ids=["merges", "lists", "maps", "dashes", "marks", "steps", "size", "escapes"],
)
def test_a_bomb_is_refused(block: str, line: int, piece: str) -> None:
    head = read_head(f"---\n{block}---\nbody")
    assert head.values == {}
    assert (head.faults[0].line, piece in head.faults[0].message) == (line, True)


def test_lists_and_maps_may_stand_thirty_two_deep() -> None:
    deepest = "a: " + "[" * 31 + "1" + "]" * 31 + "\n"
    assert not read_head(f"---\n{deepest}---\n").faults
    assert read_head("---\n" + deepest.replace("1", "[1]") + "---\n").faults


@settings(deadline=None, max_examples=300)
@given(YAMLISH | ANYTHING, st.sampled_from(["---\n", "---\r\n", "--- \n", ""]), st.booleans())
def test_no_text_raises_and_every_line_is_in_the_file(text: str, start: str, closed: bool) -> None:
    note = start + text + ("\n---\nbody" if closed else "")
    head = read_head(note)
    last = note.count("\n") + 1
    assert 0 <= head.body <= len(note)
    assert head.body_line == note.count("\n", 0, head.body) + 1
    assert set(head.lines) == set(head.values)
    assert all(1 < line < max(head.body_line, 3) for line in head.lines.values())
    assert all(1 <= fault.line <= last for fault in head.faults)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(ODD_HEADS), min_size=1, max_size=3))
def test_faults_stand_in_the_order_of_their_lines(odds: list[Odd]) -> None:
    head = read_head("---\n" + "".join(odd.block for odd in odds) + "---\n")
    assert [fault.line for fault in head.faults] == sorted(fault.line for fault in head.faults)


def test_a_note_of_the_usual_shape_needs_no_yaml_library() -> None:
    code = (
        "import sys; from vaultnet.syntax.frontmatter import read_head;"
        "read_head('---\\na: 1\\nb: [x]\\n---\\n'); print('yaml' in sys.modules);"
        "read_head('---\\na: {b: 1}\\n---\\n'); print('yaml' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["False", "True"]


def test_obsidian_reads_the_same_properties() -> None:
    for case in oracle("obsidian_cache.json")["cases"]:
        head = read_head(case["contents"])
        assert head.values == (case["expected"]["frontmatter"] or {}), case["path"]
        if place := case["expected"]["frontmatter_position"]:
            assert head.body_line == place["end"]["line"] + 2


def test_properties_before_and_after_an_edit_are_read_without_a_fault() -> None:
    faulty = {
        # A quoted word with more words behind it: Obsidian refuses it too.
        "Numeric aliases are escaped when aliases are otherwise unchanged",
    }
    for case in oracle("yaml_edit_before_after.json")["cases"]:
        for text in (case["before"], case["after"]):
            head = read_head(text)
            assert not head.faults or case["name"] in faulty, case["name"]
            keys = re.findall(r"^([\w-]+):(?:\s|$)", text[: head.body], re.MULTILINE)
            assert head.faults or set(keys) <= set(head.values)


def test_every_head_of_the_real_vaults_is_read_without_a_fault() -> None:
    vaults = SHARED / "real-vaults"
    if not vaults.exists():
        pytest.skip("the real vaults are not beside this checkout")
    heads = [
        read_head(path.read_bytes().decode("utf-8", "replace").removeprefix("\ufeff"))
        for path in sorted(vaults.rglob("*.md"))
    ]
    assert sum(bool(head.values) for head in heads) > 200
    assert [head.faults for head in heads if head.faults] == []

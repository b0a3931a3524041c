"""The fast reader agrees with the whole one, or declines."""

from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import SHARED, oracle
from tests.syntax.odd_heads import ODD_HEADS, Odd
from vaultnet.syntax.flat_yaml import read_flat
from vaultnet.syntax.yaml_core import read_block

HEAD = re.compile(r"---\r?\n(.*?^)---[ \t]*\r?$", re.DOTALL | re.MULTILINE)

MARKS = st.sampled_from(
    "ab1 0.-+:,[]{}#&*!|>'\"%@`?~=<^$/\\\té_²٣🌲\xa0\x85\u2028\ufeff\x7f\r\ud800\ufffe"
)
PIECES = (
    MARKS
    | st.sampled_from(
        ["word", "x y", "''", "true", "null", "---", "...", "<<", "[[A b]]", "[[A|b]]"]
    )
    | st.sampled_from(["8", "-3", "007", "1.10", "48.8584", "1e3", "2026-01-02", "10:30"])
    | st.sampled_from(["  ", ": ", " #", "- ", "http://x.y"])
)
WORDS = st.lists(PIECES, max_size=4).map("".join)
QUOTED = st.builds("{0}{1}{0}".format, st.sampled_from("'\""), WORDS)
LISTED = st.builds(
    lambda between, words: f"[{between.join(words)}]",
    st.sampled_from([",", ", ", " , "]),
    st.lists(WORDS | QUOTED, max_size=3),
)
VALUES = WORDS | QUOTED | LISTED | WORDS.map("[[{}]]".format)
KEYS = st.sampled_from(["a", "b", "c", "date created", "2026", "true", "x-y", "é", "k'", "a/b"])
ENDS = st.sampled_from(["\n", "\n", "\r\n", " \n", " # c\n", "#c\n", "\t\n"])
GAPS = st.sampled_from([" ", " ", "", "  "])
LINES = (
    st.builds("{}:{}{}{}".format, KEYS, GAPS, VALUES, ENDS)
    | st.builds("{}-{}{}{}".format, st.sampled_from(["", "  ", "    "]), GAPS, VALUES, ENDS)
    | st.builds("{}{}{}".format, st.sampled_from(["", "  ", "# "]), WORDS, ENDS)
)


def assert_agrees(block: str) -> bool:
    """Whether the fast reader took the block; where it did, it must say the same."""
    flat = read_flat(block, 2)
    if flat is not None:
        assert repr(flat) == repr(read_block(block, 2)), block
    return flat is not None


@settings(deadline=None, max_examples=800)
@given(st.lists(LINES, min_size=1, max_size=5).map("".join))
def test_it_reads_any_lines_as_the_whole_reader_does_or_declines(block: str) -> None:
    assert_agrees(block)


@pytest.mark.parametrize("odd", ODD_HEADS, ids=lambda odd: odd.name)
def test_it_reads_an_odd_head_as_the_whole_reader_does_or_declines(odd: Odd) -> None:
    assert_agrees(odd.block)


@pytest.mark.parametrize(
    "block",
    [
        "type: person\nuid: ana\ntier: critical\n",
        "a: 'it''s'\nb: ['it''s']\n",
        "a: x\u2028y\nb: 'x\u2029'\n",
        "a:\n  - x\n  - 'y'\nb:\n- z\n",
        "a: [x, 'y, z', 2]\nb: []\n",
        "# c\n\na: x # c\nb: # c\n",
        'a: "[[Ana]]"\nb: [[Ana Ruiz|A.]]\n',
        "a: x\r\nb:\r\n  - y\r\n",
        "birthday: --05-02\nphone: +49 30 1234\nurl: https://example.org\n",
    ],
)
def test_it_takes_the_shapes_that_nearly_every_note_has(block: str) -> None:
    assert assert_agrees(block)


@pytest.mark.parametrize(
    "block",
    [
        "a: {b: 1}\n",
        "a: |\n  x\n",
        "a: x\n  y\n",
        "a:\n  b: 1\n",
        "a: 1\na: 2\n",
        "a: x\n  - y\n",
        "a:\n  - x\n - y\n",
        "a: &x 1\n",
        "a:\tx\n",
        "a: x: y\n",
        "a: [x] [y]\n",
        'a: "\\n"\n',
        "- a\n",
    ],
)
def test_it_declines_what_is_more_than_flat(block: str) -> None:
    assert read_flat(block, 2) is None


def test_it_agrees_on_every_text_of_the_yaml_suite() -> None:
    for case in oracle("yaml_test_suite.json")["cases"]:
        assert_agrees(case["input"])


def test_it_agrees_on_the_edited_properties_and_takes_most_of_them() -> None:
    cases = oracle("yaml_edit_before_after.json")["cases"]
    texts = [case[when] for case in cases for when in ("before", "after")]
    blocks = [match[1] for text in texts if (match := HEAD.match(text))]
    assert sum(map(assert_agrees, blocks)) > 0.8 * len(blocks)


def test_it_agrees_on_the_real_vaults_and_takes_most_of_their_heads() -> None:
    vaults = SHARED / "real-vaults"
    if not vaults.exists():
        pytest.skip("the real vaults are not beside this checkout")
    texts = [path.read_bytes().decode("utf-8", "replace") for path in vaults.rglob("*.md")]
    blocks = [match[1] for text in texts if (match := HEAD.match(text))]
    assert sum(map(assert_agrees, blocks)) > 0.75 * len(blocks)


@pytest.mark.parametrize("unit", ["] #", "# ", "[a #", " ", "x: ", "'", '"', "a, "])
def test_time_grows_with_the_line_and_not_faster(unit: str) -> None:
    def cost(size: int) -> float:
        block = f"a: [x{unit * (size // len(unit))}\x7f\n"
        started = process_time()
        read_flat(block, 2)
        return process_time() - started

    small = min(cost(1_000) for _ in range(3))
    assert min(cost(8_000) for _ in range(3)) < 30 * small + 0.05  # with its square: 64 times

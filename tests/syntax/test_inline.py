"""What is read inside one line, and what is left alone."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import oracle
from vaultnet.syntax.inline import canonical_key, find_fields, mask

BRACKETS = st.text(alphabet="[]()`\\:%<!-> aß∑🎉\n", max_size=60)


def pairs(text: str) -> list[tuple[str, str]]:
    return [(field.key, field.value) for field in find_fields(text)]


class TestMasking:
    """Code spans and comments."""

    @pytest.mark.parametrize(
        ("text", "masked"),
        [
            ("plain [a:: b]", "plain [a:: b]"),
            ("a `b` c", "a     c"),
            ("a ``b ` c`` d", "a           d"),
            ("a %%b%% c", "a       c"),
            ("a <!-- b --> c", "a            c"),
            ("a <!--> c", "a       c"),
            ("`%%` b %%", "     b %%"),
            ("%%`%% b `c`", "      b    "),
        ],
    )
    def test_code_and_comments_become_blanks(self, text: str, masked: str) -> None:
        assert mask(text) == masked

    @pytest.mark.parametrize("text", ["a ` b", "a `` b `", "a %% b", "a <!-- b", r"a \`b` c"])
    def test_what_is_not_closed_is_text(self, text: str) -> None:
        assert mask(text) == text

    @given(BRACKETS)
    @settings(deadline=None)
    def test_a_mask_keeps_every_place(self, text: str) -> None:
        masked = mask(text)
        assert len(masked) == len(text)
        assert all(new in (old, " ") for old, new in zip(text, masked, strict=True))


class TestFields:
    """`[key:: value]` and `(key:: value)`."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("did [give:: help] it", [("give", "help")]),
            ("did (give:: help) it", [("give", "help")]),
            ("[a::1][b::2]", [("a", "1"), ("b", "2")]),
            ("[a:: 1] (b:: 2) [a:: 3]", [("a", "1"), ("b", "2"), ("a", "3")]),
            ("[to:: [[Ana Ruiz#^a3]], [[Bo]]]", [("to", "[[Ana Ruiz#^a3]], [[Bo]]")]),
            ("[a:: [b] [c [d]]] e", [("a", "[b] [c [d]]")]),
            (r"[a:: b \] c] d", [("a", r"b \] c")]),
            (r"\[a:: b] c", []),
            (r"\\[a:: b] c", [("a", "b")]),
            ("[a:: (b:: c)]", [("a", "(b:: c)")]),
            ("[a:: [b:: c]", [("b", "c")]),
            ("[Job Title:: CFO]", [("job-title", "CFO")]),
            ("[**Due**:: soon]", [("due", "soon")]),
            ("[a:b:: c]", [("ab", "c")]),
            ("[a:: ]", [("a", "")]),
            ("[:: b]", []),
            ("[a: b]", []),
            ("[a (b):: c]", []),
            ("`[a:: b]` [c:: `d]`]", [("c", "`d]`")]),
            ("%%[a:: b]%% <!-- [c:: d] -->", []),
        ],
    )
    def test_fields_are_read_as_dataview_reads_them(
        self, text: str, expected: list[tuple[str, str]]
    ) -> None:
        assert pairs(text) == expected

    @given(BRACKETS)
    @settings(deadline=None)
    def test_spans_are_in_order_and_hold_their_value(self, text: str) -> None:
        end = 0
        for field in find_fields(text):
            assert end <= field.start < field.end <= len(text)
            assert field.value in text[field.start : field.end]
            assert text[field.start] + text[field.end - 1] in ("[]", "()")
            end = field.end

    @pytest.mark.parametrize(
        "unit",
        [
            "[a:: ",
            "[a:: \\",
            "(a:: [b:: ",
            "[a:: [[b:: c]] ",
            "`[a:: ",
            "[",
            "[a:",
            "<!--",
            "`` ` ",
        ],
    )
    def test_time_grows_with_the_line_and_not_faster(self, unit: str) -> None:
        def cost(size: int) -> float:
            text = (unit * size)[: 4 * size] + "::"
            started = process_time()
            find_fields(text)
            return process_time() - started

        small = min(cost(10_000) for _ in range(3))
        assert min(cost(80_000) for _ in range(3)) < 30 * small + 0.05  # with its square: 64 times


@pytest.mark.parametrize(
    ("key", "canonical"),
    [
        ("give", "give"),
        (" Because  Of ", "because-of"),
        ("*a*_b", "a_b"),
        ("Größe", "größe"),
        ("🎉 fun", "🎉-fun"),
    ],
)
def test_keys_have_one_form(key: str, canonical: str) -> None:
    assert canonical_key(key) == canonical


@given(st.text(max_size=40))
@settings(deadline=None)
def test_no_text_is_too_strange(text: str) -> None:
    assert len(mask(text)) == len(text)
    assert len(find_fields(text)) <= text.count("::")


def test_dataview_finds_the_same_fields_in_real_lines() -> None:
    for case in oracle("dataview_lines.json")["cases"]:
        line = case["input"]
        if case["context"] in ("full", "list-full"):
            continue  # On purpose: a field is in brackets; `Key:: value` without any is text.
        found = pairs(line)
        if "`" in line and not found:
            continue  # On purpose: what stands in a code span is shown, not said.
        assert found == [(field["canon"], field["raw"]) for field in case["expected"]], line


def test_dataview_agrees_on_its_own_examples() -> None:
    for case in oracle("dataview_unit.json")["cases"]:
        text = case["input"][0]
        if case["fn"] == "normalize.canonicalizeVarName":
            assert canonical_key(text) == case["expected"]
        if case["fn"] == "inline-field.extractInlineFields" and len(case["input"]) == 1:
            spans = [(f["key"], f["value"], f["start"], f["end"]) for f in case["expected"]]
            # On purpose: our end lies behind the closing bracket wherever the field stands.
            assert [tuple(field[:3]) for field in find_fields(text)] == [s[:3] for s in spans]

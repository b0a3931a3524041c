"""Links in one line, as Obsidian sees them."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import oracle
from vaultnet.syntax.links import WikiLink, as_read, find_links


def only(text: str) -> WikiLink:
    (link,) = find_links(text)
    return link


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("[[Ana Ruiz]]", "Ana Ruiz"),
        ("[[ Ana Ruiz ]]", "Ana Ruiz"),
        ("[[Ana Ruiz.md]]", "Ana Ruiz"),
        ("[[People/Ana Ruiz|her]]", "People/Ana Ruiz"),
        (r"| [[Ana\|her]] | x |", "Ana"),
        ("[[Sq]uare]]", "Sq]uare"),
        ("[[[Ana]]]", "Ana"),
        ("[her](Ana%20Ruiz.md)", "Ana Ruiz"),
        ("[her](<Ana Ruiz.md>)", "Ana Ruiz"),
        ('[her](Ana.md "a title")', "Ana"),
        ("[her](People/Ana%20(old).md)", "People/Ana (old)"),
        ("[a [b] c](Ana.md)", "Ana"),
        ("[x](J%C3%BCrgen.md)", "Jürgen"),
        ("[x](%FF.md)", "\ufffd"),
        ("[pdf](a.pdf)", "a.pdf"),
    ],
)
def test_a_link_has_a_target(text: str, target: str) -> None:
    assert only(text).target == target


@pytest.mark.parametrize(
    ("text", "target", "heading", "block"),
    [
        ("[[Ana#Log]]", "Ana", "Log", ""),
        ("[[Ana#Log#May|x]]", "Ana", "Log#May", ""),
        ("[[Ana#^a3]]", "Ana", "", "a3"),
        ("[[#^a3]]", "", "", "a3"),
        ("[x](Ana.md#The%20log)", "Ana", "The log", ""),
    ],
)
def test_a_link_may_name_a_place_in_the_note(
    text: str, target: str, heading: str, block: str
) -> None:
    assert (only(text).target, only(text).heading, only(text).block) == (target, heading, block)


@pytest.mark.parametrize(
    "text",
    [
        "[x](https://example.org)",
        "[x](mailto:ana@example.org)",
        "[x](//example.org/a)",
        "`[[Ana]]` and `[x](Ana.md)`",
        "%%[[Ana]]%% <!-- [[Bo]] -->",
        r"\[[Ana]]",
        "[[Ana]",
        "[[]] [[ ]] [[|x]]",
        "[x]() [x] (Ana.md)",
        "[give:: help]",
    ],
)
def test_some_things_are_no_links(text: str) -> None:
    assert find_links(text) == []


def test_embeds_are_told_apart() -> None:
    assert [link.embed for link in find_links("![[a.png]] ![b](c.png) [[Ana]] [x](Bo.md)")] == [
        True,
        True,
        False,
        False,
    ]


def test_links_come_in_the_order_written_with_their_spans() -> None:
    text = "[x](Bo.md) met [[Ana]](there) and ![[Cy]]"
    spans = [text[link.start : link.end] for link in find_links(text)]
    assert spans == ["[x](Bo.md)", "[[Ana]]", "![[Cy]]"]


@given(st.text(alphabet="[]()<>!|#^\\`%/.: \n\"'aé2F", max_size=60))
@settings(deadline=None)
def test_no_text_is_too_strange(text: str) -> None:
    end = 0
    for link in find_links(text):
        assert 0 <= link.start < link.end <= len(text)
        assert link.end > end
        end = link.end
        assert link.target or link.heading or link.block


@given(st.text(alphabet="abc é'.,-", min_size=1).map(str.strip).filter(bool))
@settings(deadline=None)
def test_a_written_link_is_read_back(name: str) -> None:
    assert [n.target for n in find_links(f"x [[{name}]] [[{name}|y]]")] == [
        name.removesuffix(".md")
    ] * 2


@pytest.mark.parametrize(
    "unit",
    ["[[a", "[[a|", "[a](", "[a](b '", "](<", "[a [b]", "[[a]](", "![[a]]", "[a](b (", "[a](b   "],
)
def test_time_grows_with_the_line_and_not_faster(unit: str) -> None:
    def cost(size: int) -> float:
        text = (unit * size)[: 4 * size] + "]("
        started = process_time()
        find_links(text)
        return process_time() - started

    small = min(cost(5_000) for _ in range(3))
    assert min(cost(40_000) for _ in range(3)) < 30 * small + 0.05  # with its square: 64 times


def test_obsidian_finds_the_same_links_in_its_own_notes() -> None:
    for case in oracle("obsidian_cache.json")["cases"]:
        lines = case["contents"].split("\n")
        front = case["expected"]["frontmatter_position"]
        first = front["end"]["line"] + 1 if front else 0
        found = {
            (number, lines[number][link.start : link.end], link.embed)
            for number in range(first, len(lines))
            for link in find_links(lines[number])
        }
        said = case["expected"]
        wanted = {(n["line"], n["original"], False) for n in said["links"] or []}
        wanted |= {(n["line"], n["original"], True) for n in said["embeds"] or []}
        # On purpose: a link in a `%%` comment is no mention (section 12, reading 16), and a
        # link without a name (`[[|]]`) leads nowhere.
        for number, original, embed in wanted - found:
            line = lines[number]
            assert line.count("%%") == 2 or original.startswith("[[|"), (case["path"], original)
            wanted.discard((number, original, embed))
        assert found == wanted, case["path"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("lunch with [[Bo]]", "lunch with Bo"),
        ("[[People/Bo Lind.md|Bo]] and [[People/Cy]]", "Bo and Cy"),
        ("[[Ana#^a3]], [[#Plans]], [[#^b2]], ![[Map.png]]", "Ana, Plans, b2, Map.png"),
        ("[the study](Notes/Study%20one.md) for [[Di|]]", "the study for Di"),
        ("`[[no link]]` and https://example.com", "`[[no link]]` and https://example.com"),
        ("plain", "plain"),
    ],
)
def test_a_reader_sees_names_instead_of_links(written: str, read: str) -> None:
    assert as_read(written) == read

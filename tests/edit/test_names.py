"""A person is taken out of somebody else's note: the act stays, the name goes."""

# ruff: noqa: E501 - one case, one line
from __future__ import annotations

import pytest

from tests.edit.editing import PATH, RULES, edit
from vaultnet.edit import Refused, Unname, edited, overwritten, stands
from vaultnet.read.note import read_note

BO = Unname(("bo lindqvist", "people/bo lindqvist"), ("bo lindqvist", "bo"))

BODIES = [
    ("with [[Bo Lindqvist]].\n", "with someone.\n"),
    ("[[People/Bo Lindqvist.md#Log|my friend]] and [[Cy]]\n", "someone and [[Cy]]\n"),
    ("![[Bo Lindqvist]] ![x](Bo%20Lindqvist.md)\n", "someone someone\n"),
    ("[a *b*](<People/Bo Lindqvist.md> \"t\")\r\n", "someone\r\n"),
    ("# About [[Bo Lindqvist]]\n\nx\n", "# About someone\n\nx\n"),
    ("About [[bo lindqvist]]\n===\n", "About someone\n===\n"),
    ("> [!note] [[Bo Lindqvist]]\n", "> [!note] someone\n"),
    ("| [[Bo Lindqvist\\|Bo]] | x |\n| --- | --- |\n", "| someone | x |\n| --- | --- |\n"),
    ("%% [[Bo Lindqvist]] %%\n<!-- [[Bo Lindqvist]] -->\n", "%% someone %%\n<!-- someone -->\n"),
    ("%%\n[[Bo Lindqvist]]\n%%\n", "%%\nsomeone\n%%\n"),
    ("- 2026-01-01 meet: [[Bo Lindqvist]] came ^b\n", "- 2026-01-01 meet: someone came ^b\n"),
    ("- [ ] promise: see [[Bo Lindqvist]] 📅 2026-01-01\n", "- [ ] promise: see someone 📅 2026-01-01\n"),
    ("- 2026-01-01 heard: x [to:: [[Bo Lindqvist]]]\n", "- 2026-01-01 heard: x [to:: someone]\n"),
    ("- 2026-01-01 heard: x [to:: Bo] [by:: them]\n", "- 2026-01-01 heard: x [to:: someone] [by:: them]\n"),
    ("- 2026-01-01 call: x [because-of:: [[Bo Lindqvist#^b2]]] ^c\n", "- 2026-01-01 call: x ^c\n"),
    ("- 2026-01-01 call: [because-of:: [[Bo Lindqvist#^b2]]]\n", "- 2026-01-01 call:\n"),
    ("- 2026-01-01 call: x (because-of:: [[Bo Lindqvist#^a]], [[Bo Lindqvist#^b]])\n", "- 2026-01-01 call: x\n"),
    ("- 2026-01-01 call: x [because-of:: [[Bo Lindqvist#^b]], [[Cy#^c]]]\n", "- 2026-01-01 call: x [because-of:: [[Cy#^c]]]\n"),
    ("- 2026-01-01 call: x [because-of:: [[Cy#^c]], [[Bo Lindqvist#^b]]]\n", "- 2026-01-01 call: x [because-of:: [[Cy#^c]]]\n"),
    ("`[[Bo Lindqvist]]`\n\n```\n[[Bo Lindqvist]]\n```\n", "`[[Bo Lindqvist]]`\n\n```\n[[Bo Lindqvist]]\n```\n"),
    ("<!-- vaultnet:begin due -->\n[[Bo Lindqvist]]\n<!-- vaultnet:end due -->\n", "<!-- vaultnet:begin due -->\n[[Bo Lindqvist]]\n<!-- vaultnet:end due -->\n"),
    ("Bo Lindqvist, [[Bo Lindqvist Jr]], \\[[Bo Lindqvist]]\n", "Bo Lindqvist, [[Bo Lindqvist Jr]], \\[[Bo Lindqvist]]\n"),
]  # fmt: skip

HEADS = [
    ('k: "[[Bo Lindqvist]]" # c\n', "k: # c\n"),
    ("k: Bo\n", "k:\n"),
    ("k: [[Bo Lindqvist]]\n", "k:\n"),
    ('k:\n  - "[[Cy]]"\n  - "[[Bo Lindqvist|B]]" # c\n  - x # d\n', 'k:\n  - "[[Cy]]"\n  - x # d\n'),
    ("k:\n- Bo\na: 1\n", "k:\na: 1\n"),
    ("k:\r\n  - Bo\r\n  - 'x'\r\n", "k:\r\n  - 'x'\r\n"),
    ("k:\n  - Bo\n  - [[Bo Lindqvist]]\n  - x\n", "k:\n  - x\n"),
    ("k: [[x], Bo, {a: 1}]\n", "k: [[x], {a: 1}]\n"),
    ("k:\n  - a: 1\n    b: 2\n  - Bo\n  - - c\n", "k:\n  - a: 1\n    b: 2\n  - - c\n"),
    ("k: [Bo, 'x', BO]\n", "k: ['x']\n"),
    ("k: ['x',Bo,  y] # c\n", "k: ['x',  y] # c\n"),
    ("k: [Bo]\n", "k:\n"),
    ("k: with [[Bo Lindqvist]]\n", "k: with [[Bo Lindqvist]]\n"),
    ("k: Bo Lindqvist Jr\n", "k: Bo Lindqvist Jr\n"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "new"), BODIES)
def test_every_link_in_the_text_becomes_someone(text: str, new: str) -> None:
    assert edit(f"x\n\n{text}", BO) == f"x\n\n{new}"


@pytest.mark.parametrize(("block", "new"), HEADS)
def test_a_property_that_names_the_person_names_them_no_more(block: str, new: str) -> None:
    assert edit(f"---\n{block}---\nx\n", BO) == f"---\n{new}---\nx\n"


def test_properties_and_text_are_changed_in_one_go() -> None:
    text = '---\nknows: ["[[Bo Lindqvist]]", "[[Cy]]"]\n---\n- 2026-01-01 [[Bo Lindqvist]]\n'
    assert edit(text, BO) == '---\nknows: ["[[Cy]]"]\n---\n- 2026-01-01 someone\n'


def test_no_line_becomes_a_problem() -> None:
    body = "".join(f"{text}\n" for text, _ in BODIES)
    note = read_note(PATH, edit(f"---\ntype: person\n---\n{body}", BO).encode(), RULES)
    assert note.problems == ()


def test_a_name_that_cannot_be_taken_out_is_told() -> None:
    text = "---\nk: Bo\na: &x 1\n---\n"
    with pytest.raises(Refused) as refusal:
        edited(PATH, text, BO, RULES)
    assert str(refusal.value) == f"{PATH}:3: a value that starts with & must be quoted"
    assert not stands(PATH, text, BO, RULES)


def test_a_name_is_never_put_back_or_lost() -> None:
    assert not overwritten(PATH, "[[Bo Lindqvist]]", BO, RULES)
    assert not stands(PATH, "[[Bo Lindqvist]]", BO, RULES)

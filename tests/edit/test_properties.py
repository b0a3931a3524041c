"""A key of the properties gets a value, and everything around it stays."""

from __future__ import annotations

import pytest

from tests.edit.editing import PATH, RULES, edit
from tests.edit.heads import HEADS, LIST, Edited
from vaultnet.edit import Refused, SetProperty, edited, property_text, stands
from vaultnet.read.note import read_note
from vaultnet.syntax.frontmatter import read_head

BODY = "# Ana\r\n\n- [ ] promise: x\n---\nk: no\n---\nend"


def set_to(block: str, value: str | bool | tuple[str, ...] | None, newline: str = "\n") -> str:
    """The lines between the `---` lines after `k` was set; what is around them is checked."""
    start, end = f"---{newline}", f"---{newline}{BODY}"
    new = edit(f"{start}{block}{end}", SetProperty("k", value))
    assert new.startswith(start)
    assert new.endswith(end)
    return new[len(start) : -len(end)]


def line_end(block: str) -> str:
    return "\r\n" if block.endswith("\r\n") else "\n"


def test_there_are_enough_odd_heads() -> None:
    assert len(HEADS) >= 60


@pytest.mark.parametrize("head", HEADS, ids=lambda head: head.name)
def test_a_text_is_set_in_any_head_that_can_be_read(head: Edited) -> None:
    if head.why:
        with pytest.raises(Refused) as refusal:
            set_to(head.block, "new", line_end(head.block))
        assert str(refusal.value) == f"{PATH}:{head.why}"
    else:
        assert set_to(head.block, "new", line_end(head.block)) == head.now


@pytest.mark.parametrize("head", [h for h in HEADS if h.listed], ids=lambda head: head.name)
def test_a_list_is_set_in_the_form_that_the_note_uses(head: Edited) -> None:
    assert set_to(head.block, ("x", "y: z"), line_end(head.block)) == head.listed


@pytest.mark.parametrize("value", [True, None, (), ("a, b",), 'it\'s "so": \\', "", "[[A]]"])
@pytest.mark.parametrize("head", [h for h in HEADS if h.now], ids=lambda head: head.name)
def test_whatever_is_set_is_read_back_and_no_other_value_changes(
    head: Edited, value: str | bool | tuple[str, ...] | None
) -> None:
    before = read_head(f"---\n{head.block}---\n").values
    after = read_head(f"---\n{set_to(head.block, value, line_end(head.block))}---\n").values
    others = {key: value for key, value in after.items() if key.strip().lower() != "k"}
    assert others == {key: value for key, value in before.items() if key.strip().lower() != "k"}
    found = next((after[key] for key in after if key.strip().lower() == "k"), None)
    meant = list(value) if isinstance(value, tuple) and found is not None else value or None
    assert found == meant or (found == "" and value == "") or (value == () and not found)


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("", "---\nk: v\n---\n"),
        ("Ana\n", "---\nk: v\n---\nAna\n"),
        ("Ana", "---\nk: v\n---\nAna"),
        ("Ana\r\n", "---\r\nk: v\r\n---\r\nAna\r\n"),
        ("Ana\rBo", "---\nk: v\n---\nAna\rBo"),
        ("\n---\na: 1\n---\n", "---\nk: v\n---\n\n---\na: 1\n---\n"),
        ("---\n\nrule above\n", "---\nk: v\n---\n---\n\nrule above\n"),
        ("---\na: 1\n---", "---\na: 1\nk: v\n---"),
        ("---\na: 1\n---  \nx", "---\na: 1\nk: v\n---  \nx"),
    ],
)
def test_a_note_without_properties_gets_some_at_its_top(text: str, new: str) -> None:
    assert edit(text, SetProperty("k", "v")) == new


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("---\nk: 1\n", ":1: the properties that start here are never closed with ---"),
        ("--- \nk: 1\n---\n", ":1: blanks after the opening --- hide the properties below it"),
    ],
)
def test_properties_that_nobody_sees_are_not_doubled(text: str, why: str) -> None:
    for value in ("v", None, ("v",), ()):
        with pytest.raises(Refused) as refusal:
            edited(PATH, text, SetProperty("k", value), RULES)
        assert str(refusal.value) == PATH + why


@pytest.mark.parametrize("value", ["a\nb", "a\rb", "a\x00b", ("a", "b\n"), "a\u2028b"])
def test_a_property_takes_nothing_but_one_line(value: str | tuple[str, ...]) -> None:
    with pytest.raises(Refused, match=f"^{PATH}: k can only hold text on one line$"):
        edited(PATH, "", SetProperty("k", value), RULES)


def test_a_key_without_a_name_is_refused() -> None:
    with pytest.raises(Refused, match=f"^{PATH}: a key can only hold text on one line$"):
        edited(PATH, "", SetProperty(" ", "v"), RULES)


@pytest.mark.parametrize(
    ("block", "value"),
    [
        ("k: 'old'\n", "old"),
        ("k: 8\n", "8"),
        ("k: yes\n", "yes"),
        ("k: True\n", True),
        ("k: [a,   b]\n", ("a", "b")),
        ("k: a # one is a list too\n", ("a",)),
        ("k: ~\n", None),
        ("a: 1\n", None),
        ("a: 1\n", ()),
        ("k: []\n", ()),
    ],
)
def test_what_is_so_already_is_not_written_anew(
    block: str, value: str | bool | tuple[str, ...] | None
) -> None:
    assert set_to(block, value) == block


def test_blank_and_unknown_are_one_and_false_is_another() -> None:
    assert set_to("k:\n", value=False) == "k: false\n"
    assert set_to("k: false\n", None) == "k:\n"
    assert set_to("k: yes\n", value=True) == "k: true\n"


def test_a_list_that_gets_no_element_is_written_as_one() -> None:
    assert set_to(LIST, ()) == "k: []\n"


def test_no_other_number_comes_of_a_text() -> None:
    assert set_to("k: 1\n", "007") == 'k: "007"\n'
    assert set_to("k: 1\n", "+351555") == 'k: "+351555"\n'


def test_a_key_is_written_as_the_vault_calls_it() -> None:
    text = edit("---\ntype: person\n---\n", SetProperty("Date: met", "2026-01-01"))
    assert text == '---\ntype: person\n"Date: met": 2026-01-01\n---\n'


def test_the_reader_sees_the_value() -> None:
    text = edit("---\ntype: person\ntier: many\n---\n", SetProperty("tier", "critical"))
    contact = read_note(PATH, text.encode(), RULES).contact
    assert contact is not None
    assert contact.tier == "critical"


def test_what_stands_there_can_be_asked_for_as_one_text() -> None:
    assert property_text("---\nK: [a, 1]\n---\n", "k") == "a, 1"
    assert property_text("---\nk:\n---\n", "k") == ""
    assert property_text("", "k") == ""


def test_one_value_in_a_doubled_key_is_left_for_the_person() -> None:
    text = "---\nk: 1\nk: 2\n---\n"
    assert stands(PATH, text, SetProperty("k", "1"), RULES)
    with pytest.raises(Refused):
        edited(PATH, text, SetProperty("k", "2"), RULES)

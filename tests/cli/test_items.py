"""Open items: which one is meant, and how a new one is written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.cli.vault import answer, leave_alone, on
from tests.derive.golden import network, person
from vaultnet.cli.items import open_item
from vaultnet.errors import VaultnetError
from vaultnet.model import Contact, Item, Person

ITEMS = (
    Item("promise", " ", "the staffing study", 10, due=date(2026, 6, 10)),
    Item("ask", "x", "the key", 11),
    Item("ask", " ", "Introduction to Zoë's [[Port Authority]]", 12),
    Item("raise", "/", "study of the harbour, part 12", 13),
    Item("task", " ", "12", 14),
    Item("promise", " ", "💐", 15),
)


@pytest.fixture
def ana() -> Person:
    (found,) = network(person(Contact("ana", "Ana Ruiz"), items=ITEMS)).people
    return found


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("staffing", 10),
        ("STAFFING study", 10),
        ("study staffing", 10),
        ("the-staffing-study", 10),
        ("zoes port", 12),
        ("introduction-to-zoes-port-authority", 12),
        ("harbour", 13),
        ("part 12", 13),
        ("12", 14),
        ("3", 13),
        ("1", 10),
        ("💐", 15),
    ],
)
def test_a_few_words_or_a_number_mean_one_open_item(ana: Person, words: str, line: int) -> None:
    place, item = open_item(ana, words)
    assert item.line == line
    assert ana.items[place] is item


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            "study",
            '"study" may be one of these; say more, or its number\n'
            "  1 promise: the staffing study, due 2026-06-10\n"
            "  3 raise: study of the harbour, part 12",
        ),
        (
            "key",
            'no open item of Ana Ruiz holds "key"; these are open\n'
            "  1 promise: the staffing study, due 2026-06-10\n"
            "  2 ask: Introduction to Zoë's [[Port Authority]]\n"
            "  3 raise: study of the harbour, part 12\n"
            "  4 task: 12\n"
            "  5 promise: 💐",
        ),
    ],
)
def test_otherwise_those_that_are_open_are_listed(ana: Person, words: str, sentence: str) -> None:
    with pytest.raises(VaultnetError) as stopped:
        open_item(ana, words)
    assert str(stopped.value) == sentence


@pytest.mark.parametrize("words", ["0", "6", "99", "-"])
def test_a_number_beyond_the_list_means_nothing(ana: Person, words: str) -> None:
    with pytest.raises(VaultnetError, match="no open item of Ana Ruiz holds"):
        open_item(ana, words)


def test_the_same_item_is_open_once(calm: Path) -> None:
    assert answer(calm, "ask", "ana", "the map", "--date", "yesterday")["written"]
    again = answer(calm, "ask", "ana", "the map")
    assert (again["written"], again["diff"]) == ([], "")
    assert again["remarks"] == ["it is open already, at People/Ana Ruiz.md:18; nothing was written"]
    on(calm, "done", "ana", "map")
    assert answer(calm, "ask", "ana", "the map")["written"]


def test_two_items_alike_are_closed_one_by_one(calm: Path) -> None:
    path = calm / "People/Zoë Ångström.md"
    path.write_text("---\ntype: person\n---\n\n- [ ] ask: x\n- [ ] ask: x\n", encoding="utf-8")
    leave_alone(calm)
    on(calm, "done", "zoe", "2")
    assert path.read_text(encoding="utf-8").endswith(
        "- [ ] ask: x\n- [x] ask: x [completion:: 2026-06-30]\n"
    )


def test_a_field_that_tasks_knows_stands_last(calm: Path) -> None:
    done = answer(calm, "promise", "ana", "a walk [due:: 2026-08-01] [give:: fun] ^w1")
    assert done["written"][0]["text"] == "- [ ] promise: a walk [give:: fun] [due:: 2026-08-01] ^w1"


def test_a_text_that_would_say_something_else_is_refused(calm: Path) -> None:
    done = on(calm, "promise", "ana", "promise:^x")
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        'vaultnet: "promise: ^x" would not be read as it is meant; say it more plainly\n'
    )


@pytest.mark.parametrize("words", ["a", "t s", "study t"])
def test_a_word_of_one_letter_is_a_whole_word(ana: Person, words: str) -> None:
    with pytest.raises(VaultnetError, match="no open item of Ana Ruiz holds"):
        open_item(ana, words)


def test_a_word_of_one_letter_may_be_meant() -> None:
    items = (Item("task", " ", "plan b", 10), Item("task", " ", "boats", 11))
    (someone,) = network(person(Contact("ana", "Ana Ruiz"), items=items)).people
    assert open_item(someone, "b")[1].line == 10
    assert open_item(someone, "b pla")[1].line == 10


@pytest.mark.parametrize("done", ["✅ 2026-05-01", "❌ 2026-05-01", "[completion:: 2026-05-01]"])
def test_an_open_item_was_never_done(calm: Path, done: str) -> None:
    told = on(calm, "promise", "ana", f"the map {done}")
    assert (told.code, told.out) == (1, "")
    assert told.err == (
        "vaultnet: the text says when it was done or cancelled; an open item has no such day\n"
    )


@pytest.mark.parametrize(
    ("command", "hint"),
    [("promise", "leave out since when it is there"), ("ask", "say when you asked")],
)
def test_nothing_is_open_since_a_day_to_come(calm: Path, command: str, hint: str) -> None:
    told = on(calm, command, "ana", "the map ➕ 2026-12-01")
    assert told.err == f"vaultnet: 2026-12-01 is still to come; {hint}\n"


def test_a_date_stays_in_the_form_that_was_typed(calm: Path) -> None:
    done = answer(calm, "promise", "bo", "tea 📅 2026-12-01")
    assert done["written"][-1]["text"] == "- [ ] promise: tea 📅 2026-12-01"

"""`docs/facts.md` names every fact that the program prints, and no other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from tests.conftest import ROOT
from tests.running import run
from vaultnet.plugins import IndexNote
from vaultnet.plugins.manager import load_notes

PAGE = (ROOT / "docs/facts.md").read_text(encoding="utf-8")
NAMES = [note.name for note in load_notes(installed=False)[0]]
_ROW = re.compile(r"^\| `([^`]+)` \| ([^|]+) \|", re.MULTILINE)
_SHAPES = {
    frozenset(("uid", "name", "link", "path")): "person",
    frozenset(("name", "link", "path")): "note",
    frozenset(("k", "n", "rate")): "share",
}
_TEXTS = {
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
    "week": re.compile(r"\d{4}-W\d\d"),
    "word": re.compile(r"[a-z]+"),
    "text": re.compile(r".+"),
}


def _documented(heading: str) -> dict[str, str]:
    """The kinds by name that the section of that heading lists."""
    section = re.split(r"^## ", PAGE, flags=re.MULTILINE)
    (found,) = (text for text in section if text.startswith(f"`{heading}`"))
    return {name: kind.strip() for name, kind in _ROW.findall(found)}


def _values(value: object, name: str = "") -> Iterator[tuple[str, object]]:
    """Every value by its name; of an empty list only the name, with `...` for the value."""
    if isinstance(value, dict) and frozenset(value) not in _SHAPES:
        for key, entry in value.items():
            yield from _values(entry, f"{name}.{key}" if name else key)
    elif isinstance(value, list):
        yield from [pair for entry in value for pair in _values(entry, f"{name}[]")]
        if not value:
            yield f"{name}[]", ...
    else:
        yield name, value


def _fits(value: object, kind: str) -> bool:
    plain, _, null = kind.partition(" or ")
    if value is None:
        return null == "null"
    if isinstance(value, dict):
        return _SHAPES[frozenset(value)] == plain
    if isinstance(value, bool):
        return plain == "yes/no"
    if isinstance(value, str):
        return bool(plain in _TEXTS and _TEXTS[plain].fullmatch(value))
    if plain == "count":
        return isinstance(value, int) and value >= 0
    return plain == "number"


def _asked(*words: str) -> object:
    vault = str(ROOT / "sample-vault")
    return json.loads(run(*words, "--json", "--vault", vault, "--today", "2026-11-25").out)


@pytest.mark.parametrize("name", NAMES)
def test_every_fact_is_documented_and_every_documented_fact_is_there(name: str) -> None:
    answer = _asked("show", name)
    assert isinstance(answer, dict)
    _compare(list(_values(answer["facts"])), _documented(name))


def test_so_are_the_facts_about_one_person() -> None:
    answers = [_asked("why", who) for who in ("seun", "beatriz", "farid", "bronagh")]
    assert isinstance(answers[0], dict)
    flat = [
        pair
        for answer in answers
        if isinstance(answer, dict)
        for key, value in answer.items()
        for pair in _values(value, key)
    ]
    _compare(flat, _documented("vaultnet why PERSON --json"))


def test_so_are_the_facts_of_a_brief() -> None:
    names = ("leonor", "nikoloz", "mateus", "thảo vy", "wanjiku", "anjali", "zsófia", "aroha")
    answers = [_asked("brief", name) for name in names]
    flat = [
        pair
        for answer in answers
        if isinstance(answer, dict)
        for pair in _values(answer["facts"])
        if pair[1] != ""
    ]
    _compare(flat, _documented("vaultnet brief PERSON --json"))


def _compare(found: list[tuple[str, object]], documented: dict[str, str]) -> None:
    # The list may be empty here; what stands in its entries is then not to be seen.
    hidden = {name for name, value in found if value is ...}
    names = {name for name, value in found if value is not ...}
    assert names <= documented.keys()
    missing = {n for n in documented.keys() - names if not n.startswith(tuple(hidden))}
    assert missing == set()
    for name, value in found:
        assert value is ... or _fits(value, documented[name]), (name, value)


def test_the_notes_are_documented_in_their_order() -> None:
    assert re.findall(r"^## `([a-z]+)`:", PAGE, re.MULTILINE) == NAMES


@pytest.mark.parametrize("note", load_notes(installed=False)[0], ids=NAMES)
def test_a_section_bears_the_title_of_its_note(note: IndexNote) -> None:
    assert f"## `{note.name}`: {note.title}\n" in PAGE


def test_the_list_of_notes_gives_name_title_and_summary() -> None:
    assert _asked("show") == [
        {"name": note.name, "title": note.title, "summary": note.summary}
        for note in load_notes(installed=False)[0]
    ]

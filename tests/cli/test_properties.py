"""Properties: how a vault calls them, and what words mean for each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.vault import answer, leave_alone, on
from tests.running import TODAY, tree, write
from vaultnet.cli.properties import KNOWN, find_key, set_to, text_of, value_of
from vaultnet.cli.writing import Asked, open_desk
from vaultnet.edit import edited
from vaultnet.model import Contact
from vaultnet.read.note import read_note
from vaultnet.read.rules import Rules

#: A value for each key, as it is typed, and how it is read.
VALUES: dict[str, tuple[tuple[str, ...], object]] = {
    "uid": (("ana-2",), "ana-2"),
    "tier": (("critical",), "critical"),
    "status": (("paused",), "paused"),
    "snooze_until": (("tomorrow",), None),
    "cadence": (("6", "weeks"), None),
    "closeness": (("7",), 7.0),
    "birthday": (("05-02",), None),
    "seniority": (("VP",), "vp"),
    "deathdate": (("2024",), None),
    "preferred_channel": (("call",), "call"),
    "introduced_by": (("Bo Lindqvist",), "Bo Lindqvist"),
    "knows": (("bosse", "zoe-angstrom"), ("Bo Lindqvist", "Zoë Ångström")),
    "role": (("client", "mentor"), ("client", "mentor")),
    "qualities": (("smart",), ("smart",)),
    "tags": (("a", "b"), ("a", "b")),
}


def _contact(path: str, text: str, rules: Rules) -> Contact:
    note = read_note(path, text.encode(), rules)
    assert note.problems == ()
    assert note.contact is not None
    return note.contact


def _sample(key: str) -> tuple[tuple[str, ...], object]:
    """A value for a key by what it holds, where none is written above."""
    kind = str(Contact.__annotations__[key])
    if "bool" in kind:
        return ("yes",), True
    if "date" in kind:
        return ("yesterday",), None
    if "tuple" in kind:
        return ("two words", "a: b, [c]"), ("two words", "a: b, [c]")
    return ("two", "words #1"), "two words #1"


def test_every_key_can_be_set_and_blanked(calm: Path) -> None:
    desk = open_desk(Asked(command="set", vault=str(calm), today=TODAY, dry_run=True))
    path = "People/Ana Ruiz.md"
    text = text_of(desk.root, path)
    for key in KNOWN:
        words, value = VALUES.get(key) or _sample(key)
        ours, written = find_key(text, desk.rules, key)
        assert ours == written == key
        after = edited(path, text, set_to(text, key, value_of(desk, key, words)), desk.rules)
        said = getattr(_contact(path, after, desk.rules), key)
        assert said == value if value is not None else said, key
        blank = edited(path, after, set_to(after, key, value_of(desk, key, ())), desk.rules)
        assert f"\n{key}:\n" in blank
        _contact(path, blank, desk.rules)


@pytest.mark.parametrize("key", ["snooze_until", "Snooze-Until", "SNOOZE UNTIL", " snooze_until"])
def test_a_key_may_be_written_in_several_ways(calm: Path, key: str) -> None:
    assert answer(calm, "set", "ana", key, "next friday")["written"][0]["text"] == (
        "snooze_until: 2026-07-03"
    )


def test_a_vaults_own_name_for_a_key_is_one_too(calm: Path) -> None:
    write(calm, {".vaultnet/config.toml": '[keys]\nadded = "created"\n'})
    for key, day in (("added", "2024-01-01"), ("created", "2024-01-02")):
        assert answer(calm, "set", "ana", key, day)["written"][0]["text"] == f"created: {day}"


def test_a_key_that_stands_in_the_note_may_be_any(calm: Path) -> None:
    write(calm, {"People/Cy.md": "---\ntype: person\nShoe Size: 41\n---\n"})
    leave_alone(calm)
    done = answer(calm, "set", "cy", "shoe size", "42", "wide")
    assert done["written"][0]["text"] == "Shoe Size: 42 wide"
    assert on(calm, "set", "cy", "hat size", "7").code == 1


@pytest.mark.parametrize("words", [("Bo",), ("Bo", "Lindqvist"), ("lindqist",)])
def test_a_person_is_looked_up_as_everywhere(calm: Path, words: tuple[str, ...]) -> None:
    done = answer(calm, "set", "ana", "introduced_by", *words)
    assert done["written"][0]["text"] == 'introduced_by: "[[Bo Lindqvist]]"'
    assert done["remarks"] == []


def test_a_name_that_nobody_has_is_kept_and_told(calm: Path) -> None:
    done = answer(calm, "set", "ana", "knows", "Farid", "bo", "[[Ideas]]")
    assert [row["text"] for row in done["written"]] == [
        "knows:", "  - Farid", '  - "[[Bo Lindqvist]]"', '  - "[[Ideas]]"',
    ]  # fmt: skip
    assert done["remarks"][0] == 'nobody is called "Farid"; it was kept as it is'


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("deathdate", "banana"), 'deathdate "banana" is neither a day nor a year'),
        (("deathdate", "2031"), 'deathdate "2031" is neither a day nor a year'),
        (("deathdate", "tomorrow"), "2026-07-01 is still to come, and deathdate tells of what was"),
        (("status", "dead"), 'status "dead" is not known; one of: active, paused, archived'),
        (("uid", "Bo-Lindqvist"), '"Bo-Lindqvist" is the uid of Bo Lindqvist already'),
        (("preferred_channel", "pigeon"), 'unknown channel "pigeon"'),
        (("preferred_channel", "heard"), 'unknown channel "heard"'),
        (("snooze_until", "yesterday"), "2026-06-29 is not in the days to come"),
        (("last_contacted", "tomorrow"), "2026-07-01 is still to come, and last_contacted"),
        (("introduced_by", "Ana", "Bo"), "introduced_by takes one person, and nobody is called"),
        (("closeness", "11"), 'closeness "11" must be a number from 1 to 10'),
    ],
)
def test_what_its_key_cannot_take_is_refused(
    calm: Path, words: tuple[str, ...], sentence: str
) -> None:
    before = tree(calm)
    done = on(calm, "set", "ana", *words)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"vaultnet: {sentence}")
    assert tree(calm) == before


@pytest.mark.parametrize(
    ("property_", "words", "written"),
    [
        ("own: [a, b]", ("c",), "own: [c]"),
        ("own: [a, b]", ("c", "4"), 'own: [c, "4"]'),
        ("own: [1, 2]", ("3", "4"), "own: [3, 4]"),
        ("own: true", ("false",), "own: false"),
        ("own: true", ("No",), "own: false"),
        ("own: 41", ("42",), "own: 42"),
    ],
)
def test_a_key_of_ones_own_keeps_its_type(
    calm: Path, property_: str, words: tuple[str, ...], written: str
) -> None:
    write(calm, {"People/Cy.md": f"---\ntype: person\n{property_}\n---\n"})
    leave_alone(calm)
    assert answer(calm, "set", "cy", "own", *words)["written"][0]["text"] == written


@pytest.mark.parametrize(
    ("property_", "words", "sentence"),
    [
        ("own:\n  a: 1", ("x",), "that key holds a map"),
        ("own:\n  a: 1", (), "that key holds a map"),
        ("own:\n  - a: 1", ("x",), "that key holds a map"),
        ("own: false", ("maybe",), 'that key is true or false, and "maybe" is neither'),
    ],
)
def test_what_would_ruin_a_key_of_ones_own_is_refused(
    calm: Path, property_: str, words: tuple[str, ...], sentence: str
) -> None:
    write(calm, {"People/Cy.md": f"---\ntype: person\n{property_}\n---\n"})
    leave_alone(calm)
    done = on(calm, "set", "cy", "own", *words)
    assert done.code == 1
    assert sentence in done.err


def test_numbers_to_call_are_texts(calm: Path) -> None:
    write(calm, {"People/Cy.md": "---\ntype: person\nphone: 1234567\n---\n"})
    leave_alone(calm)
    rows = answer(calm, "set", "cy", "phone", "123", "456")["written"]
    assert [row["text"] for row in rows] == ["phone:", '  - "123"', '  - "456"']


def test_a_note_without_properties_gets_them(calm: Path) -> None:
    write(calm, {"People/Cy.md": "Just words.\n"})
    leave_alone(calm)
    on(calm, "tier", "cy", "CRITICAL")
    assert (calm / "People/Cy.md").read_text() == "---\ntier: critical\n---\nJust words.\n"


def test_a_tier_of_ones_own_is_known(calm: Path) -> None:
    write(calm, {".vaultnet/config.toml": "[tiers.Inner]\ntouches_per_year = 12\n"})
    assert answer(calm, "tier", "bo", "inner")["written"][0]["text"] == "tier: Inner"

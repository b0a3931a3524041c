"""Introductions, hooks and ideas."""

from __future__ import annotations

from datetime import date

import pytest

from vaultnet.config import Config
from vaultnet.model import Hook, Idea, Introduction, Named, Note
from vaultnet.read.note import read_note
from vaultnet.read.rules import Rules

RULES = Rules.of(Config())


def read(properties: str, body: str = "") -> Note:
    return read_note("Some/Two.md", f"---\n{properties}\n---\n{body}".encode(), RULES)


def test_an_introduction_is_two_names_and_dates() -> None:
    note = read(
        "type: introduction\nperson_a: '[[Ana|her]]'\nperson_b: Bo\nwhy: berths\nneed: a model\n"
        "asked_a: 2026-01-02\nagreed_b: 2026-01-05T10:00\nmade:\noutcome: Good",
        "Both liked it.\n",
    )
    assert note.kind == "introduction"
    assert note.card == Introduction(
        "Some/Two.md",
        "Ana",
        "Bo",
        "berths",
        "a model",
        asked_a=date(2026, 1, 2),
        agreed_b=date(2026, 1, 5),
        outcome="good",
    )
    assert note.named == (Named("Ana", 3, "person_a"), Named("Bo", 4, "person_b"))
    assert note.problems == ()


def test_a_note_that_only_calls_itself_an_introduction_is_none_of_ours() -> None:
    assert read("type: introduction\nchapter: 1").problems == ()


@pytest.mark.parametrize(
    ("body", "words", "backed"),
    [
        ("# Title\n\nTwo words,\nand more.\n\nBehind it.\n", "Two words, and more.", True),
        ("Alone.\n", "Alone.", False),
        ("Alone.\n\n## Notes\n", "Alone.", False),
        ("- a list item\n\n> a quote behind it\n", "a list item", True),
        ("%% aside %%\n\nWords.\n\n```\ncode\n```\n", "Words.", True),
        ("# Title only\n", "", False),
    ],
)
def test_what_to_say_is_the_first_paragraph(body: str, words: str, backed: bool) -> None:
    hook = read("type: hook\nstance: Surprise", body).card
    assert isinstance(hook, Hook)
    assert (hook.stance, hook.words, hook.backed) == ("surprise", words, backed)


def test_a_hook_has_topics_an_age_and_an_end() -> None:
    note = read("type: hook\ntopics: [night, shift]\ncreated: 2026-01-02\nretired: yes", "Say.")
    assert note.card == Hook(
        "Some/Two.md", "", ("night", "shift"), date(2026, 1, 2), retired=True, words="Say."
    )
    assert note.card.name == "Two"


def test_an_idea_is_where_it_lies_and_what_it_is_about() -> None:
    note = read("type: idea\nurl: https://example.com\ntopics: '[[Harbours]]'\ncreated: 2026-01-02")
    assert note.card == Idea("Some/Two.md", "https://example.com", ("Harbours",), date(2026, 1, 2))
    assert note.card.name == "Two"


def test_keys_go_by_the_names_of_the_vault() -> None:
    config = Config(keys={"person_a": "who", "person_b": "whom"})
    text = b"---\ntype: introduction\nwho: Ana\nwhom: Bo\n---\n"
    card = read_note("x.md", text, Rules.of(config)).card
    assert isinstance(card, Introduction)
    assert (card.person_a, card.person_b) == ("Ana", "Bo")

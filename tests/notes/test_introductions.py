"""Introductions, as the page shows them."""

from __future__ import annotations

import json

import pytest

from tests.notes.test_markdown import faults
from tests.running import MakeVault, read, run, see
from vaultnet.pipeline.outlook import pages_of

ANA = "---\ntier: critical\nneeds: hire chief financial officer\n---\n- 2026-06-05 call: x\n"
CY = "---\ntier: critical\nneeds: public speaking coach\n---\n- 2026-05-01 call: x\n"
ED = "---\noffers: public speaking workshops coach\n---\n- 2026-03-03 call: x\n"
FE = "---\noffers: recruit chief financial officer search\n---\n- 2022-11-11 meet: x\n"
PEOPLE = {"People/Ana.md": ANA, "People/Cy.md": CY, "People/Ed.md": ED, "People/Fe.md": FE}


def card(steps: str = "", one: str = "Ana", other: str = "Cy", why: str = "") -> str:
    """The note of an introduction, from `step: DATE, …`."""
    lines = "".join(f"{step}\n" for step in steps.split(", ") if step)
    pair = f'person_a: "[[{one}]]"\nperson_b: "[[{other}]]"\n'
    return f"---\ntype: introduction\n{pair}{lines}why: {why}\n---\n"


def page(make_vault: MakeVault, notes: dict[str, str]) -> str:
    """The text of the page of a vault with these notes."""
    made, _ = pages_of(see(read(make_vault(notes))))
    text = next(page.text for page in made.values() if page.name == "introductions")
    assert faults(text) == []
    return text


def test_two_who_fit_are_named_with_the_reason_and_what_to_do(make_vault: MakeVault) -> None:
    text = page(make_vault, PEOPLE)
    assert "Ask each of the two on their own" in text
    assert (
        "- [[Cy]] ↔ [[Ed]] — [[Cy]] needs “public speaking coach”, "
        "[[Ed]] offers “public speaking workshops coach”\n"
    ) in text


def test_whoever_was_not_touched_for_a_year_is_to_be_found_again_first(
    make_vault: MakeVault,
) -> None:
    text = page(make_vault, PEOPLE)
    _, _, apart = text.partition("## Get back in touch first\n")
    assert "- [[Ana]] ↔ [[Fe]] — [[Ana]] needs “hire chief financial officer”" in apart
    assert "(70 % of it); last in touch with [[Fe]] 2022-11-11\n" in apart


def test_two_people_of_one_name_are_told_apart(make_vault: MakeVault) -> None:
    text = page(make_vault, {"People/Old/Ana.md": ANA, "People/Ana.md": FE})
    assert "— [[People/Old/Ana]] needs “hire chief financial officer”, [[People/Ana]] off" in text
    assert "last in touch with [[People/Ana]] 2022-11-11\n" in text
    said = {"Said/1.md": card("asked_a: 2026-06-20", "People/Old/Ana", "People/Ana")}
    assert (
        "— [[People/Old/Ana]] was asked 2026-06-20, ask again after 2026-07-04;"
        " [[People/Ana]] is not asked yet → [[1]]\n"
    ) in page(make_vault, said)


def test_what_an_introduction_is_for_is_not_quoted_where_it_is_private(
    make_vault: MakeVault,
) -> None:
    people = {f"People/{name}.md": "- 2026-05-01 call: x\n" for name in ("Ana", "Cy")}
    said = {
        "Said/1.md": card(why="'a debt #private'"),
        "Said/2.md": card("agreed_a: 2026-06-01, agreed_b: 2026-06-02, need: 'a loan #private'"),
    }
    text = page(make_vault, {**people, **said})
    assert "- [[Ana]] ↔ [[Cy]] → [[1]]\n" in text
    assert "- [[Ana]] ↔ [[Cy]] → [[2]]\n" in text
    assert not any(word in text for word in ("debt", "loan"))


def test_where_there_are_ten_pairs_they_are_called_the_best(make_vault: MakeVault) -> None:
    helpers = {f"People/E{n:02}.md": ED for n in range(10)}
    away = {f"People/F{n:02}.md": FE for n in range(10)}
    text = page(make_vault, {"People/Ana.md": ANA, "People/Cy.md": CY, **helpers, **away})
    assert "keeps track. Of the pairs found by their words, the ten best are here.\n" in text
    assert "## Get back in touch first\n\nThe ten best are here.\n\n- [[Ana]]" in text
    assert "more" not in text


def test_both_directions_are_told(make_vault: MakeVault) -> None:
    both = ED.replace("offers:", "needs: sailing\noffers:")
    text = page(
        make_vault,
        {"People/Cy.md": CY.replace("tier", "offers: sailing\ntier"), "People/Ed.md": both},
    )
    assert "coach”; [[Ed]] needs “sailing”, [[Cy]] offers “sailing”\n" in text


def test_each_stage_says_what_it_waits_for(make_vault: MakeVault) -> None:
    text = page(
        make_vault,
        {
            **{f"People/{name}.md": "- 2026-05-01 call: x\n" for name in ("Ana", "Cy")},
            "Said/1.md": card("asked_a: 2026-06-01"),
            "Said/2.md": card("agreed_a: 2026-06-01, asked_b: 2026-06-20"),
            "Said/3.md": card("agreed_a: 2026-06-01, agreed_b: 2026-06-20", why="a plan"),
            "Said/4.md": card("agreed_a: 2026-01-01, agreed_b: 2026-01-01, made: 2026-05-31"),
            "Said/5.md": card("made: 2026-06-01, met: 2026-06-03"),
            "Said/6.md": card(why="only a thought"),
        },
    )
    assert (
        "— [[Ana]] was asked 2026-06-01: ask again, kindly; [[Cy]] is not asked yet → [[1]]\n"
    ) in text
    assert (
        "— [[Ana]] said yes 2026-06-01;"
        " [[Cy]] was asked 2026-06-20, ask again after 2026-07-04 → [[2]]\n"
    ) in text
    assert "## Both said yes" in text
    assert "- [[Ana]] ↔ [[Cy]] — a plan → [[3]]\n" in text
    assert "— brought together 2026-05-31, ask now → [[4]]\n" in text
    assert "— brought together 2026-06-01, ask from 2026-07-01 on → [[5]]\n" in text
    assert "- [[Ana]] ↔ [[Cy]] — only a thought → [[6]]\n" in text
    assert "Made before both had said yes: [[5]]. The next time, ask both first.\n" in text


def test_a_declined_introduction_is_counted_and_nobody_is_named(make_vault: MakeVault) -> None:
    people = {f"People/{name}.md": "- 2026-05-01 call: x\n" for name in ("Ana", "Cy")}
    said = {
        "Said/Both.md": card("asked_a: 2026-01-01, asked_b: 2026-01-01, declined_b: 2026-01-02")
    }
    text = page(make_vault, {**people, **said})
    assert "Declined: 1, and left at that.\n" in text
    assert not any(name in text for name in ("Ana", "Cy", "Both"))


def test_the_facts_do_not_tell_who_declined_either(make_vault: MakeVault) -> None:
    people = {f"People/{name}.md": "- 2026-05-01 call: x\n" for name in ("Ana", "Cy")}
    vault = make_vault({**people, "Said/Both.md": card("declined_b: 2026-01-02")})
    told = run(
        "show", "introductions", "--json", "--vault", str(vault), "--today", "2026-06-30"
    ).out
    assert json.loads(told)["facts"]["declined"] == 1
    assert not any(name in told for name in ("Ana", "Cy", "Both"))


def test_what_became_of_the_older_ones_is_told(make_vault: MakeVault) -> None:
    people = {f"People/{name}.md": "- 2026-05-01 call: x\n" for name in ("Ana", "Cy")}
    met = card("agreed_a: 2026-01-01, agreed_b: 2026-01-01, made: 2026-02-01, met: 2026-02-02")
    made = met.replace("met: 2026-02-02\n", "")
    said = {f"Said/{n}.md": met if n < 4 else made for n in range(6)}
    text = page(make_vault, {**people, **said})
    assert "4 of 6 led to a meeting, so between 0.30 and 0.90 of the time.\n" in text


def test_a_single_one_is_too_few_to_say_more(make_vault: MakeVault) -> None:
    people = {f"People/{name}.md": "- 2026-05-01 call: x\n" for name in ("Ana", "Cy")}
    text = page(make_vault, {**people, "Said/0.md": card("made: 2026-02-01, met: 2026-02-02")})
    assert "1 of 1 led to a meeting (too few to say more).\n" in text


@pytest.mark.parametrize(
    ("notes", "why"),
    [
        ({}, "nobody is in your critical few yet"),
        ({"People/Ed.md": ED}, "nobody is in your critical few yet"),
        ({"People/Cy.md": CY}, "Write what people need into `needs`"),
        ({"People/Cy.md": CY, "People/Fe.md": FE}, "no two people who do not know each other"),
    ],
)
def test_a_page_with_nothing_to_show_says_why(
    make_vault: MakeVault, notes: dict[str, str], why: str
) -> None:
    assert why in page(make_vault, notes)


def test_what_somebody_wrote_stays_plain_words(make_vault: MakeVault) -> None:
    odd = "'*sail* [[x]] | <b>'"
    text = page(
        make_vault,
        {
            "People/Cy.md": f"---\ntier: critical\nneeds: {odd}\n---\n- 2026-05-01 call: x\n",
            "People/Ed.md": f"---\noffers: {odd}\n---\n- 2026-05-01 call: x\n",
            "People/Fe.md": "",
            "Said/1.md": card("agreed_a: 2026-06-01, agreed_b: 2026-06-20", "Cy", "Fe", odd),
        },
    )
    assert text.count(r"\*sail\* \[\[x\]\] | \<b>") + text.count(r"\*sail\*") >= 3
    assert "[[x]]" not in text


def test_a_long_list_is_cut_and_says_so(make_vault: MakeVault) -> None:
    people = {f"People/{name}.md": "- 2026-05-01 call: x\n" for name in ("Ana", "Cy")}
    said = {f"Said/{n:02}.md": card("made: 2026-02-01") for n in range(23)}
    text = page(make_vault, {**people, **said})
    assert "- and 3 more; `vaultnet show introductions --json` has them all\n" in text
    assert "[[09]] and 13 more. The next time, ask both first.\n" in text

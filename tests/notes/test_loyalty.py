"""Loyalty audit, as the page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.derive.golden import context, golden
from tests.derive.golden import person as derived
from tests.running import MakeVault, pages, read, see
from tests.test_golden_vault import NOTES
from vaultnet.model import Contact, Person
from vaultnet.notes.loyalty import facts

YES = "would_introduce: true\nwould_help: true\nwould_vouch: true\n"


def page(make_vault: MakeVault, notes: dict[str, str]) -> str:
    """The text of the page of a vault."""
    (text,) = (page.text for page in pages(read(make_vault(notes))) if page.name == "loyalty")
    return text


def person(properties: str, log: str = "") -> str:
    return f"---\ntype: person\nadded: 2024-01-10\n{properties}---\n{log}"


def person_of(**keys: Any) -> Person:  # noqa: ANN401 - any field
    """Somebody of whom just this is known."""
    return derived(Contact("ana", "Ana")._replace(**keys))


def section(text: str, heading: str) -> str:
    return text.partition(f"## {heading}\n\n")[2].partition("\n\n## ")[0]


def test_the_small_vault(make_vault: MakeVault) -> None:
    text = page(make_vault, NOTES)
    assert text.startswith(
        "# Loyalty audit\n"
        "\n"
        "Your handful, three times yes: **2** — [[Ana Ruiz]], [[Ed Moreau]]."
        " Five to ten is what to expect: look for the next one.\n"
        "\n"
        "Of your critical few, 1 of 4 are among them.\n"
        "\n"
        "## Ask yourself next\n"
        "\n"
        "- [[Di Tanaka]] — 3 answers open\n"
        "- [[Bo Lindqvist]] — 1 answer open\n"
        "- [[Cy Okafor]] — 1 answer open\n"
        "\n"
    )
    assert text.endswith(
        "## Critical, but not in the handful\n"
        "\n"
        "Do something for them, or let them join the many."
        " Where an answer is open, find it first.\n"
        "\n"
        "- [[Bo Lindqvist]] — 1 answer open\n"
        "- [[Cy Okafor]] — 1 answer open\n"
        "- [[Di Tanaka]] — 3 answers open\n"
        "\n"
        "## In the handful, but not critical\n"
        "\n"
        "Make room for one of them: `tier: critical`.\n"
        "\n"
        "- [[Ed Moreau]]\n"
        "\n"
        "## Believed and shown\n"
        "\n"
        "What you answered with yes, and what you received in the last three years that shows"
        " it.\n"
        "\n"
        "- [[Ana Ruiz]] — introduce, help, vouch; shown: introduce (network)\n"
        "- [[Ed Moreau]] — introduce, help, vouch; shown: help (help)\n"
        "\n"
        "Nothing is written down yet, perhaps because you never asked:"
        " [[Bo Lindqvist]] (introduce), [[Cy Okafor]] (help, vouch).\n"
        "\n"
        "This page is for your eyes alone: leave it out of whatever you publish.\n"
    )


def test_the_facts_of_the_small_vault() -> None:
    found = facts(golden())
    assert found["confirmed"] == {"k": 1, "n": 4, "rate": 0.25}
    assert found["alike"] == 0.2
    assert found["handful_size"] == "start"


def test_an_empty_vault_is_told_what_to_do(make_vault: MakeVault) -> None:
    text = page(make_vault, {})
    assert "No question is answered yet" in text
    assert "Set `tier: critical`" in text
    for key in ("would_introduce", "would_help", "would_vouch", "loyalty_reviewed"):
        assert f"`{key}`" in text


def test_while_nothing_is_answered_nobody_is_said_to_be_missing_from_the_handful(
    make_vault: MakeVault,
) -> None:
    text = page(make_vault, {"People/Ana.md": person("tier: critical\n")})
    assert "not in the handful" not in text
    assert "- [[Ana]] — 3 answers open\n" in text


def test_while_nothing_is_answered_the_facts_know_of_no_likeness() -> None:
    found = facts(context(person_of(tier="critical")))
    assert found["confirmed"] == {"k": 0, "n": 0, "rate": None}
    assert found["alike"] is None
    found = facts(context(person_of(tier="critical", would_help=False)))
    assert found["confirmed"] == {"k": 0, "n": 1, "rate": 0.0}
    assert found["alike"] == 0.0


def test_a_no_is_shown_nowhere(make_vault: MakeVault) -> None:
    no = "would_introduce: false\nwould_help: false\nwould_vouch: false\n"
    text = page(make_vault, {"People/Ana.md": person("tier: critical\n" + no)})
    assert "- [[Ana]]\n" in section(text, "Critical, but not in the handful")
    assert "Nobody: every answer about your critical few is there" in text
    assert "Believed" not in text


def test_old_answers_come_again_with_their_date(make_vault: MakeVault) -> None:
    known = person(f"tier: critical\nloyalty_reviewed: 2025-06-29\n{YES}")
    text = page(make_vault, {"People/Ana.md": known})
    assert "- [[Ana]] — last asked 2025-06-29, more than a year ago\n" in text
    assert "not in the handful" not in text


def test_three_a_week_are_named_and_the_others_counted(make_vault: MakeVault) -> None:
    notes = {f"People/P{n}.md": person("tier: critical\n") for n in range(5)}
    text = page(make_vault, notes)
    listed = section(text, "Ask yourself next")
    assert listed.count("[[") == 3
    assert "- 2 more wait, and three a week are enough; `vaultnet show loyalty --json`" in listed
    found = facts(see(read(make_vault(notes))).context)["next"]
    assert isinstance(found, Sequence)
    assert len(found) == 5


def test_of_whom_nothing_is_shown_is_said_once_for_all(make_vault: MakeVault) -> None:
    notes = {f"People/P{n:02}.md": person(YES) for n in range(22)}
    text = page(make_vault, notes)
    assert text.count("perhaps because you never asked: [[P00]] (introduce, help, vouch), ") == 1
    assert "[[P19]] (introduce, help, vouch) and 2 more; `vaultnet show loyalty --json`" in text


def test_a_large_handful_is_cut_and_asked_about(make_vault: MakeVault) -> None:
    notes = {f"People/P{n:02}.md": person(YES) for n in range(25)}
    text = page(make_vault, notes)
    assert "**25** — [[P00]]" in text
    assert "[[P19]] and 5 more. More than ten is rare: were all the answers sober?\n" in text
    assert "- and 5 more; `vaultnet show loyalty --json` has them all\n" in text
    assert "and 5 more; `vaultnet show loyalty --json` has them all.\n" in text
    assert "[[P20]]" not in text


def test_of_a_communal_tie_nothing_received_is_told(make_vault: MakeVault) -> None:
    log = "- 2026-06-01 call: x [got:: help]\n"
    text = page(make_vault, {"People/Ana.md": person(f"communal: true\n{YES}", log)})
    assert "**1** — [[Ana]]" in text
    assert "Believed" not in text


def test_nobody_who_does_not_count_is_named(make_vault: MakeVault) -> None:
    notes = {
        "People/Ana.md": person(f"tier: critical\nstatus: paused\n{YES}"),
        "People/Bo.md": person(f"tier: critical\ndeathdate: 2025-01-01\n{YES}"),
    }
    text = page(make_vault, notes)
    assert "[[" not in text

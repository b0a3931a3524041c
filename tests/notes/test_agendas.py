"""Agendas, as the page shows them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.running import MakeVault, pages, read, see
from vaultnet.notes.agendas import facts

NEEDS = "---\ntier: critical\nneeds: night shift supervisor training\nadded: 2024-01-10\n---\n"


def text_of(vault: Path) -> str:
    """The text of the page of a vault."""
    (text,) = (page.text for page in pages(read(vault)) if page.name == "agendas")
    return text


def test_a_helper_with_a_part_of_what_is_needed_is_said_to_have_a_part(
    make_vault: MakeVault,
) -> None:
    vault = make_vault(
        {
            "People/Ana.md": NEEDS,
            "People/Bo.md": "---\noffers: night shift supervisor training\n---\n",
            "People/Cy.md": "---\noffers: supervisor training\n---\n",
        }
    )
    assert "” → [[Bo]], [[Cy]] (44 % of it)\n" in text_of(vault)


def test_needs_beyond_twenty_are_counted_and_the_facts_have_them(make_vault: MakeVault) -> None:
    notes = {f"People/A{n:02}.md": NEEDS for n in range(23)}
    vault = make_vault({**notes, "People/Bo.md": "---\noffers: night shift training\n---\n"})
    text = text_of(vault)
    assert text.count("→ [[Bo]]") == 20
    assert "- and 3 more; `vaultnet show agendas --json` has them all\n" in text
    help_ = facts(see(read(vault)).context)["help"]
    assert isinstance(help_, Sequence)
    assert len(help_) == 23


def test_what_they_want_beyond_work_is_told_as_well(make_vault: MakeVault) -> None:
    known = NEEDS.replace(
        "needs", "personal_goals: [row, sing]\nagenda_reviewed: 2026-06-01\nneeds"
    )
    text = text_of(make_vault({"People/Ana.md": known}))
    assert "  - needs: night shift supervisor training\n  - beyond work: row; sing\n" in text


def test_a_new_job_is_named_as_what_made_an_agenda_stale(make_vault: MakeVault) -> None:
    known = NEEDS.replace("needs", "agenda_reviewed: 2025-06-01\nneeds")
    line = "- 2025-07-01 job: [org:: Quay]"
    text = text_of(make_vault({"People/Ana.md": f"{known}{line}\n"}))
    assert "- [[Ana]] — written down 2025-06-01, new job 2025-07-01\n" in text
    text = text_of(make_vault({"People/Ana.md": f"{known}{line} #private\n"}))
    assert "- [[Ana]] — written down 2025-06-01, and a new job since\n" in text

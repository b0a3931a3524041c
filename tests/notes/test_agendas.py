"""Agendas, as the page shows them."""

from __future__ import annotations

from tests.running import MakeVault, pages, read

NEEDS = "---\ntier: critical\nneeds: night shift supervisor training\nadded: 2024-01-10\n---\n"


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
    (text,) = (page.text for page in pages(read(vault)) if page.name == "agendas")
    assert "” → [[Bo]], [[Cy]] (44 % of it)\n" in text

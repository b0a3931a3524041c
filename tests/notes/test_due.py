"""Due this week, as the page shows it."""

from __future__ import annotations

from tests.running import MakeVault, pages, read


def test_a_week_to_come_is_told_with_its_monday_and_the_load_in_a_sentence(
    make_vault: MakeVault,
) -> None:
    note = "---\ncadence: 6 weeks\nadded: 2024-01-10\n---\n- 2026-06-25 call: x\n"
    vault = make_vault({"People/Ana.md": note})
    (text,) = (page.text for page in pages(read(vault)) if page.name == "due")
    assert "- 2026-W32, from 2026-08-03: [[Ana]]\n" in text
    assert "\nYour cadences ask for 0.17 touches a week; at most 5 are planned.\n" in text

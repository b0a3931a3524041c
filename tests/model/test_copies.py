"""Copies that sync tools leave behind."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.model.copies import is_conflict_copy, possible_original


@pytest.mark.parametrize(
    "name",
    [
        "Ana (Conflicted copy phone 202610141200)",
        "Ana (Conflicted copy work (Mac) 202610141200)",
        "Ana.sync-conflict-20261014-120000-ABCDEFG",
        "Ana (conflicted copy 2026-10-14 120000)",
        "Ana (conflicted copy ana 2026-10-14 120000)",
        "Ana_conflict-20261014-120000",
        "Ana (Alice's conflicted copy 2026-10-14)",
        "Ana (Alice’s conflicted copy 2026-10-14 1)",
        "Ana (In Konflikt stehende Kopie von Alice 2026-10-14)",
        "Ana (copie en conflit de Alice 2026-10-14)",
        "Ana (copia en conflicto de Alice 2026-10-14)",
        "Ana (Case Conflict)",
        "Ana (Case Conflict 1)",
        "Ana [conflicted]",
        "Ana (conflicted)",
        "Ana (Ana's MacBook)",
        "Ana (Ana’s MacBook Pro)",
        "Ana (Bo's iPhone 2)",
    ],
)
def test_the_name_of_a_copy_says_that_it_is_one(name: str) -> None:
    assert is_conflict_copy(f"People/{name}.md")


@pytest.mark.parametrize(
    "name",
    ["Ana", "Ana (old)", "Ana 2", "Ana (1)", "Ana-LAPTOP", "Ana's MacBook", "Ana (her MacBook)",
     "conflict", "A conflict of interest", "Notes [draft]", "Ana.sync-conflict-2026", "", ")"],
)  # fmt: skip
def test_other_names_do_not(name: str) -> None:
    assert not is_conflict_copy(f"Anas (conflicted)/{name}.md")


@pytest.mark.parametrize(
    ("path", "original"),
    [
        ("People/Ana 2.md", "People/Ana.md"),
        ("Ana 12.md", "Ana.md"),
        ("Ana (1).md", "Ana.md"),
        ("Ana (2).md", "Ana.md"),
        ("Ana-LAPTOP.md", "Ana.md"),
        ("Ana-DESKTOP-AB12CD3-2.md", "Ana.md"),
        ("Ana Ruiz 2.md", "Ana Ruiz.md"),
        ("Ana.md", None),
        ("Ana 2026.md", None),
        ("Ana-laptop.md", None),
        (" 2.md", None),
        ("2.md", None),
    ],
)
def test_an_ambiguous_name_may_copy_another(path: str, original: str | None) -> None:
    assert possible_original(path) == original


@given(st.text(max_size=30))
@settings(deadline=None)
def test_no_name_is_its_own_original(name: str) -> None:
    assert possible_original(f"{name}.md") != f"{name}.md"
    assert is_conflict_copy(f"{name} (conflicted).md")

"""`vaultnet why` as a person meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.vault import on
from tests.running import run, tree, write


def test_it_shows_what_counted_what_did_not_and_what_follows(vault: Path) -> None:
    assert on(vault, "why", "ana").out == (
        "Ana Ruiz — overdue on 2026-06-30\n"
        "\n"
        "Counted:\n"
        "  2025-11-02 meet    People/Ana Ruiz.md:12\n"
        "\n"
        "Not counted:\n"
        "  2026-08-01 People/Ana Ruiz.md:13 — planned: the day is still to come\n"
        "  2026-06-01 Daily/2026-06-01.md:3 — quote\n"
        "             Ideas.md:1 — the note has no date\n"
        "\n"
        "Last touch: 2025-11-02, 240 days ago.\n"
        "Cadence: 3 touches a year in the tier critical: every 121 days, 182 at the most.\n"
        "So due 2026-03-03, and overdue after 2026-05-03.\n"
    )


def test_the_same_comes_as_json(vault: Path) -> None:
    answer = json.loads(on(vault, "why", "ana", "--json").out)
    assert answer["person"] == {"uid": "ana-ruiz", "name": "Ana Ruiz"}
    assert [answer[key] for key in ("state", "last", "gap", "due", "latest")] == [
        "overdue", "2025-11-02", 240, "2026-03-03", "2026-05-03",
    ]  # fmt: skip
    assert answer["lines"][0].keys() == {"date", "path", "line", "counts", "channel", "reason"}
    assert [line["counts"] for line in answer["lines"]].count(True) == 1


@pytest.mark.parametrize("name", ["Zoe Angstrom", "ZOË", "angstr", "zoe-angstrom"])
def test_accents_case_and_the_rest_of_the_name_do_not_matter(vault: Path, name: str) -> None:
    assert on(vault, "why", name).out.startswith("Zoë Ångström — many on 2026-06-30\n")


def test_an_alias_is_a_name(vault: Path) -> None:
    assert on(vault, "why", "bosse").out.startswith("Bo Lindqvist — ok on 2026-06-30\n")


def test_an_own_cadence_is_said(vault: Path) -> None:
    assert "Cadence: 6 weeks, from the properties; 63 days at the most.\n" in (
        on(vault, "why", "bo").out
    )


def test_someone_without_a_cadence_is_not_due(vault: Path) -> None:
    assert on(vault, "why", "zoe").out.endswith(
        "\n\nTier many has no cadence, so nothing is due.\n"
    )


def test_nobody_of_that_name_names_who_is_near(vault: Path) -> None:
    outcome = on(vault, "why", "Anna Ruts")
    assert outcome.code == 1
    assert outcome.err == 'vaultnet: nobody is called "Anna Ruts"; did you mean Ana Ruiz?\n'


def test_a_name_for_two_names_both(vault: Path) -> None:
    write(vault, {"People/Ana Prado.md": "---\ntype: person\n---\n"})
    outcome = on(vault, "why", "ana")
    assert outcome.code == 1
    assert outcome.err == ('vaultnet: "ana" may be Ana Prado or Ana Ruiz; write more of the name\n')


@pytest.mark.parametrize(
    ("properties", "said"),
    [
        ("tier: critical\nadded: 2026-06-20", "No touch yet: the first is due 2026-07-04, 14 days"),
        ("tier: critical", "Anew — new on 2026-06-30"),
        ("tier: critical\nstatus: paused", "But paused: nothing is due."),
        ("tier: critical\ndeathdate: 2026-01-01", "But deceased: nothing is due."),
        (
            "tier: critical\nlast_contacted: 2026-06-01\nsnooze_until: 2026-09-01",
            "Snoozed until 2026-09-01: not planned before that week; the gap goes on.",
        ),
        (
            "tier: critical\nlast_contacted: 2026-06-01",
            "Last touch: 2026-06-01 (last_contacted in the properties), 29 days ago.",
        ),
    ],
)
def test_each_state_is_explained(vault: Path, properties: str, said: str) -> None:
    write(vault, {"People/Anew.md": f"---\n{properties}\n---\n"})
    assert said in on(vault, "why", "anew").out


def test_nothing_is_written(vault: Path) -> None:
    before = tree(vault)
    on(vault, "why", "ana")
    assert tree(vault) == before


def test_without_a_name_it_says_how_to_call_it(vault: Path) -> None:
    outcome = run("why", cwd=vault)
    assert outcome.code == 2
    assert outcome.err.startswith("vaultnet: missing argument 'PERSON'\n")


def test_a_name_of_two_words_needs_no_quotes(vault: Path) -> None:
    assert on(vault, "why", "Ana", "Ruiz") == on(vault, "why", "Ana Ruiz")
    assert on(vault, "why", "Ana", "Ruiz").code == 0

"""Careers, as the page shows them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from tests.derive.golden import TODAY, context, golden, person
from tests.running import MakeVault, pages, read
from tests.test_golden_vault import NOTES
from vaultnet.derive.context import Context
from vaultnet.model import Contact
from vaultnet.model.words import SENIORITIES
from vaultnet.notes.careers import facts

HEAD = "---\nadded: 2024-01-10\n---\n"


def page(make_vault: MakeVault, notes: dict[str, str]) -> str:
    """The text of the page of a vault."""
    (text,) = (page.text for page in pages(read(make_vault(notes))) if page.name == "careers")
    return text


def of_ana(make_vault: MakeVault, *lines: str) -> str:
    """The text of the page where Ana's note has these lines, and nobody else is known."""
    return page(make_vault, {"People/Ana.md": HEAD + "\n".join(lines) + "\n"})


def new(vault: Context) -> dict[str, Any]:
    """The only entry under new in role."""
    found = facts(vault)["new"]
    assert isinstance(found, Sequence)
    (entry,) = found
    assert isinstance(entry, dict)
    return entry


def test_the_small_vault(make_vault: MakeVault) -> None:
    assert page(make_vault, NOTES) == (
        "# Careers\n"
        "\n"
        "## New in role\n"
        "\n"
        "Say a word within 90 days, and ask what matters to them now.\n"
        "\n"
        "- [[Ana Ruiz]] — manager → vp, 2026-05-04 · in touch 2026-06-05"
        " · agenda now stale, ask again\n"
        "\n"
        "## Missed\n"
        "\n"
        "These changed jobs within the last year, and 90 days went by without a word."
        " A late one is better than none.\n"
        "\n"
        "- [[Cy Okafor]] — senior → manager, 2025-11-03 · in touch 2026-02-20\n"
        "\n"
        "Followed within 90 days of a change: 0 of 2 (too few to say more).\n"
        "\n"
        "## Risen since you met\n"
        "\n"
        "- [[Ana Ruiz]] — manager in 2019, now vp\n"
        "\n"
        "## Rising\n"
        "\n"
        "People to follow whatever their job; those you have not seen for longest come first.\n"
        "\n"
        "| who | now | qualities | tier | last |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| [[Ed Moreau]] | senior | smart, motivated, ambitious | many | 2026-03-03 |\n"
        "\n"
        "Consider for the critical few, since all three loyalty answers are yes:"
        " [[Ed Moreau]]. To choose one, write `tier: critical`.\n"
        "\n"
        "Do your touches follow rank? 6 people of known rank, too few to say (from 8).\n"
    )


def test_an_empty_vault_is_told_what_to_write(make_vault: MakeVault) -> None:
    text = page(make_vault, {})
    assert "Nothing is known of anyone's work yet." in text
    assert "job: [org::" in text
    assert "Write `qualities`" in text
    assert "follow rank" not in text


def test_whoever_waits_for_a_word_gets_a_day_and_one_thing_to_do(make_vault: MakeVault) -> None:
    text = of_ana(make_vault, "- 2026-06-01 job: [job_title:: Editor] [org:: Quay]")
    assert (
        "- [[Ana]] — Editor at Quay, 2026-06-01 · **no word yet**: congratulate by 2026-08-30\n"
        in text
    )


def test_when_the_day_is_past_it_is_not_too_late(make_vault: MakeVault) -> None:
    text = of_ana(make_vault, "- 2026-04-01 job: [org:: Quay]")
    assert "congratulate by 2026-06-30\n" in text
    text = of_ana(make_vault, "- 2026-03-31 job: [org:: Quay]")
    assert "congratulate even now\n" in text


@pytest.mark.parametrize(
    "line",
    [
        "- 2026-06-01 job: the plant closed [job_title:: Between two jobs]",
        "- 2026-06-01 job: let go",
        "- 2026-06-01 job: [org:: Quay] [seniority:: entry]",
    ],
)
def test_nobody_is_congratulated_on_what_may_be_a_loss(make_vault: MakeVault, line: str) -> None:
    text = of_ana(make_vault, "- 2025-01-01 job: [seniority:: vp]", line)
    assert "**no word yet**: be there, and ask how it goes, by 2026-08-30\n" in text
    assert "congratulate" not in text


def test_a_private_line_is_counted_and_not_quoted(make_vault: MakeVault) -> None:
    line = "- 2026-06-01 job: let go #private [org:: Secret] [seniority:: vp]"
    text = of_ana(make_vault, line)
    assert (
        "- [[Ana]] — private: see the note · **no word yet**: be there, and ask how it goes, soon\n"
    ) in text
    assert not any(word in text for word in ("Secret", "let go", "2026-06-01", "2026-08-30"))
    text = of_ana(make_vault, line.replace("2026-06-01", "2025-12-01"))
    assert "## Missed" in text
    assert "- [[Ana]] — private: see the note · **no word yet**\n" in text


def test_no_rank_of_a_private_line_is_told(make_vault: MakeVault) -> None:
    first = "- 2019-06-01 job: at the mill [seniority:: manager]"
    now = "- 2024-06-01 job: at the top [seniority:: vp]"
    assert "- [[Ana]] — manager in 2019, now vp\n" in of_ana(make_vault, first, now)
    text = of_ana(make_vault, first, now + " #private")
    assert "- [[Ana]] — manager in 2019\n" in text
    text = of_ana(make_vault, first + " #private", now)
    assert "- [[Ana]] — now vp\n" in text
    text = of_ana(make_vault, first + " #private", now + " #private")
    assert "## Risen since you met\n\n- [[Ana]]\n" in text
    assert "1 person of known rank" in text
    assert not any(word in text for word in ("2019", "manager in", "vp\n"))


def test_what_a_line_says_besides_its_fields_is_quoted_where_it_has_none(
    make_vault: MakeVault,
) -> None:
    text = of_ana(
        make_vault,
        "- 2025-06-01 job: left [[Bo|his]] *mill*",
        "- 2026-06-01 job: lost her job",
        "- 2026-06-02 job: looks around [org:: Quay]",
    )
    assert "[[Ana]] — lost her job → Quay, 2026-06-02 ·" in text
    text = of_ana(
        make_vault, "- 2025-06-01 job: [org:: Mill]", "- 2026-06-01 job: left [[Bo|his]] *mill*"
    )
    assert r"[[Ana]] — Mill → left his \*mill\*, 2026-06-01 ·" in text


def test_whoever_may_have_lost_something_is_asked_how_it_goes_after_a_touch_as_well(
    make_vault: MakeVault,
) -> None:
    touch = "- 2026-06-05 call: x"
    text = of_ana(make_vault, "- 2026-06-01 job: lost her job", touch)
    assert "· in touch 2026-06-05; be there, and ask how it goes · ask what matters" in text
    text = of_ana(make_vault, "- 2026-06-01 job: [org:: Quay]", touch)
    assert "be there" not in text


def test_a_job_that_a_private_one_comes_after_keeps_its_name(make_vault: MakeVault) -> None:
    text = of_ana(
        make_vault,
        "- 2025-06-01 job: [job_title:: Editor] #private",
        "- 2026-06-01 job: [job_title:: Publisher]",
    )
    assert "[[Ana]] — Publisher, 2026-06-01 ·" in text
    assert "Editor" not in text


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("job_title=Editor", "job_title=Publisher", ("Editor", "Publisher")),
        ("job_title=Editor org=Bay", "job_title=Publisher org=Bay", ("Editor", "Publisher")),
        (
            "job_title=Editor org=Bay",
            "job_title=Editor org=Quay",
            ("Editor at Bay", "Editor at Quay"),
        ),
        (
            "job_title=Editor seniority=senior",
            "job_title=Editor seniority=manager",
            ("senior", "manager"),
        ),
        ("org=Bay", "org=Quay", ("Bay", "Quay")),
        ("seniority=senior", "job_title=Head", ("senior", "Head")),
        ("", "", ("", "")),
    ],
)
def test_a_change_is_told_by_what_differs(before: str, after: str, told: tuple[str, str]) -> None:
    ana = Contact("ana", "Ana", added=date(2024, 1, 1))
    vault = context(person(ana, [f"2025-01-01 job {before}", f"2026-06-01 job {after}"]))
    entry = new(vault)
    assert (entry["from"], entry["to"]) == told


def test_a_change_that_changes_no_word_is_told_once(make_vault: MakeVault) -> None:
    line = "job: [seniority:: vp]"
    text = of_ana(make_vault, f"- 2025-01-01 {line}", f"- 2026-06-01 {line}")
    assert "[[Ana]] — vp, 2026-06-01 ·" in text


def test_an_unknown_rank_is_a_question_mark(make_vault: MakeVault) -> None:
    star = "---\nqualities: [smart, interesting, ambitious]\n---\n"
    text = page(make_vault, {"People/Ana.md": star})
    assert "| [[Ana]] | ? | smart, interesting, ambitious | many | – |\n" in text
    assert "No change of job is written down yet." in text


def test_what_somebody_typed_as_a_job_is_not_markup(make_vault: MakeVault) -> None:
    text = of_ana(make_vault, "- 2026-06-01 job: [job_title:: *Head* of <b>]")
    assert r"\*Head\*" in text
    assert "<b>" not in text


def test_long_lists_are_cut_and_say_so(make_vault: MakeVault) -> None:
    head = "---\nadded: 2024-01-10\nqualities: [smart, interesting, ambitious]\n---\n"
    notes = {
        f"People/P{n:02}.md": head + "- 2026-06-01 job: [seniority:: entry]\n" for n in range(25)
    }
    text = page(make_vault, notes)
    assert text.count("**no word yet**") == 20
    assert text.count("| entry |") == 20
    assert text.count("- and 5 more; `vaultnet show careers --json` has them all\n") == 2
    assert "everyone of known rank is alike in rank, or in touches" in text


@pytest.mark.parametrize(
    ("ranks", "words"),
    [
        ((*SENIORITIES, "executive"), "They do (0.98"),
        ((*reversed(SENIORITIES), "student"), "The other way round (-0.98"),
        (("vp", "entry", "vp", "entry", "entry", "vp", "entry", "vp"), "Hardly (0.00"),
    ],
)
def test_the_bias_by_rank_is_said_in_words(
    make_vault: MakeVault, ranks: tuple[str, ...], words: str
) -> None:
    notes = {
        f"People/P{n}.md": f"---\nadded: 2024-01-10\nseniority: {rank}\n---\n"
        + "".join(f"- 2026-06-{day:02} call: x\n" for day in range(1, n + 2))
        for n, rank in enumerate(ranks)
    }
    assert f"Do your touches follow rank? {words}" in page(make_vault, notes)


def test_the_facts_give_no_number_that_ranks_a_person() -> None:
    found = facts(golden())
    assert "steps" not in str(found)
    assert "yearly" not in str(found)
    assert found["rank_bias"] is None


def test_a_touch_on_the_very_day_is_a_word() -> None:
    ana = person(Contact("ana", "Ana", added=date(2024, 1, 1)), [f"{TODAY} job", f"{TODAY} call"])
    assert new(context(ana))["touched"] == TODAY

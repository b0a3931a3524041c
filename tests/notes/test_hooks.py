"""Hooks, as the page shows them."""

from __future__ import annotations

import pytest

from tests.notes.test_markdown import faults
from tests.running import MakeVault, read, see
from vaultnet.pipeline.outlook import pages_of


def hook(words: str = "Hire later.", stance: str = "contrarian", **keys: str) -> str:
    """The note of a hook."""
    lines = "".join(f"{key}: {value}\n" for key, value in keys.items())
    return f"---\ntype: hook\nstance: {stance}\n{lines}---\n\n{words}\n\nWhat stands behind it.\n"


def said(*pulls: str, name: str = "Hire later", day: str = "2026-05-20") -> str:
    """A person's note in which the hook was said, once for each `yes`, `no` or empty."""
    lines = (f"- {day} call: x [hook:: [[{name}]]]" + f" [pull:: {p}]" * bool(p) for p in pulls)
    return "".join(f"{line}\n" for line in lines)


def page(make_vault: MakeVault, notes: dict[str, str]) -> str:
    """The text of the page of a vault with these notes."""
    made, _ = pages_of(see(read(make_vault(notes))))
    text = next(page.text for page in made.values() if page.name == "hooks")
    assert faults(text) == []
    return text


def test_a_table_tells_what_became_of_each(make_vault: MakeVault) -> None:
    text = page(
        make_vault,
        {
            "Hooks/Hire later.md": hook("so " * 14),
            "Hooks/Why CFOs should fire KPIs.md": hook("so " * 19, "surprise"),
            "Hooks/What do you do.md": hook("so " * 131, "answer", created="2026-01-01"),
            "People/Ana.md": said("yes", "yes", "yes", "no"),
            "People/Bo.md": said("yes", *["no"] * 7, name="What do you do", day="2026-06-02"),
            "People/Cy.md": said("", name="Why CFOs should fire KPIs", day="2026-07-01"),
        },
    )
    assert "| [[Hire later]] | contrarian | 14 | 4 | 3 of 4 | 2026-05-20 |\n" in text
    assert "| [[Why CFOs should fire KPIs]] | surprise | 19 | 0 | – | – |\n" in text
    assert (
        "| [[What do you do]] | answer | **131 (52 s), limit 75** | 8 | 1 of 8 | 2026-06-02 |\n"
    ) in text
    assert "- Retire [[What do you do]]? It made somebody curious 1 of 8 times.\n" in text
    assert "- Shorten [[What do you do]]: 131 words take 52 seconds, 75 are enough.\n" in text
    assert "Contrarian or surprising: 2 of 3; made in the last 180 days: 1.\n" in text
    assert text.index("[[Hire later]]") < text.index("[[Why") < text.index("[[What")


def test_two_of_five_reached_back(make_vault: MakeVault) -> None:
    people = {f"People/{n}.md": said("") for n in range(3)}
    people |= {f"People/{n}.md": said("") + "- 2026-06-01 call: y [by:: them]\n" for n in (4, 5)}
    text = page(make_vault, {"Hooks/Hire later.md": hook(), **people})
    assert "Came to you within 30 days of a hook: 2 of 5.\n" in text


def test_a_single_use_is_too_few_to_say_more(make_vault: MakeVault) -> None:
    text = page(make_vault, {"Hooks/Hire later.md": hook(), "People/0.md": said("")})
    assert "hook: 0 of 1 (too few to say more).\n" in text


def test_nothing_new_is_a_reason_to_find_something(make_vault: MakeVault) -> None:
    text = page(make_vault, {"Hooks/Hire later.md": hook(created="2025-12-31")})
    assert "- Find a new one: none was made in the last 180 days.\n" in text
    assert "; made in" not in text


def test_words_with_nothing_behind_them_are_named(make_vault: MakeVault) -> None:
    bare = hook().replace("What stands behind it.\n", "")
    text = page(make_vault, {"Hooks/Bare.md": bare, "Hooks/Empty.md": "---\ntype: hook\n---\n"})
    assert "- Give [[Bare]] something to stand on: behind its words there is nothing yet.\n" in text
    assert "- Give [[Empty]] something to stand on: it has no words yet.\n" in text


def test_what_is_to_do_is_one_list(make_vault: MakeVault) -> None:
    notes = {
        "Hooks/Bare.md": hook(created="2025-01-01").replace("What stands behind it.\n", ""),
        "Hooks/Long.md": hook("so " * 30),
        "Hooks/Spent.md": hook(),
        "People/Bo.md": said("yes", *["no"] * 7, name="Spent"),
    }
    text = page(make_vault, notes)
    todo = text.partition("## To do\n\n")[2].partition("\n\n")[0]
    assert [line.split()[1] for line in todo.splitlines()] == ["Retire", "Shorten", "Give", "Find"]


def test_a_hook_of_a_day_to_come_is_listed_and_not_counted(make_vault: MakeVault) -> None:
    text = page(make_vault, {"Hooks/Hire later.md": hook(created="2026-07-01")})
    assert "| [[Hire later]] | contrarian | 2 | 0 | – | – |\n" in text
    assert "Contrarian" not in text


def test_private_words_are_quoted_nowhere(make_vault: MakeVault) -> None:
    vault = make_vault(
        {
            "Hooks/Hire later.md": hook("Your debts are #private."),
            "People/Ana.md": "---\ntier: critical\nadded: 2026-06-29\n---\n",
        }
    )
    made, _ = pages_of(see(read(vault)))
    assert not any("debts" in page.text for page in made.values())
    assert any("[[Hire later]]" in page.text for page in made.values() if page.name == "hooks")


def test_retired_hooks_stand_apart(make_vault: MakeVault) -> None:
    text = page(
        make_vault,
        {
            "Hooks/Hire later.md": hook(retired="true"),
            "Hooks/New.md": hook(created="2026-06-01"),
            "People/Ana.md": said("no"),
        },
    )
    assert "Retired: [[Hire later]] (0 of 1).\n" in text
    assert "| [[Hire later]]" not in text
    assert "Contrarian or surprising: 1 of 1; made" in text


@pytest.mark.parametrize(
    ("me", "line"),
    [
        (None, "- Pitch: none yet. Put what you say"),
        ("", "- Pitch: none yet. Put what you say"),
        ("so", "- Pitch: 1 word, 0 seconds.\n"),
        ("so so", "- Pitch: 2 words, 1 second.\n"),
        ("so " * 150, "- Pitch: 150 words, 60 seconds.\n"),
        ("so " * 151, "- Pitch: **151 words (60 s), limit 150**. Shorten it.\n"),
    ],
)
def test_ones_own_pitch_is_measured(make_vault: MakeVault, me: str | None, line: str) -> None:
    notes = {} if me is None else {"Me.md": f"---\ntype: me\npitch: {me}\n---\n"}
    assert line in page(make_vault, notes)


@pytest.mark.parametrize(
    ("shares", "line"),
    [
        ((), "- Talk: nothing noted yet."),
        ((40,), "- Talk: noted 1 time, too few to say.\n"),
        ((70, 80), "- Talk: noted 2 times, too few to say.\n"),
        ((40, 45, 50, 30, 35), "you spoke 40 % of the time (mean of 5). Keep asking.\n"),
        ((70, 65, 80, 60, 75), "you spoke **70 %** of the time (mean of 5). That is a lecture"),
    ],
)
def test_ones_own_talk_is_measured(
    make_vault: MakeVault, shares: tuple[int, ...], line: str
) -> None:
    lines = "".join(f"- 2026-05-{n:02} call: x [talk:: {x}]\n" for n, x in enumerate(shares, 1))
    assert line in page(make_vault, {"People/Ana.md": lines})


def test_a_vault_without_hooks_says_how_to_begin(make_vault: MakeVault) -> None:
    text = page(make_vault, {})
    assert "No hook yet. Write a note of `type: hook`" in text
    assert "Contrarian" not in text
    assert "|" not in text


def test_names_and_stances_stay_plain_words_in_the_table(make_vault: MakeVault) -> None:
    text = page(make_vault, {"Hooks/A `b` *c*.md": hook(stance="'x | y'")})
    assert r"| [A \`b\` \*c\*](" in text
    assert ".md) | – | 2 | 0 | – | – |\n" in text


def test_a_long_list_is_cut_and_says_so(make_vault: MakeVault) -> None:
    hooks = {f"Hooks/{n:03}.md": hook("so " * 30) for n in range(53)}
    text = page(make_vault, hooks)
    assert text.count("\n| [[") == 50
    assert "- and 3 more; `vaultnet show hooks --json` has them all\n" in text
    assert "- and 43 more; `vaultnet show hooks --json` has them all\n" in text

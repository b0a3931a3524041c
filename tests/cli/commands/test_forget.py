"""`vaultnet forget`: what goes, what is rewritten, what is told, and what is kept."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.vault import answer, leave_alone, on
from tests.running import tree, write
from vaultnet.journal.places import state_folder
from vaultnet.memory.places import cache_folder


def forgotten(vault: Path, notes: dict[str, str], *words: str) -> dict[str, str]:
    """The notes after Ana Ruiz was forgotten."""
    write(vault, notes)
    leave_alone(vault)
    done = on(vault, "forget", "Ana Ruiz", "--yes", *words)
    assert (done.code, done.err) == (0, "")
    assert not (vault / "People/Ana Ruiz.md").exists()
    return {path: (vault / path).read_text(encoding="utf-8") for path in notes}


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("[[Ana Ruiz]], [[Ana Ruiz|her]] [[People/Ana Ruiz#Log]]\n", "someone, someone someone\n"),
        ("with [Ana](People/Ana%20Ruiz.md)\n", "with someone\n"),
        ("with [[ana ruiz.md]]\n", "with someone\n"),
        ("%% [[Ana Ruiz]] said so %%\n", "%% someone said so %%\n"),
        ("<!-- [[Ana Ruiz]] -->\n", "<!-- someone -->\n"),
        ("`[[Ana Ruiz]]`\n", "`[[Ana Ruiz]]`\n"),
        ('---\nwho: ["[[Ana Ruiz]]", Bo]\nby: ana ruiz\n---\n', "---\nwho: [Bo]\nby:\n---\n"),
    ],
)  # fmt: skip
def test_links_and_properties_name_her_no_more(calm: Path, text: str, after: str) -> None:
    assert forgotten(calm, {"Notes.md": text}) == {"Notes.md": after}


def test_a_link_is_judged_from_the_note_in_which_it_stands(calm: Path) -> None:
    notes = {
        "Work/Ana Ruiz.md": "another note\n",
        "Work/a.md": "[[Ana Ruiz]] [[People/Ana Ruiz]] [[../People/Ana Ruiz]]\n",
        "People/b.md": "---\ntags: x\n---\n[[Ana Ruiz]] [[Work/Ana Ruiz]]\n",
    }
    write(calm, {"Work/Ana Ruiz.md": "another note\n"})
    after = forgotten(calm, notes)
    assert after["Work/a.md"] == "[[Ana Ruiz]] someone someone\n"
    assert after["People/b.md"].endswith("someone [[Work/Ana Ruiz]]\n")


def test_a_name_that_two_people_share_is_left_to_the_person(calm: Path) -> None:
    notes = {
        "People/Cy.md": "---\ntype: person\naliases: [Anita]\n---\n",
        "People/Ana Ruiz.md": "---\ntype: person\naliases: [Anita, Nan]\n---\n",
        "Notes.md": "---\nfirst: Anita\nsecond: Nan\n---\n",
    }
    write(calm, notes)
    del notes["People/Ana Ruiz.md"]
    after = forgotten(calm, notes)
    assert after["People/Cy.md"] == notes["People/Cy.md"]
    assert after["Notes.md"] == "---\nfirst: Anita\nsecond:\n---\n"


def test_an_act_stays_and_counts(calm: Path) -> None:
    text = (
        "---\ntype: person\n---\n\n"
        "- 2026-05-01 meet: with [[Ana Ruiz]] [give:: ideas] [because-of:: [[Ana Ruiz#^a]]]\n"
        "- 2026-05-02 heard: she helped [give:: help] [to:: [[Ana Ruiz]]]\n"
    )
    after = forgotten(calm, {"People/Cy.md": text})["People/Cy.md"]
    assert after.endswith(
        "- 2026-05-01 meet: with someone [give:: ideas]\n"
        "- 2026-05-02 heard: she helped [give:: help] [to:: someone]\n"
    )


def test_what_is_left_to_the_person_is_told(calm: Path) -> None:
    (calm / ".vaultnet/kept").mkdir()
    write(
        calm,
        {
            "a.md": "About Ana Ruiz.\n\n```\n[[Ana Ruiz]]\n```\n",
            "People/Ana Ruiz (conflicted copy 2026-01-01).md": "---\ntype: person\n---\n",
            ".vaultnet/kept/Due 1.md": "call ANA RUIZ\n",
            "b.md": "Anabel Ruiz, Mariana Ruiz, anaruiz\n",
        },
    )
    leave_alone(calm)
    assert answer(calm, "forget", "Ana Ruiz", "--yes")["remarks"] == [
        "still named in plain words: a.md:1, a.md:4",
        "still named by a file: People/Ana Ruiz (conflicted copy 2026-01-01).md",
        "still quoted in what was moved aside: .vaultnet/kept/Due 1.md",
    ]


def test_a_note_that_cannot_be_changed_is_told_and_the_rest_is_done(calm: Path) -> None:
    odd = '---\na: {b: ["[[Ana Ruiz]]"]}\nby: "[[Ana Ruiz]]"\nby: x\n---\n[[Ana Ruiz]]\n'
    write(calm, {"odd.md": odd})
    leave_alone(calm)
    done = answer(calm, "forget", "Ana Ruiz", "--yes")
    assert not (calm / "People/Ana Ruiz.md").exists()
    assert any("odd.md" in remark for remark in done["remarks"])


@pytest.mark.parametrize("alias", ["Q", "Ok", "?"])
def test_short_names_are_looked_for_as_whole_words(calm: Path, alias: str) -> None:
    head = f'---\ntype: person\naliases: ["{alias}"]\n---\n'
    write(calm, {"People/Cy.md": head, "a.md": "Cy came.\nCyan?\n", "b.md": "icy\n"})
    leave_alone(calm)
    remarks = answer(calm, "forget", "People/Cy.md", "--dry-run")["remarks"]
    assert remarks == ["still named in plain words: a.md:1"]


def test_a_name_of_signs_is_not_found_everywhere(calm: Path) -> None:
    write(calm, {"People/!.md": "---\ntype: person\nuid: '?'\n---\n", "a.md": "So! What?\n"})
    leave_alone(calm)
    assert answer(calm, "forget", "People/!.md", "--dry-run")["remarks"] == []


def test_a_template_is_told_of_only_where_a_link_stays(calm: Path) -> None:
    form = "---\ntype: person\n---\n"
    write(calm, {"Templates/A.md": f"{form}Ana Ruiz\n", "Templates/B.md": f"{form}[[Ana Ruiz]]\n"})
    leave_alone(calm)
    left, named = answer(calm, "forget", "Ana Ruiz", "--dry-run")["remarks"]
    assert left.startswith("left as it is: Templates/B.md")
    assert left.count("Templates/") == 1
    assert named == "still named in plain words: Templates/A.md:4, Templates/B.md:4"


def test_an_empty_note_that_would_go_is_told(calm: Path) -> None:
    write(calm, {"People/Bo.md": "", ".vaultnet/config.toml": '[people]\nfolders = ["People"]\n'})
    leave_alone(calm)
    done = on(calm, "forget", "People/Bo.md", "--dry-run")
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("would delete People/Bo.md, which is empty\n")


def test_regions_and_index_notes_follow_by_themselves(calm: Path) -> None:
    desk = "<!-- vaultnet:begin critical -->\n<!-- vaultnet:end critical -->\n\nMine.\n"
    write(calm, {"Desk.md": desk})
    leave_alone(calm)
    on(calm, "build")
    assert "Ana Ruiz" in (calm / "Desk.md").read_text(encoding="utf-8")
    leave_alone(calm)
    done = answer(calm, "forget", "Ana Ruiz", "--yes")
    assert done["remarks"] == []
    assert b"Ana Ruiz" not in b"".join(tree(calm).values())
    assert not (calm / ".vaultnet/kept").exists()


def test_nothing_of_it_is_kept_for_good(calm: Path) -> None:
    on(calm, "log", "bo", "call: about the weather")
    on(calm, "log", "ana", "call: a secret")
    on(calm, "build")
    leave_alone(calm)
    on(calm, "forget", "Ana Ruiz", "--yes", "--for-good")
    root = os.path.realpath(calm)
    for place in (state_folder(root), cache_folder(root)):
        for path in (each for each in Path(place).rglob("*") if each.is_file()):
            data = path.read_bytes().lower()
            assert b"ana ruiz" not in data, path
            assert b"secret" not in data, path
    # What has nothing to do with it can still be taken back.
    assert "log Bo Lindqvist" in on(calm, "undo", "--list").out


def test_undo_brings_everything_back(calm: Path) -> None:
    write(calm, {"People/Cy.md": "---\ntype: person\nknows: ['[[Ana Ruiz]]']\n---\r\n[[Ana Ruiz]]"})
    leave_alone(calm)
    on(calm, "brief", "ana", "--write")
    before = tree(calm)
    on(calm, "forget", "Ana Ruiz", "--yes")
    assert not (calm / "Network/Brief/Brief Ana Ruiz.md").exists()
    assert on(calm, "undo").code == 0
    assert tree(calm) == before


def test_without_a_yes_nothing_happens(calm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(calm)
    assert on(calm, "forget", "ana").err == (
        "vaultnet: nobody is here to confirm it; say --yes if you mean it\n"
    )
    asked: list[str] = []
    monkeypatch.setattr("vaultnet.cli.asking.is_terminal", lambda: True)
    monkeypatch.setattr("vaultnet.cli.asking.agreed", asked.append)
    for words in ((), ("--for-good",)):
        assert on(calm, "forget", "ana", *words).out.endswith("Nothing was written.\n")
    assert asked == [
        "Forget Ana Ruiz? (`vaultnet undo` can bring them back)",
        "Forget Ana Ruiz? (nothing can bring them back)",
    ]
    assert tree(calm) == before

"""`vaultnet new`: where a note goes, how it may be called, and what it is made from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.vault import answer, leave_alone, on
from tests.running import tree, write
from vaultnet.cli.places import fit_folder, fit_name
from vaultnet.errors import VaultnetError


@pytest.mark.parametrize(
    "name", ["Ana", "Zoë Ångström", "J. R. O'Neill-Ćosić", "李 小龙", "Console", "a" * 200]
)
def test_names_of_people_are_fit(name: str) -> None:
    assert fit_name(name) == name


@pytest.mark.parametrize(
    "name",
    ["", " ", ".", "..", ".hidden", "Ana.", "a/b", "a\\b", "a:b", "a*b", 'a"b', "a<b", "a|b", "a#b",
     "a^b", "[[a]]", "a?", "CON", "nul", "com1", "LPT9.txt", "COM¹", "a" * 201, "é" * 101],
)  # fmt: skip
def test_names_that_some_system_or_a_link_cannot_take_are_refused(name: str) -> None:
    with pytest.raises(VaultnetError):
        fit_name(name)


def test_a_name_is_composed_and_without_its_ending() -> None:
    assert fit_name("Zoe\u0308.md") == "Zoë"


@pytest.mark.parametrize(
    ("folder", "fit"),
    [
        ("People", "People"),
        ("People/Work/", "People/Work"),
        ("./a", "a"),
        ("a\\b", "a/b"),
        ("", ""),
    ],
)
def test_folders_inside_the_vault_are_fit(folder: str, fit: str) -> None:
    assert fit_folder(folder) == fit


@pytest.mark.parametrize(
    "folder", ["/People", "../People", "a/../../b", "~/x", ".hidden", "a/.b", "c:/x"]
)
def test_folders_outside_or_hidden_are_refused(folder: str) -> None:
    with pytest.raises(VaultnetError):
        fit_folder(folder)


def test_it_goes_where_most_people_are(calm: Path) -> None:
    write(calm, {f"Crew/{name}.md": "---\ntype: person\n---\n" for name in "abcd"})
    assert answer(calm, "new", "Cy")["written"][0]["path"] == "Crew/Cy.md"
    assert answer(calm, "new", "Di", "--folder", "People/New")["written"][0]["path"] == (
        "People/New/Di.md"
    )
    assert answer(calm, "new", "Fe", "--folder", "people")["written"][0]["path"] == "People/Fe.md"
    assert answer(calm, "new", "Ed", "--folder", ".")["written"][0]["path"] == "Ed.md"


def test_in_an_empty_vault_it_goes_to_people(tmp_path: Path) -> None:
    (tmp_path / ".vaultnet").mkdir()
    assert on(tmp_path, "new", "Cy").out.startswith("created People/Cy.md\n")


@pytest.mark.parametrize("name", ["IDEAS.md", "Idea\u0300s.md"])
def test_a_file_of_the_name_is_never_replaced(calm: Path, name: str) -> None:
    write(calm, {f"Friends/{name}": b"\xff mine"})
    before = tree(calm)
    called = name.removesuffix(".md").swapcase()
    done = on(calm, "new", called, "--folder", "Friends")
    assert (done.code, done.out) == (1, "")
    assert "is there already" in done.err
    assert tree(calm) == before


@pytest.mark.parametrize(
    ("name", "folder", "sentence"),
    [
        ("IDEAS", "People", 'Ideas.md is there already, and links to "IDEAS" lead to it'),
        ("slack ÉTÉ", "People", "Hooks/Slack e\u0301te\u0301.md is there already"),
        ("Due this week", "People", '"Due this week" is the name of an index note'),
        ("2026-06-01", "People", '"2026-06-01" is a day'),
        ("2031-01-01", "People", '"2031-01-01" is a day'),
        ("Someone", "People", '"Someone" stands for whoever was forgotten'),
        ("Cy", "network/Brief", "Network is for index notes"),
        ("Cy", "Network", "Network is for index notes"),
        ("Anita", "People", '"Anita" is Di already: People/Di.md'),
    ],
)
def test_a_name_or_a_folder_that_means_something_else_is_refused(
    calm: Path, name: str, folder: str, sentence: str
) -> None:
    twin = "---\ntype: person\naliases: [Anita]\n---\n"
    write(calm, {"People/Di.md": twin, "People/Ed.md": twin})
    write(calm, {"Hooks/Slack e\u0301te\u0301.md": "---\ntype: hook\n---\n"})
    before = tree(calm)
    done = on(calm, "new", name, "--folder", folder)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"vaultnet: {sentence}")
    assert tree(calm) == before


@pytest.mark.parametrize("words", [("Bo\udcff",), ("Di", "--folder", "a\udcff")])
def test_what_is_no_text_is_refused(calm: Path, words: tuple[str, ...]) -> None:
    done = on(calm, "new", *words)
    assert (done.code, done.out) == (1, "")
    assert "a character that cannot be seen" in done.err


@pytest.mark.parametrize("place", ["link", "People/link"])
def test_a_folder_that_leads_out_of_the_vault_is_refused(
    calm: Path, tmp_path: Path, place: str
) -> None:
    (tmp_path / "away").mkdir()
    (calm / place).symlink_to(tmp_path / "away")
    done = on(calm, "new", "Cy", "--folder", place)
    assert (done.code, done.out) == (1, "")
    assert list((tmp_path / "away").iterdir()) == []


def test_the_first_template_of_a_person_is_used_as_it_is(calm: Path) -> None:
    form = (
        '---\r\ntype: ["[[person]]"]\r\nsince: {{ date }}\r\n---\r\n{{title}}, {{name}}: $& \\1\r\n'
    )
    write(calm, {"Templates/A.md": "# {{title}}\n", "Templates/B.md": form})
    on(calm, "new", "Cy")
    assert (calm / "People/Cy.md").read_bytes() == (
        b'---\r\ntype: ["[[person]]"]\r\nsince: 2026-06-30\r\n---\r\nCy, Cy: $& \\1\r\n'
    )


@pytest.mark.parametrize(
    "foreign", ["{{time}}", "{{date:YYYY}}", "<% tp.user.evil() %>", "{{title|x}}"]
)
def test_a_template_that_asks_for_more_is_not_used_which_is_told(calm: Path, foreign: str) -> None:
    write(calm, {"Templates/P.md": f"---\ntype: person\n---\n{foreign}\n"})
    done = answer(calm, "new", "Cy")
    assert "Templates/P.md was not used: nothing in it is run" in done["remarks"][0]
    assert "# Cy\n" in (calm / "People/Cy.md").read_text()


def test_a_name_in_a_template_is_a_name_and_nothing_else(calm: Path) -> None:
    write(calm, {"Templates/P.md": "---\ntype: person\norg: {{title}}\n---\n"})
    leave_alone(calm)
    done = on(calm, "new", "'Cy")
    assert (done.code, done.out) == (1, "")
    assert not (calm / "People/'Cy.md").exists()


def test_keys_have_the_vaults_own_names(calm: Path) -> None:
    write(calm, {".vaultnet/config.toml": '[keys]\ntier = "prm-tier"\nadded = "created"\n'})
    on(calm, "new", "Cy", "--tier", "critical")
    head = (calm / "People/Cy.md").read_text().split("---")[1]
    assert head == "\ntype: person\naliases:\nprm-tier: critical\nrole:\ncreated: 2026-06-30\n"


def test_a_new_person_waits_for_a_tier(calm: Path) -> None:
    on(calm, "new", "Cy")
    assert "Cy: 0 links\n" in on(calm, "triage", "--dry-run").out

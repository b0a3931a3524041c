"""What the configuration makes of folders, tags and names."""

from __future__ import annotations

from datetime import date

import pytest

from vaultnet.config import read_config
from vaultnet.read.rules import Place, Rules


def rules(toml: str = "") -> Rules:
    config, problems = read_config(toml)
    assert problems == ()
    return Rules.of(config)


@pytest.mark.parametrize("folder", ["People", "people", "a/CRM/b", "Work/Contacts", "Friends/old"])
def test_people_lie_in_folders_of_a_telling_name_however_deep(folder: str) -> None:
    assert rules().folders[folder].people


@pytest.mark.parametrize("folder", ["", "Peoples", "My people", "People-archive", "a/b"])
def test_other_folders_say_nothing(folder: str) -> None:
    assert rules().folders[folder] == Place(templates=False, people=False, dated=True)


def test_a_path_names_one_folder_and_what_lies_in_it() -> None:
    found = rules('[people]\nfolders = ["/Work/Humans/"]')
    assert found.folders["Work/Humans"].people
    assert found.folders["work/humans/x"].people
    assert not found.folders["Humans"].people
    assert not found.folders["a/Work"].people


def test_a_folder_is_the_same_in_every_spelling() -> None:
    found = rules('[people]\nfolders = ["Büro"]')
    assert found.folders["Bu\u0308ro"].people
    assert found.folders["BÜRO/a"].people


def test_a_slash_is_the_whole_vault() -> None:
    assert rules('[people]\nfolders = ["/"]').folders["a/b"].people
    assert rules('[dated]\nfolders = ["/"]').folders["a/b"].dated


def test_templates_lie_in_their_folder_or_are_single_notes() -> None:
    found = rules('templates = ["Forms", "Admin/Person.md", "Admin/Day"]')
    assert found.folders["a/forms/b"].templates
    assert not found.folders["Admin"].templates
    assert {"admin/person", "admin/day"} <= found.template_notes


@pytest.mark.parametrize(
    ("folder", "dated"),
    [
        ("Journal", True),
        ("journal/2026", True),
        ("Journals", False),
        ("", False),
        ("x/Journal", False),
    ],
)
def test_dated_notes_lie_in_the_configured_folders_only(folder: str, dated: bool) -> None:
    assert rules('[dated]\nfolders = ["Journal"]').folders[folder].dated is dated


def test_without_configured_folders_dated_notes_may_lie_anywhere() -> None:
    assert rules().folders["any/where"].dated


@pytest.mark.parametrize(
    ("tag", "person"),
    [
        ("person", True),
        ("#Person", True),
        ("people/work", True),
        ("contact/a/b", True),
        ("personal", False),
        ("not/person", False),
        ("", False),
    ],
)
def test_a_tag_marks_people_by_itself_or_by_its_beginning(tag: str, person: bool) -> None:
    assert rules().is_person_tag(tag) is person


def test_a_nested_tag_may_be_configured() -> None:
    found = rules('[people]\ntags = ["#crm/human"]')
    assert [found.is_person_tag(tag) for tag in ("crm/human", "CRM/Human/x", "crm")] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("toml", "attribute", "value"),
    [
        ('[people]\ntypes = ["Mensch"]', "types", {"mensch"}),
        ('[people]\ncategories = ["Menschen"]', "categories", {"menschen"}),
        ('[people]\nexclude = ["Start"]', "exclude", {"start"}),
        ('[keys]\ntier = "PRM-Tier"', "keys", {"prm-tier": "tier"}),
        ('[keys]\ntier = "PRM-Tier"', "renamed", {"tier"}),
        ("[tiers.inner]\ncadence = 30", "tier_names", ("critical", "many", "inner")),
        ('[headings]\nasks = ["Bitten"]', "headings", {"favors": "promise", "bitten": "ask"}),
        ('[dated]\nproperty = "Am Tag"', "date_key", "am tag"),
    ],
)
def test_words_compare_case_folded(toml: str, attribute: str, value: object) -> None:
    found = getattr(rules(toml), attribute)
    if isinstance(value, dict):
        assert value.items() <= found.items()
    else:
        assert found == value


def test_the_formats_of_dated_notes_are_the_vaults() -> None:
    found = rules('[dated]\nformats = ["DD.MM.YYYY"]')
    assert found.read_day("Tage/14.10.2026") == date(2026, 10, 14)
    assert found.read_day("2026-10-14") is None

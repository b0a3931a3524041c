"""What holds for every page, and what each of the smaller ones promises."""

from __future__ import annotations

import re
import tomllib
from datetime import date

import pytest

from tests.docs.pages import COMMONMARK, PAGES, code_blocks, names_in_code, text_of
from tests.generated_docs import ROOT
from vaultnet import __version__


@pytest.mark.parametrize("page", PAGES)
def test_pages_have_one_title(page: str) -> None:
    tokens = COMMONMARK.parse(text_of(page))
    assert [t.tag for t in tokens if t.type == "heading_open"].count("h1") == 1
    assert text_of(page).startswith("# ")


@pytest.mark.parametrize("page", PAGES)
def test_pages_name_no_path_of_anybodys_machine(page: str) -> None:
    folders = "|".join(("work", "tmp", "root", "Users"))
    assert re.findall(rf"(?<![\w.])/(?:{folders})/\S*", text_of(page)) == []


@pytest.mark.parametrize("page", PAGES)
def test_pages_name_files_of_the_program_that_are_there(page: str) -> None:
    named = {
        span
        for span in names_in_code(page)
        if re.fullmatch(r"[\w-]+(/[\w.-]+)+\.\w+|\w+\.py", span)
    }
    roots = (ROOT, ROOT / "vaultnet", (ROOT / page).parent)
    invented = {name for name in named if not any((root / name).is_file() for root in roots)}
    assert {name for name in invented if not _is_example(name)} == set()


def test_the_changelog_knows_this_version() -> None:
    assert f"## [{__version__}]" in text_of("CHANGELOG.md")


def test_decisions_are_dated() -> None:
    dates = re.findall(r"(?m)^## (.+)$", text_of("docs/decisions.md"))
    assert dates == sorted(dates)
    assert all(date.fromisoformat(day) for day in dates)


def test_floors_in_contributing_are_those_that_are_checked() -> None:
    project = tomllib.loads(text_of("pyproject.toml"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    assert "\n".join(layers) + "\n" in code_blocks("CONTRIBUTING.md", "text")


def test_the_plugin_page_shows_the_whole_package_that_the_tests_install() -> None:
    files = sorted(path.name for path in (ROOT / "tests/example_plugin").glob("*.*"))
    shown = re.findall(
        r"generated: source tests/example_plugin/(\S+) -->", text_of("docs/plugins.md")
    )
    assert sorted(shown) == files


def test_the_plugin_page_names_every_filter() -> None:
    source = text_of("vaultnet/render.py")
    filters = re.findall(r'^        "(\w+)": ', source, re.MULTILINE)
    assert len(filters) > 4
    told = text_of("docs/plugins.md").partition("| filter |")[2]
    assert all(rf"\| {name}" in told for name in filters)


def _is_example(name: str) -> bool:
    """Whether a path is one in a vault or of the example package, or has a part to fill in."""
    return "NAME" in name or name.startswith(("People/", "Network/", "newcomers", "plugins/"))

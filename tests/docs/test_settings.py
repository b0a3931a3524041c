"""Settings, date formats and variables, as the documentation tells them."""

from __future__ import annotations

import re
import tomllib
from datetime import date

import pytest

from tests import generated_docs
from tests.docs.pages import code_blocks, names_in_code, text_of
from tests.generated_docs import ROOT
from vaultnet.config import Config, Dated, Headings, People, Tier, read_config
from vaultnet.read import dayformat
from vaultnet.read.dayformat import day_reader


def test_every_setting_is_in_its_table() -> None:
    for name, table in Config()._asdict().items():
        if isinstance(table, People | Dated | Headings):
            rows = generated_docs.make(f"config {name}")
            assert all(f"| `{key}` |" in rows for key in table._fields)
        elif name in ("categories", "keys", "tiers"):
            assert f"## `[{name}]`" in text_of("docs/configuration.md")
        else:
            assert f"| `{name}` |" in generated_docs.make("config")


def test_every_table_of_settings_is_on_the_page() -> None:
    for name, table in Config()._asdict().items():
        if isinstance(table, People | Dated | Headings):
            assert f"generated: config {name} -->" in text_of("docs/configuration.md")


def test_every_key_of_a_tier_is_told() -> None:
    told = text_of("docs/configuration.md").partition("## `[tiers]`")[2]
    keys = set(Tier._fields) - {"name"}
    assert all(f"{key} = " in told for key in keys)


@pytest.mark.parametrize(
    "example",
    code_blocks("docs/configuration.md", "toml") + code_blocks("docs/note-format.md", "toml"),
    ids=lambda example: example.splitlines()[0],
)
def test_examples_of_settings_are_read_without_a_problem(example: str) -> None:
    assert read_config(example)[1] == ()
    assert tomllib.loads(example)


def test_every_example_of_a_date_format_is_read_so() -> None:
    row = re.compile(r"(?m)^\| `([^`]+)` \| `([^`]+)` \| (\d{4}-\d\d-\d\d) \|$")
    rows = row.findall(text_of("docs/configuration.md"))
    assert len(rows) > 5
    for fmt, name, day in rows:
        assert day_reader([fmt])(name) == date.fromisoformat(day), fmt


def test_every_letter_of_a_date_format_is_told() -> None:
    told = names_in_code("docs/configuration.md")
    assert set(dayformat._TOKENS) <= told


@pytest.mark.parametrize(("name", "year"), [("69", 1969), ("99", 1999), ("00", 2000), ("68", 2068)])
def test_a_year_in_two_digits_is_what_the_page_says(name: str, year: int) -> None:
    (row,) = (
        line for line in text_of("docs/configuration.md").splitlines() if "| `YYYY` `YY`" in line
    )
    assert f"`{name}`" in row
    assert str(year) in row
    assert day_reader(["YY-MM-DD"])(f"{name}-10-14") == date(year, 10, 14)


def test_every_environment_variable_is_told() -> None:
    pattern = re.compile(r'environ(?:ment)?\.get\("(\w+)"|envvar="(\w+)"|"(XDG_\w+)"')
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "vaultnet").rglob("*.py"))
    found = {"".join(names) for source in sources for names in pattern.findall(source)}
    assert {"VAULTNET_VAULT", "XDG_CACHE_HOME"} <= found
    assert found <= names_in_code("docs/configuration.md")

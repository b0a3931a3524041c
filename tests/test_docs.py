"""The documentation, held to the program."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from importlib import import_module
from typing import Final
from urllib.parse import unquote

import click
import pytest
from markdown_it import MarkdownIt

from tests import generated_docs
from tests.generated_docs import ROOT, pages
from vaultnet import __version__
from vaultnet.cli.main import COMMANDS, Commands, vaultnet
from vaultnet.config import Config, Tier, read_config
from vaultnet.dates import add_days, floor_cadence, next_anniversary, parse_cadence
from vaultnet.derive.agenda import knowledge
from vaultnet.derive.attention import lift
from vaultnet.derive.groups import broadcast_due
from vaultnet.derive.matching import cover, weigh, words
from vaultnet.derive.pace import cadence_pace
from vaultnet.derive.plan import comfort, jitter, lateness, load_of, make_job, schedule
from vaultnet.derive.rates import Share, wilson
from vaultnet.derive.reconnect import reconnect_score
from vaultnet.derive.regularity import longest_gap
from vaultnet.derive.standing import channel_hint
from vaultnet.derive.strength import decay, depth, drift, reference
from vaultnet.plugins.manager import BUILT_IN, load_notes
from vaultnet.read import dayformat
from vaultnet.read.dayformat import day_reader
from vaultnet.read.note import read_note
from vaultnet.read.rules import Rules

PAGES: Final = {page.relative_to(ROOT).as_posix(): page for page in pages()}

_COMMONMARK: Final = MarkdownIt("commonmark").enable("table")


@cache
def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


@cache
def section(page: str, heading: str) -> str:
    """What stands under the heading that begins with these words, on one line."""
    found = re.search(rf"(?m)^#+ {re.escape(heading)}\b.*\n([^#]*)", text_of(page))
    assert found, f"{page} has no heading that begins with {heading}"
    return " ".join(re.sub(r"(?m)^> ?", "", found[1]).split())


def code_blocks(page: str, *kinds: str) -> list[str]:
    tokens = _COMMONMARK.parse(text_of(page))
    return [t.content for t in tokens if t.type == "fence" and t.info.strip() in kinds]


def names_in_code(page: str) -> set[str]:
    """Everything that stands in a code span of the page."""
    inline = (t for t in _COMMONMARK.parse(text_of(page)) if t.type == "inline")
    return {
        child.content
        for token in inline
        for child in token.children or ()
        if child.type == "code_inline"
    }


@pytest.mark.parametrize("page", PAGES)
def test_generated_parts_are_what_the_program_says_now(page: str) -> None:
    text = text_of(page)
    assert generated_docs.current(text) == text, "run `make docs`"


def test_generated_parts_are_found_where_they_are_asked_for() -> None:
    orders = {line for page in PAGES for line in re.findall("generated: (.+?) -->", text_of(page))}
    assert {"help", "help build", "run why seun", "config people", "stop-words"} <= orders


def test_generated_parts_give_way_to_what_the_program_says() -> None:
    old = "a\n<!-- generated: notes -->\nold\n<!-- end -->\nb\n"
    new = generated_docs.current(old)
    assert "| *Due this week* | `due` |" in new
    assert "old" not in new
    assert generated_docs.current(new) == new


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_a_file_and_to_a_heading_in_it(page: str) -> None:
    broken = [link for link in _links(page) if not _leads_somewhere(page, link)]
    assert broken == []


def test_links_to_a_missing_heading_would_be_noticed() -> None:
    assert _leads_somewhere("README.md", "docs/commands.md#exit-codes")
    assert not _leads_somewhere("README.md", "docs/commands.md#no-such-heading")
    assert not _leads_somewhere("README.md", "docs/no-such-page.md")


def _links(page: str) -> Iterator[str]:
    for token in _COMMONMARK.parse(text_of(page)):
        for child in token.children or ():
            link = child.attrGet("href") or child.attrGet("src")
            if link and not str(link).startswith("https://"):
                yield str(link)


def _leads_somewhere(page: str, link: str) -> bool:
    path, _, anchor = unquote(link).partition("#")
    target = (ROOT / page).parent / path if path else ROOT / page
    if not target.is_file():
        return False
    return not anchor or anchor in _anchors(target.read_text(encoding="utf-8"))


def _anchors(text: str) -> set[str]:
    """The anchors that GitHub makes of headings."""
    tokens = _COMMONMARK.parse(text)
    titles = (
        tokens[i + 1].children or () for i, t in enumerate(tokens) if t.type == "heading_open"
    )
    plain = ("".join(child.content for child in title).lower() for title in titles)
    return {re.sub(r"[^\w\- ]", "", title).replace(" ", "-") for title in plain}


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_a_section_with_its_help(name: str) -> None:
    assert f"## `vaultnet {name}`" in text_of("docs/commands.md")
    assert f"<!-- generated: help {name} -->" in text_of("docs/commands.md")


@pytest.mark.parametrize("name", COMMANDS)
def test_each_option_says_what_it_does_and_is_on_the_page(name: str) -> None:
    for option in _command(name).params:
        if isinstance(option, click.Option):
            assert option.help, option.opts
            assert option.opts[-1] in text_of("docs/commands.md")


@pytest.mark.parametrize("page", PAGES)
def test_commands_that_a_page_names_are_there(page: str) -> None:
    for line in _typed(page):
        given = shlex.split(line, comments=True)[1:]
        name = next((word for word in given if not word.startswith("-")), "")
        assert name in COMMANDS, line
        known = {opt for param in _command(name).params for opt in param.opts} | {"--help"}
        assert {word for word in given if word.startswith("--")} <= known, line


@pytest.mark.parametrize("page", PAGES)
def test_what_make_is_asked_for_are_targets(page: str) -> None:
    targets = set(re.findall(r"(?m)^([a-z]+):", text_of("Makefile")))
    named = set(re.findall(r"(?m)(?:^|`)make ([a-z]+)", text_of(page)))
    assert named <= targets


def test_two_commands_stand_at_the_top_of_the_readme() -> None:
    first = code_blocks("README.md", "sh")[0]
    assert [line.split(" #")[0].strip() for line in first.splitlines()] == [
        "make demo",
        "make test",
    ]


def test_the_note_in_the_readme_is_a_person_read_without_a_problem() -> None:
    (example,) = code_blocks("README.md", "markdown")
    note = read_note("Farid.md", example.encode(), Rules.of(Config()))
    assert (note.kind, note.problems) == ("person", ())
    assert (len(note.log), len(note.items)) == (1, 1)


def test_exit_codes_are_told() -> None:
    codes = re.findall(r"(?m)^\| (\d+) \|", text_of("docs/commands.md"))
    assert codes == ["0", "1", "2", "3", "130"]


def _command(name: str) -> click.Command:
    assert isinstance(vaultnet, Commands)
    found = vaultnet.get_command(click.Context(vaultnet), name)
    assert found is not None
    return found


def _typed(page: str) -> Iterator[str]:
    """Every call of vaultnet in the page's code, as it would be typed."""
    for prompt, kind in (("", "sh"), ("$ ", "console")):
        for block in code_blocks(page, kind):
            for line in block.replace("\\\n", " ").splitlines():
                call = line.removeprefix(prompt).removeprefix(".venv/bin/")
                if line.startswith(prompt) and call.startswith("vaultnet "):
                    yield call.partition(" | ")[0]
    yield from (span for span in names_in_code(page) if re.match(r"vaultnet [a-z]", span))


def test_every_setting_is_in_its_table() -> None:
    default = Config()
    for entry in fields(Config):
        table = getattr(default, entry.name)
        if is_dataclass(table):
            rows = generated_docs.make(f"config {entry.name}")
            assert all(f"| `{key.name}` |" in rows for key in fields(table))
        elif entry.name in ("keys", "tiers"):
            assert f"## `[{entry.name}]`" in text_of("docs/configuration.md")
        else:
            assert f"| `{entry.name}` |" in generated_docs.make("config")


def test_every_table_of_settings_is_on_the_page() -> None:
    for entry in fields(Config):
        if is_dataclass(getattr(Config(), entry.name)):
            assert f"generated: config {entry.name} -->" in text_of("docs/configuration.md")


def test_every_key_of_a_tier_is_told() -> None:
    told = text_of("docs/configuration.md").partition("## `[tiers]`")[2]
    keys = {entry.name for entry in fields(Tier)} - {"name"}
    assert all(f"{key} = " in told for key in keys)


@pytest.mark.parametrize(
    "example",
    code_blocks("docs/configuration.md", "toml") + code_blocks("docs/note-format.md", "toml"),
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


def test_every_environment_variable_is_told() -> None:
    pattern = re.compile(r'environ(?:ment)?\.get\("(\w+)"|envvar="(\w+)"')
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "vaultnet").rglob("*.py"))
    found = {a or b for source in sources for a, b in pattern.findall(source)}
    assert {"VAULTNET_VAULT", "XDG_CACHE_HOME"} <= found
    assert found <= names_in_code("docs/configuration.md")


def test_every_built_in_note_is_in_the_readme() -> None:
    notes, _ = load_notes(installed=False)
    assert len(notes) == len(BUILT_IN)
    for note in notes:
        assert f"| *{note.title}* | `{note.name}` | {note.summary} |" in text_of("README.md")


@pytest.mark.parametrize("place", BUILT_IN)
def test_each_formula_behind_a_note_is_explained(place: str) -> None:
    docs = import_module(place.partition(":")[0]).facts.__doc__
    named = re.findall(r"[A-Z]\d+", " ".join(re.findall(r"\(([^)]*)\)", docs)))
    headings = re.findall(r"(?m)^### (.+)$", text_of("docs/how-it-computes.md"))
    told = {name for heading in headings for name in re.findall(r"\b[A-Z]\d+\b", heading)}
    assert set(named) <= told


def _examples() -> Iterator[tuple[str, str]]:
    """(formula, what its example must say) with every number computed here and now."""
    last, ideal, longest = date(2026, 1, 15), floor_cadence(3), floor_cadence(2)
    six_weeks = parse_cadence("6 weeks")
    assert six_weeks
    pace = cadence_pace(six_weeks, 1)
    yield "T1", f"3 a year is a gap of {ideal} days, 2 a year one of {longest} days"
    yield "T2", f"due {add_days(last, ideal)}, latest {add_days(last, longest)}"
    yield "T2", f"`cadence: 6 weeks`: due {pace.due(last)}, latest {pace.latest(last)}"
    yield "T3", f"after {ideal - 1} days ok, after {ideal} due, after {longest} still due"
    yield "T4", f"weight 1, is {50 / 30:.2f}; 156 days on 121, weight 2, is {2 * 156 / 121:.2f}"
    gap = longest_gap([date(2025, 11, 1), date(2026, 4, 1)], date(2025, 6, 30), date(2026, 6, 30))
    yield "T5", f"the longest silence is {gap} days"
    light, heavy = load_of([3] * 25, 5, 3), load_of([3] * 25 + [1] * 100, 3, 3)
    yield "T6", f"are {light.weekly:.2f} touches a week"
    yield "T6", f"it is {heavy.weekly:.2f}; with 3 a week that is {heavy.utilisation:.2f} times"
    weeks = {"a": (0, 0), "b": (0, 1), "c": (0, 1), "d": (1, 1), "e": (0, 3), "f": (2, 2)}
    jobs = [make_job(uid, *window) for uid, window in weeks.items()]
    yield "T7", f"waits {lateness(schedule(jobs, 1))} weeks too long"
    yield "T7", f"{comfort(jobs)} a week would do"
    yield "T8", f"`ana-ruiz` over 28 days: day {jitter('ana-ruiz', 28)}"
    yield "T9", f"seen from 2027-01-10: {next_anniversary(2, 29, date(2027, 1, 10))}"
    yield "T10", f"211 days on 121 is {211 / 121:.2f}: {' or '.join(channel_hint(211, 121))}"
    yield "S1", f"come to {decay([(30, 3), (90, 2), (400, 1)], 180):.2f}"
    yield "S2", f"30 days of silence: {drift(121, 20, 140, 30):.2f}, listed"
    yield "S2", f"200 days: {drift(121, 3, 1095, 200):.2f}, not listed"
    whole = reference(121, 180)
    yield "S3", f"0.5 where {whole:.2f} is a whole tie: depth {depth(0.5, whole):.2f}"
    low, high = wilson(9, 10)
    yield "G5", f"9 of 10: between {low:.2f} and {high:.2f}"
    yield "A1", f"90 days ago: {knowledge(2, 90, 180):.2f}"
    need, *offers = (
        "hire chief financial officer",
        "recruit chief financial officer search",
        "financial modelling",
        "sailing",
    )
    weights = weigh([words(text) for text in (need, *offers)])
    covers = [cover(words(need), words(offer), weights) for offer in offers]
    yield "I1", f'"{need}": "{offers[0]}" covers {covers[0]:.2f} of it'
    yield "I1", f'"{offers[1]}" {covers[1]:.2f}, which is no match'
    yield "M3", f"of 200 people: {lift(Share(30, 50), Share(20, 200)):.0f} times"
    yield "M6", f"of possible news: {reconnect_score(2 / 3, 0.9):.2f}"
    yield "M7", f"2 a year: {broadcast_due(date(2026, 3, 1), 2)}"


@pytest.mark.parametrize(("formula", "said"), tuple(_examples()))
def test_examples_of_formulas_have_the_numbers_that_the_program_computes(
    formula: str, said: str
) -> None:
    assert said in section("docs/how-it-computes.md", formula)


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


@pytest.mark.parametrize("page", PAGES)
def test_pages_name_no_path_of_anybodys_machine(page: str) -> None:
    folders = "|".join(("work", "tmp", "root", "Users"))
    assert re.findall(rf"(?<![\w.])/(?:{folders})/\S*", text_of(page)) == []


@pytest.mark.parametrize("page", PAGES)
def test_pages_have_one_title(page: str) -> None:
    tokens = _COMMONMARK.parse(text_of(page))
    assert [t.tag for t in tokens if t.type == "heading_open"].count("h1") == 1
    assert text_of(page).startswith("# ")


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


def test_the_picture_is_small() -> None:
    assert (ROOT / "docs/images/due.png").stat().st_size < 150_000


def _is_example(name: str) -> bool:
    """Whether a path is one in a vault or of the example package, or has a part to fill in."""
    return "NAME" in name or name.startswith(("People/", "Network/", "newcomers"))

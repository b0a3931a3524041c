"""Which index notes there are, and which are left out with a reason."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.running import NAMES
from vaultnet.config import Config
from vaultnet.derive.context import Context
from vaultnet.model import Note
from vaultnet.model.assembly import assemble
from vaultnet.notes import due, many
from vaultnet.plugins import IndexNote, manager
from vaultnet.plugins.manager import BUILT_IN, GROUP, load_notes
from vaultnet.read.note import read_note
from vaultnet.read.rules import Rules
from vaultnet.render import render

EXAMPLE = ROOT / "tests" / "example_plugin"

Install = Callable[[str, str], None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Put a package on the path as an installer would: its entry points and, perhaps, a module."""
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])

    def put(entry_points: str, code: str = "") -> None:
        number = len(list(tmp_path.iterdir()))
        folder = tmp_path / f"example_{number}-1.0.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: example-{number}\n")
        (folder / "entry_points.txt").write_text(entry_points)
        if code:
            module = f"vaultnet_test_plugin_{os.path.basename(tmp_path)}".replace("-", "_")
            (tmp_path / f"{module}.py").write_text(code)
            text = entry_points.replace("MODULE", module)
            (folder / "entry_points.txt").write_text(text)

    return put


PLUGIN = """
from vaultnet.plugins import IndexNote
NOTE = IndexNote(name="mine", title="Mine", summary="my own", template="# Mine", facts=lambda c: {})
class Inner:
    NOTE = NOTE
"""
ENTRY = f"[{GROUP}]\nmine = MODULE:NOTE\n"


def fault_of(install: Install, code: str, entry: str = ENTRY) -> str:
    """Why a plugin is left out; all other notes are there."""
    install(entry, code)
    notes, faults = load_notes()
    assert tuple(note.name for note in notes) == NAMES
    (fault,) = faults
    place, _, why = fault.partition(" is left out: ")
    assert place.startswith("the plugin vaultnet_test_plugin_")
    return why


def test_the_built_in_notes_come_in_the_order_of_the_home_page() -> None:
    notes, faults = load_notes(installed=False)
    assert tuple(note.name for note in notes) == NAMES
    assert faults == ()
    assert len(BUILT_IN) == len(NAMES)


def test_a_note_can_be_left_out_by_name() -> None:
    notes, faults = load_notes(["many", "due", "unheard of"], installed=False)
    assert tuple(note.name for note in notes) == tuple(n for n in NAMES if n not in ("many", "due"))
    assert faults == (f'"unheard of" under disable is no index note; one of: {", ".join(NAMES)}',)


def test_a_note_of_an_installed_package_comes_last(install: Install) -> None:
    install(ENTRY, PLUGIN)
    notes, faults = load_notes()
    assert tuple(note.name for note in notes) == (*NAMES, "mine")
    assert faults == ()
    assert "mine" not in {note.name for note in load_notes(installed=False)[0]}
    assert "mine" not in {note.name for note in load_notes(["mine"])[0]}


def test_an_entry_point_may_name_something_inside_a_class(install: Install) -> None:
    install(f"[{GROUP}]\nmine = MODULE:Inner.NOTE\n", PLUGIN)
    assert load_notes()[0][-1].name == "mine"


def test_other_packages_are_not_even_imported(install: Install) -> None:
    install("[console_scripts]\nx = MODULE:NOTE\n", "raise RuntimeError")
    assert load_notes()[1] == ()


def test_where_nothing_is_offered_the_machinery_is_not_loaded() -> None:
    code = "import sys, vaultnet.plugins.manager as m; m.load_notes(); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.split()
    assert "vaultnet.notes.due" in loaded
    assert not {"importlib.metadata", "email", "csv", "jinja2", "click"} & set(loaded)


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("raise RuntimeError('no\\n\\nway')", "RuntimeError: no way"),
        ("import sys; sys.exit(3)", "SystemExit: 3"),
        ("def", "SyntaxError: invalid syntax"),
        ("import nowhere_at_all", "ModuleNotFoundError: No module named 'nowhere_at_all'"),
        ("NOTE = 5", "it is not an IndexNote"),
        ("from vaultnet.plugins import IndexNote as NOTE", "it is not an IndexNote"),
    ],
)
def test_a_module_that_fails_is_left_out(install: Install, code: str, why: str) -> None:
    assert fault_of(install, code).startswith(why)


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("name", "5", "its name is not a text"),
        ("title", "None", "its title is not a text"),
        ("summary", "b''", "its summary is not a text"),
        ("template", "[]", "its template is not a text"),
        ("facts", "{}", "its facts are not a function"),
        ("name", "''", 'its name "" is not lower-case letters and hyphens'),
        ("name", "'Mine'", 'its name "Mine" is not lower-case letters and hyphens'),
        ("name", "'my note'", 'its name "my note" is not lower-case letters and hyphens'),
        ("name", "'-->'", 'its name "-->" is not lower-case letters and hyphens'),
        ("title", "''", 'its title "" cannot be a file name'),
        ("title", "' '", 'its title " " cannot be a file name'),
        ("title", "'../up'", 'its title "../up" cannot be a file name'),
        ("title", "'a/b'", 'its title "a/b" cannot be a file name'),
        ("title", "'.hidden'", 'its title ".hidden" cannot be a file name'),
        ("title", "'~lock'", 'its title "~lock" cannot be a file name'),
        ("title", "' .x'", 'its title " .x" cannot be a file name'),
        ("title", "'Mine [x]'", 'its title "Mine [x]" cannot be a file name'),
        ("title", "'n' * 250", f'its title "{"n" * 250}" cannot be a file name'),
        ("title", "chr(0xd800)", 'its title "\ud800" cannot be a file name'),
        ("title", "'a' + chr(10) + 'b'", 'its title "a\nb" cannot be a file name'),
        ("name", "'due'", 'the name "due" is taken'),
        ("title", "'DUE this week'", 'the title "DUE this week" is taken'),
    ],
)
def test_a_note_that_cannot_be_used_is_left_out(
    install: Install, field: str, value: str, why: str
) -> None:
    code = f"{PLUGIN}\nNOTE = NOTE._replace({field}={value})\n"
    assert fault_of(install, code) == why


def test_of_two_plugins_of_one_name_the_first_by_place_is_taken(install: Install) -> None:
    install(f"[{GROUP}]\none = MODULE:NOTE\ntwo = MODULE:Inner.NOTE\n", PLUGIN)
    notes, faults = load_notes()
    assert tuple(note.name for note in notes) == (*NAMES, "mine")
    (fault,) = faults
    assert fault.endswith(':NOTE is left out: the name "mine" is taken')


@pytest.mark.parametrize("text", [f"[{GROUP}]\nmine = a b c!\n", f"[{GROUP}]\nmine\n"])
def test_a_broken_list_of_a_strangers_package_costs_only_the_plugins(
    install: Install, text: str
) -> None:
    install(text, "")
    notes, faults = load_notes()
    assert tuple(note.name for note in notes) == NAMES
    (fault,) = faults
    assert fault.startswith("the list of installed plugins cannot be read: ")
    assert "\n" not in fault


def test_an_entry_point_without_a_name_is_told(install: Install) -> None:
    install(f"[{GROUP}]\nmine = nowhere_at_all\n", "")
    (fault,) = load_notes()[1]
    assert fault.startswith("the plugin nowhere_at_all: is left out: ModuleNotFoundError: ")


def test_odd_places_on_the_path_are_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "zipped.zip").write_bytes(b"")
    (tmp_path / "a.dist-info").write_bytes(b"a file")
    (tmp_path / "b.dist-info").mkdir()
    odd = [str(tmp_path), str(tmp_path / "zipped.zip"), str(tmp_path / "nowhere"), ""]
    monkeypatch.setattr(sys, "path", [*odd, *sys.path])
    assert load_notes()[1] == ()


def test_every_built_in_note_keeps_the_rules() -> None:
    taken: dict[str, IndexNote] = {}
    for note in load_notes(installed=False)[0]:
        manager._check(note, taken)
        taken[note.name] = note
        assert note.summary
        assert "\n" not in note.summary


def test_a_note_lies_in_the_chosen_folder() -> None:
    assert due.NOTE.path("Index") == "Index/Due this week.md"


def test_a_note_is_a_value() -> None:
    assert due.NOTE != many.NOTE
    assert due.NOTE._replace() == due.NOTE
    with pytest.raises(AttributeError):
        due.NOTE.name = "x"  # type: ignore[misc]


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> IndexNote:
    """The package that the documentation shows, installed."""
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    folder = tmp_path / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['name']}\n")
    lines = [f"{key} = {place}" for key, place in project["entry-points"][GROUP].items()]
    (folder / "entry_points.txt").write_text("\n".join([f"[{GROUP}]", *lines, ""]))
    shutil.copy(EXAMPLE / "newcomers.py", tmp_path)
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    notes, faults = load_notes()
    assert faults == ()
    return notes[-1]


def person(path: str, added: str) -> Note:
    text = f"---\ntype: person\nadded: {added}\n---\n"
    return read_note(path, text.encode(), Rules.of(Config()))


def test_the_package_that_the_documentation_shows_works(example: IndexNote, today: date) -> None:
    days = {"Ana": "2026-06-30", "Bo": "2026-05-31", "Cy": "2026-05-30", "Di": "2026-07-01"}
    notes = {f"{name}.md": person(f"{name}.md", day) for name, day in days.items()}
    context = Context(network=assemble(notes), config=Config(), today=today)
    page = render(example, example.facts(context))
    assert (page.name, page.title) == ("newcomers", "Newcomers")
    assert page.text == "# Newcomers\n\n- [[Ana]]\n- [[Bo]]\n"

"""The front page, and the picture on it."""

from __future__ import annotations

import pytest

from docs.images.picture import HEIGHTS, mark, picture, source
from tests.docs.pages import code_blocks, text_of
from vaultnet.config import Config
from vaultnet.plugins.manager import BUILT_IN, load_notes
from vaultnet.read.note import read_note
from vaultnet.read.rules import Rules


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


def test_every_built_in_note_is_in_the_readme() -> None:
    notes, _ = load_notes(installed=False)
    assert len(notes) == len(BUILT_IN)
    for note in notes:
        assert f"| *{note.title}* | `{note.name}` | {note.summary} |" in text_of("README.md")


@pytest.mark.parametrize("name", HEIGHTS)
def test_a_picture_was_taken_of_the_page_in_the_sample_vault(name: str) -> None:
    assert source(name).startswith("# ")
    assert mark(source(name)) in picture(name).read_bytes(), "CONTRIBUTING tells how to take it"


@pytest.mark.parametrize("name", HEIGHTS)
def test_a_picture_is_small(name: str) -> None:
    assert picture(name).stat().st_size < 350_000

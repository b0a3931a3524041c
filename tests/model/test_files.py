"""Names within paths, and what counts as a change."""

from __future__ import annotations

import pytest

from vaultnet.model.files import Changes, last_part, stem


@pytest.mark.parametrize(
    ("path", "last", "name"),
    [
        ("People/Ana Ruiz.md", "Ana Ruiz.md", "Ana Ruiz"),
        ("Ana.md", "Ana.md", "Ana"),
        ("a/b/Ana.md.md", "Ana.md.md", "Ana.md"),
        ("a/b/Ana", "Ana", "Ana"),
        ("J\u0075\u0308rgen.md", "J\u0075\u0308rgen.md", "J\u0075\u0308rgen"),
        ("", "", ""),
    ],
)
def test_a_note_is_called_by_the_last_part_of_its_path(path: str, last: str, name: str) -> None:
    assert (last_part(path), stem(path)) == (last, name)


def test_a_note_that_came_or_went_is_a_change() -> None:
    assert not Changes((), ())
    assert Changes(("a.md",), ())
    assert Changes((), ("a.md",))

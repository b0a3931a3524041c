"""One line for a note: that it reads as it is meant, and says nothing that stands there already."""

from __future__ import annotations

import re
from collections.abc import Iterable

from vaultnet.cli.writing import Asked, Desk, finish
from vaultnet.errors import VaultnetError
from vaultnet.model import Person


def vouched(line: str, *, is_meant: bool) -> str:
    """The line, if it was read again as what is meant.

    Raises:
        VaultnetError: if it was not.
    """
    if not is_meant:
        raise VaultnetError(f'"{line}" would not be read as it is meant; say it more plainly')
    return line


def stands_already(
    asked: Asked, desk: Desk, person: Person, places: Iterable[int], how: str
) -> bool:
    """Whether a person's note says this already, in one of these lines; if so, that is told.

    Args:
        how: `stands there` or `is open`.
    """
    place = next(iter(places), 0)
    if place:
        already = f"it {how} already, at {person.path}:{place}; nothing was written"
        finish(asked, desk, (), about=person, remarks=(already,))
    return bool(place)


def check_block(text: str, block: str) -> None:
    """Refuse a block id that a note has already; Obsidian does not tell its letters' case apart.

    Raises:
        VaultnetError: if links to it would mean two lines.
    """
    if block and re.search(rf"(?mi)(?:^|\s)\^{re.escape(block)}[ \t]*\r?$", text):
        raise VaultnetError(
            f"^{block} stands in that note already; links to it would mean two lines"
        )

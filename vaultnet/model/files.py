"""Files as values: what travels between the disk and the rest of the program."""

from __future__ import annotations

from typing import NamedTuple


def stem(path: str) -> str:
    """A note's name as the disk spells it: the file name without `.md`."""
    return last_part(path).removesuffix(".md")


def last_part(path: str) -> str:
    """What stands behind the last `/` of a path or a link's target."""
    return path[path.rfind("/") + 1 :]


class Changes(NamedTuple):
    """What differs between two snapshots of a vault; paths, sorted."""

    fresh: tuple[str, ...]
    removed: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.fresh or self.removed)


class Page(NamedTuple):
    """The text of one generated region, ready for every place where it is shown.

    Attributes:
        name: the index note's short name, which is also the region's name.
        title: the note's title, which is also its file name.
        text: Markdown with LF line ends, opening with the title as a level-1 heading.
    """

    name: str
    title: str
    text: str

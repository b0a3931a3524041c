"""Which note a link leads to: Obsidian's rules, and aliases beyond them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from unicodedata import normalize

from vaultnet.model.files import last_part
from vaultnet.patterns import pattern

_LINK = pattern(r"\[\[([^\[\]|#^]+)(?:[#^][^\[\]|]*)?(?:\|[^\[\]]*)?\]\]")


def fold(name: str) -> str:
    """The form in which names and paths are compared: NFC, plain spaces, case folded."""
    if name.isascii():
        return name.lower()
    return normalize("NFC", name.replace("\xa0", " ")).casefold()


def link_target(text: str) -> str:
    """What a property links to: the target of `[[target|label]]`, or the text itself."""
    match = _LINK.fullmatch(text) if text[:2] == "[[" else None
    return match[1].strip() if match else text


def link_name(text: str) -> str:
    """The name of what a property links to, without the folders before it."""
    return last_part(link_target(text))


def plain_name(text: str) -> str:
    """What a reader calls it: a link's name, or the whole text."""
    return link_name(text) if text[:2] == "[[" else text


class LinkIndex:
    """Answers `[[target]]` for one set of notes.

    The order is Obsidian's own: an exact path in the vault, a note in the folder of the one that
    links, the shortest path string that ends with the target. An alias comes last: Obsidian
    itself does not follow it, so whoever asks is told.

    Args:
        paths: every Markdown file of the vault. Two that differ in case only are one note here.
        aliases: (alias, path) of the notes that have some; an alias of two notes leads nowhere.
    """

    __slots__ = ("_aliases", "_first", "_memo", "_shared")

    def __init__(self, paths: Iterable[str], aliases: Iterable[tuple[str, str]] = ()) -> None:
        first: dict[str, str] = {}
        again: list[tuple[str, str]] = []
        for path in paths:
            name = fold(path[path.rfind("/") + 1 :])
            if first.setdefault(name, path) is not path:
                again.append((name, path))
        self._first = first
        self._shared = _shared(first, again)
        self._memo: dict[str, str | None] = {}
        self._aliases = _unambiguous(aliases)

    def resolve(self, target: str, source: str = "") -> str | None:
        """The path that `target` leads to from the note at `source`, or None.

        `target` is what stands before `#` and `|`; with or without `.md`, in any case. An empty
        one (`[[#heading]]`) is a place in the note itself.
        """
        key = fold(target.strip())
        if not key:
            return source or None
        if key.endswith(".md"):
            return self._find(key, source) or self._find(key + ".md", source)
        return self._find(key + ".md", source)

    def alias(self, name: str) -> str | None:
        """The path of the one note with this alias, or None."""
        return self._aliases.get(fold(name.strip()))

    def lead(self, target: str, source: str = "") -> str | None:
        """The path that `target` leads to, by Obsidian's rules or else by an alias, or None."""
        return self.resolve(target, source) or self.alias(target)

    def shortest(self, path: str) -> str:
        """How to write a link to `path`: its name where that is unique, else the whole path."""
        name = path[path.rfind("/") + 1 :]
        written = path if fold(name) in self._shared else name
        return written.removesuffix(".md")

    def _find(self, key: str, source: str) -> str | None:
        if key.startswith(("./", "../")):
            return self._exact(_join(fold(source), key))
        if key.startswith("/"):
            return self._exact(key[1:])
        name = key[key.rfind("/") + 1 :]
        group = self._shared.get(name)
        if group is None:
            only = self._first.get(name)
            return only if only is not None and _ends(fold(only), key) else None
        beside = f"{fold(source[: source.rfind('/') + 1])}{name}"
        if key not in group and beside in group and _ends(beside, key):
            return group[beside]
        return group.get(key) or self._nearest(key, group)

    def _exact(self, key: str) -> str | None:
        name = key[key.rfind("/") + 1 :]
        if name in self._shared:
            return self._shared[name].get(key)
        only = self._first.get(name)
        return only if only is not None and fold(only) == key else None

    def _nearest(self, key: str, group: Mapping[str, str]) -> str | None:
        if key not in self._memo:
            found = [path for folded, path in group.items() if _ends(folded, key)]
            self._memo[key] = min(found, key=lambda path: (len(path), path), default=None)
        return self._memo[key]


def _shared(first: dict[str, str], again: list[tuple[str, str]]) -> dict[str, dict[str, str]]:
    """For every name that more than one path has: its paths by their folded form."""
    shared: dict[str, dict[str, str]] = {}
    for name, path in again:
        group = shared.get(name)
        if group is None:
            group = shared[name] = {fold(first[name]): first[name]}
        folded = fold(path)
        group[folded] = min(path, group.get(folded, path))
    return shared


def _unambiguous(aliases: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    owners: dict[str, set[str]] = {}
    for alias, path in aliases:
        owners.setdefault(fold(alias.strip()), set()).add(path)
    return {alias: next(iter(paths)) for alias, paths in owners.items() if len(paths) == 1}


def _ends(path: str, key: str) -> bool:
    return path == key or path.endswith("/" + key)


def _join(source: str, relative: str) -> str:
    parts = source.split("/")[:-1]
    for part in relative.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)

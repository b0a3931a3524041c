"""The form of a new person's note: the vault's own template, or the one that comes along."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from vaultnet.cli.properties import text_of
from vaultnet.cli.writing import Desk
from vaultnet.errors import VaultnetError
from vaultnet.model.linking import fold, link_name
from vaultnet.read.contact import by_our_names
from vaultnet.read.rules import Rules
from vaultnet.render import template_folders
from vaultnet.syntax.frontmatter import names, read_head

_PLACEHOLDER = re.compile(r"\{\{\s*(title|name|date)\s*\}\}")
_OTHERS = re.compile(r"\{\{.*?\}\}|<%")
_KEY = re.compile(r"(?m)^(\w+):")


def form_of(desk: Desk) -> tuple[str, tuple[str, ...]]:
    """The text of the form, and remarks on templates that could not be used."""
    remarks: list[str] = []
    for path, text in _templates(desk):
        found = _OTHERS.search(_PLACEHOLDER.sub("", text))
        if found is None:
            return text, tuple(remarks)
        remarks.append(
            f"the template {path} was not used: nothing in it is run, as {found[0]} asks"
        )
    return _built_in(desk.rules), tuple(remarks)


def fill(form: str, name: str, today: date) -> str:
    """The form with its placeholders replaced; whatever else looks like one is left as it is."""
    given = {"title": name, "name": name, "date": today.isoformat()}
    return _PLACEHOLDER.sub(lambda found: given[found[1]], form)


def _templates(desk: Desk) -> Iterator[tuple[str, str]]:
    """The vault's templates of people, by path."""
    for path in sorted(desk.session.reading.notes):
        if desk.session.reading.notes[path].kind == "template":
            try:
                text = text_of(desk.root, path)
            except VaultnetError:
                continue
            if _is_persons(text, desk.rules):
                yield path, text


def _is_persons(text: str, rules: Rules) -> bool:
    properties = by_our_names(read_head(text), rules.keys, rules.renamed)
    said = names(properties["type"][1]) if "type" in properties else ()
    return not rules.types.isdisjoint(fold(link_name(word)) for word in said)


def _built_in(rules: Rules) -> str:
    """The template that comes along, with the keys as the vault calls them."""
    places = [Path(folder, "person.md") for folder in template_folders()]
    text = next(place.read_text(encoding="utf-8") for place in places if place.is_file())
    keys = rules.config.keys
    end = text.index("\n---", 3)
    return _KEY.sub(lambda key: f"{keys.get(key[1], key[1])}:", text[:end]) + text[end:]

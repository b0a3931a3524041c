"""What the shell can offer at the Tab key: people, their open items, tiers, keys.

Each is offered as one word without blanks, which the commands take for the name: shells differ in
how they quote. What a shell could act on is never offered, since notes may come from anywhere.
Whatever goes wrong is silent here, since nobody reads an error at a prompt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import click
from click.shell_completion import CompletionItem

from vaultnet.cli.clock import now_ns
from vaultnet.cli.people import find_person, handles, plain
from vaultnet.cli.vaults import find_vault
from vaultnet.cli.words import is_bare
from vaultnet.errors import VaultnetError
from vaultnet.model import Network
from vaultnet.syntax.escape import terminal_line

#: Pairs of a word and what it stands for.
_Pairs = Iterable[tuple[str, str]]
_Offer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def _offering(choices: Callable[[click.Context], _Pairs]) -> _Offer:
    """What click calls: the choices that go on from what is typed so far."""

    def offer(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The choices that fit; none where anything goes wrong."""
        begun = plain(incomplete)
        try:
            pairs = tuple(choices(ctx))
        except Exception:  # noqa: BLE001 - nobody reads an error, or a bug's report, at a prompt
            return []
        return [
            # A line break in the help would begin what the shell takes for another word.
            CompletionItem(word, help=terminal_line(told))
            for word, told in pairs
            if is_bare(word) and _fits(begun, word, told)
        ]

    return offer


def _fits(begun: str, word: str, told: str) -> bool:
    """Whether the word, or one of those that it stands for, begins so."""
    meant = plain(told)
    texts = (word, meant, *meant.split(), meant.replace("-", ""))
    return any(text.startswith(begun) for text in texts)


def _network(ctx: click.Context) -> Network:
    """The vault as it is; nothing is derived, and nothing is written."""
    from vaultnet.model.assembly import assemble
    from vaultnet.pipeline.refresh import refresh

    return assemble(refresh(_root(ctx), None, now_ns()).notes)


def _root(ctx: click.Context) -> str:
    root = find_vault(ctx.params.get("vault"))
    if root is None:
        raise VaultnetError("no vault")
    return root


def _people(ctx: click.Context) -> Iterator[tuple[str, str]]:
    for word, person in sorted(handles(_network(ctx).people).items()):
        yield word, ", ".join((person.name, *person.contact.aliases))


def _items(ctx: click.Context) -> Iterator[tuple[str, str]]:
    from vaultnet.cli.items import as_word

    person = find_person(_network(ctx), ctx.params.get("person") or "")
    for item in person.items:
        if item.is_open and (word := as_word(item.text)):
            yield word, item.text


def _tiers(ctx: click.Context) -> Iterator[tuple[str, str]]:
    from vaultnet.settings import load_settings

    config, _ = load_settings(_root(ctx))
    for name in config.tier_names:
        yield name, ""


def _keys(ctx: click.Context) -> Iterator[tuple[str, str]]:
    from vaultnet.cli.properties import KNOWN

    del ctx
    for key in KNOWN:
        yield key, ""


offer_people = _offering(_people)
offer_items = _offering(_items)
offer_tiers = _offering(_tiers)
offer_keys = _offering(_keys)

"""Arguments for which the shell offers words at the Tab key; what it takes is loaded only then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click


def _offer(name: str) -> Callable[[click.Context, click.Parameter, str], Any]:
    """What the shell can offer, by a function of `completion` that only the Tab key loads."""

    def offer(ctx: click.Context, param: click.Parameter, incomplete: str) -> Any:  # noqa: ANN401
        from vaultnet.cli import completion

        return getattr(completion, name)(ctx, param, incomplete)

    return offer


offer_people = _offer("offer_people")
offer_items = _offer("offer_items")
offer_tiers = _offer("offer_tiers")
offer_keys = _offer("offer_keys")

#: The person whom a command is about, in one word of the call or in quotes.
person_argument = click.argument("person", metavar="PERSON", shell_complete=offer_people)

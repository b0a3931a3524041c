"""Values of the domain as the plain facts that templates and `show --json` see."""

from __future__ import annotations

from collections.abc import Iterable

from vaultnet.derive.context import Context
from vaultnet.derive.rates import Share
from vaultnet.model import Person
from vaultnet.model.files import stem
from vaultnet.plugins.rows import Rows


def who(person: Person) -> dict[str, object]:
    """A person: `uid`, `name`, the `link` to their note without brackets, and its `path`."""
    contact = person.contact
    return {"uid": contact.uid, "name": contact.name, "link": person.link, "path": person.path}


def everyone(people: Iterable[Person]) -> Rows:
    """Several people, in the order given."""
    return Rows(who, people)


def note(path: str, ctx: Context) -> dict[str, object]:
    """A note that is no person's: its `name`, the `link` to it without brackets, its `path`."""
    return {"name": stem(path), "link": ctx.links.shortest(path), "path": path}


def index_note(name: str, ctx: Context) -> dict[str, object] | None:
    """Where the index note of that name lies; None where it is not made."""
    return next((note(listed.path, ctx) for listed in ctx.index if listed.name == name), None)


def count(share: Share) -> dict[str, object]:
    """A share as `k` of `n`, with its `rate` from 0 to 1; the rate is null where `n` is 0."""
    return {"k": share.k, "n": share.n, "rate": share.rate}

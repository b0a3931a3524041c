"""Values of the domain as the plain facts that templates and `show --json` see."""

from __future__ import annotations

from collections.abc import Iterable

from vaultnet.derive.rates import Share
from vaultnet.model import Person


def who(person: Person) -> dict[str, object]:
    """A person: `uid`, `name`, the `link` to their note without brackets, and its `path`."""
    return {"uid": person.uid, "name": person.name, "link": person.link, "path": person.path}


def everyone(people: Iterable[Person]) -> list[dict[str, object]]:
    """Several people, in the order given."""
    return [who(person) for person in people]


def count(share: Share) -> dict[str, object]:
    """A share as `k` of `n`, with its `rate` from 0 to 1; the rate is null where `n` is 0."""
    return {"k": share.k, "n": share.n, "rate": share.rate}

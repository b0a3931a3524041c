"""A person by what somebody types: name, alias, uid, or an unambiguous part of them."""

from __future__ import annotations

from unicodedata import category, normalize

from vaultnet.errors import VaultnetError
from vaultnet.model import Network, Person
from vaultnet.wording import did_you_mean, near


def find_person(network: Network, wanted: str) -> Person:
    """The one person whom the words mean; accents and case do not matter.

    A whole uid, or the path of a note, decides before anything else.

    Raises:
        VaultnetError: if nobody or several people are meant; the text names who is near.
    """
    key = _plain(wanted)
    exact = wanted.strip().removeprefix("[[").removesuffix("]]").removesuffix(".md")
    named = [p for p in network.people if exact in (p.uid, p.path.removesuffix(".md"))]
    if len(named) == 1:
        return named[0]
    names = {person.path: _names(person) for person in network.people}
    for found in (
        [p for p in network.people if key in names[p.path]],
        [p for p in network.people if any(_starts(name, key) for name in names[p.path])],
        [p for p in network.people if key and any(key in name for name in names[p.path])],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            raise VaultnetError(f'"{wanted}" may be {_listed(found)}; write more of the name')
    raise VaultnetError(f'nobody is called "{wanted}"{_near(key, network, names)}')


def _names(person: Person) -> tuple[str, ...]:
    contact = person.contact
    return tuple(_plain(name) for name in (contact.name, contact.uid, *contact.aliases))


def _starts(name: str, key: str) -> bool:
    return bool(key) and (name.startswith(key) or any(w.startswith(key) for w in name.split()))


def _listed(people: list[Person]) -> str:
    names = [person.name for person in people]
    shown = [
        person.name if names.count(person.name) == 1 else f"{person.name} ({person.uid})"
        for person in people[:8]
    ]
    return ", ".join(shown) + (f" and {len(people) - 8} more" if len(people) > 8 else "")


def _near(key: str, network: Network, names: dict[str, tuple[str, ...]]) -> str:
    by_name = {name: person.name for person in network.people for name in names[person.path]}
    meant = dict.fromkeys(by_name[name] for name in near(key, by_name, most=3))
    return did_you_mean(tuple(meant))


def _plain(text: str) -> str:
    """Without accents, case folded, single blanks."""
    folded = "".join(c for c in normalize("NFKD", text) if category(c) != "Mn").casefold()
    return " ".join(folded.split())

"""A person by what somebody types: name, alias, uid, an unambiguous part, or nearly so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from unicodedata import category, normalize

from vaultnet.errors import VaultnetError
from vaultnet.model import Network, Person
from vaultnet.read.naming import slug
from vaultnet.wording import did_you_mean, near

#: The names of each person, plain, by the path of their note.
_Names = Mapping[str, tuple[str, ...]]


def find_person(network: Network, wanted: str) -> Person:
    """The one person whom the words mean; accents and case do not matter.

    A whole uid, or the path of a note, decides before anything else. Typing slips are forgiven
    where no name holds the very words, and only one person can be meant.

    Raises:
        VaultnetError: if nobody or several people are meant; the text names who is near.
    """
    if (named := _named(network, wanted)) is not None:
        return named
    people, key = network.people, plain(wanted)
    names = {person.path: _names(person) for person in people}
    for found in (
        [p for p in people if key in names[p.path]],
        [p for p in people if any(_starts(name, key) for name in names[p.path])],
        [p for p in people if key and any(key in name for name in names[p.path])],
    ):
        if found:
            return _only(wanted, found)
    if slipped := [p for p in people if _is_nearly(key, names[p.path])]:
        return _only(wanted, slipped)
    raise VaultnetError(f'nobody is called "{wanted}"{_near(key, network, names)}')


def whole_name(network: Network, wanted: str) -> Person | None:
    """The one person with exactly this name, alias, uid or path; None if it takes guessing."""
    if (named := _named(network, wanted)) is not None:
        return named
    key = plain(wanted)
    found = [person for person in network.people if key in _names(person)]
    return found[0] if len(found) == 1 else None


def handles(people: Iterable[Person]) -> dict[str, Person]:
    """Each person by one word that finds them: what a shell can complete without quotes."""
    known = tuple(people)
    words = {person.path: slug(person.name) for person in known}
    often = Counter(words.values())
    return {
        word if (word := words[person.path]) and often[word] == 1 else person.uid: person
        for person in known
    }


def _named(network: Network, wanted: str) -> Person | None:
    exact = wanted.strip().removeprefix("[[").removesuffix("]]").removesuffix(".md")
    named = [p for p in network.people if exact in (p.uid, p.path.removesuffix(".md"))]
    return named[0] if len(named) == 1 else None


def _only(wanted: str, found: list[Person]) -> Person:
    if len(found) > 1:
        raise VaultnetError(f'"{wanted}" may be {_listed(found)}; write more of the name')
    return found[0]


def _names(person: Person) -> tuple[str, ...]:
    contact = person.contact
    names = (contact.name, contact.uid, slug(contact.name), *contact.aliases)
    return tuple(dict.fromkeys(plain(name) for name in names))


def _is_nearly(key: str, names: Iterable[str]) -> bool:
    """Whether the words are those of a name, or of a part of one, but for a slip in each."""
    words = slug(key).split("-")
    joined = "".join(words)
    return bool(joined) and any(_has_nearly(slug(name).split("-"), words, joined) for name in names)


def _has_nearly(name: list[str], words: list[str], joined: str) -> bool:
    if len(joined) > 5 and joined == "".join(name):  # `meilin` for Mei Lin, and the reverse
        return True
    places = range(len(name) - len(words) + 1)
    return any(_are_nearly(words, name[place : place + len(words)]) for place in places)


def _are_nearly(words: list[str], meant: list[str]) -> bool:
    from rapidfuzz.distance import OSA  # one step for each letter left out, added, changed, swapped

    for word, name in zip(words, meant, strict=True):
        # A short word is another name at the first slip, and so is a number.
        slips = 0 if len(word) < 4 or not word.isalpha() else 1 if len(word) < 8 else 2
        if OSA.distance(word, name, score_cutoff=slips) > slips:
            return False
    return True


def _starts(name: str, key: str) -> bool:
    return bool(key) and (name.startswith(key) or any(w.startswith(key) for w in name.split()))


def _listed(people: list[Person]) -> str:
    names = [person.name for person in people]
    shown = [
        person.name if names.count(person.name) == 1 else f"{person.name} ({person.uid})"
        for person in people[:8]
    ]
    return ", ".join(shown) + (f" and {len(people) - 8} more" if len(people) > 8 else "")


def _near(key: str, network: Network, names: _Names) -> str:
    by_name = {name: person.name for person in network.people for name in names[person.path]}
    meant = dict.fromkeys(by_name[name] for name in near(key, by_name, most=3))
    return did_you_mean(tuple(meant))


def plain(text: str) -> str:
    """A text as names are compared: without accents, case folded, single blanks."""
    folded = "".join(c for c in normalize("NFKD", text) if category(c) != "Mn").casefold()
    return " ".join(folded.split())

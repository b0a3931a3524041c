"""A person by what somebody types: name, alias, uid, an unambiguous part, or nearly so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final
from unicodedata import category, normalize

from vaultnet.cli.words import is_bare
from vaultnet.errors import VaultnetError
from vaultnet.model import Network, Person
from vaultnet.read.naming import slug
from vaultnet.wording import did_you_mean, near

#: The names of each person, plain, by the path of their note.
_Names = Mapping[str, tuple[str, ...]]

#: How many people are named before the rest is only counted.
_LISTED: Final = 8

#: Letters that do not come apart into a plain one and its accent, and what people type for them.
_LETTERS: Final = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i",
     "\u2010": "-"}
)  # fmt: skip


def find_person(network: Network, wanted: str) -> Person:
    """The one person whom the words mean; accents, case and hyphens do not matter.

    The path of a note decides before anything else, and then a whole uid that is nobody else's
    name. Typing slips are forgiven where no name holds the very words, and only one person can be
    meant.

    Raises:
        VaultnetError: if nobody or several people are meant; the text names who is near.
    """
    if (named := _named(network, wanted)) is not None:
        return named
    people, key = network.people, plain(wanted)
    names = {person.path: _names(person) for person in people}
    for each in dict.fromkeys((key, _closed(key))):
        if found := _holding(people, names, each):
            return _only(wanted, found)
    if slipped := [p for p in people if _is_nearly(key, names[p.path])]:
        return _only(wanted, slipped)
    raise VaultnetError(f'nobody is called "{wanted}"{_near(key, network, names)}')


def whole_name(network: Network, wanted: str) -> Person | None:
    """The one person with exactly this name, alias, uid or path; None if it takes guessing."""
    found = all_called(network, wanted)
    return found[0] if len(found) == 1 else None


def all_called(network: Network, wanted: str) -> tuple[Person, ...]:
    """Everyone with exactly this name, alias or uid; the one who is meant where that is clear."""
    if (named := _named(network, wanted)) is not None:
        return (named,)
    key = plain(wanted)
    return tuple(person for person in network.people if key in _names(person))


def handles(people: Iterable[Person]) -> dict[str, Person]:
    """Each person by one word that finds them, and that no shell has to quote.

    Whoever has no such word is left out: what stands in a note must never become a command.
    """
    known = tuple(people)
    owners: Counter[str] = Counter()
    for person in known:
        owners.update({*_names(person), plain(_without_ending(person.path))})
    found: dict[str, Person] = {}
    for person in known:
        for word in _possible_handles(person):
            if is_bare(word) and not word.endswith(".md") and owners[plain(word)] == 1:
                found[word] = person
                break
    return found


def _possible_handles(person: Person) -> tuple[str, ...]:
    aliases = (slug(alias) for alias in person.contact.aliases)
    own = set(_names(person))
    # An alias of several words is not itself when they are joined, and then finds nobody.
    return (slug(person.name), person.uid, *(word for word in aliases if plain(word) in own))


def _named(network: Network, wanted: str) -> Person | None:
    """Whom a path means, or else a uid; a uid that is somebody else's name decides nothing."""
    exact = _without_ending(wanted.strip().removeprefix("[[").removesuffix("]]"))
    for person in network.people:
        if exact == _without_ending(person.path):
            return person
    owners = [person for person in network.people if exact == person.uid]
    if len(owners) != 1:
        return None
    key = plain(exact)
    others = (person for person in network.people if person is not owners[0])
    return None if any(key in _called(person) for person in others) else owners[0]


def _holding(people: tuple[Person, ...], names: _Names, key: str) -> list[Person]:
    """Those of whom a name is the key, or else begins with it, or else holds it."""
    if not key:
        return []
    return (
        [p for p in people if key in names[p.path]]
        or [p for p in people if any(_starts(name, key) for name in names[p.path])]
        or [p for p in people if any(key in name for name in names[p.path])]
    )


def _only(wanted: str, found: list[Person]) -> Person:
    if len(found) == 1:
        return found[0]
    often = Counter(plain(person.name) for person in found)
    # More of a name does not help where that is all of it.
    alike = [often[n] > 1 or n == plain(wanted) for n in (plain(p.name) for p in found)]
    if all(alike):
        hint = "write the path"
    else:
        hint = "write more of the name" + (", or the path" if any(alike) else "")
    listed = [
        f"{person.name} ({person.path})" if is_alike else person.name
        for person, is_alike in zip(found, alike, strict=True)
    ]
    raise VaultnetError(f'"{wanted}" may be {_listed(listed)}; {hint}')


def _names(person: Person) -> tuple[str, ...]:
    """Everything that finds a person, plain."""
    return tuple(dict.fromkeys((*_called(person), plain(person.uid))))


def _called(person: Person) -> tuple[str, ...]:
    """The names and aliases of a person, plain, and without their hyphens, too."""
    contact = person.contact
    called = [plain(name) for name in (contact.name, *contact.aliases)]
    forms = (called[0], plain(slug(contact.name)), *called[1:], *map(_closed, called))
    return tuple(dict.fromkeys(form for form in forms if form))


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
    return name.startswith(key) or any(word.startswith(key) for word in name.split())


def _listed(names: list[str]) -> str:
    if len(names) > _LISTED:
        return f"{', '.join(names[:_LISTED])} and {len(names) - _LISTED} more"
    return f"{', '.join(names[:-1])} or {names[-1]}"


def _near(key: str, network: Network, names: _Names) -> str:
    by_name = {name: person.name for person in network.people for name in names[person.path]}
    meant = dict.fromkeys(by_name[name] for name in near(key, by_name, most=3))
    return did_you_mean(tuple(meant))


def plain(text: str) -> str:
    """A text as names are compared: plain letters, case folded, single blanks."""
    marked = normalize("NFKD", text).casefold().translate(_LETTERS)
    return " ".join("".join(c for c in marked if category(c) != "Mn").split())


def _closed(name: str) -> str:
    """A plain name without its hyphens: people write Hye-jin and Hyejin."""
    return name.replace("-", "")


def _without_ending(path: str) -> str:
    return path.removesuffix(".md")

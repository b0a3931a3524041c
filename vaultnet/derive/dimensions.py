"""In which ways people may differ, and which of these are only ever counted as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import attrgetter

from vaultnet.config import Config
from vaultnet.derive.context import Context
from vaultnet.model.contact import Contact
from vaultnet.model.linking import fold, plain_name

#: A dimension with one of these words in its name is sensitive, by law or by custom.
SENSITIVE = frozenset(
    word
    for line in (
        "gender genders sex pronoun pronouns transgender sexuality sexual orientation lgbt queer",
        "age ages born birth birthdate birthyear dob generation",
        "race racial ethnicity ethnic caste tribe ancestry descent heritage origin skin indigenous",
        "nationality nationalities citizenship passport birthplace immigration migrant refugee",
        "religion religions religious faith belief beliefs creed church denomination worldview",
        "health illness disease diagnosis disability disabilities disabled impairment pregnancy",
        "pregnant genetic genetics biometric dna neurodiversity veteran",
        "politics political party ideology vote union unions criminal conviction convictions",
        "marital marriage parent parenthood children",
    )
    for word in line.split()
)

_KEYS = frozenset(Contact._fields)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LETTERS = re.compile(r"[^\W\d_]+")


def is_sensitive(dimension: str, config: Config) -> bool:
    """Whether a dimension is one that must tell of nobody, by its name or by configuration.

    The name that a property goes by in this vault counts as well.
    """
    named = {_plain(name) for name in config.sensitive}
    words = {_plain(dimension), _plain(config.keys.get(dimension, dimension))}
    return any(name in named or not SENSITIVE.isdisjoint(name) for name in words)


def _plain(name: str) -> tuple[str, ...]:
    """The words of a property's name, however they are joined."""
    return tuple(_LETTERS.findall(fold(_HUMP.sub(" ", name))))


def open_dimensions(ctx: Context) -> tuple[str, ...]:
    """The chosen dimensions in which people may be compared."""
    return tuple(d for d in _chosen(ctx.config) if not is_sensitive(d, ctx.config))


def guarded_dimensions(ctx: Context) -> tuple[str, ...]:
    """The chosen dimensions that are sensitive: only how often a value occurs may be told."""
    return tuple(d for d in _chosen(ctx.config) if is_sensitive(d, ctx.config))


def _chosen(config: Config) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for name in config.dimensions:
        first.setdefault(fold(name), name)
    return tuple(first.values())


def written(people: Iterable[Contact], dimension: str) -> list[str]:
    """What the notes say about people in a dimension; empty for unknown, and for a list.

    Of a link its name, as it is with properties that vaultnet knows.
    """
    key = fold(dimension)
    if key in _KEYS:
        said: Iterable[object] = map(attrgetter(key), people)
    else:
        said = (contact.extra.get(key) for contact in people)
    return [plain_name(text.strip()) if isinstance(text, str) else "" for text in said]


def value_of(contact: Contact, dimension: str) -> str:
    """The same of one person, in the form in which it is compared."""
    return fold(written((contact,), dimension)[0])

"""Who counts, who belongs to the critical few, and who to the many."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from vaultnet.derive.context import Context
from vaultnet.derive.pace import tier_pace
from vaultnet.derive.parts import everyone
from vaultnet.model.contact import Contact
from vaultnet.model.linking import fold
from vaultnet.model.network import Person


def is_active(contact: Contact) -> bool:
    """Whether someone is in any count: neither paused nor archived nor dead; snoozed ones are."""
    return contact.status == "active" and contact.deathdate is None


def is_critical(contact: Contact) -> bool:
    """Whether someone was put among the critical few; no formula ever does that."""
    return contact.tier == "critical"


def active(ctx: Context) -> tuple[Person, ...]:
    """Everyone who counts, by uid."""
    return ctx.those(_is_active, everyone)


def _is_active(person: Person, _: Context) -> bool:
    return is_active(person.contact)


def critical_few(ctx: Context) -> tuple[Person, ...]:
    """The active people of the tier `critical`, by uid."""
    return ctx.those(_is_critical, active)


def _is_critical(person: Person, _: Context) -> bool:
    return is_critical(person.contact)


def the_many(ctx: Context) -> tuple[Person, ...]:
    """The active people of tiers that ask for no personal touch, by uid.

    Someone of the many who has a cadence of their own is still one of them.
    """
    return ctx.those(_is_one_of_many, active)


def _is_one_of_many(person: Person, ctx: Context) -> bool:
    return ctx.ask(_impersonal)(person.contact.tier)


def _impersonal(ctx: Context) -> Callable[[str], bool]:
    """Whether a tier asks for no personal touch, by its name."""
    config = ctx.config
    return cache(lambda name: name != "critical" and tier_pace(config.tier(name)) is None)


def by_path(ctx: Context) -> Mapping[str, Person]:
    """Everyone, those who do not count included, by the path of their note."""
    return {person.path: person for person in ctx.ask(everyone)}


def paths(ctx: Context) -> tuple[str, ...]:
    """The notes of everyone who counts, by uid."""
    return tuple([person.path for person in ctx.ask(active)])


def person_named(name: str, source: str, ctx: Context) -> Person | None:
    """Whom a link's target, or a name in a property, means in the note at `source`; or None."""
    return ctx.ask(by_path).get(path_named(name, source, ctx))


def path_named(name: str, source: str, ctx: Context) -> str:
    """The note of whom such a target or name means; empty where it means nobody."""
    path = ctx.links.lead(name, source)
    if path is not None and path in ctx.ask(_uids):
        return path
    return ctx.ask(_by_uid).get(fold(name), "")


def _uids(ctx: Context) -> Mapping[str, str]:
    """Everyone's uid, folded, by the path of their note."""
    return {person.path: fold(person.uid) for person in ctx.ask(everyone)}


def _by_uid(ctx: Context) -> Mapping[str, str]:
    return {uid: path for path, uid in ctx.ask(_uids).items()}

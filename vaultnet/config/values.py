"""What can be decided: every key of `.vaultnet/config.toml`, each with a default."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from vaultnet.dates import Cadence

CONFIG_PATH: Final = ".vaultnet/config.toml"


class Tier(NamedTuple):
    """One tier: how often its people should hear from me, and how much it weighs.

    Attributes:
        touches_per_year: the ideal, 1 to 365; None for a tier without a personal cadence.
        min_touches_per_year: the floor.
        weight: the factor in urgency (T4).
        cadence: an ideal gap for the whole tier, instead of touches a year.
    """

    name: str
    touches_per_year: int | None = None
    min_touches_per_year: int | None = None
    weight: float = 1.0
    cadence: Cadence | None = None


class People(NamedTuple):
    """How a person's note is recognised; any one sign is enough. Words compare case folded.

    Attributes:
        folders: names of folders, or paths from the vault's root.
        tags: a tag or the beginning of a nested one.
        types: values of the property `type`.
        categories: names that the property `categories` links to.
        exclude: names of notes that are no people in spite of a sign.
    """

    folders: tuple[str, ...] = (
        "people", "person", "persons", "contacts", "contact", "friends", "crm",
    )  # fmt: skip
    tags: tuple[str, ...] = ("people", "person", "contact", "contacts")
    types: tuple[str, ...] = ("person", "contact")
    categories: tuple[str, ...] = ("people", "persons", "contacts")
    exclude: tuple[str, ...] = ("readme", "index", "untitled")


class Dated(NamedTuple):
    """How a dated note is recognised: its name, or a property.

    Attributes:
        folders: where such notes lie; empty means anywhere.
        formats: file names in Moment's tokens, as Obsidian's daily notes have them.
        property: the property that holds the date.
    """

    folders: tuple[str, ...] = ()
    formats: tuple[str, ...] = ("YYYY-MM-DD",)
    property: str = "date"


class Headings(NamedTuple):
    """Headings that give a kind to the tasks under them, and those of the log.

    Words compare case folded.

    Attributes:
        log: where a first log line goes; a dated line is one under any heading.
    """

    promises: tuple[str, ...] = ("favors", "favours", "promises")
    asks: tuple[str, ...] = ("asks",)
    raises: tuple[str, ...] = ("agenda", "talk about")
    log: tuple[str, ...] = ("log", "contact log", "interactions", "history")


class Config(NamedTuple):
    """Everything that can be decided; `docs/configuration.md` tells what each key means."""

    folder: str = "Network"
    timezone: str = "UTC"
    touches_per_year: int = 3
    min_touches_per_year: int = 2
    broadcasts_per_year: int = 2
    max_touches_per_week: int = 5
    first_touch_days: int = 14
    half_life_days: int = 180
    agenda_stale_days: int = 180
    value_window_days: int = 730
    dormant_days: int = 1095
    critical_max: int = 25
    occasion_lead_days: int = 14
    feb29: str = "02-28"
    ticks: bool = True
    dimensions: tuple[str, ...] = ("industry", "function", "region", "background")
    sensitive: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    templates: tuple[str, ...] = ("templates",)
    disable: tuple[str, ...] = ()
    people: People = People()
    dated: Dated = Dated()
    headings: Headings = Headings()
    categories: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    keys: Mapping[str, str] = MappingProxyType({})
    tiers: tuple[Tier, ...] = ()

    def tier(self, name: str) -> Tier:
        """The tier of that name; `critical` always exists, and any unknown word is `many`."""
        for tier in self.tiers:
            if tier.name == name:
                return tier
        if name == "critical":
            return Tier(
                name="critical",
                touches_per_year=self.touches_per_year,
                min_touches_per_year=self.min_touches_per_year,
                weight=2.0,
            )
        return Tier(name="many")

    @property
    def tier_names(self) -> tuple[str, ...]:
        """Every tier that a note may name."""
        return tuple(dict.fromkeys(("critical", "many", *(tier.name for tier in self.tiers))))

"""A configuration as the text of `config.toml`, with a word on every key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from vaultnet.config import Config, Dated, Headings, People, Tier
from vaultnet.survey import toml

_OPENING: Final = """\
# What vaultnet knows about this vault. `vaultnet init` wrote it once; from now on it is yours.
# A line that begins with # and no blank is a default: take the # away to change it.
"""

#: What each key decides, in one line; tables by their name and a dot.
ABOUT: Final[dict[str, str]] = {
    "folder": "The folder for the index notes.",
    "timezone": "Where you live: decides when a day begins.",
    "touches_per_year": "How often you want to be in touch with each of the critical few.",
    "min_touches_per_year": "How often at the least.",
    "broadcasts_per_year": "How many letters a year the many get from you.",
    "max_touches_per_week": "How many people you can be in touch with in one week.",
    "first_touch_days": "Days until someone new should hear from you.",
    "half_life_days": "Days after which an old contact counts half for the strength of a tie.",
    "agenda_stale_days": "Days after which what you know of someone's agenda may be out of date.",
    "value_window_days": "Days to look back when favors given and received are weighed.",
    "dormant_days": "Days of silence after which a tie counts as dormant.",
    "critical_max": "How many people the critical few may be.",
    "occasion_lead_days": "Days ahead of a birthday or another occasion to mention it.",
    "feb29": "When 29 February is kept in common years: 02-28 or 03-01.",
    "ticks": "Whether ticking a box in an index note writes it into the person's note.",
    "dimensions": "Properties by which people differ from each other and from you.",
    "sensitive": "Further properties that are counted as a whole at most, and told of nobody.",
    "ignore": "Folders that are not read at all, from the vault's root.",
    "templates": "Folders of templates, by name or path, and single templates by path.",
    "disable": "Index notes that you do not want, by short name; `vaultnet show` lists them.",
    "people": "What makes a note a person's. Any one sign is enough; capitals do not matter.",
    "people.folders": "Names of folders, or paths from the vault's root.",
    "people.tags": "Tags; nested ones below them count too.",
    "people.types": "Values of the property `type`.",
    "people.categories": "Notes that the property `categories` links to.",
    "people.exclude": "Names of notes that are nobody, in spite of a sign.",
    "dated": "What makes a note a dated one. A link in it to a person counts as contact.",
    "dated.folders": "Where such notes lie; empty means anywhere.",
    "dated.formats": "How they are named, in the letters that Obsidian's daily notes use.",
    "dated.property": "The property that holds the date where the name does not.",
    "headings": "Headings that say what the lines below them are.",
    "headings.promises": "What you owe someone.",
    "headings.asks": "What you asked for and wait for.",
    "headings.raises": "What you want to bring up next time.",
    "headings.log": "What happened; a first log line is put here.",
    "categories": 'All values of a dimension that you care for: region = ["north", "south"].',
    "keys": 'Properties that go by another name in this vault, such as tier = "prm-tier".',
    "tiers": "Tiers besides critical and many.",
}

_TABLES: Final = (People, Dated, Headings)


def draft(config: Config, strange_tiers: Sequence[tuple[str, int]] = ()) -> str:
    """The text that reads back as `config`; keys that have their default are commented out.

    Args:
        config: every text in it is sound Unicode.
        strange_tiers: words in use as tiers and how often, to be offered as comments.
    """
    top = [_OPENING]
    tables: list[str] = []
    for name in Config._fields:
        found = getattr(config, name)
        if isinstance(found, _TABLES):
            tables.append("\n".join(_table(name, found)))
        elif name in ("categories", "keys"):
            tables.append("\n".join(_mapping(name, found)))
        elif name == "tiers":
            tables.append("\n".join(_tiers(config.tiers, strange_tiers)))
        else:
            top += _entry(name, ABOUT[name], found, getattr(Config(), name))
    return "\n".join(top) + "\n" + "\n".join(tables)


def _entry(name: str, about: str, found: object, default: object) -> Iterator[str]:
    yield f"# {about}"
    lines = f"{name} = {toml.value(found)}"
    yield lines if found != default else _commented(lines)
    yield ""


def _commented(lines: str) -> str:
    return "\n".join(f"#{line}" for line in lines.split("\n"))


def _table(name: str, table: People | Dated | Headings) -> Iterator[str]:
    yield f"# {ABOUT[name]}\n[{name}]\n"
    default = type(table)()
    for key in table._fields:
        yield from _entry(key, ABOUT[f"{name}.{key}"], getattr(table, key), getattr(default, key))


def _mapping(name: str, found: Mapping[str, object]) -> Iterator[str]:
    yield f"# {ABOUT[name]}\n[{name}]"
    for key, value in found.items():
        yield f"{toml.key(key)} = {toml.value(value)}"
    yield ""


def _tiers(tiers: Sequence[Tier], strange: Sequence[tuple[str, int]]) -> Iterator[str]:
    yield f"# {ABOUT['tiers']} Each says how often you want to be in touch with its people:"
    yield '# a gap such as cadence = "6 weeks", or touches_per_year = 6.'
    if not (tiers or strange):
        yield '#[tiers.inner]\n#cadence = "6 weeks"'
    for tier in tiers:
        yield f"[tiers.{toml.key(tier.name)}]"
        yield from _tier_lines(tier)
    if strange:
        yield "# In use here, but not known to vaultnet; say how often, and take the # away:"
    for word, _ in strange:
        yield f'#[tiers.{toml.key(word)}]\n#cadence = "6 months"'
    yield ""


def _tier_lines(tier: Tier) -> Iterator[str]:
    default = Tier(name=tier.name)
    for name in ("touches_per_year", "min_touches_per_year", "weight", "cadence"):
        found = getattr(tier, name)
        if found != getattr(default, name):
            yield f"{name} = {toml.value(str(found) if name == 'cadence' else found)}"

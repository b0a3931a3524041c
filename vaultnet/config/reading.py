"""The text of `.vaultnet/config.toml` into a configuration; what cannot be used is reported."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from vaultnet.config.places import Path, find_places, line_of
from vaultnet.config.values import CONFIG_PATH, Config, Dated, Headings, People, Tier
from vaultnet.config.zones import is_zone
from vaultnet.dates import Cadence, parse_cadence
from vaultnet.errors import VaultnetError
from vaultnet.model import Contact, Problem
from vaultnet.patterns import pattern
from vaultnet.wording import did_you_mean, near


class _Fault(Exception):
    """A value that cannot be used; its text ends the sentence `key …`."""


_UNFIT_FOR_LINKS = pattern(r'[:*?"<>|#^\[\]]')

#: Properties that a vault may call by another name.
_PROPERTIES: Final = ("type", *(name for name in Contact._fields if name not in ("name", "extra")))

_Reader = Callable[[object], object]

#: The names that lead to a value that cannot be used, and the end of the sentence about it.
_Placed = tuple[Path, str]


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _Fault("must be a text in quotes")
    return value.strip()


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        raise _Fault("must be a list of texts")
    return tuple(entry.strip() for entry in value if entry.strip())


def _folder(value: object) -> str:
    path = _text(value).replace("\\", "/").strip("/")
    if not all(part and part[0] not in ".~" for part in path.split("/")):
        raise _Fault("must be a folder inside the vault that is not hidden")
    if not path.isprintable() or _UNFIT_FOR_LINKS.search(path):
        raise _Fault('must be a folder that a link can name: without : * ? " < > | # ^ [ ]')
    return path


def _timezone(value: object) -> str:
    name = _text(value)
    if not is_zone(name):
        raise _Fault(f'names no time zone: "{name}"; write it like "Europe/Lisbon"')
    return name


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise _Fault("must be true or false")
    return value


def _feb29(value: object) -> str:
    if value not in ("02-28", "03-01"):
        raise _Fault('must be "02-28" or "03-01"')
    return str(value)


def _whole(low: int, high: int) -> _Reader:
    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise _Fault(f"must be a whole number from {low} to {high}")
        return value

    return read


def _weight(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 100:
        raise _Fault("must be a number above 0 and up to 100")
    return float(value)


def _cadence(value: object) -> Cadence:
    cadence = parse_cadence(str(value))
    if cadence is None:
        raise _Fault('must be a cadence like "6 weeks"')
    return cadence


def _table(fault: str) -> _Reader:
    def read(value: object) -> Mapping[str, object]:
        if not isinstance(value, dict):
            raise _Fault(fault)
        return value

    return read


_READERS: Final[dict[str, _Reader]] = {
    "folder": _folder,
    "timezone": _timezone,
    "touches_per_year": _whole(1, 365),
    "min_touches_per_year": _whole(1, 365),
    "broadcasts_per_year": _whole(1, 52),
    "max_touches_per_week": _whole(1, 1000),
    "first_touch_days": _whole(0, 3650),
    "half_life_days": _whole(1, 36500),
    "agenda_stale_days": _whole(1, 36500),
    "value_window_days": _whole(1, 36500),
    "dormant_days": _whole(1, 36500),
    "critical_max": _whole(1, 1000),
    "occasion_lead_days": _whole(0, 365),
    "feb29": _feb29,
    "ticks": _truth,
    "dimensions": _texts,
    "sensitive": _texts,
    "ignore": _texts,
    "templates": _texts,
    "disable": _texts,
    "people": _table("must be a table: [people]"),
    "dated": _table("must be a table: [dated]"),
    "headings": _table("must be a table: [headings]"),
    "categories": _table('must hold lines like region = ["north", "south"]'),
    "keys": _table('must hold lines like tier = "prm-tier"'),
    "tiers": _table("must be tables like [tiers.inner]"),
}

_TABLES: Final[dict[str, type[People | Dated | Headings]]] = {
    "people": People,
    "dated": Dated,
    "headings": Headings,
}

_KEY_READERS: Final[dict[str, _Reader]] = dict.fromkeys(_PROPERTIES, _text)

_TIER_READERS: Final[dict[str, _Reader]] = {
    "touches_per_year": _whole(1, 365),
    "min_touches_per_year": _whole(1, 365),
    "weight": _weight,
    "cadence": _cadence,
}


def read_config(text: str) -> tuple[Config, tuple[Problem, ...]]:
    """The configuration that a TOML text holds; what cannot be used is reported and left out.

    Raises:
        VaultnetError: if the text is no TOML at all: guessing on would write to wrong places.
    """
    if not text.strip():
        return Config(), ()
    import tomllib

    try:
        data = tomllib.loads(text)
    except RecursionError:
        raise VaultnetError(f"{_unreadable(1)}: it is nested too deeply") from None
    except ValueError as error:  # TOML's own, and numbers beyond all bounds
        raise VaultnetError(_toml_fault(text, str(error))) from None
    faults: list[_Placed] = []
    config = _config(data, faults)
    return config, _problems(text, faults)


def _config(data: Mapping[str, object], faults: list[_Placed]) -> Config:
    found = _sound((), data, _READERS, faults)
    for name, table in _TABLES.items():
        if name in found:
            found[name] = table(**_sound((name,), found[name], _readers_of(table), faults))
    if "categories" in found:
        readers = dict.fromkeys(found.get("dimensions", Config().dimensions), _texts)
        lists = _sound(("categories",), found["categories"], readers, faults)
        found["categories"] = MappingProxyType(lists)
    if "keys" in found:
        found["keys"] = MappingProxyType(_sound(("keys",), found["keys"], _KEY_READERS, faults))
    if "tiers" in found:
        found["tiers"] = _tiers(found["tiers"], faults)
    return Config(**found)


def _readers_of(table: type[People | Dated | Headings]) -> Mapping[str, _Reader]:
    """A text is read where the default is one, else a list of texts."""
    defaults = table._field_defaults
    return {name: _text if isinstance(defaults[name], str) else _texts for name in table._fields}


def _tiers(tables: Mapping[str, object], faults: list[_Placed]) -> tuple[Tier, ...]:
    read = dict.fromkeys(tables, _table("must be a table like [tiers.inner]"))
    tiers = []
    for name, table in _sound(("tiers",), tables, read, faults).items():
        before = len(faults)
        tier = Tier(name=name, **_sound(("tiers", name), table, _TIER_READERS, faults))
        # A slip of the pen must not take their rhythm from the critical few: the built-in holds.
        if name != "critical" or len(faults) == before or tier.cadence or tier.touches_per_year:
            tiers.append(tier)
    return tuple(tiers)


def _sound(
    path: Path, table: Mapping[str, object], readers: Mapping[str, _Reader], faults: list[_Placed]
) -> dict[str, Any]:
    """What can be used of a table, key by key; the faults of the rest are added to `faults`."""
    found: dict[str, Any] = {}
    for key, value in table.items():
        try:
            if key not in readers:
                raise _Fault("is not a known key" + did_you_mean(near(key, readers)))
            found[key] = readers[key](value)
        except _Fault as fault:
            faults.append(((*path, key), str(fault)))
    return found


def _problems(text: str, faults: list[_Placed]) -> tuple[Problem, ...]:
    """The faults as problems with their lines, in the order of the text."""
    places = find_places(text) if faults else {}
    problems = []
    for path, fault in faults:
        message = " ".join(f"{'.'.join(path)} {fault}".split())
        problems.append(Problem(CONFIG_PATH, line_of(path, places), message))
    return tuple(sorted(problems))


def _toml_fault(text: str, message: str) -> str:
    place = re.search(r"\(at (?:line (\d+), column \d+|end of document)\)", message)
    line = int(place[1]) if place and place[1] else text.count("\n") + 1
    what = re.sub(r"\s*\(at .*\)$", "", message)
    return f"{_unreadable(line)}: {what[:1].lower()}{what[1:]}"


def _unreadable(line: int) -> str:
    return f"{CONFIG_PATH}:{line}: the configuration cannot be read"

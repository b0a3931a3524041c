"""The text of `.vaultnet/config.toml` into a configuration; what cannot be used is reported."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any, Final

from vaultnet.config.values import CONFIG_PATH, Config, Dated, Headings, People, Tier
from vaultnet.dates import parse_cadence
from vaultnet.errors import VaultnetError
from vaultnet.model import Contact, Problem


class _Fault(Exception):
    """A value that cannot be used; its text ends the sentence `key …`."""


_UNFIT_FOR_LINKS = re.compile(r'[:*?"<>|#^\[\]]')

#: Properties that a vault may call by another name.
_PROPERTIES: Final = ("type", *(name for name in Contact._fields if name not in ("name", "extra")))

_Reader = Callable[[object], object]


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
    from zoneinfo import ZoneInfo

    name = _text(value)
    try:
        ZoneInfo(name)
    except (OSError, ValueError, LookupError):
        raise _Fault(f'names no time zone: "{name}"; write it like "Europe/Lisbon"') from None
    return name


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


def _tiers(value: object) -> tuple[Tier, ...]:
    if not isinstance(value, dict) or not all(isinstance(tier, dict) for tier in value.values()):
        raise _Fault("must be tables like [tiers.inner]")
    return tuple(_tier(name, table) for name, table in value.items())


def _tier(name: str, table: Mapping[str, object]) -> Tier:
    known = {"touches_per_year", "min_touches_per_year", "weight", "cadence"}
    for key in table:
        if key not in known:
            raise _Fault(f'has an unknown key "{key}" in [tiers.{name}]')
    weight = table.get("weight", 1)
    if isinstance(weight, bool) or not isinstance(weight, int | float) or not 0 < weight <= 100:
        raise _Fault(f"needs a weight above 0 and up to 100 in [tiers.{name}]")
    tier = Tier(
        name=name,
        touches_per_year=_per_year(name, table, "touches_per_year"),
        min_touches_per_year=_per_year(name, table, "min_touches_per_year"),
        weight=float(weight),
    )
    if "cadence" not in table:
        return tier
    cadence = parse_cadence(str(table["cadence"]))
    if cadence is None:
        raise _Fault(f'needs a cadence like "6 weeks" in [tiers.{name}]')
    return replace(tier, cadence=cadence)


def _per_year(name: str, table: Mapping[str, object], key: str) -> int | None:
    touches = table.get(key, 1)
    if isinstance(touches, bool) or not isinstance(touches, int) or not 1 <= touches <= 365:
        raise _Fault(f"needs {key} as a whole number from 1 to 365 in [tiers.{name}]")
    return touches if key in table else None


def _names(value: object) -> Mapping[str, str]:
    if not isinstance(value, dict) or not all(isinstance(name, str) for name in value.values()):
        raise _Fault('must hold lines like tier = "prm-tier"')
    for key in value:
        if key not in _PROPERTIES:
            raise _Fault(f'has an unknown key "{key}"' + _suggestion(key, _PROPERTIES))
    return MappingProxyType({key: name.strip() for key, name in value.items()})


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
    "dimensions": _texts,
    "ignore": _texts,
    "templates": _texts,
    "disable": _texts,
    "keys": _names,
    "tiers": _tiers,
}

_TABLES: Final[dict[str, type[People | Dated | Headings]]] = {
    "people": People,
    "dated": Dated,
    "headings": Headings,
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
    found: dict[str, Any] = {}
    problems: list[Problem] = []
    for key, value in data.items():
        try:
            found[key] = _read_key(key, value)
        except _Fault as fault:
            message = " ".join(f"{key} {fault}".split())
            problems.append(Problem(CONFIG_PATH, _line_of(text, key), message))
    return Config(**found), tuple(problems)


def _read_key(key: str, value: object) -> object:
    if key in _READERS:
        return _READERS[key](value)
    if key in _TABLES:
        return _read_table(key, value)
    raise _Fault("is not a known key" + _suggestion(key, (*_READERS, *_TABLES)))


def _read_table(name: str, value: object) -> People | Dated | Headings:
    if not isinstance(value, dict):
        raise _Fault(f"must be a table: [{name}]")
    table = _TABLES[name]
    known = {entry.name for entry in fields(table)}
    for key in value:
        if key not in known:
            raise _Fault(f'has an unknown key "{key}"' + _suggestion(key, tuple(known)))
    read = {key: _text(v) if key == "property" else _texts(v) for key, v in value.items()}
    return table(**read)  # type: ignore[arg-type]  # each key was read by its own type


def _suggestion(key: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, sorted(known), n=1)
    return f"; did you mean {near[0]}?" if near else ""


def _line_of(text: str, key: str) -> int:
    pattern = re.compile(rf'\s*(?:\[+\s*)?"?{re.escape(key)}"?\s*[\]=.]')
    for number, line in enumerate(text.split("\n"), start=1):
        if pattern.match(line):
            return number
    return 0


def _toml_fault(text: str, message: str) -> str:
    place = re.search(r"\(at (?:line (\d+), column \d+|end of document)\)", message)
    line = int(place[1]) if place and place[1] else text.count("\n") + 1
    what = re.sub(r"\s*\(at .*\)$", "", message)
    return f"{_unreadable(line)}: {what[:1].lower()}{what[1:]}"


def _unreadable(line: int) -> str:
    return f"{CONFIG_PATH}:{line}: the configuration cannot be read"

"""The text of the configuration: every key, good and bad."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.config import CONFIG_PATH, Config, Dated, Headings, People, Tier, read_config
from vaultnet.config.reading import _READERS, _TABLES
from vaultnet.dates import Cadence
from vaultnet.errors import VaultnetError


def config_of(text: str) -> Config:
    config, problems = read_config(text)
    assert problems == ()
    return config


def problem_of(text: str) -> tuple[int, str]:
    config, problems = read_config(text)
    assert config == Config()
    ((path, line, message, notice),) = problems
    assert (path, notice) == (CONFIG_PATH, False)
    return line, message


@pytest.mark.parametrize("text", ["", "\n \n", "# nothing yet\n", "[people]\n[dated]\n"])
def test_nothing_decided_is_every_default(text: str) -> None:
    assert config_of(text) == Config()


DEFAULTS: dict[str, object] = {
    "folder": "Network",
    "timezone": "UTC",
    "touches_per_year": 3,
    "min_touches_per_year": 2,
    "broadcasts_per_year": 2,
    "max_touches_per_week": 5,
    "first_touch_days": 14,
    "half_life_days": 180,
    "agenda_stale_days": 180,
    "value_window_days": 730,
    "dormant_days": 1095,
    "critical_max": 25,
    "occasion_lead_days": 14,
    "feb29": "02-28",
    "dimensions": ("industry", "function", "region", "background"),
    "ignore": (),
    "templates": ("templates",),
    "disable": (),
    "people": People(),
    "dated": Dated(),
    "headings": Headings(),
    "keys": {},
    "tiers": (),
}


def test_every_key_has_a_default_and_a_reader() -> None:
    assert {entry.name: getattr(Config(), entry.name) for entry in fields(Config)} == DEFAULTS
    assert set(_READERS) | set(_TABLES) == set(DEFAULTS)


GOOD: list[tuple[str, str, object]] = [
    ("folder", '"Index"', "Index"),
    ("folder", '" /Notes\\\\Index/ "', "Notes/Index"),
    ("folder", '"Índice 2"', "Índice 2"),
    ("timezone", '"Europe/Lisbon"', "Europe/Lisbon"),
    ("touches_per_year", "1", 1),
    ("touches_per_year", "365", 365),
    ("min_touches_per_year", "12", 12),
    ("broadcasts_per_year", "52", 52),
    ("max_touches_per_week", "1000", 1000),
    ("first_touch_days", "0", 0),
    ("half_life_days", "36500", 36_500),
    ("agenda_stale_days", "1", 1),
    ("value_window_days", "365", 365),
    ("dormant_days", "700", 700),
    ("critical_max", "40", 40),
    ("occasion_lead_days", "0", 0),
    ("feb29", '"03-01"', "03-01"),
    ("feb29", '"02-28"', "02-28"),
    ("dimensions", '["region"]', ("region",)),
    ("dimensions", "[]", ()),
    ("ignore", '["Archive", " Old "]', ("Archive", "Old")),
    ("ignore", '"Archive"', ("Archive",)),
    ("templates", '["Forms", ""]', ("Forms",)),
    ("disable", '["many"]', ("many",)),
    ("keys", '{tier = " prm-tier "}', {"tier": "prm-tier"}),
    ("people", '{folders = ["Folk"], tags = "p"}', People(folders=("Folk",), tags=("p",))),
    (
        "people",
        '{types = ["human"], categories = [], exclude = ["Me"]}',
        People(types=("human",), categories=(), exclude=("Me",)),
    ),
    (
        "dated",
        '{folders = ["Daily"], formats = "DD.MM.YYYY", property = " day "}',
        Dated(folders=("Daily",), formats=("DD.MM.YYYY",), property="day"),
    ),
    (
        "headings",
        '{promises = ["Owed"], asks = ["Hoped"], raises = []}',
        Headings(promises=("Owed",), asks=("Hoped",), raises=()),
    ),
    ("tiers", "{inner = {}}", (Tier(name="inner"),)),
    (
        "tiers",
        '{inner = {touches_per_year = 12, min_touches_per_year = 6, weight = 1.5}, '
        'outer = {cadence = "6 weeks", weight = 1}}',
        (
            Tier(name="inner", touches_per_year=12, min_touches_per_year=6, weight=1.5),
            Tier(name="outer", cadence=Cadence(6, "weeks")),
        ),
    ),
    ("tiers", "{inner = {cadence = 45}}", (Tier(name="inner", cadence=Cadence(45, "days")),)),
]  # fmt: skip


@pytest.mark.parametrize(("key", "text", "value"), GOOD)
def test_a_good_value_is_taken(key: str, text: str, value: object) -> None:
    config = config_of(f"{key} = {text}")
    assert getattr(config, key) == value
    others = {entry.name for entry in fields(Config)} - {key}
    assert all(getattr(config, name) == DEFAULTS[name] for name in others)


def test_every_key_is_tried() -> None:
    assert {key for key, *_ in GOOD} == set(DEFAULTS)


def whole(low: int, high: int) -> str:
    return f"must be a whole number from {low} to {high}"


TEXT = "must be a text in quotes"
TEXTS = "must be a list of texts"
FOLDER = "must be a folder inside the vault that is not hidden"
LINKABLE = 'must be a folder that a link can name: without : * ? " < > | # ^ [ ]'
WEIGHT = "needs a weight above 0 and up to 100 in [tiers.inner]"
BAD: list[tuple[str, str, str]] = [
    *(("folder", text, TEXT) for text in ("5", '""', '"  "', "[]")),
    *(
        ("folder", text, FOLDER)
        for text in ('"../up"', '".obsidian"', '"a/.b"', '"a//b"', '"/"', '"~x"', '"."', '"a/.."')
    ),
    *(("folder", text, LINKABLE) for text in ('"C:/x"', '"a#b"', '"[x]"')),
    *(("folder", text, LINKABLE) for text in ('"a\\u0000b"', '"a\\nb"')),
    ("timezone", "2", TEXT),
    *(
        ("timezone", f'"{name}"', f'names no time zone: "{name}"; write it like "Europe/Lisbon"')
        for name in ("Mars/Base", "../../etc/hostname", "/etc/hostname", "Europe", "x" * 300)
    ),
    ("timezone", '"a\\u0000b"', 'names no time zone: "a\0b"; write it like "Europe/Lisbon"'),
    ("timezone", '"a\\nb"', 'names no time zone: "a b"; write it like "Europe/Lisbon"'),
    *(("touches_per_year", v, whole(1, 365)) for v in ("0", "366", "3.0", "true", '"3"', "[3]")),
    ("min_touches_per_year", "-1", whole(1, 365)),
    ("broadcasts_per_year", "53", whole(1, 52)),
    ("max_touches_per_week", "1001", whole(1, 1000)),
    ("first_touch_days", "-1", whole(0, 3650)),
    ("half_life_days", "0", whole(1, 36500)),
    ("agenda_stale_days", "36501", whole(1, 36500)),
    ("value_window_days", "inf", whole(1, 36500)),
    ("dormant_days", "nan", whole(1, 36500)),
    ("critical_max", "0", whole(1, 1000)),
    ("occasion_lead_days", "366", whole(0, 365)),
    *(("feb29", v, 'must be "02-28" or "03-01"') for v in ('"02-29"', "228", "[]", "2026-02-28")),
    *(
        (key, value, TEXTS)
        for key in ("dimensions", "ignore", "templates", "disable")
        for value in ("5", "[1]", '["a", 1]', "{}", "true")
    ),
    ("people", '"x"', "must be a table: [people]"),
    ("dated", "[]", "must be a table: [dated]"),
    ("headings", "1", "must be a table: [headings]"),
    ("people", "{folders = 1}", TEXTS),
    ("people", "{folder = []}", 'has an unknown key "folder"; did you mean folders?'),
    ("people", "{zzz = []}", 'has an unknown key "zzz"'),
    ("dated", "{property = []}", TEXT),
    ("dated", '{propery = "x"}', 'has an unknown key "propery"; did you mean property?'),
    ("headings", '{"a\\nb" = []}', 'has an unknown key "a b"'),
    *(("keys", v, 'must hold lines like tier = "prm-tier"') for v in ("[]", "{tier = 1}", '"x"')),
    *(("tiers", v, "must be tables like [tiers.inner]") for v in ("[]", "{inner = 1}", '"inner"')),
    ("tiers", "{inner = {touches = 1}}", 'has an unknown key "touches" in [tiers.inner]'),
    *(
        ("tiers", f"{{inner = {{weight = {value}}}}}", WEIGHT)
        for value in ("0", "-1", "101", "nan", "true", '"2"')
    ),
    *(
        ("tiers", f"{{inner = {{{key} = {value}}}}}",
         f"needs {key} as a whole number from 1 to 365 in [tiers.inner]")
        for key in ("touches_per_year", "min_touches_per_year")
        for value in ("0", "366", "true", "1.0", '"3"')
    ),
    *(
        ("tiers", f"{{inner = {{cadence = {value}}}}}",
         'needs a cadence like "6 weeks" in [tiers.inner]')
        for value in ('"often"', "0", "true", "[]", '"101 years"')
    ),
]  # fmt: skip


@pytest.mark.parametrize(("key", "text", "message"), BAD)
def test_a_value_that_cannot_be_used_is_told_and_left_out(
    key: str, text: str, message: str
) -> None:
    assert problem_of(f"# mine\n{key} = {text}\n") == (2, f"{key} {message}")


def test_every_key_is_tried_with_a_bad_value() -> None:
    assert {key for key, *_ in BAD} == set(DEFAULTS)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("foldr = 1", 1, "foldr is not a known key; did you mean folder?"),
        ("\n\ntimezon = 1", 3, "timezon is not a known key; did you mean timezone?"),
        ("zzzzzz = 1", 1, "zzzzzz is not a known key"),
        ("\n[tier.inner]\n", 2, "tier is not a known key; did you mean tiers?"),
        ("\n[[peopl]]\n", 2, "peopl is not a known key; did you mean people?"),
        ('"a b" = 1', 1, "a b is not a known key"),
        ('"a\\nb" = 1', 0, "a b is not a known key"),
        ("a.b.c = 1", 1, "a is not a known key"),
    ],
)
def test_an_unknown_key_is_told_with_the_nearest_known_one(
    text: str, line: int, message: str
) -> None:
    assert problem_of(text) == (line, message)


def test_one_bad_value_leaves_the_others_as_they_are() -> None:
    text = 'folder = "Index"\ncritical_max = 0\r\n[people]\nfolder = []\n[dated]\nproperty = "day"'
    config, problems = read_config(text)
    assert config == Config(folder="Index", dated=Dated(property="day"))
    assert [str(problem) for problem in problems] == [
        f"{CONFIG_PATH}:2: critical_max must be a whole number from 1 to 1000",
        f'{CONFIG_PATH}:3: people has an unknown key "folder"; did you mean folders?',
    ]


UNREADABLE = "the configuration cannot be read"


def outcome(text: str) -> str:
    """What becomes of a text: the sentence that stops everything, or nothing."""
    try:
        config, problems = read_config(text)
    except VaultnetError as stopped:
        return str(stopped)
    assert isinstance(config, Config)
    assert all("\n" not in problem.message for problem in problems)
    return ""


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("folder", "1: {}: expected '=' after a key in a key/value pair"),
        ("a = 1\nfolder = Network", "2: {}: invalid value"),
        ("a = 1\na = 2", "2: {}: cannot overwrite a value"),
        ("a = 1\n\nb = [1,", "3: {}: invalid value"),
        ("a = " + "[" * 10_000, "1: {}: it is nested too deeply"),
        ("a = " + "{b=" * 10_000, "1: {}: it is nested too deeply"),
    ],
)
def test_what_is_no_toml_stops_everything(text: str, sentence: str) -> None:
    with pytest.raises(VaultnetError) as stopped:
        read_config(text)
    assert str(stopped.value) == f"{CONFIG_PATH}:" + sentence.format(UNREADABLE)


@pytest.mark.parametrize(
    "text", ["a = " + "9" * 5_000, "a = 2026-99-99", "a = 0x" + "f" * 10**6, "a" + ".a" * 2_000]
)
def test_hostile_toml_is_read_or_stops_with_a_sentence(text: str) -> None:
    assert outcome(text) == "" or outcome(text).startswith(f"{CONFIG_PATH}:1: {UNREADABLE}: ")


ODD = st.text(
    st.sampled_from("ab=[]{}.\"'\\#\n 01,-:T") | st.characters(codec="utf-8"), max_size=30
)


@settings(deadline=None)
@given(ODD, st.sampled_from([*DEFAULTS, "[people]\nfolders", "[tiers.a]\nweight"]))
def test_no_text_at_all_crashes(value: str, key: str) -> None:
    stopped = outcome(f"{key} = {value}")
    assert stopped == "" or UNREADABLE in stopped


def is_frozen(value: Any) -> bool:  # noqa: ANN401 - any value of a configuration
    if is_dataclass(value):
        return all(is_frozen(getattr(value, entry.name)) for entry in fields(value))
    if isinstance(value, Mapping):
        return not hasattr(value, "__setitem__")
    return not isinstance(value, list | dict | set)


@pytest.mark.parametrize(("key", "text", "value"), GOOD)
def test_what_was_decided_cannot_be_changed(key: str, text: str, value: object) -> None:
    assert is_frozen(config_of(f"{key} = {text}"))


def test_a_tier_that_nobody_described_has_its_default() -> None:
    config = config_of("touches_per_year = 6\nmin_touches_per_year = 4\n[tiers.inner]\nweight = 3")
    critical = config.tier("critical")
    assert (critical.touches_per_year, critical.min_touches_per_year, critical.weight) == (6, 4, 2)
    assert config.tier("inner").weight == 3
    assert config.tier("unheard of") == config.tier("many") == Tier(name="many")
    assert config.tier_names == ("critical", "many", "inner")


def test_the_critical_tier_can_be_described_anew() -> None:
    config = config_of("[tiers.critical]\ntouches_per_year = 9")
    assert config.tier("critical") == Tier(name="critical", touches_per_year=9)
    assert config.tier_names == ("critical", "many")

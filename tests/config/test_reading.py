"""The text of the configuration: every key, good and bad."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.config import CONFIG_PATH, Config, Dated, Headings, People, Tier, read_config
from vaultnet.config.reading import _READERS
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
    "ticks": True,
    "dimensions": ("industry", "function", "region", "background"),
    "sensitive": (),
    "ignore": (),
    "templates": ("templates",),
    "disable": (),
    "people": People(),
    "dated": Dated(),
    "headings": Headings(),
    "categories": {},
    "keys": {},
    "tiers": (),
}


def test_every_key_has_a_default_and_a_reader() -> None:
    assert Config()._asdict() == DEFAULTS
    assert set(_READERS) == set(DEFAULTS)


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
    ("ticks", "false", False),
    ("dimensions", '["region"]', ("region",)),
    ("dimensions", "[]", ()),
    ("sensitive", '["accent"]', ("accent",)),
    ("categories", '{region = [" north ", "south"]}', {"region": ("north", "south")}),
    ("categories", '{region = "north", industry = []}', {"region": ("north",), "industry": ()}),
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
        '{promises = ["Owed"], asks = ["Hoped"], raises = [], log = "Diary"}',
        Headings(promises=("Owed",), asks=("Hoped",), raises=(), log=("Diary",)),
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
    others = set(Config._fields) - {key}
    assert all(getattr(config, name) == DEFAULTS[name] for name in others)


def test_every_key_is_tried() -> None:
    assert {key for key, *_ in GOOD} == set(DEFAULTS)


def whole(low: int, high: int) -> str:
    return f"must be a whole number from {low} to {high}"


TEXT = "must be a text in quotes"
TEXTS = "must be a list of texts"
FOLDER = "must be a folder inside the vault that is not hidden"
LINKABLE = 'must be a folder that a link can name: without : * ? " < > | # ^ [ ]'
NO_TIER = "must be a table like [tiers.inner]"
WEIGHT = "must be a number above 0 and up to 100"
CADENCE = 'must be a cadence like "6 weeks"'
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
    *(("ticks", v, "must be true or false") for v in ('"no"', "0", "[]")),
    *(("feb29", v, 'must be "02-28" or "03-01"') for v in ('"02-29"', "228", "[]", "2026-02-28")),
    *(
        (key, value, TEXTS)
        for key in ("dimensions", "sensitive", "ignore", "templates", "disable")
        for value in ("5", "[1]", '["a", 1]', "{}", "true")
    ),
    ("people", '"x"', "must be a table: [people]"),
    ("dated", "[]", "must be a table: [dated]"),
    ("headings", "1", "must be a table: [headings]"),
    *(
        ("categories", value, 'must hold lines like region = ["north", "south"]')
        for value in ("[]", '"north"', '["region"]')
    ),
    ("keys", "[]", 'must hold lines like tier = "prm-tier"'),
    ("keys", '"x"', 'must hold lines like tier = "prm-tier"'),
    *(("tiers", v, "must be tables like [tiers.inner]") for v in ("[]", '"inner"', "1")),
]  # fmt: skip


@pytest.mark.parametrize(("key", "text", "message"), BAD)
def test_a_value_that_cannot_be_used_is_told_and_left_out(
    key: str, text: str, message: str
) -> None:
    assert problem_of(f"# mine\n{key} = {text}\n") == (2, f"{key} {message}")


def test_every_key_is_tried_with_a_bad_value() -> None:
    assert {key for key, *_ in BAD} == set(DEFAULTS)


BAD_INSIDE: list[tuple[str, str, str]] = [
    ("people", "folders = 1", f"folders {TEXTS}"),
    ("people", "exclude = [1]", f"exclude {TEXTS}"),
    ("people", "folder = []", "folder is not a known key; did you mean folders?"),
    ("people", "zzz = []", "zzz is not a known key"),
    ("dated", "property = []", f"property {TEXT}"),
    ("dated", 'propery = "x"', "propery is not a known key; did you mean property?"),
    ("headings", '"a\\nb" = []', "a b is not a known key"),
    ("categories", "region = 1", f"region {TEXTS}"),
    ("categories", "regoin = []", "regoin is not a known key; did you mean region?"),
    ("keys", "tier = 1", f"tier {TEXT}"),
    ("keys", 'tier = " "', f"tier {TEXT}"),
    ("keys", 'teir = "level"', "teir is not a known key; did you mean tier?"),
    ("tiers", "inner = 1", f"inner {NO_TIER}"),
]


@pytest.mark.parametrize(("table", "text", "message"), BAD_INSIDE)
def test_a_fault_in_a_table_is_told_on_its_own_line(table: str, text: str, message: str) -> None:
    assert problem_of(f"# mine\n[{table}]\n\n{text}\n") == (4, f"{table}.{message}")
    assert problem_of(f"# mine\n{table} = {{{text}}}\n") == (2, f"{table}.{message}")
    assert problem_of(f"# mine\n{table}.{text}\n") == (2, f"{table}.{message}")


def test_categories_are_those_of_the_dimensions_that_were_chosen() -> None:
    text = 'dimensions = ["chronotype"]\n[categories]\nchronotype = ["owl", "lark"]\n'
    assert config_of(text).categories == {"chronotype": ("owl", "lark")}
    config, problems = read_config(f"{text}region = []\n")
    assert config == config_of(text)
    assert [str(p) for p in problems] == [f"{CONFIG_PATH}:4: categories.region is not a known key"]


BAD_TIER: list[tuple[str, str]] = [
    ("touches = 1", "touches is not a known key; did you mean touches_per_year?"),
    *((f"weight = {value}", f"weight {WEIGHT}") for value in ("0", "-1", "101", "nan", "true")),
    ('weight = "2"', f"weight {WEIGHT}"),
    *(
        (f"{key} = {value}", f"{key} {whole(1, 365)}")
        for key in ("touches_per_year", "min_touches_per_year")
        for value in ("0", "366", "true", "1.0", '"3"')
    ),
    *(
        (f"cadence = {value}", f"cadence {CADENCE}")
        for value in ('"often"', "0", "true", "[]", '"101 years"')
    ),
]


@pytest.mark.parametrize(("text", "message"), BAD_TIER)
def test_a_fault_in_a_tier_leaves_what_is_sound_in_it_and_in_the_others(
    text: str, message: str
) -> None:
    config, problems = read_config(
        f'[tiers.outer]\ncadence = "6 weeks"\n\n[tiers.inner]\n{text}\n[tiers.last]\nweight = 3'
    )
    assert [str(problem) for problem in problems] == [f"{CONFIG_PATH}:5: tiers.inner.{message}"]
    assert config.tiers == (
        Tier(name="outer", cadence=Cadence(6, "weeks")),
        Tier(name="inner"),
        Tier(name="last", weight=3),
    )


def test_of_a_tier_with_several_faults_each_is_told() -> None:
    config, problems = read_config(
        '[tiers.inner]\nweight = 0\nwieght = 3\ntouches_per_year = 12\ncadence = "often"\n'
    )
    assert config.tiers == (Tier(name="inner", touches_per_year=12),)
    assert [(problem.line, problem.message) for problem in problems] == [
        (2, f"tiers.inner.weight {WEIGHT}"),
        (3, "tiers.inner.wieght is not a known key; did you mean weight?"),
        (5, f"tiers.inner.cadence {CADENCE}"),
    ]


@pytest.mark.parametrize("text", ["touches_per_yaer = 6", "touches_per_year = 0", "cadence = 0"])
def test_a_slip_does_not_take_their_rhythm_from_the_critical_few(text: str) -> None:
    config, problems = read_config(f"[tiers.critical]\n{text}\nmin_touches_per_year = 4\n")
    assert len(problems) == 1
    assert config == Config()


def test_a_critical_tier_with_a_rhythm_keeps_it_in_spite_of_a_slip() -> None:
    config, problems = read_config("[tiers.critical]\ntouches_per_year = 9\nwieght = 3\n")
    assert len(problems) == 1
    assert config.tiers == (Tier(name="critical", touches_per_year=9),)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("foldr = 1", 1, "foldr is not a known key; did you mean folder?"),
        ("\n\ntimezon = 1", 3, "timezon is not a known key; did you mean timezone?"),
        ("zzzzzz = 1", 1, "zzzzzz is not a known key"),
        ("\n[tier.inner]\n", 2, "tier is not a known key; did you mean tiers?"),
        ("\n[[peopl]]\n", 2, "peopl is not a known key; did you mean people?"),
        ('"a b" = 1', 1, "a b is not a known key"),
        ('"a\\nb" = 1', 1, "a b is not a known key"),
        ("a.b.c = 1", 1, "a is not a known key"),
    ],
)
def test_an_unknown_key_is_told_with_the_nearest_known_one(
    text: str, line: int, message: str
) -> None:
    assert problem_of(text) == (line, message)


def test_one_bad_value_leaves_the_others_as_they_are() -> None:
    text = (
        'folder = "Index"\ncritical_max = 0\r\n[people]\nfolder = ["x"]\ntags = ["crew"]\n'
        'types = 1\n[dated]\nproperty = "day"\n[keys]\ntier = "ring"\norg = 1\n[head]'
    )
    config, problems = read_config(text)
    assert config == Config(
        folder="Index",
        people=People(tags=("crew",)),
        dated=Dated(property="day"),
        keys={"tier": "ring"},
    )
    assert [str(problem) for problem in problems] == [
        f"{CONFIG_PATH}:2: critical_max must be a whole number from 1 to 1000",
        f"{CONFIG_PATH}:4: people.folder is not a known key; did you mean folders?",
        f"{CONFIG_PATH}:6: people.types must be a list of texts",
        f"{CONFIG_PATH}:11: keys.org must be a text in quotes",
        f"{CONFIG_PATH}:12: head is not a known key; did you mean headings?",
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
    if isinstance(value, tuple):
        return all(map(is_frozen, value))
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


def test_many_faults_are_told_in_no_time() -> None:
    text = "".join(f"zzzzzzzz{number} = 1\n" for number in range(5_000))
    start = time.perf_counter()
    assert len(read_config(text)[1]) == 5_000
    assert time.perf_counter() - start < 20

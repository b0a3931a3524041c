"""Properties into typed fields: every key in every form, and what does not fit."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.config import read_config
from vaultnet.dates import Birthday, Cadence
from vaultnet.model import Contact, Note
from vaultnet.model.linking import link_target
from vaultnet.read.naming import display_name, slug, stem
from vaultnet.read.note import read_note
from vaultnet.read.rules import Rules

ROLES = "client, prospect, colleague, mentor, collaborator, other"
RANKS = "student, entry, senior, manager, director, vp, executive"
DATE = "is not a date; write it like 2026-06-01"
YES_OR_NO = "must be true or false, or empty while it is unknown"

DATES = (
    "added", "snooze_until", "last_contacted", "met_on", "position_since",
    "agenda_reviewed", "loyalty_reviewed", "broadcast_consent",
)  # fmt: skip
LISTS = (
    "aliases", "email", "phone", "priorities", "needs", "goals", "personal_goals", "offers",
    "expertise", "interests",
)  # fmt: skip
TEXTS = (
    "preferred_channel", "met_at", "org", "job_title", "industry", "function", "region",
    "background", "working_style",
)  # fmt: skip
UNKNOWNS = ("would_introduce", "would_help", "would_vouch")
FLAGS = ("no_intro", "communal", "broadcast")


def read(lines: str, toml: str = "", path: str = "People/Ana Ruiz.md") -> Note:
    """A person's note with these properties; the first stands on line 3."""
    config, problems = read_config(toml)
    assert problems == ()
    return read_note(path, f"---\ntype: person\n{lines}\n---\n".encode(), Rules.of(config))


def contact(lines: str, toml: str = "", path: str = "People/Ana Ruiz.md") -> Contact:
    note = read(lines, toml, path)
    assert note.problems == ()
    assert note.contact is not None
    return note.contact


def value(key: str, lines: str) -> object:
    return getattr(contact(lines), key)


def fault(lines: str, toml: str = "") -> str:
    """The one problem that the properties cause, with its line."""
    (problem,) = read(lines, toml).problems
    assert not problem.notice
    return f"{problem.line}: {problem.message}"


@pytest.mark.parametrize("key", DATES)
@pytest.mark.parametrize(
    "written",
    [
        "2026-06-01",
        '"2026-06-01"',
        "2026-06-01T10:30:00",
        "2026-06-01 10:30",
        '"[[2026-06-01]]"',
        "[[2026-06-01]]",
        '"[[Journal/2026-06-01|a day]]"',
        "[2026-06-01]",
        "\n  - 2026-06-01",
    ],
)
def test_a_date_is_read_in_every_form(key: str, written: str) -> None:
    assert value(key, f"{key}: {written}") == date(2026, 6, 1)


@pytest.mark.parametrize("key", DATES)
@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2026-6-1", "2026-6-1"),
        ("01.06.2026", "01.06.2026"),
        ("2026-02-30", "2026-02-30"),
        ("soon", "soon"),
        ("20260601", "20260601"),
        ("true", "true"),
        ("[2026-06-01, 2026-06-02]", "2026-06-01, 2026-06-02"),
    ],
)
def test_what_is_no_date_is_left_out_and_told(key: str, written: str, shown: str) -> None:
    note = read(f"{key}: {written}")
    assert getattr(note.contact, key) is None
    assert [str(p) for p in note.problems] == [f'People/Ana Ruiz.md:3: {key} "{shown}" {DATE}']


@pytest.mark.parametrize("key", LISTS)
@pytest.mark.parametrize(
    ("written", "values"),
    [
        ("one", ("one",)),
        ("[one, two]", ("one", "two")),
        ("\n  - one\n  - \n  - ' two '", ("one", "two")),
        ('["[[one]]", "[[Folder/two#x|y]]"]', ("one", "two")),
        ("12", ("12",)),
        ("007", ("007",)),
        ("", ()),
        ("null", ()),
        ("[]", ()),
    ],
)
def test_a_list_may_be_one_value_or_nothing(
    key: str, written: str, values: tuple[str, ...]
) -> None:
    assert value(key, f"{key}: {written}") == values


@pytest.mark.parametrize("key", TEXTS)
@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Harbour", "Harbour"),
        ('"[[Harbour Ltd]]"', "Harbour Ltd"),
        ('"[[Orgs/Harbour|them]]"', "Harbour"),
        ("[Harbour, Sea]", "Harbour, Sea"),
        ("2026-06-01", "2026-06-01"),
        ("no", "no"),
        ("10:30", "10:30"),
        ("", ""),
        ("~", ""),
    ],
)
def test_a_text_is_one_line_whatever_it_looks_like(key: str, written: str, text: str) -> None:
    assert value(key, f"{key}: {written}") == text


@pytest.mark.parametrize(
    ("written", "known"),
    [("true", True), ("false", False), ("", None), ("null", None), ("yes", True), ('"No"', False)],
)
def test_a_checkbox_is_yes_no_or_unknown(written: str, known: bool | None) -> None:
    for key in UNKNOWNS:
        assert value(key, f"{key}: {written}") is known
    for key in FLAGS:
        assert value(key, f"{key}: {written}") is (known or False)


@pytest.mark.parametrize("key", [*UNKNOWNS, *FLAGS])
def test_another_word_in_a_checkbox_is_told(key: str) -> None:
    assert fault(f"{key}: maybe") == f'3: {key} "maybe" {YES_OR_NO}'
    assert fault(f"{key}: 1") == f'3: {key} "1" {YES_OR_NO}'


@pytest.mark.parametrize(
    ("key", "written", "read_as"),
    [
        ("uid", "ana-1", "ana-1"),
        ("uid", "0123", "0123"),
        ("uid", "", "ana-ruiz"),
        ("tier", "critical", "critical"),
        ("tier", "CRITICAL", "critical"),
        ("tier", '"[[Critical]]"', "critical"),
        ("tier", "", "many"),
        ("status", "Paused", "paused"),
        ("status", "", "active"),
        ("role", "[Client, MENTOR]", ("client", "mentor")),
        ("role", "other", ("other",)),
        ("seniority", "VP", "vp"),
        ("qualities", "[smart, ambitious]", ("smart", "ambitious")),
        ("cadence", "6 months", Cadence(6, "months")),
        ("cadence", "30", Cadence(30, "days")),
        ("cadence", "quarterly", Cadence(3, "months")),
        ("cadence", "[2 weeks]", Cadence(2, "weeks")),
        ("cadence", "", None),
        ("birthday", "1979-05-02", Birthday(5, 2, 1979)),
        ("birthday", "--05-02", Birthday(5, 2)),
        ("birthday", '"05-02"', Birthday(5, 2)),
        ("birthday", '"[[1979-05-02]]"', Birthday(5, 2, 1979)),
        ("birthday", "02-29", Birthday(2, 29)),
        ("birthday", "", None),
        ("closeness", "7", 7.0),
        ("closeness", "7.5", 7.5),
        ("closeness", '"8"', 8.0),
        ("closeness", "", None),
        ("introduced_by", '"[[People/Bo Lindqvist#Log|Bo]]"', "People/Bo Lindqvist"),
        ("introduced_by", "Bo Lindqvist", "Bo Lindqvist"),
        ("knows", '["[[Bo]]", Cy, "[[a/Di|D]]"]', ("Bo", "Cy", "a/Di")),
        ("knows", "[[Bo]]", ("Bo",)),
        ("tags", '["#people/work", person]', ("people/work", "person")),
    ],
)
def test_a_key_means_what_its_type_says(key: str, written: str, read_as: object) -> None:
    assert value(key, f"{key}: {written}") == read_as


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("tier: inner", 'tier "inner" is not known; one of: critical, many'),
        ("status: gone", 'status "gone" is not known; one of: active, paused, archived'),
        ("role: [client, boss]", f'role "client, boss" is not known; any of: {ROLES}'),
        ("seniority: chief", f'seniority "chief" is not known; one of: {RANKS}'),
        (
            "qualities: kind",
            'qualities "kind" is not known; any of: smart, motivated, interesting, ambitious',
        ),
        (
            "cadence: now and then",
            'cadence "now and then" is no cadence; write it like "6 weeks" or "4 months"',
        ),
        ("cadence: 0", 'cadence "0" is no cadence; write it like "6 weeks" or "4 months"'),
        (
            "birthday: 2 May",
            'birthday "2 May" is no birthday; write it like 1979-05-02 or --05-02',
        ),
        ("closeness: 11", 'closeness "11" must be a number from 1 to 10'),
        ("closeness: 0.5", 'closeness "0.5" must be a number from 1 to 10'),
        ("closeness: very", 'closeness "very" must be a number from 1 to 10'),
        ("closeness: 1_0", 'closeness "1_0" must be a number from 1 to 10'),
        ("closeness: nan", 'closeness "nan" must be a number from 1 to 10'),
        (
            "email: {home: a@example.org, work: b@example.org}",
            'email "home, work" is a map, which is not read; write a value or a list',
        ),
        (f"added: {'x' * 90}", f'added "{"x" * 59}…" {DATE}'),
        ("Added: later", f'Added "later" {DATE}'),
    ],
)
def test_a_value_that_does_not_fit_is_told_as_written(line: str, told: str) -> None:
    assert fault(f"org: Harbour\n{line}\nregion: emea") == f"4: {told}"


def test_a_value_that_does_not_fit_is_left_out_and_the_rest_stands() -> None:
    note = read("added: later\ntier: critical\nstatus: gone\nrole: boss")
    assert len(note.problems) == 3
    found = note.contact
    assert found is not None
    assert (found.added, found.tier, found.status, found.role) == (None, "critical", "active", ())


def test_names_of_keys_compare_case_folded() -> None:
    found = contact("TIER: critical\nJob_Title: pilot\n'Birthday ': --05-02")
    assert (found.tier, found.job_title, found.birthday) == ("critical", "pilot", Birthday(5, 2))


def test_the_first_of_two_spellings_of_a_key_is_used() -> None:
    assert contact("Org: first\norg: second").org == "first"


def test_the_vault_may_name_its_keys_itself() -> None:
    keys = '[keys]\ntier = "prm-tier"\nlast_contacted = "lastContacted"\nbirthday = "Birthday"'
    found = contact(
        "prm-tier: critical\nlastContacted: 2026-01-02\nbirthday: --05-02\ntier: gold", keys
    )
    assert (found.tier, found.last_contacted) == ("critical", date(2026, 1, 2))
    assert found.birthday == Birthday(5, 2)
    assert fault("PRM-Tier: gold", keys).startswith('3: PRM-Tier "gold"')


def test_two_keys_may_trade_their_names() -> None:
    found = contact("role: paused\nstatus: client", '[keys]\nstatus = "role"\nrole = "status"')
    assert (found.status, found.role) == ("paused", ("client",))


def test_a_mapped_key_is_found_in_either_unicode_form() -> None:
    assert contact("gru\u0308ppe: critical", '[keys]\ntier = "Grüppe"').tier == "critical"


def test_a_tier_of_the_configuration_is_known() -> None:
    assert contact("tier: INNER", "[tiers.Inner]\ncadence = 30").tier == "Inner"


def test_keys_of_others_are_kept_as_they_were_read() -> None:
    extra = contact("shoe: 43\nmood: {a: 1}\nlist: [x]").extra
    assert dict(extra) == {"shoe": 43, "mood": {"a": 1}, "list": ["x"]}


def test_every_key_is_tried_here() -> None:
    tried = {*DATES, *LISTS, *TEXTS, *UNKNOWNS, *FLAGS}
    alone = {"uid", "tier", "status", "role", "seniority", "qualities", "cadence", "birthday"}
    others = {"closeness", "deathdate", "introduced_by", "knows", "tags", "name", "pitch", "extra"}
    assert tried | alone | others == set(Contact._fields)


@pytest.mark.parametrize(
    ("name", "uid"),
    [
        ("Ana Ruiz", "ana-ruiz"),
        ("  Jürgen  Müller-Łoś ", "jurgen-muller-łos"),
        ("Ju\u0308rgen", "jurgen"),
        ("Straße", "strasse"),
        ("O'Neil, Sean (old)", "o-neil-sean-old"),
        ("山田 太郎", "山田-太郎"),
        ("Анна", "анна"),
        ("İpek", "ipek"),
        ("No 7", "no-7"),
        ("--", ""),
        ("🦊", ""),
    ],
)
def test_a_name_gives_a_uid_in_any_script(name: str, uid: str) -> None:
    assert slug(name) == uid


def test_a_name_without_letters_is_its_own_uid() -> None:
    assert contact("", path="People/🦊.md").uid == "🦊"


@given(st.text(max_size=20))
@settings(deadline=None)
def test_a_uid_is_stable_under_itself_and_under_case(name: str) -> None:
    found = slug(name)
    assert not found.startswith("-")
    assert not found.endswith("-")
    assert "--" not in found
    assert slug(found) == found


@pytest.mark.parametrize(
    ("path", "aliases", "name"),
    [
        ("People/Ana Ruiz.md", ("Annie",), "Ana Ruiz"),
        ("People/1657296016-ABCD.md", ("Ana Ruiz", "Annie"), "Ana Ruiz"),
        ("202610141530.md", ("Ana",), "Ana"),
        ("202610141530.md", (), "202610141530"),
        ("Ju\u0308rgen.md", (), "Jürgen"),
    ],
)
def test_a_person_is_called_by_the_notes_name_unless_it_is_only_an_id(
    path: str, aliases: tuple[str, ...], name: str
) -> None:
    assert display_name(path, aliases) == name


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("[[Ana]]", "Ana"),
        ("[[ People/Ana | her ]]", "People/Ana"),
        ("[[Ana#Log]]", "Ana"),
        ("[[Ana^a3|x]]", "Ana"),
        ("Ana", "Ana"),
        ("[[Ana]] and [[Bo]]", "[[Ana]] and [[Bo]]"),
        ("[[Ana", "[[Ana"),
        ("[[]]", "[[]]"),
    ],
)
def test_a_property_links_to_one_note_or_is_a_text(text: str, target: str) -> None:
    assert link_target(text) == target


def test_a_notes_name_is_its_file_name_without_the_ending() -> None:
    assert stem("a.b/c.d.md") == "c.d"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)


@given(st.sampled_from([*Contact._fields, "type", "date", "generated_by"]), VALUES)
@settings(deadline=None, max_examples=300)
def test_no_value_is_too_strange(key: str, odd: object) -> None:
    note = read(f"{key}: {json.dumps(odd)}")
    assert all(problem.line in (2, 3) for problem in note.problems)


@pytest.mark.parametrize(
    ("written", "died"),
    [
        ("2023-05-01", "2023-05-01"),
        ("2023", "2023-01-01"),
        ("2023-05", "2023-01-01"),
        ("May 1, 2023", "2023-01-01"),
        ("01.05.2023", "2023-01-01"),
        ("2023?", "2023-01-01"),
        ("[2023-05-01, 2023-05-02]", "2023-01-01"),
        ("true", "0001-01-01"),
        ("yes", "0001-01-01"),
    ],
)
def test_whoever_died_is_dead_however_the_date_is_written(written: str, died: str) -> None:
    note = read(f"deathdate: {written}")
    assert note.contact is not None
    assert str(note.contact.deathdate) == died
    assert note.problems == ()


@pytest.mark.parametrize("written", ["", "false", "no", "~"])
def test_no_date_of_death_means_alive(written: str) -> None:
    assert value("deathdate", f"deathdate: {written}") is None

"""One file into a note: what it is, whoever wrote it and however it is spelled."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import process_time
from unicodedata import normalize

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.running import read as read_vault
from tests.running import see, write
from vaultnet.config import Config, read_config
from vaultnet.model import Note
from vaultnet.read.note import LARGEST, decode, read_all_mentions, read_note
from vaultnet.read.rules import Rules

RULES = Rules.of(Config())
LOG = "- 2026-04-02 meet: lunch [[Bo]] ^a3\n"


def rules(toml: str) -> Rules:
    config, problems = read_config(toml)
    assert problems == ()
    return Rules.of(config)


def note(path: str, text: str | bytes = "", toml: str = "") -> Note:
    data = text if isinstance(text, bytes) else text.encode()
    return read_note(path, data, rules(toml) if toml else RULES)


def head(*lines: str) -> str:
    return "\n".join(("---", *lines, "---", ""))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("People/Ana.md", ""),
        ("people/Ana.md", LOG),
        ("Work/Contacts/deep/er/Ana.md", ""),
        ("Ana.md", head("type: person")),
        ("Ana.md", head("type: [note, Contact]")),
        ("Ana.md", head('type: "[[Person]]"')),
        ("Ana.md", head("Type: PERSON")),
        ("Ana.md", head("tags: person")),
        ("Ana.md", head("tags: [a, people/work/old]")),
        ("Ana.md", head('tags: "#contact"')),
        ("Ana.md", head('categories: "[[People]]"')),
        ("Ana.md", head('categories:\n  - "[[Notes/People|them]]"')),
        ("Ana.md", head("category: People")),
        ("Ana.md", head("type: person") + "no log at all"),
        ("2026-10-14.md", head("type: person")),
        ("People/2026-10-14.md", head("tags: person")),
        ("People/Ana.md", head("date: 2024-01-01")),
        ("People/Ana.md", head("type: note")),
        ("People/Ana (old).md", ""),
        ("People/Ana's MacBook.md", ""),
    ],
)
def test_one_sign_is_enough_for_a_person(path: str, text: str) -> None:
    assert note(path, text).kind == "person"


@pytest.mark.parametrize(
    ("path", "text", "kind"),
    [
        ("Ana.md", "", "other"),
        ("Ana.md", head("type: personal"), "other"),
        ("Ana.md", head("tags: personal"), "other"),
        ("Ana.md", head("tags:"), "other"),
        ("Ana.md", head("categories: [Places]"), "other"),
        ("Ana.md", "type: person\n", "other"),
        ("People/People.md", "", "other"),
        ("People/people.md", "", "other"),
        ("Work/CRM/CRM.md", "", "other"),
        ("People/README.md", "", "other"),
        ("People/index.md", head("type: person"), "other"),
        ("People/Untitled.md", "", "other"),
        ("People/2026-10-14.md", "", "dated"),
        ("People/2026-10-14 Lunch with Ana.md", "", "dated"),
        ("People/Ana/Kick-off.md", head("type: meeting", "date: 2026-10-14"), "dated"),
        ("People/Ana/Kick-off.md", head("type: call"), "other"),
        ("Templates/Ana.md", head("type: person"), "template"),
        ("People/templates/Ana.md", "", "template"),
        ("People/Ana.md", head("created: {{date}}"), "template"),
        ("People/Ana.md", head('created: "<% tp.date.now() %>"'), "template"),
        ("People/Ana.md", head("generated_by: vaultnet"), "generated"),
        ("People/Ana.md", head("type: introduction"), "introduction"),
        ("People/Ana.md", head("type: hook"), "hook"),
        ("Ideas/x.md", head("type: idea", "tags: person"), "idea"),
        ("Me.md", head("type: me"), "me"),
        ("People/README.md", head("type: me"), "me"),
        ("People/Ana (Ana's MacBook).md", head("type: person"), "copy"),
        ("People/Ana.sync-conflict-20261014-120000-ABCDEFG.md", LOG, "copy"),
    ],
)
def test_other_notes_are_something_else(path: str, text: str, kind: str) -> None:
    assert note(path, text).kind == kind


@pytest.mark.parametrize(
    ("toml", "path", "text", "kind"),
    [
        ('[people]\nfolders = ["Humans"]', "Humans/Ana.md", "", "person"),
        ('[people]\nfolders = ["Humans"]', "People/Ana.md", "", "other"),
        ('[people]\nfolders = ["Work/Humans"]', "Work/Humans/a/Ana.md", "", "person"),
        ('[people]\nfolders = ["Work/Humans"]', "Humans/Ana.md", "", "other"),
        ('[people]\ntags = ["crm/human"]', "Ana.md", head("tags: crm/human/x"), "person"),
        ('[people]\ntypes = ["Mensch"]', "Ana.md", head("type: mensch"), "person"),
        ('[people]\ntypes = ["Büro"]', "Ana.md", head("type: bu\u0308ro"), "person"),
        ('[people]\ncategories = ["Humans"]', "A.md", head('categories: ["[[humans]]"]'), "person"),
        ('[people]\nexclude = ["Map"]', "People/MAP.md", "", "other"),
        ('[people]\nexclude = ["Map"]', "People/README.md", "", "person"),
        ('[keys]\ntype = "kind"', "Ana.md", head("kind: person"), "person"),
        ('[keys]\ntype = "kind"', "Ana.md", head("type: person"), "other"),
        ('[keys]\ntags = "labels"', "Ana.md", head("labels: person"), "person"),
        ('templates = ["Forms"]', "Forms/Ana.md", head("type: person"), "template"),
        ('templates = ["Admin/Person.md"]', "Admin/person.md", head("type: person"), "template"),
        ('templates = ["Admin/Person"]', "Admin/Person 3.md", head("type: person"), "person"),
        ('[dated]\nfolders = ["Journal"]', "Journal/2026/2026-10-14.md", "", "dated"),
        ('[dated]\nfolders = ["Journal"]', "2026-10-14.md", "", "other"),
        ('[dated]\nfolders = ["Journal"]', "Log/x.md", head("date: 2026-10-14"), "other"),
        ('[dated]\nformats = ["DD.MM.YYYY"]', "14.10.2026.md", "", "dated"),
        ('[dated]\nproperty = "Am"', "x.md", head("am: 2026-10-14"), "dated"),
        ('[dated]\nproperty = "Am"', "x.md", head("date: 2026-10-14"), "other"),
    ],
)
def test_the_configuration_decides_what_the_signs_are(
    toml: str, path: str, text: str, kind: str
) -> None:
    assert note(path, text, toml).kind == kind


@pytest.mark.parametrize(
    ("path", "text", "day"),
    [
        ("Daily/2026-10-14.md", "", date(2026, 10, 14)),
        ("2026-10-14 Harbour pilot.md", "", date(2026, 10, 14)),
        ("2026-10-14.md", head("date: 2020-01-01"), date(2026, 10, 14)),
        ("Lunch.md", head("date: 2026-10-14"), date(2026, 10, 14)),
        ("Lunch.md", head('Date: "[[2026-10-14]]"'), date(2026, 10, 14)),
        ("Lunch.md", head("date: 2026-10-14T12:30:00+02:00"), date(2026, 10, 14)),
        ("2031-01-01.md", "", date(2031, 1, 1)),
    ],
)
def test_a_dated_note_has_its_day_from_its_name_or_a_property(
    path: str, text: str, day: date
) -> None:
    found = note(path, text)
    assert (found.kind, found.date, found.problems) == ("dated", day, ())


def test_a_date_property_that_is_none_is_a_notice_and_the_note_is_not_dated() -> None:
    found = note("Lunch.md", head("x: 1", "Date: last week"))
    assert (found.kind, found.date) == ("other", None)
    (problem,) = found.problems
    assert problem.notice
    assert str(problem) == ('Lunch.md:3: Date "last week" is not a date; write it like 2026-06-01')


@pytest.mark.parametrize(
    ("kind", "channel"),
    [
        ("meeting", "meet"),
        ("call", "call"),
        ("[daily, Video]", "video"),
        ('"[[Meeting]]"', "meet"),
        ("[call, meeting]", "meet"),
        ("broadcast", "broadcast"),
        ("heard", "heard"),
        ("diary", "touch"),
        ("", "touch"),
    ],
)
def test_the_type_of_a_dated_note_is_the_channel_of_its_links(kind: str, channel: str) -> None:
    found = note("2026-10-14.md", head(f"type: {kind}") + "[[Ana]]\n")
    assert (found.kind, found.channel) == ("dated", channel)


FULL = head("type: person", "org: Harbour", "closeness: 11") + LOG + "- [ ] ask: a room\n"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: "\ufeff" + text.replace("\n", "\r\n"),
        lambda text: text.rstrip("\n"),
        lambda text: text.replace(LOG, LOG.replace("\n", "\r\n")),
        lambda text: text.replace("Harbour\n", "Harbour\r\n"),
        lambda text: text + "\x00",
        lambda text: text.replace("lunch", "lu\u2028\x85nch"),
        lambda text: text + "x" * 2_000_000,
        lambda text: text + "[[" * 200_000,
        lambda text: normalize("NFD", text),
    ],
    ids=["lf", "crlf", "bom", "bom crlf", "no final newline", "mixed", "mixed head", "nul",
         "u+2028", "2 MB line", "brackets", "nfd"],
)  # fmt: skip
def test_a_note_says_the_same_however_its_lines_end(change: object) -> None:
    assert callable(change)
    found = note("People/Ana.md", change(FULL))
    assert found.contact is not None
    assert (found.kind, found.contact.org) == ("person", "Harbour")
    assert [(e.date, e.line, e.block) for e in found.log] == [(date(2026, 4, 2), 6, "a3")]
    assert [(item.kind, item.line) for item in found.items] == [("ask", 7)]
    assert [str(problem) for problem in found.problems] == [
        'People/Ana.md:4: closeness "11" must be a number from 1 to 10'
    ]


def test_lines_may_end_with_lone_carriage_returns() -> None:
    found = note("People/Ana.md", f"# Log\r{LOG}".replace("\n", "\r") + "- 2026-1-1 x\r")
    assert [entry.line for entry in found.log] == [2]
    assert [problem.line for problem in found.problems] == [3]


@pytest.mark.parametrize("data", [b"", b"\n", b"\r\n", b"\xef\xbb\xbf", b"---\n---\n", b"\x00"])
def test_an_empty_note_is_still_somebodys(data: bytes) -> None:
    found = note("People/Ana.md", data)
    assert (found.kind, found.problems) == ("person", ())


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"a\nb \xff\n", "a.md:2: not UTF-8 (byte 0xff); save it as UTF-8"),
        (b"a\r\nb\r\n\xe4", "a.md:3: not UTF-8 (byte 0xe4); save it as UTF-8"),
        (b"a\rb\r\xe4", "a.md:3: not UTF-8 (byte 0xe4); save it as UTF-8"),
        (b"\xed\xa0\x80", "a.md:1: not UTF-8 (byte 0xed); save it as UTF-8"),
        ("\ufeffhi".encode("utf-16-le"), "a.md:1: written in UTF-16; save it as UTF-8"),
        ("\ufeffhi".encode("utf-16-be"), "a.md:1: written in UTF-16; save it as UTF-8"),
        (b"x" * (LARGEST + 1), "a.md:1: larger than 16 MiB; not read"),
    ],
    ids=["invalid", "crlf", "cr", "surrogate", "utf-16 le", "utf-16 be", "too large"],
)
def test_what_is_no_text_is_a_problem_and_no_person(data: bytes, told: str) -> None:
    text, fault = decode("a.md", data)
    assert (text, str(fault)) == ("", told)
    found = note("People/a.md", data)
    assert (found.kind, len(found.problems)) == ("other", 1)


CONFLICT = (
    head("type: person", "tier: critical")
    + "<<<<<<< HEAD\n- 2026-04-02 call: a\n=======\n- 2026-04-03 call: b\n>>>>>>> theirs\n"
)
UNMERGED = "a merge left its conflict markers here; the last good reading is kept until they go"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_conflict_markers_are_told_on_their_line(newline: str) -> None:
    found = note("People/Ana.md", CONFLICT.replace("\n", newline))
    assert found.kind == "unmerged"
    assert [str(problem) for problem in found.problems] == [f"People/Ana.md:5: {UNMERGED}"]


def test_a_note_in_a_merge_keeps_its_last_good_reading(tmp_path: Path) -> None:
    good = head("type: person", "tier: critical") + "- 2026-04-02 call: a\n"
    write(tmp_path, {"Ana.md": good})
    first = read_vault(tmp_path)
    write(tmp_path, {"Ana.md": CONFLICT})
    second = read_vault(tmp_path, first)
    (ana,) = see(second).context.network.people
    assert (ana.contact.tier, len(ana.log)) == ("critical", 1)
    assert [str(p) for p in see(second).problems if not p.notice] == [f"Ana.md:5: {UNMERGED}"]
    write(tmp_path, {"Ana.md": good.replace("call", "meet")})
    (ana,) = see(read_vault(tmp_path, second)).context.network.people
    assert [entry.channel for entry in ana.log] == ["meet"]


def test_faults_of_the_properties_come_first_and_keep_the_note() -> None:
    found = note("People/Ana.md", head("org: a: b", "tier: gold") + "- 2026-1-5 x\n")
    assert found.kind == "person"
    assert [problem.line for problem in found.problems] == [2, 3, 5]


def test_a_template_is_not_told_its_faults_nor_filled() -> None:
    text = head("a: {{date}}", "b: c: d") + "<!-- vaultnet:begin due -->\n"
    found = note("People/Ana.md", text)
    assert (found.kind, found.problems, found.regions) == ("template", (), ())
    assert note("Templates/Day.md", "<!-- vaultnet:begin due -->\n").problems == ()


def test_regions_in_a_note_of_the_persons_are_found_with_their_lines() -> None:
    region = "<!-- vaultnet:begin due -->\nmine\n<!-- vaultnet:end due 00000000 -->\n"
    found = note("2026-10-14.md", head("x: 1") + region)
    (only,) = found.regions
    assert (only.name, only.line, only.stamped, only.edited) == ("due", 4, "00000000", True)
    empty = "<!-- vaultnet:begin due -->\n\n<!-- vaultnet:end due -->\n"
    assert not note("a.md", empty).regions[0].edited


def test_every_link_of_a_note_is_read_where_somebody_asks() -> None:
    found = read_all_mentions("x.md", (head("a: 1") + "[[Ana]]\n> [[Bo]]\n").encode())
    assert [(m.target, m.line, m.silent) for m in found] == [("Ana", 4, ""), ("Bo", 5, "quote")]
    assert read_all_mentions("x.md", b"[[Ana]] \xff") == ()


PATHS = st.sampled_from(
    ["People/Ana.md", "Daily/2026-10-14.md", "x.md", "Templates/x.md", "Network/Due.md", ".md", "a"]
)
PIECES = st.lists(
    st.sampled_from(
        [b"---\n", b"---\r\n", b"type: person\n", b"date: ", b"[[Ana]]", b"- [ ] ", b"\r", b"\xff",
         b"\xfe\xff", b"\xef\xbb\xbf", b"- 2026-01-01 ", b"call: ", b"[give:: ", b"<!-- vaultnet:",
         b"begin due -->\n", b"end due -->\n", b"{{", b"<<<<<<< a\n", b"=======\n", b">>>>>>> b\n",
         b"```\n", b"%%", b"<!--", b"> ", b"tags: [", b"&a *a", b"\x00", b"\n", b"  "]
    )
    | st.binary(max_size=6),
    max_size=25,
).map(b"".join)  # fmt: skip


@given(PATHS, PIECES | st.binary(max_size=60))
@settings(deadline=None, max_examples=500)
@example("People/Ana.md", b"---\ntype: person\ncloseness: 1e999\nadded: [a\n---\n")
def test_no_bytes_are_too_strange(path: str, data: bytes) -> None:
    found = read_note(path, data, RULES)
    assert found == read_note(path, data, Rules.of(Config()))
    assert all(problem.path == path and problem.message for problem in found.problems)
    assert all(not problem.message.endswith(".") for problem in found.problems)


def test_time_grows_with_the_number_of_properties_and_not_faster() -> None:
    def cost(count: int) -> float:
        text = "---\ntype: person\n" + "".join(f"k{n}: x\n" for n in range(count)) + "---\n"
        started = process_time()
        read_note("People/Ana.md", text.encode(), RULES)
        return process_time() - started

    small = min(cost(1_500) for _ in range(3))
    assert min(cost(12_000) for _ in range(3)) < 30 * small + 0.05  # with its square: 64 times

"""Every line about a person, and whether it counts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.config import Config
from vaultnet.derive.context import Context
from vaultnet.derive.reasons import Reason, reasons
from vaultnet.derive.standing import standings
from vaultnet.derive.touches import history
from vaultnet.model import Note, Person
from vaultnet.model.assembly import assemble
from vaultnet.read.note import read_all_mentions, read_note
from vaultnet.read.rules import Rules

RULES = Rules.of(Config())
TODAY = date(2026, 6, 30)
ANA = "People/Ana.md"

VAULT = {
    ANA: (
        "---\ntier: critical\nadded: 2026-01-01\naliases: [Annie]\n---\n"
        "- 2026-04-02 message: a word\n"
        "- 2026-04-02 meet: lunch\n"
        "- 2026-05-04 job: vp\n"
        "- 2026-08-01 call: planned\n"
    ),
    "People/Bo.md": (
        "- 2026-05-05 call: about [[Ana]] and [[Annie]]\n"
        "- 2026-05-06 heard: [[Ana]] moved\n"
        "- 2026-05-07 call: nothing\n"
    ),
    "Daily/2026-05-05.md": "[[Ana]]\n- [ ] [[Ana]]\n> [[Ana]] ![[Ana]]\n[[Bo]]\n",
    "Daily/2026-05-08.md": "---\ntype: broadcast\n---\n[[Ana]] ![[Ana]]\n",
    "Ideas/x.md": "[[Annie]]\n`[[Ana]]`\n",
}


def context(vault: dict[str, str], today: date = TODAY) -> Context:
    notes = {path: read_note(path, text.encode(), RULES) for path, text in vault.items()}
    return Context(network=assemble(notes), config=Config(), today=today)


def undated(vault: dict[str, str], path: str) -> Note:
    return Note(path, mentions=read_all_mentions(path, vault[path].encode()))


def person(ctx: Context, path: str = ANA) -> Person:
    return next(someone for someone in ctx.network.people if someone.path == path)


def told(reason: Reason) -> str:
    place = f"{reason.day or '-'} {reason.path}:{reason.line}"
    return f"{place} {reason.channel or '-'} {reason.silent or 'counts'}"


def test_every_line_is_told_once_the_latest_first() -> None:
    ctx = context(VAULT)
    lines = reasons(person(ctx), ctx, (undated(VAULT, "Ideas/x.md"),))
    assert [told(line) for line in lines] == [
        "2026-08-01 People/Ana.md:9 call planned: the day is still to come",
        "2026-05-08 Daily/2026-05-08.md:4 - `broadcast` is not being in touch",
        "2026-05-06 People/Bo.md:2 - `heard` is not being in touch",
        "2026-05-05 Daily/2026-05-05.md:1 touch another line of the same day counts",
        "2026-05-05 Daily/2026-05-05.md:2 - open task",
        "2026-05-05 Daily/2026-05-05.md:3 - quote",
        "2026-05-05 People/Bo.md:1 call counts",
        "2026-05-04 People/Ana.md:8 - `job` is not being in touch",
        "2026-04-02 People/Ana.md:6 message another line of the same day counts",
        "2026-04-02 People/Ana.md:7 meet counts",
        "- Ideas/x.md:1 - the note has no date",
    ]


def test_of_equal_touches_on_one_day_the_first_by_place_counts() -> None:
    vault = {ANA: "- 2026-04-02 call: b\n- 2026-04-02 video: a\n", "A/2026-04-02.md": "[[Ana]]"}
    ctx = context(vault)
    (counted,) = [line for line in reasons(person(ctx), ctx) if not line.silent]
    assert (counted.path, counted.line, counted.channel) == (ANA, 1, "call")


def test_a_day_still_to_come_counts_once_it_has_come() -> None:
    ctx = context(VAULT, today=date(2026, 8, 1))
    assert told(reasons(person(ctx), ctx)[0]) == "2026-08-01 People/Ana.md:9 call counts"


def test_a_property_that_names_a_person_is_told_and_an_inline_field_is_not() -> None:
    bo = "---\nknows: ['[[Annie]]']\n---\n- 2026-05-05 call: x [because-of:: [[Ana]]]\n"
    ctx = context({ANA: "---\naliases: [Annie]\n---\n", "People/Bo.md": bo})
    assert [told(line) for line in reasons(person(ctx), ctx)] == [
        "- People/Bo.md:2 - property `knows`"
    ]


def test_a_person_of_whom_nothing_is_written_has_no_reasons() -> None:
    ctx = context({ANA: "", "2026-05-05.md": "[[Bo]]"})
    assert reasons(person(ctx), ctx) == ()


DAYS = st.sampled_from(["2026-04-01", "2026-04-02", "2026-06-30", "2026-07-01", "2025-01-31"])
CHANNELS = st.sampled_from(["meet", "call", "message", "social", "heard", "job", "touch"])
PEOPLE = st.sampled_from(["[[Ana]]", "[[Annie]]", "[[Bo]]", "nobody", "![[Ana]]", "[[Ana]] [[Bo]]"])
LOGS = st.lists(st.builds("- {} {}: with {}\n".format, DAYS, CHANNELS, PEOPLE), max_size=6)
PLACES = st.sampled_from(["{}\n", "- [ ] {}\n", "- [x] {}\n", "> {}\n", "`{}`\n", "# {}\n"])
PAGES = st.lists(st.builds(str.format, PLACES, PEOPLE), max_size=4)


@given(LOGS, LOGS, st.dictionaries(DAYS, PAGES, max_size=3), PAGES)
@settings(deadline=None, max_examples=150)
def test_the_lines_that_count_are_those_that_the_numbers_count(
    own: list[str], others: list[str], days: dict[str, list[str]], page: list[str]
) -> None:
    vault = {
        ANA: "---\naliases: [Annie]\nadded: 2020-01-01\ntier: critical\n---\n" + "".join(own),
        "People/Bo.md": "".join(others),
        "x.md": "".join(page),
        **{f"Daily/{day}.md": "".join(lines) for day, lines in days.items()},
    }
    ctx = context(vault)
    ana = person(ctx)
    lines = reasons(ana, ctx, (undated(vault, "x.md"),))
    places = [(line.path, line.line) for line in lines]
    assert len(places) == len(set(places))
    assert {(touch.path, touch.line) for touch in ana.touches} <= set(places)
    counted = [line.day for line in lines if not line.silent]
    assert sorted(day for day in counted if day) == list(history(ana, TODAY))
    assert max((day for day in counted if day), default=None) == ctx.ask(standings)[ANA].last
    mentioned = {
        (path, number)
        for path, text in vault.items()
        for number, line in enumerate(text.split("\n"), 1)
        if path != ANA and ("[[Ana]]" in line or "[[Annie]]" in line) and "`" not in line
        if path != "People/Bo.md" or "![[Ana]]" not in line
    }
    assert mentioned <= set(places)


@pytest.mark.parametrize("today", [date.min, date.max])
def test_the_ends_of_the_calendar_are_days_like_others(today: date) -> None:
    ctx = context(VAULT, today)
    assert len(reasons(person(ctx), ctx)) == 10

"""What a person may have overlooked, seen from one day."""

from __future__ import annotations

from datetime import date

import pytest

from vaultnet.config import Config, Tier
from vaultnet.derive.context import Context
from vaultnet.derive.oversights import all_problems
from vaultnet.model import Problem
from vaultnet.model.assembly import assemble
from vaultnet.read.note import read_note
from vaultnet.read.rules import Rules

RULES = Rules.of(Config(tiers=(Tier(name="inner", touches_per_year=4), Tier(name="outer"))))
TODAY = date(2026, 6, 30)
BEGINNING = "no added date and no touch yet; write added: in the properties"


def found(
    head: str, body: str = "", today: date = TODAY, others: dict[str, str] | None = None
) -> list[Problem]:
    vault = {"People/Ana.md": f"---\n{head}\n---\n{body}", **(others or {})}
    notes = {path: read_note(path, text.encode(), RULES) for path, text in vault.items()}
    ctx = Context(network=assemble(notes), config=RULES.config, today=today)
    assert sorted(all_problems(ctx)) == list(all_problems(ctx))
    return list(all_problems(ctx))


def test_a_log_line_of_a_day_to_come_is_a_notice_until_it_comes() -> None:
    body = "- 2026-06-30 call: today\n- 2026-07-01 call: x\n- 2027-01-01 job: y\n"
    later = "which is still to come; it counts from that day on"
    assert found("added: 2026-01-01", body) == [
        Problem("People/Ana.md", 5, f"dated 2026-07-01, {later}", notice=True),
        Problem("People/Ana.md", 6, f"dated 2027-01-01, {later}", notice=True),
    ]
    assert found("added: 2026-01-01", body, date(2027, 1, 1)) == []


def test_a_dated_note_of_a_day_to_come_is_planned_and_no_oversight() -> None:
    assert found("added: 2026-01-01", others={"2026-07-01.md": "[[Ana]]"}) == []


@pytest.mark.parametrize(
    "head", ["tier: critical", "tier: inner", "cadence: 6 weeks", "tier: outer\ncadence: 30"]
)
def test_a_missing_beginning_is_a_problem_where_a_due_date_hangs_on_it(head: str) -> None:
    assert found(head) == [Problem("People/Ana.md", 1, BEGINNING)]


@pytest.mark.parametrize(
    "head", ["tier: many", "tier: outer", "org: x", "last_contacted: 2027-01-01"]
)
def test_elsewhere_it_is_only_a_notice(head: str) -> None:
    assert found(head) == [Problem("People/Ana.md", 1, BEGINNING, notice=True)]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("tier: critical\nadded: 2026-01-01", ""),
        ("tier: critical\nadded: 2027-01-01", ""),
        ("tier: critical\nlast_contacted: 2026-01-01", ""),
        ("tier: critical", "- 2026-06-30 call: x"),
        ("tier: critical\nstatus: paused", ""),
        ("tier: critical\nstatus: archived", ""),
        ("tier: critical\ndeathdate: 2020-01-01", ""),
    ],
)
def test_who_has_begun_or_does_not_count_lacks_no_beginning(head: str, body: str) -> None:
    assert found(head, body) == []


def test_a_mention_in_a_dated_note_is_a_beginning() -> None:
    assert found("tier: critical", others={"2026-06-30.md": "[[Ana]]"}) == []
    assert found("tier: critical", others={"2026-07-01.md": "[[Ana]]"}) != []


def test_what_is_no_touch_is_no_beginning() -> None:
    assert found("tier: critical", "- 2026-05-01 job: pilot") == [
        Problem("People/Ana.md", 1, BEGINNING)
    ]


def test_a_link_of_a_hook_that_leads_to_another_note_is_a_notice() -> None:
    others = {"H.md": "---\ntype: hook\n---\nHire later.\n", "2026-06-01.md": ""}
    body = "- 2026-06-02 call: x [hook:: [[H]]]\n- 2026-06-03 call: x [hook:: [[2026-06-01]]]\n"
    (told,) = found("added: 2026-01-01", body, others=others)
    assert (told.path, told.line, told.notice) == ("People/Ana.md", 5, True)
    assert told.message.startswith("hook [[2026-06-01]] leads to 2026-06-01.md, which is no hook;")


def test_a_link_of_a_hook_that_leads_nowhere_is_told_once() -> None:
    (told,) = found("added: 2026-01-01", "- 2026-06-02 call: x [hook:: [[H]]]\n")
    assert told.message == "hook [[H]] leads to no note"


def test_problems_of_the_notes_come_with_those_of_the_day() -> None:
    messages = [problem.message for problem in found("tier: gold", "- 2026-1-1 x")]
    assert messages == [
        BEGINNING,
        'tier "gold" is not known; one of: critical, many, inner, outer',
        '"2026-1-1" is not a date; write 2026-01-01',
    ]

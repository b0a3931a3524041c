"""The small vault whose numbers are known, as real notes: what is read gives the known numbers.

`tests/derive` holds every number against people made of values. Here the same people are written
down as Markdown; where what is read equals those values, every test there speaks for text, too.
"""

from __future__ import annotations

import json
import textwrap
from pathlib import Path
from typing import Any, Final

import pytest

from tests.derive.golden import EVERYONE, ME
from tests.derive.golden import TODAY as DAY
from tests.running import TITLES, TODAY, build, read, run, see, tree, write
from vaultnet.model import Contact, Interaction, Person
from vaultnet.pipeline.outlook import Outlook


def _note(properties: str, log: str = "") -> str:
    head = textwrap.dedent(properties).strip()
    return f"---\n{head}\n---\n\n## Log\n\n{textwrap.dedent(log).strip()}\n"


NOTES: Final = {
    "Me.md": _note(
        """
        type: me
        industry: consulting
        function: sales
        region: emea
        background: business
        """
    ),
    "People/Ana Ruiz.md": _note(
        """
        type: person
        tier: critical
        role: mentor
        added: 2024-01-10
        seniority: vp
        position_since: 2026-05-04
        priorities: open the second clinic
        needs: [hire chief financial officer]
        goals:
          - lead the whole group
        agenda_reviewed: 2026-04-02
        would_introduce: true
        would_help: true
        would_vouch: true
        industry: health
        function: operations
        region: apac
        background: medicine
        """,
        """
        - 2019-06-01 job: [seniority:: manager]
        - 2025-09-12 meet: [give:: fun]
        - 2026-01-10 call: [by:: them] [give:: ideas]
        - 2026-04-02 meet: [give:: network] [for:: hire chief financial officer]
        - 2026-05-04 job: [seniority:: vp]
        - 2026-06-05 message: [by:: them] [got:: network]
        """,
    ),
    "People/Bo Lindqvist.md": _note(
        """
        type: person
        tier: critical
        role: [client]
        added: 2024-03-01
        seniority: director
        position_since: 2022-01-01
        would_introduce: true
        would_help:
        would_vouch: false
        industry: consulting
        function: sales
        region: emea
        background: business
        """,
        """
        - 2025-07-20 call:
        - 2025-12-01 meet: [give:: ideas]
        """,
    ),
    "People/Cy Okafor.md": _note(
        """
        type: person
        tier: critical
        role: [collaborator, colleague]
        added: 2025-02-01
        seniority: manager
        priorities: build a treasury team
        needs: public speaking coach
        agenda_reviewed: 2025-08-15
        would_introduce: null
        would_help: true
        would_vouch: true
        industry: finance
        function: finance
        region: emea
        background: economics
        """,
        """
        - 2021-01-01 job: [seniority:: senior]
        - 2025-08-15 video: [give:: help]
        - 2025-11-03 job: [seniority:: manager]
        - 2026-02-20 call: [give:: ideas]
        - 2026-05-01 email: [ask:: yes]
        """,
    ),
    "People/Di Tanaka.md": _note(
        """
        type: person
        tier: critical
        role: prospect
        added: 2026-06-29
        seniority: executive
        industry: consulting
        function: finance
        region: apac
        """
    ),
    "People/Ed Moreau.md": _note(
        """
        type: person
        role: colleague
        added: 2023-05-05
        seniority: senior
        offers: public speaking workshops coach
        qualities: [smart, motivated, ambitious]
        would_introduce: true
        would_help: true
        would_vouch: true
        industry: education
        function: engineering
        region: latam
        background: engineering
        """,
        """
        - 2020-01-01 job: [seniority:: entry]
        - 2024-09-02 job: [seniority:: senior]
        - 2025-10-10 event: [by:: them] [got:: help]
        - 2026-03-03 call: [by:: them] [give:: help]
        """,
    ),
    "People/Fe Haddad.md": _note(
        """
        type: person
        role: other
        added: 2021-02-02
        seniority: vp
        offers: recruit chief financial officer search
        industry: finance
        function: finance
        region: emea
        background: business
        """,
        "- 2022-11-11 meet:",
    ),
}


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The notes on disk."""
    folder = tmp_path_factory.mktemp("golden")
    write(folder, NOTES)
    return folder


@pytest.fixture(scope="module")
def seen(vault: Path) -> Outlook:
    """What they come to on their day."""
    return see(read(vault), DAY)


def _event(entry: Interaction) -> tuple[object, ...]:
    return entry.date, entry.channel, entry.fields


@pytest.mark.parametrize("known", EVERYONE, ids=lambda person: person.uid)
def test_what_is_read_is_what_the_numbers_were_worked_from(known: Person, seen: Outlook) -> None:
    found = next(p for p in seen.context.network.people if p.uid == known.uid)
    assert found.contact._replace(extra={}) == known.contact._replace(extra={})
    assert [_event(entry) for entry in found.log] == [_event(entry) for entry in known.log]
    assert [touch[:3] for touch in found.touches] == [touch[:3] for touch in known.touches]
    assert found.items == known.items


def test_so_is_what_is_read_about_me(seen: Outlook) -> None:
    me = seen.context.network.me
    assert isinstance(me, Contact)
    assert me == ME


def test_nothing_in_it_is_misunderstood(seen: Outlook) -> None:
    assert seen.problems == ()


def _facts(vault: Path, name: str) -> dict[str, Any]:
    words = ("--json", "--vault", str(vault), "--today", DAY.isoformat())
    facts: dict[str, Any] = json.loads(run("show", name, *words).out)["facts"]
    return facts


def _names(people: list[dict[str, Any]]) -> list[str]:
    return [person["name"] for person in people]


def test_the_home_page_shows_the_known_numbers(vault: Path) -> None:
    facts = _facts(vault, "network")
    assert facts["week"] == "2026-W27"
    assert _names(facts["handful"]) == ["Ana Ruiz", "Ed Moreau"]
    assert (facts["on_plan"]["k"], facts["on_plan"]["n"]) == (2, 4)
    assert (facts["attention"]["k"], facts["attention"]["n"]) == (9, 11)
    assert round(facts["attention"]["rate"], 4) == 0.8182
    assert round(facts["lift"], 4) == 1.2273
    assert f"{facts['depth']:.2f}" == "3.00"
    assert _names(facts["in_the_dark"]) == ["Bo Lindqvist", "Di Tanaka"]


def test_the_week_shows_who_waits_and_when_the_others_come(vault: Path) -> None:
    facts = _facts(vault, "due")
    assert [(turn["person"]["name"], turn["state"]) for turn in facts["due"]] == [
        ("Bo Lindqvist", "overdue"),
        ("Di Tanaka", "new"),
    ]
    assert facts["due"][0]["latest"] == "2026-06-01"
    assert facts["due"][1]["latest"] == "2026-07-13"
    assert [turn["give"] for turn in facts["due"]] == ["network", "ideas"]
    assert facts["due"][0]["channels"] == ["call", "video"]
    assert [(turn["week"], turn["person"]["name"]) for turn in facts["coming"]] == [
        ("2026-W35", "Cy Okafor"),
        ("2026-W40", "Ana Ruiz"),
    ]
    assert round(facts["load"], 2) == 0.23


def test_with_one_touch_a_week_the_plan_is_the_known_one(tmp_path: Path) -> None:
    write(tmp_path, NOTES)
    write(tmp_path, {".vaultnet/config.toml": "max_touches_per_week = 1\n"})
    facts = _facts(tmp_path, "due")
    assert _names([turn["person"] for turn in facts["due"]]) == ["Bo Lindqvist"]
    assert [(turn["week"], turn["person"]["name"]) for turn in facts["coming"]] == [
        ("2026-W28", "Di Tanaka"),
        ("2026-W35", "Cy Okafor"),
        ("2026-W40", "Ana Ruiz"),
    ]


def test_the_agendas_show_the_known_matches(vault: Path) -> None:
    facts = _facts(vault, "agendas")
    assert [
        (entry["person"]["name"], entry["reviewed"], entry["job_change"])
        for entry in facts["stale"]
    ] == [("Cy Okafor", "2025-08-15", "2025-11-03"), ("Ana Ruiz", "2026-04-02", "2026-05-04")]
    assert [
        (
            entry["person"]["name"],
            [(x["person"]["name"], round(x["cover"], 4)) for x in entry["helpers"]],
        )
        for entry in facts["help"]
    ] == [("Cy Okafor", [("Ed Moreau", 1.0)]), ("Ana Ruiz", [("Fe Haddad", 0.7028)])]
    assert (facts["aimed"]["k"], facts["aimed"]["n"]) == (1, 7)


def test_the_critical_few_show_the_known_standing(vault: Path) -> None:
    facts = _facts(vault, "critical")
    assert [
        (
            row["person"]["name"],
            row["state"],
            row["due"],
            row["latest"],
            row["longest_gap"],
            row["on_plan"],
            row["depth"],
        )
        for row in facts["people"]
    ] == [
        ("Ana Ruiz", "ok", "2026-10-04", "2026-12-04", 120, True, 1.0),
        ("Bo Lindqvist", "overdue", "2026-04-01", "2026-06-01", 211, False, 1.0),
        ("Cy Okafor", "ok", "2026-08-30", "2026-10-30", 189, False, 1.0),
        ("Di Tanaka", "new", "2026-07-13", "2026-07-13", 1, True, 0.0),
    ]
    assert facts["roles_covered"] == {"k": 5, "n": 5, "rate": 1.0}


def test_the_many_show_the_known_surprise_and_whom_to_find_again(vault: Path) -> None:
    facts = _facts(vault, "many")
    assert facts["surprise"]["name"] == "Ed Moreau"
    assert [(row["person"]["name"], row["last"]) for row in facts["dormant"]] == [
        ("Fe Haddad", "2022-11-11")
    ]
    assert facts["dormant"][0]["difference"] == {"k": 2, "n": 4, "rate": 0.5}


def test_the_favors_show_the_known_thanks(vault: Path) -> None:
    facts = _facts(vault, "favors")
    assert [(row["person"]["name"], row["date"]) for row in facts["thank"]] == [
        ("Cy Okafor", "2026-05-01")
    ]
    assert (facts["helped"]["k"], facts["helped"]["n"], facts["helped_few"]) == (1, 1, True)


def test_building_it_leaves_the_notes_as_they_are(tmp_path: Path) -> None:
    write(tmp_path, NOTES)
    assert len(build(tmp_path, TODAY).written) == len(TITLES)
    after = tree(tmp_path)
    assert {path: after[path].decode() for path in NOTES} == NOTES

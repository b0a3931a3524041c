"""Notes into a network."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.config import Config
from vaultnet.model import Network, Note, Person
from vaultnet.model.assembly import assemble
from vaultnet.read.note import read_note
from vaultnet.read.rules import Rules

RULES = Rules.of(Config())

VAULT = {
    "People/Ana Ruiz.md": (
        "---\naliases: [Annie]\nemail: ana@example.org\n---\n"
        "- 2026-04-02 meet: lunch with [[Bo]] and [[bo]] ^a3\n"
        "- 2026-04-02 message: and a word\n"
        "- 2026-05-01 heard: from [[Bo]] [because-of:: [[Nobody#^x]]]\n"
        "- 2031-01-01 call: planned\n"
    ),
    "People/Bo.md": "- 2026-03-01 call: hello [by:: them]\n",
    "People/Cy.md": "---\naliases: [Bob]\n---\n",
    "Other/Bo.md": "---\ntype: person\naliases: [Bob]\nuid: bo\n---\n",
    "Me.md": "---\ntype: me\n---\n- 2026-06-01 event: with [[People/Bo]]\n",
    "Daily/2026-05-05.md": "[[Annie]], [[Bob]], [[Ghost]]\n- [ ] [[Ana Ruiz]]\n",
    "Daily/2026-05-06.md": "---\ntype: meeting\nwho: '[[Ana Ruiz]]'\n---\n",
    "Daily/2026-05-07.md": "---\ntype: broadcast\n---\n[[Ana Ruiz]]\n",
}


def read(vault: dict[str, str]) -> dict[str, Note]:
    return {path: read_note(path, text.encode(), RULES) for path, text in vault.items()}


def network(vault: dict[str, str]) -> Network:
    return assemble(read(vault))


def person(found: Network, path: str) -> Person:
    return next(someone for someone in found.people if someone.path == path)


def told(vault: dict[str, str]) -> list[str]:
    found = network(vault).problems
    return [f"{problem}{' (notice)' if problem.notice else ''}" for problem in found]


def test_touches_come_from_the_own_log_others_logs_my_note_and_dated_notes() -> None:
    found = network(VAULT)
    ana = person(found, "People/Ana Ruiz.md")
    assert [(str(t.date), t.channel, t.path, t.line) for t in ana.touches] == [
        ("2026-04-02", "meet", "People/Ana Ruiz.md", 5),
        ("2026-04-02", "message", "People/Ana Ruiz.md", 6),
        ("2026-05-05", "touch", "Daily/2026-05-05.md", 1),
        ("2026-05-06", "meet", "Daily/2026-05-06.md", 3),
        ("2031-01-01", "call", "People/Ana Ruiz.md", 8),
    ]
    bo = person(found, "People/Bo.md")
    assert {(str(t.date), t.by, t.path) for t in bo.touches} == {
        ("2026-03-01", "them", "People/Bo.md"),
        ("2026-04-02", "me", "People/Ana Ruiz.md"),
        ("2026-06-01", "me", "Me.md"),
    }


def test_what_is_wrong_between_notes_is_told() -> None:
    assert told(VAULT) == [
        (
            "Daily/2026-05-05.md:1: [[Annie]] is an alias of People/Ana Ruiz.md;"
            " vaultnet follows it, Obsidian does not (notice)"
        ),
        "People/Ana Ruiz.md:7: because-of [[Nobody]] leads to no note",
        'People/Bo.md:1: the uid "bo" is also that of Other/Bo.md',
    ]


def test_of_two_people_with_one_uid_both_stay_and_the_first_path_keeps_it() -> None:
    found = network(VAULT)
    assert person(found, "Other/Bo.md").uid == "bo"
    assert person(found, "People/Bo.md").uid == "bo/People/Bo.md"
    assert person(found, "People/Bo.md").link == "People/Bo"
    assert person(found, "People/Cy.md").link == "Cy"


def test_a_link_to_a_second_note_about_me_is_used_from_the_first_only() -> None:
    vault = {"B.md": "---\ntype: me\norg: b\n---\n", "A.md": "---\ntype: me\norg: a\n---\n"}
    me = network(vault).me
    assert me is not None
    assert me.org == "a"
    assert told(vault) == ["B.md:1: a second note about me; A.md is used"]
    assert network({}).me is None


@pytest.mark.parametrize(
    "value",
    ["[[People/Bo#^a3]]", "[[Annie#^a3]]", "[[Ana Ruiz|x]], [[Bo]]", "[[#^a3]]", "him, [[Bo]]"],
)
def test_a_cause_that_leads_to_a_note_is_no_problem(value: str) -> None:
    vault = {
        "People/Ana Ruiz.md": VAULT["People/Ana Ruiz.md"].replace("Nobody#^x", "Bo"),
        "People/Bo.md": f"- 2026-03-01 call: hello [because-of:: {value}]\n",
    }
    assert told(vault) == []


@pytest.mark.parametrize("key", ["because-of", "to", "hook"])
def test_a_field_that_leads_to_no_note_is_a_problem(key: str) -> None:
    vault = {"People/Bo.md": f"\n- 2026-03-01 heard: x [{key}:: [[Bo]], [[No one|n]]]\n"}
    assert told(vault) == [f"People/Bo.md:2: {key} [[No one]] leads to no note"]


def test_an_alias_of_two_people_leads_nowhere() -> None:
    vault = {
        "People/A.md": "---\naliases: [Al]\n---\n",
        "People/B.md": "---\naliases: [al]\n---\n",
        "2026-05-05.md": "[[Al]]",
    }
    assert told(vault) == []
    assert all(not someone.touches for someone in network(vault).people)


def test_a_note_of_that_name_comes_before_an_alias() -> None:
    vault = {"People/A.md": "---\naliases: [B]\n---\n", "B.md": "", "2026-05-05.md": "[[B]]"}
    assert person(network(vault), "People/A.md").touches == ()
    assert told(vault) == []


ANA = "---\n{}\n---\n{}"


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        (ANA.format("uid: a", ""), ANA.format("uid: a\norg: x", "")),
        (ANA.format("email: a@example.org", ""), ANA.format("email: [b, a@example.org]", "")),
        (ANA.format("phone: 1\norg: x", ""), ANA.format("phone: 1\norg: y", "")),
        (ANA.format("birthday: --05-02", ""), ANA.format("birthday: --05-02", "")),
        (
            ANA.format("tier: many", "- 2026-05-01 call: slides\n- 2026-05-02 call: x"),
            ANA.format("tier: critical", "- 2026-05-01 call: slides"),
        ),
    ],
)
@pytest.mark.parametrize("name", ["Ana 2", "Ana (1)", "Ana-LAPTOP"])
def test_a_note_of_an_ambiguous_name_is_a_copy_if_it_says_so(
    original: str, copy: str, name: str
) -> None:
    vault = {f"People/{name}.md": copy, "People/Ana.md": original}
    assert told(vault) == [
        f"People/{name}.md:1: a copy of People/Ana.md; compare them, then delete one"
    ]
    assert [someone.path for someone in network(vault).people] == ["People/Ana.md"]


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ("", ""),
        (ANA.format("tier: critical", ""), ANA.format("tier: critical", "")),
        (ANA.format("email: a@example.org", ""), ANA.format("email: b@example.org", "")),
        (ANA.format("phone: 1", ""), ANA.format("phone: 2", "")),
        (ANA.format("", "- 2026-05-01 call:"), ANA.format("", "- 2026-05-01 call:")),
    ],
)
def test_two_people_of_one_name_stay_two(original: str, copy: str) -> None:
    vault = {"People/Ana.md": original, "People/Ana 2.md": copy}
    assert told(vault) == []
    assert len(network(vault).people) == 2


def test_without_an_original_an_ambiguous_name_is_a_name() -> None:
    assert [p.name for p in network({"People/Ana 2.md": "---\nuid: a\n---\n"}).people] == ["Ana 2"]


def test_what_a_sync_tool_names_a_copy_counts_for_nobody() -> None:
    vault = {
        "People/Ana.md": "",
        "People/Ana (Bo's MacBook).md": "- 2026-05-01 call: [[Ana]]\n",
    }
    (ana,) = network(vault).people
    assert ana.touches == ()
    assert told(vault) == [
        (
            "People/Ana (Bo's MacBook).md:1: a sync tool's conflict copy;"
            " compare it with the original, then delete it"
        )
    ]


def test_links_must_be_unique_beside_the_index_notes() -> None:
    notes = read({"People/Due this week.md": "", "People/Ana.md": ""})
    found = assemble(notes, ["Network/Due this week.md"])
    assert [someone.link for someone in found.people] == ["Ana", "People/Due this week"]


def test_people_stand_in_the_order_of_their_uids_and_problems_in_that_of_their_places() -> None:
    found = network(VAULT)
    assert [someone.uid for someone in found.people] == ["ana-ruiz", "bo", "bo/People/Bo.md", "cy"]
    assert list(found.problems) == sorted(found.problems)


@given(st.permutations(sorted(VAULT)))
@settings(deadline=None, max_examples=50)
def test_the_order_in_which_notes_are_found_changes_nothing(paths: list[str]) -> None:
    plain, other = network(VAULT), network({path: VAULT[path] for path in paths})
    assert (other.people, other.me, other.problems) == (plain.people, plain.me, plain.problems)


def test_nothing_is_known_of_an_empty_vault() -> None:
    found = network({})
    assert (found.people, found.me, found.problems) == ((), None, ())


def test_an_introduction_leads_to_the_notes_of_the_two() -> None:
    text = "---\ntype: introduction\nperson_a: '{}'\nperson_b: '{}'\n---\n"
    pairs = {
        "1.md": text.format("[[Ana Ruiz]]", "[[People/Bo]]"),
        "2.md": text.format("Annie", "CY"),
        "3.md": text.format("cy", "[[Ana Ruiz]]"),
        "4.md": text.format("[[Cy]]", "Cy"),
        "5.md": text.format("Cy", "Ghost"),
        "6.md": text.format("Cy", "Me"),
    }
    found = network(VAULT | pairs).introductions
    assert [(card.path, card.person_a, card.person_b) for card in found] == [
        ("1.md", "People/Ana Ruiz.md", "People/Bo.md"),
        ("2.md", "People/Ana Ruiz.md", "People/Cy.md"),
        ("3.md", "People/Cy.md", "People/Ana Ruiz.md"),
    ]
    faults = [line for line in told(VAULT | pairs) if line[1:].startswith(".md")]
    assert faults == [
        "4.md:1: person_a and person_b are one and the same; an introduction needs two",
        '5.md:4: property `person_b`: "Ghost" leads to no note',
        "6.md:1: [[Me]] is introduced here, but that note is not a person's",
    ]


def test_hooks_and_ideas_stand_by_path() -> None:
    more = {
        "b.md": "---\ntype: hook\n---\nWhat if?\n",
        "a.md": "---\ntype: hook\n---\nWhy not?\n",
        "c.md": "---\ntype: idea\n---\n",
    }
    found = network(VAULT | more)
    assert [hook.words for hook in found.hooks] == ["Why not?", "What if?"]
    assert [idea.name for idea in found.ideas] == ["c"]


def test_a_person_knows_what_the_lines_link_to() -> None:
    ana = person(network(VAULT), "People/Ana Ruiz.md")
    assert [(name.target, name.block, name.line) for name in ana.named] == [("Nobody", "x", 7)]

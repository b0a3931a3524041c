"""An assembly brought up to date by what changed."""

from __future__ import annotations

from collections.abc import Iterable
from operator import is_

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.model.test_assembly import RULES, VAULT
from vaultnet.model import Notes
from vaultnet.model.assembly import reassemble
from vaultnet.model.joins import Assembly
from vaultnet.model.renewal import renewed
from vaultnet.read.note import read_note

PAGES = frozenset({"Network/Network.md"})

ANA, BO, DAY = "People/Ana Ruiz.md", "People/Bo.md", "Daily/2026-05-05.md"

#: What somebody may write into a note, besides what stands there; empty takes the note away.
TEXTS = (
    "",
    "nothing\n",
    "- 2026-06-02 call: with [[Ana Ruiz]] and [[Bob]]\n",
    "- 2026-06-02 call: about [[Nobody]] [because-of:: [[Ghost#^x]]]\n",
    "[[Annie]] and [[Bo]]\n",
    "---\naliases: [Annie]\nknows: [Nobody]\n---\n",
    "---\ntype: person\nuid: bo\n---\n- 2026-06-03 call: x\n",
    "---\ntype: me\nindustry: tea\n---\n",
    "---\ntype: hook\ntitle: a tale\n---\n",
    "---\ntype: introduction\nperson_a: '[[Ana Ruiz]]'\nperson_b: '[[Bo]]'\n---\n",
    "---\nemail: ana@example.org\n---\n- 2026-06-02 call: hello\n",
    "---\ntier: [broken\n---\n",
    "---\ngenerated_by: vaultnet\n---\n",
)
PATHS = (*VAULT, "People/Ana Ruiz 2.md", "People/New.md", "Network/Network.md")


def notes(vault: dict[str, str]) -> Notes:
    """All as they read, those alike as values of their own."""
    return Notes((path, read_note(path, text.encode(), RULES)) for path, text in vault.items())


def after(last: Assembly, before: Notes, vault: dict[str, str], paths: Iterable[str]) -> Notes:
    """The notes of the last assembly, and those of some paths read anew."""
    assert last.network.notes is before
    found = notes({path: vault[path] for path in paths if path in vault})
    return Notes((path, found.get(path) or before[path]) for path in vault)


@settings(deadline=None, max_examples=150)
@given(
    st.lists(
        st.dictionaries(st.sampled_from(PATHS), st.sampled_from(TEXTS), min_size=1, max_size=3),
        min_size=1,
        max_size=5,
    )
)
def test_whatever_is_written_it_is_the_assembly_of_nothing_known(
    steps: list[dict[str, str]],
) -> None:
    vault = dict(VAULT)
    known = notes(vault)
    last = reassemble(known, PAGES, None)
    for step in steps:
        vault = {path: text for path, text in (vault | step).items() if text}
        known = after(last, known, vault, step)
        last = reassemble(known, PAGES, last)
        fresh = reassemble(known, PAGES, None)
        assert last.network.people == fresh.network.people
        assert last.network.problems == fresh.network.problems
        assert last.network._replace(links=fresh.network.links) == fresh.network
        assert last._replace(network=fresh.network) == fresh


@pytest.mark.parametrize(
    ("path", "line", "who"),
    [(ANA, "- 2026-06-02 call: hello\n", {ANA}), (BO, "- 2026-06-02 call: [[Annie]]\n", {ANA, BO}),
     (DAY, "\n[[People/Bo]]\n", {BO}), (DAY, "\nand nobody\n", set())],
)  # fmt: skip
def test_only_those_of_whom_something_is_told_become_new_values(
    path: str, line: str, who: set[str]
) -> None:
    known = notes(VAULT)
    last = reassemble(known, PAGES, None)
    now = renewed(last, after(last, known, VAULT | {path: VAULT[path] + line}, [path]), PAGES)
    assert now is not None
    pairs = zip(last.network.people, now.network.people, strict=True)
    assert {one.path for one, other in pairs if one is not other} == who
    assert now.network.links is last.network.links


@pytest.mark.parametrize(
    ("path", "text"),
    [(ANA, "---\nuid: annie\n---\n"), (ANA, "---\naliases: []\n---\n"), ("Me.md", "no more\n"),
     (ANA, ""), ("People/New.md", "x\n"), (DAY, "---\ntype: hook\n---\n")],
)  # fmt: skip
def test_what_may_make_links_lead_elsewhere_is_made_anew(path: str, text: str) -> None:
    known = notes(VAULT)
    last = reassemble(known, PAGES, None)
    vault = {path: text for path, text in (VAULT | {path: text}).items() if text}
    assert renewed(last, after(last, known, vault, [path]), PAGES) is None


def test_a_page_at_another_place_is_made_anew() -> None:
    known = notes(VAULT)
    assert renewed(reassemble(known, PAGES, None), known, frozenset()) is None


def test_who_was_read_again_and_says_the_same_is_the_same_value() -> None:
    known = notes(VAULT)
    last = reassemble(known, PAGES, None)
    now = reassemble(after(last, known, VAULT, [ANA, BO]), PAGES, last)
    assert all(map(is_, last.network.people, now.network.people))


def test_two_who_exchange_their_names_are_known_under_them() -> None:
    vault = {"A.md": "---\ntype: person\nuid: x\n---\n", "B.md": "---\ntype: person\nuid: y\n---\n"}
    known = notes(vault)
    last = reassemble(known, PAGES, None)
    turned = {"A.md": vault["B.md"], "B.md": vault["A.md"]}
    now = reassemble(after(last, known, turned, turned), PAGES, last)
    assert now.network.links is not last.network.links

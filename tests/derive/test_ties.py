"""Who knows whom among the people I know."""

from __future__ import annotations

from datetime import date

import pytest

from tests.derive.golden import TODAY, context, day, golden, person, varied
from tests.running import MakeVault, read, see
from vaultnet.derive.context import Context
from vaultnet.derive.ties import ties
from vaultnet.model.cards import Introduction
from vaultnet.model.contact import Contact
from vaultnet.model.network import Person, Touch


def pairs(vault: Context) -> list[str]:
    """Each tie once, by the letters of the two."""
    found = vault.ask(ties)
    names = {path: {p[7] for p in others} for path, others in found.items()}
    return sorted(
        f"{path[7]}{other}" for path, others in names.items() for other in others if path[7] < other
    )


def of_notes(make_vault: MakeVault, notes: dict[str, str], today: date = TODAY) -> list[str]:
    vault = make_vault({f"People/{name}.md": text for name, text in notes.items()})
    return pairs(see(read(vault), today).context)


def knowing(uid: str, *others: str, status: str = "active") -> Person:
    return person(Contact(uid, uid, knows=others, status=status))


def test_the_small_vault_has_none() -> None:
    assert golden().ask(ties) == {}


def test_either_note_may_say_that_two_know_each_other() -> None:
    vault = context(knowing("a", "b", "b"), knowing("b"), knowing("c", "b"))
    assert pairs(vault) == ["ab", "bc"]
    assert vault.ask(ties)["People/b.md"] == {"People/a.md", "People/c.md"}


def test_whom_somebody_knows_may_be_a_link_an_alias_or_a_uid(make_vault: MakeVault) -> None:
    head = "---\nknows:\n  - '[[People/B|Bee]]'\n  - Cee\n  - d-4\n  - Nobody\n  - A\n---\n"
    notes = {"A": head, "B": "", "C": "---\naliases: Cee\n---\n", "D": "---\nuid: d-4\n---\n"}
    assert of_notes(make_vault, notes) == ["AB", "AC", "AD"]


def test_a_touch_with_two_people_ties_them(make_vault: MakeVault) -> None:
    notes = {
        "A": "- 2026-05-01 meet: lunch with [[B]] and [[C]]\n- 2026-05-02 email: x [to:: [[D]]]\n",
        "B": "- 2026-05-03 note: spoke of [[D]]\n- 2026-05-03 heard: from [[D]]\n",
        "C": "- 2026-07-01 call: planned with [[D]]\n",
        "D": "- [ ] raise: [[A]]\n",
    }
    assert of_notes(make_vault, notes) == ["AB", "AC"]
    assert of_notes(make_vault, notes, date(2026, 7, 1)) == ["AB", "AC", "CD"]
    assert of_notes(make_vault, notes, date(2026, 4, 30)) == []


def test_a_dated_note_that_names_two_people_ties_nobody(make_vault: MakeVault) -> None:
    vault = make_vault(
        {"People/A.md": "", "People/B.md": "", "2026-05-01.md": "Fair: [[A]] and [[B]]\n"}
    )
    assert pairs(see(read(vault)).context) == []


@pytest.mark.parametrize(
    ("met", "tied"), [(None, []), (day("2026-06-30"), ["ab"]), (day("2026-07-01"), [])]
)
def test_an_introduction_ties_two_who_met(met: date | None, tied: list[str]) -> None:
    made = day("2026-01-01")
    vault = context(knowing("a"), knowing("b"))
    met_through_me = Introduction("i.md", "People/a.md", "People/b.md", made=made, met=met)
    network = vault.network._replace(introductions=(met_through_me,))
    assert pairs(varied(vault, network=network)) == tied


def test_who_does_not_count_has_no_ties() -> None:
    vault = context(knowing("a", "b", "c"), knowing("b", status="paused"), knowing("c"))
    assert pairs(vault) == ["ac"]
    met = Introduction("i.md", "People/b.md", "People/a.md", met=day("2026-01-01"))
    assert pairs(varied(vault, network=vault.network._replace(introductions=(met,)))) == ["ac"]
    gone = person(Contact("c", "c", deathdate=day("2020-01-01")))
    assert pairs(context(knowing("a", "c"), gone)) == []


def test_my_own_note_is_not_among_them(make_vault: MakeVault) -> None:
    vault = make_vault(
        {
            "Me.md": "---\ntype: me\n---\n- 2026-05-01 meet: [[A]] and [[B]]\n",
            "People/A.md": "---\nknows: '[[Me]]'\n---\n",
            "People/B.md": "",
        }
    )
    assert pairs(see(read(vault)).context) == []


def test_ties_are_followed_while_a_vault_is_watched() -> None:
    before = context(knowing("a", "b"), knowing("b"), knowing("c"))
    assert pairs(before) == ["ab"]
    touch = Touch(day("2026-05-01"), "meet", "me", "People/c.md", 1)
    people = (knowing("a"), knowing("b")._replace(touches=(touch,)), knowing("c"))
    network = context(*people).network
    assert pairs(before.following(network, before.config, before.today)) == ["bc"]

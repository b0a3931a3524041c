"""Can I ask, as the page shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from tests.conftest import ROOT
from tests.derive.golden import context, person
from tests.running import MakeVault, pages, read, see
from vaultnet.cli.sample import WRITTEN_FOR
from vaultnet.derive.context import Context
from vaultnet.notes.asking import facts

CRITICAL = "---\ntier: critical\nadded: 2024-01-10\n---\n"
TWICE = "- 2026-01-10 call: a plan [give:: ideas]\n- 2026-04-02 meet: a name [give:: network]\n"


def page(make_vault: MakeVault, notes: str | dict[str, str]) -> str:
    """The text of the page where these are the notes, or Ana's note has these lines."""
    known = {"People/Ana.md": CRITICAL + notes} if isinstance(notes, str) else notes
    vault = make_vault(known)
    (text,) = (page.text for page in pages(read(vault)) if page.name == "asking")
    return text


def test_nothing_stands_in_the_way_of_whoever_is_ready(make_vault: MakeVault) -> None:
    text = page(make_vault, TWICE)
    assert "## Ready\n\nNothing stands in the way of asking.\n\n[[Ana]]\n" in text
    assert "## Not yet" not in text
    assert "## All in all" not in text


def test_whoever_gave_once_is_told_from_when_on_a_second_give_counts(
    make_vault: MakeVault,
) -> None:
    text = page(make_vault, "- 2026-06-25 call: x [give:: fun]\n")
    why = "given only around 2026-06-25 → give again from 2026-07-25 on: ideas"
    assert f"## Almost\n\n- [[Ana]] — {why}\n" in text


def test_whoever_helped_is_thanked_and_given_to_before_the_next_ask(
    make_vault: MakeVault,
) -> None:
    text = page(make_vault, TWICE + "- 2026-05-01 email: a reference [ask:: yes]\n")
    why = "they helped you on 2026-05-01; nothing given since 2026-04-02"
    assert f"- [[Ana]] — {why} → thank, then give again: help\n" in text
    assert "- From the first give to the first ask: 111 days\n" in text
    assert "- Asked before you had given, ever: 0 of 1\n" in text


def test_whoever_said_no_is_not_called_unwilling(make_vault: MakeVault) -> None:
    text = page(make_vault, "- 2026-05-01 email: a reference [ask:: no]\n")
    assert "- [[Ana]] — you asked on 2026-05-01; nothing given in the last 730 days →" in text
    assert "give: ideas\n" in text


def test_a_promise_is_kept_and_an_answer_heard_before_anything_else(
    make_vault: MakeVault,
) -> None:
    owed = page(make_vault, TWICE + "- [ ] promise: a study [due:: 2026-06-01]\n")
    assert "- [[Ana]] — your promise was due 2026-06-01 → keep it\n" in owed
    assert "- You owe 1 promise, 1 past its date → [[Open favors]]\n" in owed
    asked = page(make_vault, TWICE + "- [ ] ask: a map [created:: 2026-01-05]\n")
    assert "- [[Ana]] — asked on 2026-01-05, no answer yet → hear their answer\n" in asked
    undated = page(make_vault, TWICE + "- [ ] ask: a map\n")
    assert "- [[Ana]] — asked, no answer yet → hear their answer\n" in undated


def test_whoever_is_out_of_touch_is_to_be_touched(make_vault: MakeVault) -> None:
    log = "- 2025-01-10 call: x [give:: fun]\n- 2025-12-01 call: x [give:: fun]\n"
    text = page(make_vault, log)
    assert "## Almost\n\n- [[Ana]] — last in touch on 2025-12-01 → be in touch\n" in text


def test_whoever_is_new_comes_with_a_first_give(make_vault: MakeVault) -> None:
    assert "- [[Ana]] — nothing given yet; no touch yet → give: ideas\n" in page(make_vault, "")


def test_promises_that_are_not_due_are_counted(make_vault: MakeVault) -> None:
    text = page(make_vault, TWICE + "- [ ] promise: a study [due:: 2026-07-10]\n")
    assert "- You owe 1 promise, due 2026-07-10 → [[Open favors]]\n" in text
    both = page(make_vault, "- [ ] promise: a [due:: 2026-07-10]\n- [ ] promise: b\n")
    assert "- You owe 2 promises, the next due 2026-07-10 → [[Open favors]]\n" in both


def test_the_next_promise_is_one_that_is_not_overdue(make_vault: MakeVault) -> None:
    log = "- [ ] promise: a [due:: 2026-06-01]\n- [ ] promise: b [due:: 2026-07-10]\n"
    found = see(read(make_vault({"People/Ana.md": log}))).facts["asking"]
    assert (found["owed"], found["owed_overdue"]) == (2, 1)
    assert found["owed_next"] == date(2026, 7, 10)


def test_of_communal_ties_nothing_is_told_but_that_something_is_open(
    make_vault: MakeVault,
) -> None:
    kin = "---\ntier: critical\ncommunal: true\n---\n"
    log = TWICE + "- 2026-05-01 email: a loan [ask:: yes]\n"
    text = page(make_vault, {"People/Kin.md": kin + log})
    assert "## Ready\n\nNothing stands in the way of asking.\n\n[[Kin]]\n" in text
    assert "Thank" not in text
    owing = kin + log + "- [ ] promise: a visit [due:: 2026-06-01]\n"
    text = page(make_vault, {"People/Kin.md": owing})
    why = "something is open between you → settle that first, see [[Open favors]]"
    assert f"## Not yet\n\n- [[Kin]] — {why}\n" in text


def test_facts_about_a_communal_tie_are_null_but_for_clean(make_vault: MakeVault) -> None:
    kin = f"---\ncommunal: true\n---\n{TWICE}- [ ] ask: a loan [created:: 2026-06-01]\n"
    rows = see(read(make_vault({"People/Kin.md": kin}))).facts["asking"]["not_yet"]
    assert isinstance(rows, Sequence)
    (row,) = rows
    assert isinstance(row, dict)
    assert {key for key, value in row.items() if value is not None} == {"person", "clean"}


def test_a_disabled_note_is_not_linked_to(make_vault: MakeVault) -> None:
    promise = "- [ ] promise: a study [due:: 2026-06-01]\n"
    notes = {
        "People/Ana.md": CRITICAL + promise,
        "People/Kin.md": f"---\ncommunal: true\n---\n{promise}",
        ".vaultnet/config.toml": 'disable = ["favors"]\n',
    }
    text = page(make_vault, notes)
    assert "- You owe 2 promises, 2 past their date\n" in text
    assert "→ settle that first\n" in text


def test_whoever_is_snoozed_is_named_apart(make_vault: MakeVault) -> None:
    asleep = f"---\ntier: critical\nsnooze_until: 2026-08-01\n---\n{TWICE}"
    text = page(make_vault, {"People/Ana.md": asleep, "People/Bo.md": ""})
    assert "Snoozed, so not to be asked now: [[Ana]] until 2026-08-01\n" in text
    assert "[[Bo]]" not in text


def test_the_others_are_counted(make_vault: MakeVault) -> None:
    text = page(make_vault, {"People/Ana.md": CRITICAL, "People/Bo.md": "", "People/Cy.md": ""})
    assert "Of 2 more people no give and no ask is written down for the last 730 days" in text


def test_long_lists_are_cut_and_say_by_how_much(make_vault: MakeVault) -> None:
    notes = {f"People/P{n:02}.md": TWICE for n in range(33)}
    notes |= {f"People/Q{n:02}.md": CRITICAL for n in range(23)}
    text = page(make_vault, notes)
    assert text.count("[[P") == 30
    assert "- and 3 more; `vaultnet show asking --json` has them all\n" in text
    assert text.count("[[Q") == 20
    assert text.endswith(
        "[[Q19]] — nothing given yet; no touch yet → give: ideas\n"
        "- and 3 more; `vaultnet show asking --json` has them all\n"
    )
    not_yet = facts(see(read(make_vault(notes))).context)["not_yet"]
    assert isinstance(not_yet, Sequence)
    assert len(not_yet) == 23


def test_an_empty_vault_is_told_what_to_write(make_vault: MakeVault) -> None:
    text = page(make_vault, {})
    assert text.startswith("# Can I ask?\n\nNobody to say anything of yet. Write `[give:: help]`")
    assert "##" not in text


def test_nothing_private_and_no_balance_is_on_the_page(make_vault: MakeVault) -> None:
    text = page(
        make_vault,
        "- 2026-05-01 email: the illness #private [ask:: yes] [got:: help]\n"
        "- [ ] promise: the illness #private [due:: 2026-06-01]\n",
    )
    assert "illness" not in text
    assert "owes" not in text


def test_the_sample_vault_tells_a_reason_and_an_act_of_everyone_who_is_not_ready() -> None:
    found = pages(read(ROOT / "sample-vault"), WRITTEN_FOR)
    (text,) = (page.text for page in found if page.name == "asking")
    rows = re.findall(r"(?m)^- \[\[.*$", text)
    assert len(rows) > 15
    assert all(re.fullmatch(r"- \[\[[^]]+\]\] — \S.* → \S.*", row) for row in rows)
    assert "None" not in text
    assert "–" not in text


def test_while_a_vault_is_watched_rows_tell_what_is_new_about_whoever_has_changed() -> None:
    ada, bo = person("ada", ["2026-06-01 call give=fun"]), person("bo", ["2026-06-01 call ask=no"])
    first = context(ada, bo)
    before = {row["person"]["name"]: row for row in _waiting(first)}
    changed = person("bo", ["2026-06-01 call ask=no", "2026-06-02 call ask=yes"])
    network = context(ada, changed).network._replace(links=first.links)
    after = first.following(network, first.config, first.today)
    rows = {row["person"]["name"]: row for row in _waiting(after)}
    assert rows["Ada"] == before["Ada"]
    assert (before["Bo"]["thank"], rows["Bo"]["thank"]) == (False, True)
    assert _waiting(context(ada, changed)) == _waiting(after)


def _waiting(ctx: Context) -> list[dict[str, Any]]:
    told: dict[str, Any] = dict(facts(ctx))
    return [*told["almost"], *told["not_yet"]]

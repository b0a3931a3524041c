"""What an outlook takes over from the one before it, and what it must not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.running import TODAY, MakeVault, publish, read, see, write
from vaultnet.derive.context import Context
from vaultnet.derive.matching import matches
from vaultnet.derive.ties import ties
from vaultnet.pipeline.outlook import Outlook, outlook
from vaultnet.plugins.manager import load_notes
from vaultnet.plugins.spec import Facts, IndexNote
from vaultnet.plugins.values import index_note

HEAD = "---\ntype: person\nadded: 2024-01-10\n"


def both(vault: Path, notes: dict[str, str]) -> tuple[Outlook, Outlook]:
    """The outlook after some notes have changed: from the one before, and from nothing."""
    reading, _ = publish(read(vault))
    before = see(reading)
    write(vault, notes)
    now = read(vault, reading)
    return outlook(now, TODAY, *load_notes(()), last=before), see(now)


def test_whoever_is_called_otherwise_is_known_by_others_under_the_new_name(
    make_vault: MakeVault,
) -> None:
    known = f"{HEAD}knows: [zz]\n---\n"
    vault = make_vault({"A.md": known, "B.md": f"{HEAD}uid: b\n---\n", "C.md": f"{HEAD}---\n"})
    after, fresh = both(vault, {"B.md": f"{HEAD}uid: zz\n---\n"})
    assert after.context.ask(ties) == fresh.context.ask(ties)
    assert set(after.context.ask(ties)) == {"A.md", "B.md"}


def test_whose_note_becomes_a_persons_is_known_by_others(make_vault: MakeVault) -> None:
    known = f'{HEAD}knows: ["[[C]]"]\n---\n'
    vault = make_vault({"A.md": known, "B.md": f"{HEAD}---\n", "C.md": "---\ntype: note\n---\n"})
    after, fresh = both(vault, {"C.md": f"{HEAD}---\n"})
    assert set(after.context.ask(ties)) == set(fresh.context.ask(ties)) == {"A.md", "C.md"}


def test_words_weigh_what_they_weigh_now_though_nobody_had_asked(make_vault: MakeVault) -> None:
    offers = {f"P{n}.md": f"{HEAD}---\n" for n in range(30)}
    vault = make_vault({
        "A.md": f"{HEAD}tier: critical\n---\n",
        "B.md": f"{HEAD}offers: [pilot]\n---\n",
        "C.md": f"{HEAD}offers: [harbour]\n---\n",
        **offers,
    })  # fmt: skip
    reading, _ = publish(read(vault))
    seen = see(reading)
    for notes in (
        dict.fromkeys(offers, f"{HEAD}offers: [harbour]\n---\n"),
        {"A.md": f"{HEAD}tier: critical\nneeds: [pilot harbour]\n---\n"},
    ):
        write(vault, notes)
        reading = read(vault, reading)
        seen = outlook(reading, TODAY, *load_notes(()), last=seen)
    (found,) = seen.context.ask(matches)
    (fresh,) = see(reading).context.ask(matches)
    assert [helper.person.name for helper in found.helpers] == ["B"]
    assert found == fresh


def test_a_note_that_fails_is_linked_to_no_more_in_that_very_pass(make_vault: MakeVault) -> None:
    vault = make_vault({"A.md": f"{HEAD}---\n"})
    notes = (_note("frail", _frail), _note("linking", _linking))
    first = outlook(read(vault), TODAY, notes)
    write(vault, {"A.md": f"{HEAD}---\n- 2026-06-01 call: hello\n"})
    second = outlook(read(vault), TODAY, notes, last=first)
    assert first.facts["linking"]["frail"] is not None
    assert "frail" not in second.facts
    assert second.facts["linking"]["frail"] is None


@pytest.mark.parametrize("line", ["", "- 2026-06-02 call: more\n"])
def test_a_brief_says_the_same_whatever_else_was_read_with_its_person(
    make_vault: MakeVault, line: str
) -> None:
    steps = 'person_a: "[[A]]"\nperson_b: "[[B]]"\nasked_a: 2026-06-01\n'
    vault = make_vault({
        "A.md": f"{HEAD}---\n- 2026-06-01 job: boss [seniority:: vp]\n",
        "B.md": f"{HEAD}---\n",
        "C.md": f"{HEAD}---\n",
        "I.md": f"---\ntype: introduction\n{steps}---\n",
        "Network/Brief/Brief A.md": "---\ngenerated_by: vaultnet\n---\n"
        "<!-- vaultnet:begin brief-a -->\n<!-- vaultnet:end brief-a -->\n",
    })  # fmt: skip
    text = (vault / "A.md").read_text()
    after, fresh = both(vault, {"A.md": f"{text}\nplain words\n", "C.md": f"{HEAD}---\n{line}"})
    assert "brief-a" in fresh.facts
    assert fresh.facts["brief-a"]["under_way"]
    assert dict(after.facts) == dict(fresh.facts)


def _frail(ctx: Context) -> Facts:
    if any(person.log for person in ctx.network.people):
        raise ValueError("too much")
    return {}


def _linking(ctx: Context) -> Facts:
    return {"frail": index_note("frail", ctx)}


def _note(name: str, facts: object) -> IndexNote:
    return IndexNote(name=name, title=name, summary="", template="# x\n", facts=facts)  # type: ignore[arg-type]

"""Ticked boxes: each acts once, in the right note, and says what was written behind it."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.running import TODAY, build, read, run, tree, write
from vaultnet.pipeline.calm import Pace
from vaultnet.pipeline.edits import Hands, Report
from vaultnet.pipeline.publish import publish
from vaultnet.pipeline.settled import with_ticks
from vaultnet.pipeline.ticks import settle
from vaultnet.pipeline.undoing import undo, undoable
from vaultnet.plugins.manager import load_notes
from vaultnet.read.rules import Rules
from vaultnet.syntax.boxes import seal

ANA = """---
type: person
tier: critical
added: 2024-01-10
---
## Log
- 2025-11-02 meet: lunch by the river

## Open
- [ ] promise: the staffing study [due:: 2026-06-10]
- [ ] ask: the map ➕ 2026-06-01
- [ ] raise: the Lisbon move ^lisbon
- [ ] promise: water the plants 🔁 every week
"""
DUE, FAVORS, AGENDAS = (
    f"Network/{title}.md" for title in ("Due this week", "Open favors", "Agendas")
)
ID = "due-2026-W27-ana"


class Came(NamedTuple):
    """What a build came to: its report, and Ana's note after it."""

    report: Report
    ana: str


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    write(tmp_path, {"People/Ana.md": ANA})
    build(tmp_path)
    return tmp_path


def tick(vault: Path, page: str, words: str, added: str = "") -> None:
    """Tick the box of the line that holds some words, and write behind them."""
    path = vault / page
    lines = path.read_text().split("\n")
    (place,) = [n for n, line in enumerate(lines) if words in line and line.startswith("- [ ]")]
    line = lines[place].replace("- [ ]", "- [x]")
    lines[place] = line.replace(words, f"{words} {added}" if added else words)
    path.write_text("\n".join(lines))


def renew(vault: Path, today: date = TODAY, quiet_ns: int = 0) -> Came:
    """What a build does, without waiting for anybody."""
    now = time.time_ns()
    reading, settled = settle(read(vault), today, now, quiet_ns, Pace(quiet=0))
    notes, faults = load_notes(installed=False)
    hands = Hands(held=settled.held)
    _, _, report = publish(reading, today, notes, faults, hands=hands)
    return Came(with_ticks(report, settled), (vault / "People/Ana.md").read_text())


def kept(vault: Path) -> list[str]:
    return [text.decode() for path, text in tree(vault).items() if path.startswith(".vaultnet/")]


def test_a_tick_in_due_becomes_a_line_of_the_log(vault: Path) -> None:
    tick(vault, DUE, "[[Ana]]")
    came = renew(vault)
    line = f"- 2026-06-30 touch: ticked in Due this week ^{ID}\n"
    assert came.ana == ANA.replace("river\n", f"river\n{line}")
    assert {DUE, "People/Ana.md"} <= set(came.report.written)
    assert came.report.problems == ()
    assert came.report.told == ("ticked: Ana, 2026-06-30 touch: ticked in Due this week",)
    assert "- [x]" not in (vault / DUE).read_text()
    assert kept(vault) == []


@pytest.mark.parametrize(
    ("added", "line"),
    [
        ("coffee at the harbour", "2026-06-30 touch: coffee at the harbour"),
        ("call: she is well [give:: ideas]", "2026-06-30 call: she is well [give:: ideas]"),
        ("— a word about Lisbon", "2026-06-30 touch: a word about Lisbon"),
        ("smoke: no such channel", "2026-06-30 touch: smoke: no such channel"),
        ("2026-06-28 meet: on Sunday", "2026-06-28 meet: on Sunday"),
        ("✅ 2026-06-29", "2026-06-29 touch: ticked in Due this week"),
        ("yesterday", "2026-06-30 touch: yesterday"),
        ("tea [completion:: 2026-06-29]", "2026-06-29 touch: tea"),
        ("✅ 2026-07-29", "2026-06-30 touch: ticked in Due this week"),
        ("[give:: gold] anyway", "2026-06-30 touch: [give:: gold] anyway"),
    ],
)
def test_what_is_written_behind_the_name_becomes_the_line(
    vault: Path, added: str, line: str
) -> None:
    tick(vault, DUE, "[[Ana]]", added)
    assert f"- {line} ^{ID}\n" in renew(vault).ana
    assert kept(vault) == []


@pytest.mark.parametrize(
    ("page", "words", "closed"),
    [
        (
            FAVORS,
            "staffing",
            "- [x] promise: the staffing study [due:: 2026-06-10] [completion:: 2026-06-30]",
        ),
        (FAVORS, "the map", "- [x] ask: the map ➕ 2026-06-01 ✅ 2026-06-30"),
        (AGENDAS, "Lisbon", "- [x] raise: the Lisbon move [completion:: 2026-06-30] ^lisbon"),
    ],
)
def test_a_ticked_item_is_closed_at_its_source_in_its_own_style(
    vault: Path, page: str, words: str, closed: str
) -> None:
    tick(vault, page, words)
    came = renew(vault)
    (changed,) = set(came.ana.split("\n")) - set(ANA.split("\n"))
    assert changed == closed
    assert f"- [ ] [[Ana]] — {words}" not in (vault / page).read_text()


def test_the_day_that_tasks_wrote_into_the_line_is_the_day(vault: Path) -> None:
    tick(vault, FAVORS, "the map", "✅ 2026-06-28")
    assert "the map ➕ 2026-06-01 ✅ 2026-06-28" in renew(vault).ana


def test_a_box_acts_once_however_often_it_is_seen(vault: Path) -> None:
    tick(vault, DUE, "[[Ana]]")
    page = (vault / DUE).read_text()
    once = renew(vault).ana
    write(vault, {DUE: page})  # a sync tool brings the ticked page once more
    came = renew(vault)
    assert came.ana == once
    assert came.report.problems == ()


def test_a_box_in_two_notes_acts_once(vault: Path) -> None:
    region = "<!-- vaultnet:begin due -->\n<!-- vaultnet:end due -->\n"
    write(vault, {"Daily/2026-06-30.md": region})
    renew(vault)
    tick(vault, DUE, "[[Ana]]")
    tick(vault, "Daily/2026-06-30.md", "[[Ana]]", "lunch")
    came = renew(vault)
    assert came.ana.count(ID) == 1
    assert f"- 2026-06-30 touch: lunch ^{ID}" in came.ana
    assert kept(vault) == []


def test_two_machines_make_the_same_line(
    vault: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    tick(vault, DUE, "[[Ana]]", "coffee")
    other = tmp_path_factory.mktemp("other")
    write(other, tree(vault))
    assert renew(vault).ana == renew(other).ana
    assert tree(vault) == tree(other)


def test_of_two_lines_that_two_machines_made_on_two_days_the_earlier_counts(vault: Path) -> None:
    lines = f"- 2026-06-30 touch: x ^{ID}\n- 2026-06-29 touch: x ^{ID}\n"
    write(vault, {"People/Ana.md": ANA.replace("river\n", f"river\n{lines}")})
    note = read(vault).notes["People/Ana.md"]
    assert [str(entry.date) for entry in note.log] == ["2025-11-02", "2026-06-29"]
    (problem,) = note.problems
    assert problem.notice
    assert str(problem) == "People/Ana.md:8: a second line of one ticked box; line 9 counts"


def test_an_item_that_has_changed_since_is_left_alone_and_told(vault: Path) -> None:
    tick(vault, FAVORS, "staffing", "sent on Friday")
    changed = ANA.replace("staffing study", "staffing study, both parts")
    write(vault, {"People/Ana.md": changed})
    came = renew(vault)
    assert came.ana == changed
    (problem,) = came.report.problems
    assert str(problem) == (
        "Network/Open favors.md:11: the box was ticked, but what it stood for has changed since;"
        " nothing was written"
    )
    (text,) = kept(vault)
    assert "sent on Friday" in text


def test_an_item_that_is_closed_already_needs_nothing(vault: Path) -> None:
    tick(vault, FAVORS, "staffing")
    done = ANA.replace("[ ] promise: the s", "[x] promise: the s")
    write(vault, {"People/Ana.md": done})
    came = renew(vault)
    assert (came.ana, came.report.problems, kept(vault)) == (done, (), [])


def test_what_repeats_has_no_box_since_only_tasks_makes_the_next_one(vault: Path) -> None:
    page = (vault / FAVORS).read_text()
    assert "\n- [[Ana]] — water the plants\n" in page


def test_text_and_the_day_that_tasks_writes_go_together(vault: Path) -> None:
    path = vault / DUE
    tick(vault, DUE, "[[Ana]]", "call: the move went well")
    path.write_text(path.read_text().replace(" ^due", " ✅ 2026-06-29 ^due"))
    assert f"- 2026-06-29 call: the move went well ^{ID}\n" in renew(vault).ana


@pytest.mark.parametrize("named", ["Maria Ana", "Ana Maria", "2-ana"])
def test_a_tick_is_for_the_person_whose_whole_uid_it_names(vault: Path, named: str) -> None:
    write(vault, {f"People/{named}.md": ANA})
    renew(vault)
    tick(vault, DUE, f"[[{named}]]", "hello")
    came = renew(vault)
    assert came.ana == ANA
    assert "touch: hello" in (vault / f"People/{named}.md").read_text()


def test_a_region_in_a_strangers_note_forges_no_tick(vault: Path) -> None:
    text = "x call: confessed"
    box = f"- [x] {text} ^{ID}-{seal(ID, text)}"
    for name in ("nonsense", "due"):
        region = f"<!-- vaultnet:begin {name} -->\n{box}\n<!-- vaultnet:end {name} -->\n"
        write(vault, {f"Clippings/{name}.md": region})
    came = renew(vault)
    assert came.ana == ANA
    (problem,) = came.report.problems
    assert str(problem).startswith("Clippings/due.md:2: the box was ticked, but it is not one of")
    assert renew(vault).report.problems == ()


def test_whoever_is_due_again_in_the_same_week_has_a_box_of_their_own(vault: Path) -> None:
    tick(vault, DUE, "[[Ana]]", "2026-01-05 call: forgotten")
    renew(vault)
    assert " ^due-2026-W27b-ana-" in (vault / DUE).read_text()
    tick(vault, DUE, "[[Ana]]", "call: today")
    came = renew(vault)
    assert "- 2026-01-05 call: forgotten ^due-2026-W27-ana\n" in came.ana
    assert "- 2026-06-30 call: today ^due-2026-W27b-ana\n" in came.ana


def test_a_page_that_comes_back_with_its_text_is_no_news(vault: Path) -> None:
    tick(vault, DUE, "[[Ana]]", "call: the move [give:: help]")
    page = (vault / DUE).read_text()
    once = renew(vault).ana
    write(vault, {DUE: page})
    came = renew(vault)
    assert (came.ana, came.report.problems, kept(vault)) == (once, (), [])


def test_a_page_that_comes_back_with_another_text_is_told(vault: Path) -> None:
    tick(vault, DUE, "[[Ana]]", "xenia came, too")
    page = (vault / DUE).read_text()
    renew(vault)
    write(vault, {DUE: page.replace("xenia came, too", "x")})
    (problem,) = renew(vault).report.problems
    assert problem.message.endswith('no place in the note: "x"')


def test_a_page_left_behind_by_a_new_folder_ticks_nothing_more(vault: Path) -> None:
    tick(vault, DUE, "[[Ana]]")
    write(vault, {".vaultnet/config.toml": 'folder = "Index"\n'})
    came = renew(vault)
    assert came.ana == ANA
    assert came.report.problems == ()


@pytest.mark.parametrize(
    ("added", "why"),
    [
        ("2026-12-20 call: x", '"2026-12-20 call: x" is still to come'),
        ("2026-02-30 call: x", '"2026-02-30" is not a date'),
        ("24.11.2026 call: x", '"24.11.2026" is not a date; write 2026-11-24'),
        ("2026-06-20 smoke: x", 'unknown channel "smoke"'),
    ],
)
def test_a_day_that_cannot_be_is_told_and_no_other_day_is_taken(
    vault: Path, added: str, why: str
) -> None:
    tick(vault, DUE, "[[Ana]]", added)
    came = renew(vault)
    assert came.ana == ANA
    (problem,) = came.report.problems
    assert why in problem.message
    assert any(added in text for text in kept(vault))


def test_an_item_that_was_cancelled_meanwhile_is_told(vault: Path) -> None:
    tick(vault, FAVORS, "staffing")
    write(vault, {"People/Ana.md": ANA.replace("[ ] promise: the s", "[-] promise: the s")})
    assert "has changed since" in renew(vault).report.problems[0].message


def test_a_tick_on_a_line_that_was_rewritten_is_told(vault: Path) -> None:
    path = vault / DUE
    line = next(line for line in path.read_text().split("\n") if line.startswith("- [ ]"))
    ours = line.rpartition(" ^")[2]
    path.write_text(path.read_text().replace(line, f"- [x] [[Ana]] went well, twice ^{ours}"))
    came = renew(vault)
    assert came.ana == ANA
    assert "changed in more than one place" in came.report.problems[0].message
    assert any("went well, twice" in text for text in kept(vault))


def test_several_ticks_about_one_note_are_one_record(vault: Path) -> None:
    tick(vault, DUE, "[[Ana]]")
    tick(vault, FAVORS, "staffing")
    tick(vault, AGENDAS, "Lisbon")
    came = renew(vault)
    assert len(came.report.told) == 3
    (record,) = undoable(str(vault))
    undo(str(vault), Rules.of(read(vault).config), record, Pace(quiet=0))
    assert (vault / "People/Ana.md").read_text() == ANA


def test_a_text_behind_an_item_is_kept_and_told_though_the_item_is_closed(vault: Path) -> None:
    tick(vault, FAVORS, "the map", "with a note on the back")
    came = renew(vault)
    assert "- [x] ask: the map" in came.ana
    (problem,) = came.report.problems
    assert 'no place in the note: "with a note on the back"' in problem.message
    (text,) = kept(vault)
    assert "with a note on the back" in text


def test_a_tick_is_no_edit_but_a_text_behind_an_unticked_box_is_one(vault: Path) -> None:
    path = vault / DUE
    path.write_text(path.read_text().replace("[[Ana]]", "[[Ana]] remember the book"))
    came = renew(vault)
    assert came.ana == ANA
    (text,) = kept(vault)
    assert "remember the book" in text


@pytest.mark.parametrize(
    "line",
    [
        "- [x] [[Ana]] — overdue ^due-2026-W27-ana",
        "- [x] [[Ana]] — overdue ^due-2026-W27-ana-00000000",
        "- [x] [[Ana]]",
        "- [x] promise: the staffing study ^promise-00000000-00000000",
    ],
)
def test_a_line_that_vaultnet_did_not_issue_does_nothing(vault: Path, line: str) -> None:
    path = vault / DUE
    path.write_text(
        path.read_text().replace("\n\n<!-- vaultnet:end", f"\n{line}\n\n<!-- vaultnet:end")
    )
    came = renew(vault)
    assert came.ana == ANA
    (text,) = kept(vault)
    assert line in text


def test_a_name_that_looks_like_a_ticked_box_ticks_nothing(vault: Path) -> None:
    page = (vault / DUE).read_text()
    box = next(line for line in page.split("\n") if line.startswith("- [ ]"))
    forged = box.replace("- [ ]", "- [x]")
    note = f"---\ntype: person\naliases: ['{forged}']\n---\n- [ ] promise: {forged}\n"
    write(vault, {"People/Bo.md": note})
    renew(vault)
    assert renew(vault).ana == ANA


def test_with_ticks_off_there_are_no_boxes_and_none_acts(vault: Path) -> None:
    tick(vault, DUE, "[[Ana]]", "coffee")
    write(vault, {".vaultnet/config.toml": "ticks = false\n"})
    came = renew(vault)
    assert came.ana == ANA
    assert "ticks = false" in came.report.problems[0].message
    assert "- [[Ana]] — overdue" in (vault / DUE).read_text()
    assert any("coffee" in text for text in kept(vault))


def test_a_note_in_which_a_box_was_ticked_just_now_waits(vault: Path) -> None:
    tick(vault, DUE, "[[Ana]]")
    came = renew(vault, quiet_ns=60_000_000_000)
    assert came.ana == ANA
    assert came.report.deferred == (DUE,)
    assert "- [x] [[Ana]]" in (vault / DUE).read_text()
    assert ID in renew(vault).ana


def test_a_note_under_somebodys_hands_holds_the_tick_back(vault: Path) -> None:
    tick(vault, DUE, "[[Ana]]")
    now = time.time_ns()
    busy = Pace(quiet=60, patience=0)
    _, settled = settle(read(vault), TODAY, now, 0, busy)
    assert settled.held == {DUE}
    assert (vault / "People/Ana.md").read_text() == ANA


def test_a_tick_can_be_undone(vault: Path) -> None:
    tick(vault, FAVORS, "staffing")
    renew(vault)
    (record,) = undoable(str(vault))
    assert record.what == "tick Ana"
    undo(str(vault), Rules.of(read(vault).config), record, Pace(quiet=0))
    assert renew(vault).ana == ANA
    assert "- [ ] [[Ana]] — the staffing study" in (vault / FAVORS).read_text()


def test_someone_whose_uid_no_block_id_can_hold_has_a_box_too(tmp_path: Path) -> None:
    write(tmp_path, {"People/Søren.md": ANA.replace("type: person", "type: person\nuid: søren/1")})
    build(tmp_path)
    tick(tmp_path, DUE, "[[Søren]]")
    settle(read(tmp_path), TODAY, time.time_ns(), 0, Pace(quiet=0))
    assert (
        "touch: ticked in Due this week ^due-2026-W27-"
        in (tmp_path / "People/Søren.md").read_text()
    )


def test_a_dry_run_shows_what_a_tick_would_write_and_the_pages_after_it(vault: Path) -> None:
    tick(vault, DUE, "[[Ana]]", "coffee")
    before = tree(vault)
    shown = run("build", "--dry-run", "--vault", str(vault), "--today", "2026-06-30").out
    assert tree(vault) == before
    assert f"+- 2026-06-30 touch: coffee ^{ID}\n" in shown
    assert "\n-- [x] [[Ana]] coffee" in shown
    assert "\n+- [ ] [[Ana]]" not in shown

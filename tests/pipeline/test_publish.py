"""From a reading to the disk: what is written, what is left alone, what is told."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.pipeline.vaults import REGION
from tests.running import TITLES, TODAY, MakeVault, build, pages, publish, read, see, tree, write
from vaultnet.cli.sample import WRITTEN_FOR
from vaultnet.derive.context import Context
from vaultnet.model import Page, Problem
from vaultnet.pipeline import publish as module
from vaultnet.pipeline.edits import Hands, Report, apply_edits, plan_edits
from vaultnet.pipeline.outlook import Outlook, outlook, pages_of
from vaultnet.pipeline.refresh import Reading
from vaultnet.plugins.manager import load_notes
from vaultnet.plugins.spec import Facts, IndexNote
from vaultnet.render import render

ANA = (
    "---\ntype: person\ntier: critical\nadded: 2024-01-10\n---\n## Log\n- 2025-11-02 meet: lunch\n"
)
DUE = "Network/Due this week.md"
PAGES = sorted(f"Network/{title}.md" for title in TITLES)


def _messages(vault: Path) -> list[str]:
    return [str(problem) for problem in see(read(vault)).problems]


def test_the_first_build_writes_every_index_note(make_vault: MakeVault) -> None:
    vault = make_vault({"People/Ana.md": ANA})
    assert sorted(build(vault).written) == PAGES
    assert sorted(tree(vault)) == sorted([*PAGES, "People/Ana.md"])


def test_the_second_build_writes_nothing(make_vault: MakeVault) -> None:
    vault = make_vault({"People/Ana.md": ANA, "Desk.md": REGION})
    build(vault)
    before = tree(vault)
    assert build(vault) == Report(written=(), deferred=(), problems=())
    assert tree(vault) == before


def test_an_edit_changes_only_the_notes_that_show_it(make_vault: MakeVault) -> None:
    vault = make_vault({"People/Ana.md": ANA})
    build(vault)
    write(vault, {"People/Ana.md": ANA + "- [ ] promise: a map\n"})
    assert build(vault).written == ("Network/Can I ask.md", "Network/Open favors.md")


def test_a_region_in_a_daily_note_is_kept_current_and_is_no_touch(make_vault: MakeVault) -> None:
    vault = make_vault({"People/Ana.md": ANA, "Daily/2026-06-29.md": f"# Monday\n\n{REGION}\n"})
    build(vault)
    daily = (vault / "Daily/2026-06-29.md").read_text()
    assert daily.startswith("# Monday\n\n<!-- vaultnet:begin due -->\n\n- [ ] [[Ana]] — overdue")
    reading = read(vault)
    assert [str(t.date) for p in see(reading).context.network.people for t in p.touches] == [
        "2025-11-02"
    ]
    write(vault, {"People/Ana.md": ANA + "- 2026-06-28 call: at last\n"})
    assert build(vault).written.count("Daily/2026-06-29.md") == 1
    assert "Ana" not in (vault / "Daily/2026-06-29.md").read_text().partition("## Coming up")[0]


def test_lines_below_a_region_that_grew_are_told_where_they_now_stand(
    make_vault: MakeVault,
) -> None:
    vault = make_vault({"People/Ana.md": ANA.replace("##", f"{REGION}\n##") + "- 2026-06-31 x\n"})
    build(vault)
    text = (vault / "People/Ana.md").read_text()
    line = text[: text.index("- 2026-06-31")].count("\n") + 1
    assert line > 10
    assert f"`People/Ana.md:{line}`" in (vault / "Network/Problems.md").read_text()
    assert build(vault).written == ()


def test_a_hand_edit_in_a_region_is_kept_and_told_until_it_is_taken(make_vault: MakeVault) -> None:
    vault = make_vault({"People/Ana.md": ANA})
    build(vault)
    good = (vault / DUE).read_bytes()
    (vault / DUE).write_bytes(good.replace(b"- [ ] [[Ana]]", b"- [ ] [[Ana]], bring figs"))
    assert build(vault).written == (DUE, "Network/Network.md", "Network/Problems.md")
    assert (vault / DUE).read_bytes() == good
    (kept,) = (path for path in tree(vault) if path.startswith(".vaultnet/kept/"))
    assert "bring figs" in (vault / kept).read_text()
    told = f"{kept}:1: text that would have been lost was moved here"
    assert [message.partition(";")[0] for message in _messages(vault)] == [told]
    assert kept in (vault / "Network/Problems.md").read_text()
    assert build(vault).written == ()
    (vault / kept).unlink()
    assert _messages(vault) == []
    assert build(vault).written == ("Network/Network.md", "Network/Problems.md")


def test_tidying_by_a_formatter_is_no_hand_edit(make_vault: MakeVault) -> None:
    vault = make_vault({"People/Ana.md": ANA})
    build(vault)
    page = vault / "Network/Critical few.md"
    good = page.read_bytes()
    page.write_bytes(good.replace(b"| --- |", b"|:----|").replace(b"- client", b"* client"))
    page.write_bytes(good.replace(b"| ", b"|   ").replace(b"- client", b"* client"))
    assert build(vault).written == ("Network/Critical few.md",)
    assert page.read_bytes() == good
    assert not (vault / ".vaultnet/kept").exists()


def test_text_of_ones_own_in_an_index_note_stays(make_vault: MakeVault) -> None:
    vault = make_vault({"People/Ana.md": ANA})
    build(vault)
    (vault / DUE).write_bytes(b"mine above\n" + (vault / DUE).read_bytes() + b"mine below")
    text = (vault / DUE).read_text()
    (vault / DUE).write_text(text.replace("mine above\n---", "---"))
    write(vault, {"People/Bo.md": ANA})
    assert DUE in build(vault).written
    assert "[[Bo]]" in (vault / DUE).read_text()
    assert (vault / DUE).read_text().endswith("-->\nmine below")


def test_a_foreign_file_where_an_index_note_belongs_is_never_replaced(
    make_vault: MakeVault,
) -> None:
    vault = make_vault({"People/Ana.md": ANA, DUE: "# My own list\n"})
    report = build(vault)
    assert DUE not in report.written
    assert (vault / DUE).read_text() == "# My own list\n"
    assert _messages(vault) == [
        f"{DUE}:1: stands where an index note belongs, but vaultnet did not write it; left alone"
    ]


@pytest.mark.parametrize("data", [b"\xff\xfe", b"", b"\xef\xbb\xbf\r\n"])
def test_odd_bytes_where_an_index_note_belongs_are_left_alone(
    make_vault: MakeVault, data: bytes
) -> None:
    vault = make_vault({"People/Ana.md": ANA})
    write(vault, {DUE: data})
    build(vault)
    assert (vault / DUE).read_bytes() == data


def test_a_folder_where_an_index_note_belongs_stops_no_other(make_vault: MakeVault) -> None:
    vault = make_vault({"People/Ana.md": ANA})
    (vault / DUE).mkdir(parents=True)
    assert len(build(vault).written) == len(TITLES) - 1


def test_an_index_note_whose_region_was_taken_out_gets_it_back(make_vault: MakeVault) -> None:
    vault = make_vault({"People/Ana.md": ANA})
    build(vault)
    write(vault, {DUE: "---\ngenerated_by: vaultnet\n---\n\nmine alone\n"})
    assert build(vault).written == (DUE,)
    text = (vault / DUE).read_text()
    assert text.startswith("---\ngenerated_by: vaultnet\n---\n\nmine alone\n\n<!-- vaultnet:begin")
    assert "[[Ana]]" in text


def test_an_index_note_that_was_deleted_comes_back(make_vault: MakeVault) -> None:
    vault = make_vault({"People/Ana.md": ANA})
    build(vault)
    before = tree(vault)
    (vault / DUE).unlink()
    assert build(vault).written == (DUE,)
    assert tree(vault) == before


def test_an_index_note_with_conflict_markers_is_left_alone(make_vault: MakeVault) -> None:
    vault = make_vault({"People/Ana.md": ANA})
    build(vault)
    text = (vault / DUE).read_text()
    merged = text.replace("- [ ] [[Ana]]", "<<<<<<< HEAD\n- [[Ana]]\n=======\n>>>>>>> theirs\n- x")
    write(vault, {DUE: merged})
    report = build(vault)
    assert DUE not in report.written
    assert (vault / DUE).read_text() == merged
    assert [message.partition(";")[0] for message in _messages(vault)] == [
        f"{DUE}:9: a merge left its conflict markers here"
    ]


def test_a_note_with_conflict_markers_is_not_filled(make_vault: MakeVault) -> None:
    merged = f"<<<<<<< HEAD\na\n=======\nb\n>>>>>>> theirs\n{REGION}\n"
    vault = make_vault({"People/Ana.md": ANA, "Desk.md": merged})
    build(vault)
    assert (vault / "Desk.md").read_text() == merged


def test_a_region_of_an_unknown_name_is_left_alone(make_vault: MakeVault) -> None:
    text = REGION.replace("due", "weather")
    vault = make_vault({"People/Ana.md": ANA, "Desk.md": text})
    build(vault)
    assert (vault / "Desk.md").read_text() == text


def _leaving(_: Context) -> Facts:
    raise SystemExit(7)


def _broken(context: Context) -> Facts:
    raise ZeroDivisionError("no bread left")


def _note(**changes: object) -> IndexNote:
    given = {
        "name": "bread",
        "title": "Bread",
        "summary": "what is baked",
        "template": "# Bread\n\n{{ loaves }}\n",
        "facts": lambda context: {"loaves": 3},
        **changes,
    }
    return IndexNote(**given)  # type: ignore[arg-type]  # the test says what it changes


@pytest.mark.parametrize(
    ("note", "message"),
    [
        (_note(facts=_broken), "not made: ZeroDivisionError: no bread left"),
        (_note(facts=_leaving), "not made: SystemExit: 7"),
        (
            _note(template="{{ flour }}"),
            "not rendered: UndefinedError: 'flour' is undefined",
        ),
        (
            _note(template="{% if %}"),
            "not rendered: TemplateSyntaxError: Expected an expression,"
            " got 'end of statement block'",
        ),
        (
            _note(template="bread.md.jinja"),
            "not rendered: TemplateNotFound: bread.md.jinja",
        ),
    ],
    ids=["facts", "leaving", "unknown name", "syntax", "missing"],
)
def test_a_note_that_fails_stops_no_other(
    make_vault: MakeVault, note: IndexNote, message: str
) -> None:
    vault = make_vault({"People/Ana.md": ANA})
    built_in, _ = load_notes(installed=False)
    reading, seen, report = module.publish(read(vault), TODAY, (note, *built_in))
    assert list(report.written) == PAGES
    problem = Problem("Network/Bread.md", 0, message)
    assert problem in {*seen.problems, *report.problems}
    assert reading.notes.keys() == {"People/Ana.md", *PAGES}


def test_a_note_of_a_third_party_is_written_beside_the_others(make_vault: MakeVault) -> None:
    vault = make_vault({"Desk.md": REGION.replace("due", "bread")})
    module.publish(read(vault), TODAY, (_note(),))
    assert "# Bread\n\n3\n" in (vault / "Network/Bread.md").read_text()
    assert "\n3\n" in (vault / "Desk.md").read_text()


def test_only_the_chosen_note_is_derived(make_vault: MakeVault) -> None:
    built_in, _ = load_notes(installed=False)
    asked: list[str] = []
    notes = tuple(_watched(note, asked) for note in built_in)
    chosen = next(note for note in notes if note.name == "due")
    seen = outlook(read(make_vault({"People/Ana.md": ANA})), TODAY, notes, chosen=(chosen,))
    assert asked == ["due"]
    assert seen.facts.keys() == {"due"}


def test_who_counts_the_problems_counts_those_of_notes_that_fail(make_vault: MakeVault) -> None:
    built_in, _ = load_notes(installed=False)
    home = next(note for note in built_in if note.name == "network")
    notes = (*built_in, _note(facts=_broken))
    reading = read(make_vault({"People/Ana.md": ANA}))
    whole = outlook(reading, TODAY, notes).facts["network"]
    assert outlook(reading, TODAY, notes, chosen=(home,)).facts["network"] == whole
    assert whole["problems"] == 1


def test_a_note_that_fails_is_not_linked_to(make_vault: MakeVault) -> None:
    built_in, _ = load_notes(installed=False)
    notes = (*built_in, _note(facts=_broken), _note(name="salt", title="Salt"))
    facts = outlook(read(make_vault({"People/Ana.md": ANA})), TODAY, notes).facts["network"]
    index = facts["index"]
    assert isinstance(index, dict)
    assert "salt" in index
    assert "bread" not in index


def _watched(note: IndexNote, asked: list[str]) -> IndexNote:
    def facts(context: Context) -> Facts:
        asked.append(note.name)
        return note.facts(context)

    return note._replace(facts=facts)


def test_only_the_pages_of_other_facts_are_rendered_again(
    make_vault: MakeVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = make_vault({"People/Ana.md": ANA})
    notes = (_shown("lines", _lines), _shown("week", _week))
    reading, seen = _settled(vault, notes)
    write(vault, {"People/Ana.md": ANA + "- 2026-06-28 call: at last\n"})
    rendered: list[str] = []
    monkeypatch.setattr("vaultnet.pipeline.outlook.render", _recorded(rendered))
    _, after, report = module.publish(read(vault, reading), TODAY, notes, last=seen)
    assert rendered == ["lines"]
    assert report.written == ("Network/lines.md",)
    assert after.pages == pages_of(after)[0]


def test_another_note_of_the_very_same_facts_is_rendered_as_it_says(
    make_vault: MakeVault,
) -> None:
    reading, seen = _settled(make_vault({"People/Ana.md": ANA}), (_shown("week", _week),))
    other = _shown("week", _week)._replace(template="# Other\n")
    _, after, _ = module.publish(reading, TODAY, (other,), last=seen)
    assert after.facts["week"] is seen.facts["week"]
    assert after.pages["Network/week.md"].text == "# Other\n"


def _settled(vault: Path, notes: tuple[IndexNote, ...]) -> tuple[Reading, Outlook]:
    """A vault in which all pages lie, and what it comes to."""
    reading, _, _ = module.publish(read(vault), TODAY, notes)
    reading, seen, _ = module.publish(reading, TODAY, notes)
    return reading, seen


def _shown(name: str, facts: Callable[[Context], Facts]) -> IndexNote:
    return _note(name=name, title=name, template="# {{ said }}\n", facts=facts)


def _lines(ctx: Context) -> Facts:
    return {"said": sum(len(person.log) for person in ctx.network.people)}


def _week(ctx: Context) -> Facts:
    return {"said": ctx.week_start}


def _recorded(rendered: list[str]) -> Callable[[IndexNote, Facts], Page]:
    def record(note: IndexNote, facts: Facts) -> Page:
        rendered.append(note.name)
        return render(note, facts)

    return record


def test_a_plugin_that_could_not_be_loaded_is_told(make_vault: MakeVault) -> None:
    seen = outlook(read(make_vault({})), TODAY, (), ("the plugin x is left out: it is too old",))
    assert [str(problem) for problem in seen.problems] == [
        ".vaultnet/config.toml:1: the plugin x is left out: it is too old"
    ]


def test_whoever_writes_during_a_build_wins(make_vault: MakeVault) -> None:
    vault = make_vault({"People/Ana.md": ANA, "Desk.md": f"mine\n{REGION}\n"})
    reading = read(vault)
    edits = plan_edits(reading, pages_of(see(reading))[0])
    write(vault, {"Desk.md": "mine, and just now more\n", DUE: "somebody else's\n"})
    after, report = apply_edits(reading, edits, Hands())
    assert report.deferred == ("Desk.md", DUE)
    assert (vault / "Desk.md").read_text() == "mine, and just now more\n"
    assert (vault / DUE).read_text() == "somebody else's\n"
    assert DUE not in after.notes
    assert not [path for path in tree(vault) if path.endswith(".tmp")]


def test_whoever_writes_between_look_and_exchange_gets_their_text_back(
    make_vault: MakeVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    import vaultnet.disk

    vault = make_vault({"People/Ana.md": ANA, "Desk.md": f"mine\n{REGION}\n"})
    exchange = vaultnet.disk.exchange
    late = vault / "Desk.md"

    def race(first: str, second: str) -> bool:
        if second == str(late) and "just now" not in late.read_text():
            late.write_text("mine, and just now more\n")
        return exchange(first, second)

    monkeypatch.setattr("vaultnet.write.exchange", race)
    assert build(vault).deferred == ("Desk.md",)
    assert late.read_text() == "mine, and just now more\n"
    assert build(vault).deferred == ()


def test_a_note_under_somebodys_hands_is_deferred(make_vault: MakeVault) -> None:
    vault = make_vault({"People/Ana.md": ANA, "Desk.md": f"{REGION}\n"})
    saved = (vault / "Desk.md").stat().st_mtime_ns
    notes, _ = load_notes(installed=False)
    busy = (saved - 1, saved + 1)
    _, _, report = module.publish(read(vault), TODAY, notes, hands=Hands(*busy))
    assert report.deferred == ("Desk.md",)
    assert list(report.written) == PAGES


def test_a_read_only_note_is_told_and_stops_no_other(
    make_vault: MakeVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = make_vault({"People/Ana.md": ANA, "Desk.md": f"{REGION}\n"})
    allowed = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode: "Desk.md" not in str(path) and allowed(path, mode)
    )
    report = build(vault)
    assert list(report.written) == PAGES
    assert [str(problem) for problem in report.problems] == [
        "Desk.md:1: Desk.md is read-only; nothing was written"
    ]


def test_an_index_folder_that_leads_out_of_the_vault_is_refused(
    make_vault: MakeVault, tmp_path: Path
) -> None:
    vault = make_vault({"People/Ana.md": ANA})
    outside = tmp_path / "outside"
    outside.mkdir()
    (vault / "Network").symlink_to(outside)
    report = build(vault)
    assert report.written == ()
    assert list(outside.iterdir()) == []
    assert len(report.problems) == len(TITLES)
    assert "leads out of the vault" in report.problems[0].message


def test_a_full_disk_leaves_the_old_notes_and_is_told(
    make_vault: MakeVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = make_vault({"People/Ana.md": ANA})
    build(vault)
    before = tree(vault)

    def full(fd: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    report = build(vault, TODAY.replace(month=9))
    assert tree(vault) == before
    assert report.written == ()
    assert {problem.message for problem in report.problems} == {
        "cannot be written: No space left on device"
    }


def test_the_reading_that_comes_back_is_that_of_the_disk(make_vault: MakeVault) -> None:
    vault = make_vault({"People/Ana.md": ANA, "Desk.md": f"{REGION}\n"})
    after, _ = publish(read(vault))
    assert dict(after.notes) == dict(read(vault).notes)
    assert pages(after) == pages(read(vault))


def test_a_link_in_an_index_note_tells_two_notes_of_one_name_apart(make_vault: MakeVault) -> None:
    vault = make_vault({"People/Agendas.md": ANA, "Old/Ana.md": "", "People/Ana.md": ANA})
    build(vault)
    text = (vault / DUE).read_text()
    assert "[[People/Agendas]]" in text
    assert "[[People/Ana]]" in text


def test_the_home_page_leads_to_the_note_of_a_third_party(make_vault: MakeVault) -> None:
    vault = make_vault({"People/Ana.md": ANA})
    built_in, _ = load_notes(installed=False)
    module.publish(read(vault), TODAY, (*built_in, _note()))
    assert " · [[Problems]] · [[Bread]]\n" in (vault / "Network/Network.md").read_text()


def test_a_bare_outlook_can_still_be_asked_everything() -> None:
    seen = see(read(ROOT / "sample-vault"), WRITTEN_FOR)
    bare = seen.bare()
    assert (bare.problems, bare.notes, bare.facts, bare.pages) == (
        seen.problems,
        seen.notes,
        {},
        {},
    )
    assert {note.name: note.facts(bare.context) for note in bare.notes} == seen.facts


@pytest.mark.parametrize("path", [DUE, "Desk.md"])
def test_what_somebody_types_after_the_reading_is_waited_for_and_kept(
    make_vault: MakeVault, path: str
) -> None:
    vault = make_vault({"People/Ana.md": ANA, "Desk.md": REGION})
    build(vault)
    write(vault, {"People/Ana.md": ANA.replace("critical", "many")})
    reading = read(vault)
    typed = (vault / path).read_text().replace("Your cadences", "TYPED BY HAND\n\nYour cadences", 1)
    write(vault, {path: typed})
    reading, report = publish(reading)
    assert path in report.deferred
    assert "TYPED BY HAND" in (vault / path).read_text()
    publish(read(vault, reading))
    kept = [file.read_text() for file in (vault / ".vaultnet/kept").iterdir()]
    assert any("TYPED BY HAND" in text for text in kept)


def test_places_below_a_region_that_grew_are_told_at_once(make_vault: MakeVault) -> None:
    strange = "<!-- vaultnet:begin nope -->\n<!-- vaultnet:end nope -->\n"
    vault = make_vault({"People/Ana.md": ANA, "Desk.md": f"{REGION}\n{strange}"})
    build(vault)
    assert build(vault).written == ()

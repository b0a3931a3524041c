"""Briefs in the vault: one that was written stays current, and is no index note."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.running import build, read, run, see, tree, write

TODAY = date(2026, 6, 30)
ANA = "---\ntype: person\ntier: critical\nadded: 2025-01-01\n---\n- 2026-05-01 call: hello\n"
BRIEF = "Network/Brief/Brief Ana.md"


def vault_of(folder: Path, **more: str) -> Path:
    write(folder, {"People/Ana.md": ANA, **more})
    return folder


def asked(vault: Path, *words: str) -> str:
    return run("brief", *words, "--vault", str(vault), "--today", "2026-06-30").out


def test_asking_for_a_brief_writes_nothing(tmp_path: Path) -> None:
    before = tree(vault_of(tmp_path))
    assert asked(tmp_path, "ana").startswith("# Brief — Ana\n")
    assert tree(tmp_path) == before


def test_one_that_is_written_stays_current_until_it_is_deleted(tmp_path: Path) -> None:
    page = asked(vault_of(tmp_path), "ana", "--write")
    brief = tmp_path / BRIEF
    assert page in brief.read_text()
    assert build(tmp_path, TODAY).written == ()
    write(tmp_path, {"People/Ana.md": f"{ANA}- 2026-06-29 meet: lunch\n"})
    assert BRIEF in build(tmp_path, TODAY).written
    assert "- 2026-06-29 meet: lunch" in brief.read_text()
    brief.unlink()
    assert BRIEF not in build(tmp_path, TODAY).written
    assert not brief.exists()


def test_what_was_written_around_it_stays(tmp_path: Path) -> None:
    asked(vault_of(tmp_path), "ana", "--write")
    brief = tmp_path / BRIEF
    brief.write_text(f"{brief.read_text()}\nMine.\n")
    write(tmp_path, {"People/Ana.md": f"{ANA}- 2026-06-29 meet: lunch\n"})
    build(tmp_path, TODAY)
    assert brief.read_text().endswith("\nMine.\n")
    assert "lunch" in brief.read_text()


def test_it_takes_no_link_from_the_person_and_no_place_among_the_notes(tmp_path: Path) -> None:
    vault_of(tmp_path, **{"Daily/2026-06-20.md": "met [[Ana]]\n"})
    build(tmp_path, TODAY)
    before = tree(tmp_path)
    asked(tmp_path, "ana", "--write")
    after = tree(tmp_path)
    assert after.keys() - before.keys() == {BRIEF}
    assert all(after[path] == before[path] for path in before)
    assert see(read(tmp_path), TODAY).problems == ()


def test_a_brief_about_nobody_is_told(tmp_path: Path) -> None:
    asked(vault_of(tmp_path), "ana", "--write")
    (tmp_path / "People/Ana.md").rename(tmp_path / "People/Bo.md")
    told = [str(problem) for problem in see(read(tmp_path), TODAY).problems]
    assert told == [
        f"{BRIEF}:1: no longer kept current: it is about nobody who has a note; delete it"
    ]


def test_another_person_of_the_name_takes_no_brief_away(tmp_path: Path) -> None:
    asked(vault_of(tmp_path), "ana", "--write")
    write(tmp_path, {"Friends/Ana.md": ANA.replace("2025-01-01", "2025-02-02\nuid: ana2")})
    write(tmp_path, {"People/Ana.md": f"{ANA}- 2026-06-29 meet: lunch\n"})
    assert BRIEF in build(tmp_path, TODAY).written
    assert asked(tmp_path, "ana2", "--write")
    briefs = {path for path in tree(tmp_path) if path.startswith("Network/Brief/")}
    assert briefs == {BRIEF, "Network/Brief/Brief Ana ana2.md"}


def test_a_brief_may_be_renamed(tmp_path: Path) -> None:
    asked(vault_of(tmp_path), "ana", "--write")
    (tmp_path / BRIEF).rename(tmp_path / "Network/Brief/Tomorrow.md")
    asked(tmp_path, "ana", "--write")
    write(tmp_path, {"People/Ana.md": f"{ANA}- 2026-06-29 meet: lunch\n"})
    assert "Network/Brief/Tomorrow.md" in build(tmp_path, TODAY).written
    assert not (tmp_path / BRIEF).exists()


def failed(vault: Path) -> str:
    outcome = run("brief", "ana", "--write", "--vault", str(vault), "--today", "2026-06-30")
    assert outcome.code == 1
    return outcome.err


def test_a_file_of_somebody_elses_at_that_place_is_left_alone_and_told(tmp_path: Path) -> None:
    vault_of(tmp_path, **{BRIEF: "my own words\n"})
    assert failed(tmp_path) == (
        f"vaultnet: {BRIEF} stands where the brief belongs; rename it, or delete it\n"
    )
    assert (tmp_path / BRIEF).read_text() == "my own words\n"


def test_a_folder_that_leads_elsewhere_is_refused(tmp_path: Path) -> None:
    vault_of(tmp_path, **{"Elsewhere/x.md": "", "Network/y.md": ""})
    (tmp_path / "Network/Brief").symlink_to("../Elsewhere")
    assert failed(tmp_path) == "vaultnet: Network/Brief leads elsewhere by a symbolic link\n"
    assert [path.name for path in (tmp_path / "Elsewhere").iterdir()] == ["x.md"]


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    vault_of(tmp_path, **{"Network/Brief": "a file where the folder belongs"})
    assert failed(tmp_path).startswith("vaultnet: the brief cannot be written: ")


def test_a_brief_comes_as_json(tmp_path: Path) -> None:
    out = asked(vault_of(tmp_path), "ana", "--json")
    assert '"note": "brief"' in out
    assert '"state": "ok"' in out

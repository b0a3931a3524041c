"""What stands beside the index notes that there are: told, and never touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.vaults import REGION
from tests.running import NAMES, MakeVault, build, read, see, tree, write

ORPHAN = "no longer kept current: no index note is called so any more; delete it unless you need it"


def _told(vault: Path) -> list[str]:
    return [str(problem) for problem in see(read(vault)).problems]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("deu", "no index note is called so; did you mean due?"),
        ("Due", "no index note is called so; did you mean due?"),
        ("agenda", "no index note is called so; did you mean agendas?"),
        ("weather", "no index note is called so"),
    ],
)
def test_a_region_of_a_name_that_nothing_has_is_told_at_its_line(
    make_vault: MakeVault, name: str, said: str
) -> None:
    vault = make_vault({"Desk.md": f"mine\n\n{REGION.replace('due', name)}\n"})
    before = tree(vault)
    build(vault)
    assert _told(vault) == [f'Desk.md:3: the region "{name}" shows nothing: {said}']
    assert tree(vault)["Desk.md"] == before["Desk.md"]


def test_a_region_of_a_name_that_there_is_is_no_problem(make_vault: MakeVault) -> None:
    vault = make_vault({"Desk.md": REGION})
    assert _told(vault) == []


def test_a_strange_region_in_an_index_note_is_told_too(make_vault: MakeVault) -> None:
    vault = make_vault({})
    build(vault)
    page = vault / "Network/Due this week.md"
    page.write_text(page.read_text() + "\n" + REGION.replace("due", "deu") + "\n")
    line = page.read_text().count("\n") - 1
    assert _told(vault) == [
        f'{page.relative_to(vault)}:{line}: the region "deu" shows nothing:'
        " no index note is called so; did you mean due?"
    ]


def test_the_region_of_a_disabled_note_is_told(make_vault: MakeVault) -> None:
    config = {".vaultnet/config.toml": 'disable = ["agendas"]\n'}
    vault = make_vault({**config, "Desk.md": REGION.replace("due", "agendas")})
    assert _told(vault) == [
        'Desk.md:1: the region "agendas" shows nothing: .vaultnet/config.toml disables that note'
    ]


def test_the_page_of_a_note_that_was_disabled_is_told_and_stays(make_vault: MakeVault) -> None:
    vault = make_vault({})
    build(vault)
    before = tree(vault)["Network/Agendas.md"]
    write(vault, {".vaultnet/config.toml": 'disable = ["agendas"]\n'})
    assert _told(vault) == [f"Network/Agendas.md:1: {ORPHAN}"]
    assert all(problem.notice for problem in see(read(vault)).problems)
    build(vault)
    assert tree(vault)["Network/Agendas.md"] == before


def test_a_copy_of_an_index_note_elsewhere_is_left_alone_and_told(
    make_vault: MakeVault,
) -> None:
    vault = make_vault({})
    build(vault)
    page = (vault / "Network/Due this week.md").read_bytes()
    write(vault, {"Network/Also due.md": page, "Old/Weather.md": page.replace(b"due", b"weather")})
    said = "no longer kept current: no index note is called so any more"
    told = [f"{path}:1: {said}" for path in ("Network/Also due.md", "Old/Weather.md")]
    assert [line.partition(";")[0] for line in _told(vault)] == told
    write(vault, {"People/Ana.md": "---\ntype: person\ntier: critical\n---\n"})
    build(vault)
    assert (vault / "Network/Also due.md").read_bytes() == page


def test_the_home_page_leads_to_the_notes_that_there_are(make_vault: MakeVault) -> None:
    disable = [name for name in NAMES if name not in ("network", "critical", "many")]
    vault = make_vault(
        {
            ".vaultnet/config.toml": f"disable = {disable}\n".replace("'", '"'),
            "People/Ana.md": "---\ntype: person\ntier: critical\nadded: soon\n---\n"
            "- [ ] promise: a map [due:: 2026-01-01]\n- 2025-01-01 call: x\n",
        }
    )
    build(vault)
    home = (vault / "Network/Network.md").read_text()
    assert "- All notes: [[Critical few]] · [[The many]]\n" in home
    assert "- This week: [[Ana]]\n- 1 promise past its date\n" in home
    assert "- In the dark about [[Ana]]: ask what matters to them\n" in home
    assert "- 1 problem in your notes\n" in home


def test_an_index_note_whose_region_was_taken_out_is_no_orphan(make_vault: MakeVault) -> None:
    vault = make_vault({"Network/Due this week.md": "---\ngenerated_by: vaultnet\n---\n"})
    assert _told(vault) == []

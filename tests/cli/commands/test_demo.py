"""`vaultnet demo` as a newcomer meets it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.running import TITLES, run, tree
from vaultnet.cli.clock import today_in
from vaultnet.cli.commands.demo import called_as
from vaultnet.cli.sample import WRITTEN_FOR, sample_folder


@pytest.fixture(params=[date(2026, 11, 25), date(2027, 3, 1), date(2028, 2, 29), date(2033, 1, 1)])
def day(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> date:
    """A day on which somebody tries the demo."""
    today: date = request.param
    monkeypatch.setattr("vaultnet.cli.commands.demo.today_in", lambda _: today)
    monkeypatch.setattr("vaultnet.cli.session.today_in", lambda _: today)
    return today


def test_it_writes_a_vault_that_is_alive_today(tmp_path: Path, day: date) -> None:
    outcome = run("demo", str(tmp_path / "demo"))
    assert outcome.code == 0
    assert "A vault with 34 invented people is in" in outcome.out
    assert (
        f"{len(TITLES)} index notes and the region in Desk.md were written. This is one of them:"
        in outcome.out
    )
    due = outcome.out.partition("# Due this week")[2].partition("## ")[0]
    assert due.count("\n- [ ] [[") >= 3


def test_its_people_are_due_as_in_the_sample(tmp_path: Path, day: date) -> None:
    run("demo", str(tmp_path / "demo"))
    moved = (tmp_path / "demo/Network/Due this week.md").read_text()
    names = [line.partition("]]")[0] for line in moved.splitlines() if line.startswith("- [ ] [[")]
    assert {"- [ ] [[Seun Adebanjo", "- [ ] [[Mateus Quadros"} <= set(names)


def test_the_vault_that_it_wrote_is_current(tmp_path: Path, day: date) -> None:
    folder = tmp_path / "demo"
    run("demo", str(folder))
    before = tree(folder)
    assert run("build", "--vault", str(folder), "--today", day.isoformat()).code == 0
    assert tree(folder) == before


def test_on_the_day_for_which_it_was_written_nothing_moves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vaultnet.cli.commands.demo.today_in", lambda _: WRITTEN_FOR)
    run("demo", str(tmp_path / "demo"))
    demo, sample = tree(tmp_path / "demo"), tree(sample_folder())
    own = {path for path in sample if not path.startswith("Network/") and path != "Desk.md"}
    assert {path: demo[path] for path in own} == {path: sample[path] for path in own}


def test_it_does_not_write_into_a_folder_that_holds_something(tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text("mine")
    outcome = run("demo", str(tmp_path))
    assert outcome.code == 1
    assert outcome.err == f"vaultnet: {tmp_path} is there already; name a new folder\n"
    assert tree(tmp_path) == {"mine.md": b"mine"}


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    assert run("demo", str(tmp_path)).code == 0
    assert (tmp_path / "Network/Network.md").exists()


def test_without_a_folder_it_makes_one_here(tmp_path: Path) -> None:
    outcome = run("demo", cwd=tmp_path)
    assert outcome.code == 0
    assert (tmp_path / "vaultnet-demo/People").is_dir()
    assert outcome.out.endswith(" or try:\n\n  vaultnet why seun --vault vaultnet-demo\n")


def test_the_hint_can_be_typed_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    program = Path(sys.executable).with_name("vaultnet")
    done = subprocess.run(
        [str(program), "demo", "my demo"], capture_output=True, text=True, check=True
    )
    hint = done.stdout.splitlines()[-1]
    answer = subprocess.run(["sh", "-c", hint], capture_output=True, text=True, check=True)
    assert answer.stdout.startswith("Seun Adebanjo — overdue on ")


@pytest.mark.parametrize(
    ("called", "said"),
    [
        ("vaultnet", "vaultnet"),
        (".venv/bin/vaultnet", ".venv/bin/vaultnet"),
        ("a folder/vaultnet", "'a folder/vaultnet'"),
        ("vaultnet/__main__.py", f"{sys.executable} -m vaultnet"),
    ],
)
def test_the_program_is_named_as_it_was_called(
    monkeypatch: pytest.MonkeyPatch, called: str, said: str
) -> None:
    monkeypatch.setattr(sys, "argv", [called])
    assert called_as() == said


def test_a_program_on_the_search_path_needs_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "vaultnet").touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "argv", [str(tmp_path / "vaultnet")])
    assert called_as() == "vaultnet"


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_make_demo_keeps_what_a_newcomer_wrote(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    # As if the environment were made already: with the program that is being tested in it.
    (tmp_path / ".venv/bin").mkdir(parents=True)
    for name in ("pyproject.toml", "constraints.txt", ".venv/.ready"):
        (tmp_path / name).touch()
    program = Path(sys.executable).with_name("vaultnet")
    (tmp_path / ".venv/bin/vaultnet").symlink_to(program)

    def make_demo() -> str:
        command = ["make", "--no-print-directory", "demo"]
        return subprocess.run(
            command, cwd=tmp_path, capture_output=True, text=True, check=True
        ).stdout

    assert "A vault with 34 invented people is in demo-vault." in make_demo()
    mine = tmp_path / "demo-vault/People/Seun Adebanjo.md"
    mine.write_text(mine.read_text() + f"- {today_in('UTC')} call: found at last\n")
    again = make_demo()
    assert again.startswith("demo-vault is there already and keeps what you changed in it;")
    assert "wrote Network/Due this week.md\n" in again
    assert "# Due this week" in again
    assert "found at last" in mine.read_text()

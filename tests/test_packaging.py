"""The wheel carries everything that an installed vaultnet needs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.conftest import ROOT

pytest.importorskip("hatchling", reason="the build backend is not installed")

_BUILD = "import sys, hatchling.build as backend; print(backend.build_wheel(sys.argv[1]))"
_RUN = "import vaultnet.__main__ as program; print(program.__file__); program.main()"


def _python(*words: str, cwd: Path, path: str = "") -> str:
    environment = dict(os.environ)
    if path:
        environment["PYTHONPATH"] = os.pathsep.join([path, environment.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, *words],
        cwd=cwd,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as it is published, built from this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    return folder / _python("-c", _BUILD, str(folder), cwd=ROOT).strip()


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel alone is installed."""
    folder = tmp_path_factory.mktemp("site")
    pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps")
    _python(*pip, "--no-index", "--target", str(folder), str(wheel), cwd=folder)
    return folder


def _files(top: str) -> set[str]:
    found = (path for path in (ROOT / top).rglob("*.*") if path.is_file() and path.suffix != ".pyc")
    return {f"vaultnet/{path.relative_to(ROOT).as_posix()}" for path in found}


def test_the_wheel_carries_templates_and_the_sample_vault(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    assert _files("templates") <= names
    assert _files("sample-vault") <= names
    assert "vaultnet/py.typed" in names


def test_the_wheel_carries_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in ZipFile(wheel).namelist()}
    assert {top.partition("-")[0] for top in tops} == {"vaultnet"}
    hidden = {"tests", "__pycache__", "kept", ".git"}
    assert not [name for name in ZipFile(wheel).namelist() if hidden & set(name.split("/"))]


def test_what_is_installed_runs_the_demo(installed: Path, tmp_path: Path) -> None:
    out = _python("-P", "-c", _RUN, "demo", "first", cwd=tmp_path, path=str(installed))
    assert out.splitlines()[0] == str(installed / "vaultnet/__main__.py")
    assert "A vault with 34 invented people is in first." in out
    assert (tmp_path / "first/Network/Due this week.md").read_text().count("[[") > 5


def test_what_is_installed_has_the_command(installed: Path) -> None:
    (points,) = installed.glob("vaultnet-*.dist-info/entry_points.txt")
    assert "vaultnet = vaultnet.__main__:main" in points.read_text()

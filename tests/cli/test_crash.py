"""A bug's report: where it happened, and not a word of anybody's notes."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from vaultnet import __version__
from vaultnet.cli.crash import record_crash

SECRET = "Ana told me in confidence"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("sys.platform", "linux")
    return tmp_path / "cache"


def crash(secret: str = SECRET) -> BaseException:
    """An error whose message, notes, cause and variables all quote a note."""
    try:
        try:
            raise KeyError(secret)
        except KeyError as cause:
            error = ValueError(f"cannot read {secret}")
            error.add_note(secret)
            raise error from cause
    except ValueError as error:
        return error


def test_the_report_says_where_and_nothing_of_what(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["vaultnet", "why", SECRET])
    sentence = record_crash(crash())
    report = cache / "vaultnet" / "crash.md"
    assert sentence == f"a report for an issue is in {report}"
    text = report.read_text()
    assert SECRET not in text
    assert "confidence" not in text
    assert "- error: ValueError" in text
    assert "- command: why" in text
    assert f"- vaultnet {__version__}, Python {sys.version_info.major}" in text
    assert "test_crash.py:" in text
    assert " in crash" in text
    assert stat.S_IMODE(report.stat().st_mode) == 0o600


def test_a_word_that_is_no_command_stays_out_of_the_report(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in ([], [SECRET], ["--vault", SECRET]):
        monkeypatch.setattr(sys, "argv", ["vaultnet", *words])
        record_crash(crash())
        assert SECRET not in (cache / "vaultnet" / "crash.md").read_text()


def test_a_file_name_that_is_not_utf_8_is_no_second_crash(cache: Path, tmp_path: Path) -> None:
    path = str(tmp_path / "odd \udcff.py")
    with pytest.raises(ZeroDivisionError) as failed:
        exec(compile("1 / 0", path, "exec"), {})
    assert record_crash(failed.value).startswith("a report for an issue is in ")
    assert "odd \\udcff.py:1 in <module>" in (cache / "vaultnet" / "crash.md").read_text()


def test_where_no_report_can_be_written_the_place_is_told(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.write_text("a file where the folder belongs")
    lines = record_crash(crash()).splitlines()
    assert lines[0] == "where it happened:"
    assert lines[1].startswith(__file__)
    assert lines[1].endswith(" in crash")
    assert SECRET not in "".join(lines)

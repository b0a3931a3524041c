"""Questions at the terminal; single keys are tried at a real one in `test_triage.py`."""

from __future__ import annotations

import sys
from io import StringIO

import click
import pytest

from vaultnet.cli import asking


@pytest.mark.parametrize(
    ("typed", "yes"), [("y\n", True), ("YES\n", True), ("n\n", False), ("\n", False)]
)
def test_only_a_yes_is_a_yes(monkeypatch: pytest.MonkeyPatch, typed: str, yes: bool) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO(typed))
    assert asking.agreed("Forget Ana Ruiz?") is yes


def test_an_end_without_an_answer_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO(""))
    with pytest.raises(click.Abort):
        asking.agreed("Forget Ana Ruiz?")


@pytest.mark.parametrize("name", ["stdin", "stdout"])
def test_where_a_stream_is_closed_nobody_answers(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(sys, name, None)
    assert not asking.is_terminal()


def test_a_pipe_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO("y\n"))
    assert not asking.is_terminal()

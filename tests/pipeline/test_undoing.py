"""Undoing: whatever the note and whatever the edit, every byte comes back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pipeline.vaults import texts
from tests.running import tree, write
from vaultnet.config import Config
from vaultnet.edit import AddEntry, AddItem, Operation, Refused, SetProperty
from vaultnet.pipeline.calm import Pace
from vaultnet.pipeline.planning import Change, plan
from vaultnet.pipeline.undoing import undo, undoable
from vaultnet.pipeline.writeback import carry_out
from vaultnet.read.rules import Rules

RULES = Rules.of(Config())
AT_ONCE = Pace(quiet=0)
OPERATIONS: st.SearchStrategy[Operation] = st.one_of(
    st.builds(AddEntry, st.dates(date(2020, 1, 1), date(2030, 1, 1)).map("{} call: x".format)),
    st.builds(AddItem, st.just("ask"), st.text("ab", max_size=3).map("ask: {}".format)),
    st.builds(SetProperty, st.sampled_from(["tier", "needs", "cadence"]), st.just("6 weeks")),
)


@pytest.fixture(scope="module", autouse=True)
def _state() -> Iterator[None]:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", folder)
        yield


@settings(deadline=None, max_examples=150)
@given(texts(), st.lists(OPERATIONS, min_size=1, max_size=3))
def test_every_byte_comes_back(data: bytes, operations: list[Operation]) -> None:
    with TemporaryDirectory() as folder:
        vault = Path(os.path.realpath(folder))
        write(vault, {"People/Ana.md": data, "People/Bo.md": data})
        before = tree(vault)
        changes = [Change(path, tuple(operations)) for path in before]
        try:
            steps = plan(str(vault), RULES, changes)
        except Refused:
            assert tree(vault) == before
            return
        carry_out(str(vault), RULES, "all of it", steps, AT_ONCE)
        after = tree(vault)
        assert all((after[step.path] != before[step.path]) for step in steps)
        for record in undoable(str(vault)):
            undo(str(vault), RULES, record, AT_ONCE)
        assert tree(vault) == before

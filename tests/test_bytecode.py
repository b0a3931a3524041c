"""Code from an earlier run: used only where compiling anew would give the same."""

from __future__ import annotations

import os
import sys
from importlib.util import cache_from_source
from pathlib import Path

import pytest

from vaultnet.bytecode import keep, key_of, recall

CODE = compile("answer = 42", "due.md.jinja", "exec")


@pytest.fixture(autouse=True)
def _kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A file that code is compiled from, with room for it."""
    return str(tmp_path / "due.md.jinja")


def test_what_was_kept_is_recalled_by_its_key_alone(path: str) -> None:
    keep(path, "key", CODE)
    assert recall(path, "key") == CODE
    assert recall(path, "other") is None
    assert recall(path, "") is None


def test_it_lies_where_python_keeps_its_own_and_nobody_else_may_write_it(path: str) -> None:
    umask = os.umask(0)
    try:
        keep(path, "key", CODE)
    finally:
        os.umask(umask)
    (kept,) = (Path(path).parent / "__pycache__").iterdir()
    assert str(kept) == cache_from_source(path)
    assert kept.stat().st_mode & 0o022 == 0


def test_the_latest_code_is_the_one_that_is_kept(path: str) -> None:
    keep(path, "old", CODE)
    keep(path, "new", CODE)
    assert recall(path, "old") is None
    assert recall(path, "new") == CODE


def test_nothing_is_recalled_where_nothing_was_kept(path: str) -> None:
    assert recall(path, "key") is None


def test_spoilt_code_is_compiled_anew(path: str) -> None:
    keep(path, "key", CODE)
    kept = Path(cache_from_source(path))
    whole = kept.read_bytes()
    for spoilt in (b"", b"key", b"key\n", whole[:-9], b"key\nN", b"key\n\xff", b"x" + whole):
        kept.write_bytes(spoilt)
        assert recall(path, "key") is None


def test_nothing_is_kept_where_python_keeps_nothing(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    keep(path, "key", CODE)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys.implementation, "cache_tag", None)
    keep(path, "key", CODE)
    assert recall(path, "key") is None
    assert list(Path(path).parent.iterdir()) == []


def test_where_nothing_can_be_kept_nothing_is_said(path: str) -> None:
    (Path(path).parent / "__pycache__").write_text("a file where the folder belongs")
    keep(path, "key", CODE)
    assert recall(path, "key") is None


def test_another_text_or_another_maker_has_another_key(tmp_path: Path) -> None:
    maker, other = tmp_path / "maker.py", tmp_path / "other.py"
    maker.write_text("1")
    other.write_text("1")
    keys = [key_of("text", str(maker)), key_of("Text", str(maker)), key_of("text", str(other))]
    maker.write_text("12")
    keys.append(key_of("text", str(maker)))
    keys += [key_of("text", str(maker), str(other)), key_of("text", None), key_of("text")]
    assert len(set(keys)) == len(keys)
    assert key_of("text", str(other)) == keys[2]

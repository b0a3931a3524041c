"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re

import pytest

from vaultnet.patterns import pattern


def test_a_pattern_does_what_a_compiled_one_does() -> None:
    lazy, compiled = pattern(r"(a)|b", re.IGNORECASE), re.compile(r"(a)|b", re.IGNORECASE)
    assert lazy.pattern == compiled.pattern
    for method in ("match", "fullmatch", "search"):
        for text in ("A", "b", "xb", "c"):
            assert repr(getattr(lazy, method)(text)) == repr(getattr(compiled, method)(text))
    assert lazy.findall("xAb") == compiled.findall("xAb")
    assert lazy.split("xAb") == compiled.split("xAb")
    assert lazy.sub("-", "xAb", count=1) == compiled.sub("-", "xAb", count=1)
    assert [found.span() for found in lazy.finditer("xAb")] == [(1, 2), (2, 3)]


def test_a_pattern_is_compiled_once_and_not_before_its_first_use(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[str] = []
    whole = re.compile

    def watched(text: str, flags: int = 0) -> re.Pattern[str]:
        made.append(text)
        return whole(text, flags)

    monkeypatch.setattr(re, "compile", watched)
    lazy = pattern("a+")
    assert made == []
    assert lazy.match("aa")
    assert lazy.search("baa")
    assert made == ["a+"]


def test_a_pattern_has_nothing_that_a_compiled_one_has_not() -> None:
    with pytest.raises(AttributeError):
        _ = pattern("a").pop  # type: ignore[attr-defined]

"""Which names are names of time zones."""

from __future__ import annotations

import pytest

from vaultnet.config.zones import is_zone


@pytest.mark.parametrize("name", ["UTC", "Europe/Lisbon", "Asia/Kathmandu"])
def test_a_zone_is_one(name: str) -> None:
    assert is_zone(name)


@pytest.mark.parametrize("name", ["", "Europe", "Mars/Base", "../UTC", "/etc/hostname", "a\0b"])
def test_anything_else_is_none(name: str) -> None:
    assert not is_zone(name)

"""What every test of the pipeline shares."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="package")
def _hasty_disk() -> Iterator[None]:
    """Do not wait for the disk: power cuts are the business of other tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        yield

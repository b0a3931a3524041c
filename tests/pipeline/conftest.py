"""What every test of the pipeline shares."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="package")
def _hasty_disk() -> Iterator[None]:
    """Wait neither for the disk nor for editors: they are the business of other tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        patch.setattr("vaultnet.pipeline.writeback._GRACE", 0.0)
        yield

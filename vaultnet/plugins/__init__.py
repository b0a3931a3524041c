"""The seam between vaultnet and its index notes."""

from __future__ import annotations

from vaultnet.plugins.rows import Rows
from vaultnet.plugins.spec import Facts, IndexNote

__all__ = ["Facts", "IndexNote", "Rows"]

"""Questions about a network on a given day, answered without a clock, a disk or chance."""

from __future__ import annotations
